// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the benchmarks call below a Backend: the noise alone, and a grid of gradients.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/raw_memory.h"
#include "launch.h"
#include "steepest/problem.h"

namespace steepest::engine {

/// The instruction set that the CPU's kernels run with: "baseline", "avx2" or "avx512".
std::string bench_isa();

/// The product's own noise: Philox4x32-10 through the inverse CDF, into `out`.
void fill_normals(std::span<float> out);
/// The networks' hyperbolic tangent; sizes are equal and multiples of 128.
void apply_tanh(std::span<const float> x, std::span<float> y);

struct GridCase {
  std::string_view name;  ///< "grid-poly/rosenbrock"
  std::string_view surface;
  double flops;  ///< of a point's value and both derivatives by duals, counted as in ChainCase
};
std::vector<GridCase> grid_cases();

/// f and both partial derivatives (dual numbers, f32) at 4096 x 4096 points, on one thread.
class GridBench {
 public:
  static constexpr int kSide = 4096;
  static constexpr double kBytesPerPoint = 3 * sizeof(float);
  static constexpr double kMostError = 1e-5;  ///< of a right answer

  explicit GridBench(const GridCase& one);
  void run();
  /// After run(): the largest difference of every 61st point from f64, of f, f_x and f_y each over the
  /// mean size of its own numbers; the worst of the three.
  double error() const;
  const kernels::Grid& grid() const { return grid_; }
  std::int64_t points() const { return std::int64_t{kSide} * kSide; }

 private:
  Problem problem_;
  RawMemory f_, fx_, fy_;
  kernels::Grid grid_;
};

}  // namespace steepest::engine
