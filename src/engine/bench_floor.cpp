// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench_floor.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>

#include "engine/thread_clock.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace steepest::engine {
namespace {

using Clock = ThreadClock;

constexpr int kRepeats = 9;
constexpr std::int64_t kLoops = 400'000;  // about a millisecond a repeat
constexpr int kPerLoop = 12;              // independent results: latency 4 on 2 units needs 8

/// The best of a few repeats, in calls of `work` per second.
template <class Work>
double best_rate(Work&& work) {
  double best = 0;
  for (int i = 0; i < kRepeats; ++i) {
    const auto begin = Clock::now();
    work();
    const std::chrono::duration<double> spent = Clock::now() - begin;
    best = std::max(best, 1 / spent.count());
  }
  return best;
}

#if defined(__x86_64__)

// Twelve independent instructions and the loop round them. Registers 0 and 1 hold the operands.
#define STEEPEST_TWELVE(three)                                                                        \
  three("2") three("3") three("4") three("5") three("6") three("7") three("8") three("9") three("10") \
      three("11") three("12") three("13")
#define STEEPEST_LOOP(reg, body)                                                                       \
  asm volatile("vbroadcastss %[a], %%" reg "0\n vbroadcastss %[b], %%" reg                             \
               "1\n"                                                                                   \
               "1:\n" body "dec %[n]\n jnz 1b\n vzeroupper"                                            \
               : [n] "+r"(n)                                                                           \
               : [a] "m"(kA), [b] "m"(kB)                                                              \
               : "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", \
                 "xmm10", "xmm11", "xmm12", "xmm13")

#define STEEPEST_FMA_Y(r) "vfmadd231ps %%ymm0, %%ymm1, %%ymm" r "\n"
#define STEEPEST_FMA_Z(r) "vfmadd231ps %%zmm0, %%zmm1, %%zmm" r "\n"
#define STEEPEST_DIV_Y(r) "vdivps %%ymm0, %%ymm1, %%ymm" r "\n"
#define STEEPEST_DIV_Z(r) "vdivps %%zmm0, %%zmm1, %%zmm" r "\n"
#define STEEPEST_SQRT_Y(r) "vsqrtps %%ymm1, %%ymm" r "\n"
#define STEEPEST_SQRT_Z(r) "vsqrtps %%zmm1, %%zmm" r "\n"

// Numbers with full mantissas: some dividers are faster on simple ones.
const float kA = 0.7654321f;
const float kB = 1.2345678f;

void fma_avx2(std::int64_t n) { STEEPEST_LOOP("ymm", STEEPEST_TWELVE(STEEPEST_FMA_Y)); }
void fma_avx512(std::int64_t n) { STEEPEST_LOOP("zmm", STEEPEST_TWELVE(STEEPEST_FMA_Z)); }
void div_avx2(std::int64_t n) { STEEPEST_LOOP("ymm", STEEPEST_TWELVE(STEEPEST_DIV_Y)); }
void div_avx512(std::int64_t n) { STEEPEST_LOOP("zmm", STEEPEST_TWELVE(STEEPEST_DIV_Z)); }
void sqrt_avx2(std::int64_t n) { STEEPEST_LOOP("ymm", STEEPEST_TWELVE(STEEPEST_SQRT_Y)); }
void sqrt_avx512(std::int64_t n) { STEEPEST_LOOP("zmm", STEEPEST_TWELVE(STEEPEST_SQRT_Z)); }

#undef STEEPEST_TWELVE
#undef STEEPEST_LOOP
#undef STEEPEST_FMA_Y
#undef STEEPEST_FMA_Z
#undef STEEPEST_DIV_Y
#undef STEEPEST_DIV_Z
#undef STEEPEST_SQRT_Y
#undef STEEPEST_SQRT_Z

double results_per_second(void (*loop)(std::int64_t), std::int64_t loops, int lanes) {
  const auto results = static_cast<double>(loops) * kPerLoop * lanes;
  return results * best_rate([=] { loop(loops); });
}

#endif

}  // namespace

CorePeaks measure_core_peaks([[maybe_unused]] std::string_view isa) {
#if defined(__x86_64__)
  constexpr std::int64_t kSlowLoops = kLoops / 8;  // division and root take several cycles
  if (isa == "avx512")
    return {2 * results_per_second(fma_avx512, kLoops, 16),
            results_per_second(div_avx512, kSlowLoops, 16),
            results_per_second(sqrt_avx512, kSlowLoops, 16)};
  if (isa == "avx2")
    return {2 * results_per_second(fma_avx2, kLoops, 8), results_per_second(div_avx2, kSlowLoops, 8),
            results_per_second(sqrt_avx2, kSlowLoops, 8)};
#endif
  return {};
}

double measure_write_bandwidth(std::int64_t bytes) {
  const std::int64_t count = std::max<std::int64_t>(bytes / 4, 16) / 16 * 16;
  const std::unique_ptr<float, void (*)(void*)> memory(
      static_cast<float*>(std::aligned_alloc(64, static_cast<std::size_t>(count) * 4)), std::free);
  float* data = memory.get();
  if (!data) return 0;
  float base = 1;
  const auto plain = [&] {
    base += 0.37f;
    for (std::int64_t i = 0; i < count; ++i) data[i] = base + static_cast<float>(static_cast<int>(i));
  };
  plain();  // pages are mapped before the clock runs
  double best = best_rate(plain);
#if defined(__x86_64__)
  const auto streamed = [&] {
    base += 0.37f;
    __m128 value = _mm_setr_ps(base, base + 1, base + 2, base + 3);
    const __m128 four = _mm_set1_ps(4.25f);
    for (std::int64_t i = 0; i < count; i += 4, value = _mm_add_ps(value, four))
      _mm_stream_ps(data + i, value);
    _mm_sfence();
  };
  best = std::max(best, best_rate(streamed));
#endif
  return best * static_cast<double>(count) * 4;
}

}  // namespace steepest::engine
