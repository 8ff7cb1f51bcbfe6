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

/// Bytes a second that one core writes to memory: real, ever-changing numbers to `bytes` of memory, by
/// streaming or by ordinary stores, whichever is faster. (Zeros may be compressed on their way.)
double measure_write_bandwidth(std::int64_t bytes);

}  // namespace steepest::engine
