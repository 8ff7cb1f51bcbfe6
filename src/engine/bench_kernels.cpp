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
  constexpr std::int64_t kEvery = 61;  // shares no divisor with kSide: every column has its turn
  std::vector<double> at;
  for (std::int64_t p = 0; p < points(); p += kEvery) {
    // Where the kernel looks in f32: a column by one fused operation, a row rounded (kernels/launch.h).
    at.push_back(static_cast<double>(std::fma(
        static_cast<float>(p % kSide), static_cast<float>(grid_.dx), static_cast<float>(grid_.x0))));
    const double row = static_cast<double>(p / kSide);
    at.push_back(static_cast<double>(static_cast<float>(grid_.y0 + row * grid_.dy)));
  }
  const Evaluation exact = evaluate_here(problem_, at, false);
  double off[3] = {}, size[3] = {};
  for (std::size_t i = 0; i < exact.f.size(); ++i) {
    const std::size_t p = i * kEvery;
    const float found[] = {grid_.f[p], grid_.fx[p], grid_.fy[p]};
    const double should[] = {exact.f[i], exact.gradient[2 * i], exact.gradient[2 * i + 1]};
    for (int k = 0; k < 3; ++k) {
      const double difference = std::abs(static_cast<double>(found[k]) - should[k]);
      if (!(difference <= off[k])) off[k] = difference;  // NaN stays
      size[k] += std::abs(should[k]) / static_cast<double>(exact.f.size());
    }
  }
  double worst = 0;
  for (int k = 0; k < 3; ++k)
    if (!(off[k] / size[k] <= worst)) worst = off[k] / size[k];
  return worst;
}

}  // namespace steepest::engine
