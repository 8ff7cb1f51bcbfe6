// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Qualifiers that let one source be compiled by g++ (once per instruction set) and by nvcc.
//
// STEEPEST_NS is the namespace of this translation unit: baseline, avx2, avx512 or cuda. Each
// instruction set has its own, so that the linker can never merge an inline function compiled for a
// newer machine into code that runs on an older one. Nothing here may use STL algorithms or containers.
#pragma once

#if defined(__CUDACC__)
#define STEEPEST_HD __host__ __device__ __forceinline__
#define STEEPEST_TABLE static __constant__ const
#if defined(__CUDA_ARCH__)
#define STEEPEST_UNROLL _Pragma("unroll")
#else
#define STEEPEST_UNROLL
#endif
#ifndef STEEPEST_NS
#define STEEPEST_NS cuda
#endif
#else
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// All of it inlined, with every access checked, takes the compiler many minutes a file.
#define STEEPEST_HD inline
#else
#define STEEPEST_HD inline __attribute__((always_inline))
#endif
#define STEEPEST_TABLE static constexpr
#define STEEPEST_UNROLL _Pragma("GCC unroll 16")
#ifndef STEEPEST_NS
#define STEEPEST_NS baseline
#endif
#endif
