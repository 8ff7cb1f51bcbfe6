// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench_kernels.h"

#include "engine/backend_factory.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

constexpr std::uint64_t kSeed = 1;

kernels::cpu::Executor one_thread() { return kernels::cpu::Executor(cpu_isa_or_baseline(), 1); }

}  // namespace

std::string bench_isa() { return std::string(kernels::cpu::isa_name(cpu_isa_or_baseline())); }

void fill_normals(std::span<float> out) { kernels::cpu::fill_normals(one_thread(), kSeed, out); }

std::vector<GridCase> grid_cases() {
  return {{"grid-poly/rosenbrock", "rosenbrock"},
          {"grid-poly/beale", "beale"},
          {"grid-trig/ackley", "ackley"}};
}

GridBench::GridBench(const GridCase& one)
    : f_(static_cast<std::size_t>(points()) * sizeof(float)), fx_(f_.bytes()), fy_(f_.bytes()) {
  Problem problem;
  problem.surface = one.surface;
  complete(problem, catalog());
  const SurfaceInfo& surface = *catalog().surface(one.surface);
  grid_.surface = kernels::surface_call(problem);
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

}  // namespace steepest::engine
