// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The elementary functions and generators of kernels/core over arrays, once per instruction set: the
// same template that the kernels use, seen from outside.
#pragma once
#include <cstdint>

#include "launch.h"

namespace steepest::testing {

enum class Function {
  Sin2Pi,
  Cos2Pi,
  Hav2Pi,
  Exp,
  Log,
  Tanh,
  Sin,
  Cos,
  Sqrt,
  SqrtBesideDivision,
  InverseOrZero
};

/// Arrays hold a multiple of 16 numbers.
struct LaneFunctions {
  void (*apply32)(Function, const float* x, float* y, int count);
  void (*apply64)(Function, const double* x, double* y, int count);
  /// The normal of each word.
  void (*normals)(const std::uint32_t* words, float* z, int count);
  /// Block `index` of a stream for consecutive chains: word w of chain i at words[w * count + i].
  void (*philox)(std::uint64_t seed, std::uint32_t stream, std::uint32_t first_chain,
                 std::uint64_t index, std::uint32_t* words, int count);
};

const LaneFunctions& baseline_lanes();
const LaneFunctions& avx2_lanes();
const LaneFunctions& avx512_lanes();

inline const LaneFunctions& lanes_of(kernels::cpu::Isa isa) {
  switch (isa) {
    case kernels::cpu::Isa::Avx512: return avx512_lanes();
    case kernels::cpu::Isa::Avx2: return avx2_lanes();
    default: return baseline_lanes();
  }
}

}  // namespace steepest::testing
