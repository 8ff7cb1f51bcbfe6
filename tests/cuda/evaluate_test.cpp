// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Values, partial derivatives and Hessians of every surface, the grid, and the noise itself: bit for
// bit.
#include <cmath>
#include <random>
#include <span>

#include "cuda/error.h"
#include "cuda/memory.h"
#include "cuda/stream.h"
#include "cuda_fixture.h"
#include "engine/evaluate.h"
#include "launch_cuda.h"

namespace steepest::engine {
namespace {

class CudaEvaluate : public CudaTest {};

std::vector<double> points_in(const SurfaceInfo& surface, std::size_t count) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> x(surface.domain[0], surface.domain[1]);
  std::uniform_real_distribution<double> y(surface.domain_y[0], surface.domain_y[1]);
  std::vector<double> points;
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(x(random));
    points.push_back(y(random));
  }
  return points;
}

void expect_same_values(Problem problem, const std::vector<double>& points, const std::string& what) {
  const std::vector<double> direction = {0.625, -1.5};
  problem.backend = BackendChoice::Cpu;
  const auto cpu = evaluate(problem, points, true, direction);
  problem.backend = BackendChoice::Cuda;
  const auto cuda = evaluate(problem, points, true, direction);
  ASSERT_TRUE(cpu.has_value() && cuda.has_value()) << what;
  EXPECT_EQ(cpu->f.size(), points.size() / 2);
  expect_same(cpu->f, cuda->f, what + ": f");
  expect_same(cpu->gradient, cuda->gradient, what + ": gradient");
  expect_same(cpu->hessian, cuda->hessian, what + ": Hessian");
  EXPECT_EQ(cpu->directional.size(), points.size() / 2);
  EXPECT_EQ(cpu->hessian_vector.size(), points.size());
  expect_same(cpu->directional, cuda->directional, what + ": slope along a direction");
  expect_same(cpu->hessian_vector, cuda->hessian_vector, what + ": Hessian times a direction");
}

TEST_F(CudaEvaluate, EverySurface) {
  for (const SurfaceInfo& surface : planar_surfaces())
    for (const Precision precision : kPrecisions) {
      const Problem problem = problem_of(surface.name, "sgd", precision);
      auto points = points_in(surface, 97);
      for (const KnownPoint& known : surface.known_points(problem.surface_parameters, 2))
        points.insert(points.end(), known.x.begin(), known.x.end());
      for (const double extreme : {0.0, -0.0, 1e-40, 1e5, 1e30, -1e300})
        points.insert(points.end(), {extreme, -extreme});
      expect_same_values(problem, points, std::string(surface.name) + ", " + name_of(precision));
    }
}

/// The directional derivatives against the Hessian by duals, and without asking for that.
TEST_F(CudaEvaluate, TheHessianTimesADirection) {
  for (const SurfaceInfo& surface : planar_surfaces()) {
    Problem problem = problem_of(surface.name, "sgd", Precision::F64);
    problem.backend = BackendChoice::Cuda;
    const auto points = points_in(surface, 40);
    const auto full = evaluate(problem, points, true, std::vector{0.625, -1.5});
    const auto along = evaluate(problem, points, false, std::vector{0.625, -1.5});
    ASSERT_TRUE(full.has_value() && along.has_value()) << surface.name;
    EXPECT_TRUE(along->hessian.empty());
    expect_same(full->hessian_vector, along->hessian_vector, std::string(surface.name));
    for (std::size_t r = 0; r < points.size(); ++r) {
      const double *h = &full->hessian[2 * r], size = std::abs(h[0]) + std::abs(h[1]);
      EXPECT_NEAR(along->hessian_vector[r], 0.625 * h[0] - 1.5 * h[1], 1e-15 * size) << surface.name;
    }
  }
}

TEST_F(CudaEvaluate, AnyNumberOfPoints) {
  const SurfaceInfo& surface = *catalog().surface("ackley");
  for (const std::size_t count : {0, 1, 31, 33, 257})
    for (const Precision precision : kPrecisions)
      expect_same_values(problem_of("ackley", "sgd", precision), points_in(surface, count),
                         std::to_string(count) + " points");
}

TEST_F(CudaEvaluate, TheGrid) {
  constexpr int kColumns = 48, kRows = 13, kPoints = kColumns * kRows;
  constexpr std::size_t kBytes = kPoints * sizeof(float);
  const cuda::Stream stream;
  for (const SurfaceInfo& surface : planar_surfaces()) {
    alignas(64) float here[3][kPoints], there[3][kPoints];
    const cuda::DeviceMemory memory(3 * kBytes);
    kernels::Grid grid;
    grid.surface = kernels::surface_call(problem_of(surface.name, "sgd", Precision::F32));
    grid.x0 = surface.domain[0];
    grid.y0 = surface.domain_y[0];
    grid.dx = 0.0625;
    grid.dy = 0.1;
    grid.columns = kColumns;
    grid.rows = kRows;
    grid.f = here[0], grid.fx = here[1], grid.fy = here[2];
    kernels::cpu::evaluate_grid(kernels::cpu::Executor(kernels::cpu::Isa::Baseline, 1), grid);
    auto* const device = memory.as<float>();
    grid.f = device, grid.fx = device + kPoints, grid.fy = device + 2 * kPoints;
    cuda::require(kernels::cuda::evaluate_grid(stream.get(), grid), "evaluating a grid");
    cuda::copy_to_host(stream.get(), there, device, 3 * kBytes);
    stream.finish();
    for (int row = 0; row < 3; ++row)
      for (int i = 0; i < kPoints; ++i)
        ASSERT_TRUE(same(here[row][i], there[row][i]))
            << surface.name << ", row " << row << ", point " << i;
  }
}

TEST_F(CudaEvaluate, TheNoise) {
  constexpr std::size_t kCount = 3 * 4 * kernels::kBlock;
  constexpr std::uint64_t kSeed = 0x7edc'ba98'7654'3210ULL;
  std::vector<float> here(kCount), there(kCount);
  const cuda::Stream stream;
  const cuda::DeviceMemory memory(kCount * sizeof(float));
  kernels::cpu::fill_normals(kernels::cpu::Executor(kernels::cpu::Isa::Baseline, 1), kSeed, here);
  cuda::require(kernels::cuda::fill_normals(stream.get(), kSeed, memory.as<float>(), kCount),
                "drawing normals");
  cuda::copy_to_host(stream.get(), there.data(), memory.as<void>(), memory.bytes());
  stream.finish();
  EXPECT_EQ(here, there);
  EXPECT_NE(here[0], here[1]);
}

}  // namespace
}  // namespace steepest::engine
