// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench_floor.h"

#include <algorithm>
#include <chrono>

#include "engine/raw_memory.h"
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

namespace {

/// Three rows at once, as a grid writes its value and two derivatives. The numbers are never the same
/// twice: zeros, and memory that does not change, may be compressed on their way.
struct ThreeRows {
  float* row[3];
  std::int64_t count;  ///< of a row, a multiple of 64
};

void write_plain(const ThreeRows& rows, float base) {
  for (std::int64_t i = 0; i < rows.count; i += 64)
    for (int r = 0; r < 3; ++r)
      for (std::int64_t k = i; k < i + 64; ++k)
        rows.row[r][k] = base + static_cast<float>(static_cast<int>(k + r));
}

#if defined(__x86_64__)

__attribute__((target("avx2"))) void stream_avx2(const ThreeRows& rows, float base) {
  const __m256 step = _mm256_set1_ps(0.37f);
  __m256 value =
      _mm256_setr_ps(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6, base + 7);
  for (std::int64_t i = 0; i < rows.count; i += 16)  // a whole line of the cache after the other
    for (int r = 0; r < 3; ++r)
      for (int half = 0; half < 16; half += 8) {
        value = _mm256_add_ps(value, step);
        _mm256_stream_ps(rows.row[r] + i + half, value);
      }
  _mm_sfence();
}

__attribute__((target("avx512f"))) void stream_avx512(const ThreeRows& rows, float base) {
  const __m512 step = _mm512_set1_ps(0.37f);
  __m512 value = _mm512_setr_ps(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6,
                                base + 7, base + 8, base + 9, base + 10, base + 11, base + 12, base + 13,
                                base + 14, base + 15);
  for (std::int64_t i = 0; i < rows.count; i += 16)
    for (int r = 0; r < 3; ++r) {
      value = _mm512_add_ps(value, step);
      _mm512_stream_ps(rows.row[r] + i, value);
    }
  _mm_sfence();
}

#define STEEPEST_LOAD_Y(r) "vaddps " r "*32(%[p]), %%ymm" r ", %%ymm" r "\n"
#define STEEPEST_LOAD_Z(r) "vaddps " r "*64(%[p]), %%zmm" r ", %%zmm" r "\n"
#define STEEPEST_READ(name, eight_loads, bytes)                                                     \
  void name(const float* from, std::int64_t groups) {                                               \
    asm volatile("1:\n" eight_loads "add $" bytes ", %[p]\n dec %[n]\n jnz 1b\n vzeroupper"         \
                 : [p] "+r"(from), [n] "+r"(groups)                                                 \
                 :                                                                                  \
                 : "cc", "memory", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7"); \
  }
#define STEEPEST_EIGHT(one) one("0") one("1") one("2") one("3") one("4") one("5") one("6") one("7")
STEEPEST_READ(read_avx2, STEEPEST_EIGHT(STEEPEST_LOAD_Y), "256")
STEEPEST_READ(read_avx512, STEEPEST_EIGHT(STEEPEST_LOAD_Z), "512")
#undef STEEPEST_LOAD_Y
#undef STEEPEST_LOAD_Z
#undef STEEPEST_READ
#undef STEEPEST_EIGHT

#endif

}  // namespace

double measure_write_bandwidth(std::int64_t bytes, [[maybe_unused]] std::string_view isa) {
  const std::int64_t count = std::max<std::int64_t>(bytes / 12, 64) / 64 * 64;
  const RawMemory memory(static_cast<std::size_t>(count) * 12);
  float* const data = memory.as<float>();
  const ThreeRows rows{{data, data + count, data + 2 * count}, count};
  float base = 1;
  const auto rate_of = [&](void (*write)(const ThreeRows&, float)) {
    write(rows, base);  // pages are mapped before the clock runs
    return best_rate([&] { write(rows, base += 0.41f); });
  };
  double best = rate_of(write_plain);
#if defined(__x86_64__)
  if (isa == "avx2" || isa == "avx512") best = std::max(best, rate_of(stream_avx2));
  if (isa == "avx512") best = std::max(best, rate_of(stream_avx512));
#endif
  return best * static_cast<double>(count) * 12;
}

double measure_cache_bandwidth([[maybe_unused]] std::string_view isa) {
#if defined(__x86_64__)
  constexpr std::int64_t kBytes = 256 << 10;
  constexpr int kPasses = 40;  // about a hundred microseconds
  if (isa != "avx2" && isa != "avx512") return 0;
  const RawMemory memory(kBytes);
  std::fill_n(memory.as<float>(), kBytes / 4, 1.0f);
  return kPasses * kBytes * best_rate([&] {
           for (int pass = 0; pass < kPasses; ++pass)
             isa == "avx512" ? read_avx512(memory.as<float>(), kBytes / 512)
                             : read_avx2(memory.as<float>(), kBytes / 256);
         });
#else
  return 0;
#endif
}

}  // namespace steepest::engine
