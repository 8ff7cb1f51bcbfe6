// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <string_view>

namespace steepest::engine {

/// What one core can do at most with an instruction set, measured by hand-written assembly, so that no
/// compiler stands between the instruction and its figure. 0: not known (no such instructions).
struct CorePeaks {
  double flops = 0;         ///< single-precision fused multiply-adds, two each, per second
  double divisions = 0;     ///< single-precision, per second
  double square_roots = 0;  ///< single-precision, per second
};

/// `isa` is "avx2" or "avx512"; anything else has no figures. The machine must have it.
CorePeaks measure_core_peaks(std::string_view isa);

/// Bytes a second that one core writes to memory: ever-changing numbers to `bytes` of it in three rows
/// at once, by streaming stores of the instruction set's width or by ordinary ones, whichever is
/// fastest.
double measure_write_bandwidth(std::int64_t bytes, std::string_view isa);

/// Bytes a second that one core reads out of 256 KB, more than its first cache holds, again and again.
/// 0: not known.
double measure_cache_bandwidth(std::string_view isa);

}  // namespace steepest::engine
