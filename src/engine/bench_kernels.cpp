// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench_kernels.h"

#include <algorithm>
#include <cmath>

#include "engine/backend_factory.h"
#include "engine/evaluate.h"
#include "engine/validate.h"
#include "launch_bench.h"

namespace steepest::engine {
namespace {

constexpr std::uint64_t kSeed = 1;

kernels::cpu::Executor one_thread() { return kernels::cpu::Executor(cpu_isa_or_baseline(), 1); }

}  // namespace

std::string bench_isa() { return std::string(kernels::cpu::isa_name(cpu_isa_or_baseline())); }

void fill_normals(std::span<float> out) { kernels::cpu::fill_normals(one_thread(), kSeed, out); }

void apply_tanh(std::span<const float> x, std::span<float> y) {
  kernels::cpu::network_tanh(cpu_isa_or_baseline(), x, y);
}

std::vector<GridCase> grid_cases() {
  return {{"grid-poly/rosenbrock", "rosenbrock", 25},
          {"grid-poly/beale", "beale", 62},
          {"grid-trig/ackley", "ackley", 130}};
}

GridBench::GridBench(const GridCase& one)
    : f_(static_cast<std::size_t>(points()) * sizeof(float)), fx_(f_.bytes()), fy_(f_.bytes()) {
  problem_.surface = one.surface;
  complete(problem_, catalog());
  const SurfaceInfo& surface = *catalog().surface(one.surface);
  grid_.surface = kernels::surface_call(problem_);
  grid_.x0 = surface.domain[0];
  grid_.y0 = surface.domain_y[0];
  grid_.dx = (surface.domain[1] - surface.domain[0]) / (kSide - 1);
  grid_.dy = (surface.domain_y[1] - surface.domain_y[0]) / (kSide - 1);
  grid_.columns = grid_.rows = kSide;
  grid_.f = f_.as<float>();
  grid_.fx = fx_.as<float>();
  grid_.fy = fy_.as<float>();
}

void GridBench::run() { kernels::cpu::evaluate_grid(one_thread(), grid_); }

double GridBench::error() const {
  double worst = 0, largest = 0;
  for (const auto& [column, row] : {std::pair{0, 0}, std::pair{1234, 3000}, std::pair{kSide - 1, 77}}) {
    const std::vector<double> point = {grid_.x0 + column * grid_.dx, grid_.y0 + row * grid_.dy};
    const Evaluation exact = evaluate_here(problem_, point, false);
    const std::size_t at = static_cast<std::size_t>(row) * kSide + static_cast<std::size_t>(column);
    const float found[] = {grid_.f[at], grid_.fx[at], grid_.fy[at]};
    const double should[] = {exact.f[0], exact.gradient[0], exact.gradient[1]};
    for (int k = 0; k < 3; ++k) {
      worst = std::max(worst, std::abs(static_cast<double>(found[k]) - should[k]));
      largest = std::max(largest, std::abs(should[k]));
    }
  }
  return worst / largest;
}

}  // namespace steepest::engine
