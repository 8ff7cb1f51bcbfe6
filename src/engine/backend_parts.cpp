// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <limits>
#include <string>

#include "engine/backend_factory.h"

namespace steepest::engine {
namespace {

constexpr double kBasinRadius = 0.1;  // of the domain's diagonal

std::array<double, 2> domain_of(const SurfaceInfo& surface, int dimension, int coordinate) {
  return dimension == 2 && coordinate == 1 ? surface.domain_y : surface.domain;
}

/// The number in a one-line file of the control group; "max" and a missing file are no limit.
std::int64_t number_in(const char* path) {
  std::int64_t value = 0;
  return std::ifstream(path) >> value ? value : std::numeric_limits<std::int64_t>::max();
}

std::int64_t system_memory_available() {
  std::ifstream file("/proc/meminfo");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("MemAvailable:")) return std::stoll(line.substr(13)) * 1024;
  return std::numeric_limits<std::int64_t>::max();
}

}  // namespace

Result<kernels::cpu::Isa> cpu_isa() {
  std::string why_not;
  if (const auto isa = kernels::cpu::choose_isa(why_not)) return *isa;
  return std::unexpected(unavailable(why_not, "unset STEEPEST_ISA to take the best one that is here"));
}

kernels::cpu::Isa cpu_isa_or_baseline() { return cpu_isa().value_or(kernels::cpu::Isa::Baseline); }

std::string_view isa_title(kernels::cpu::Isa isa) {
  constexpr std::array<std::string_view, 3> kTitles = {"baseline", "AVX2", "AVX-512"};
  return kTitles[static_cast<std::size_t>(isa)];
}

StartBox::StartBox(const Problem& problem) : low(problem.start.low), high(problem.start.high) {
  if (!problem.start.point.empty()) low = high = problem.start.point;
  if (!low.empty()) return;
  const SurfaceInfo& surface = *catalog().surface(problem.surface);
  for (int i = 0; i < problem.dimension; ++i) {
    const auto domain = domain_of(surface, problem.dimension, i);
    low.push_back(domain[0]);
    high.push_back(domain[1]);
  }
}

Landmarks::Landmarks(const Problem& problem)
    : surface(kernels::surface_call(problem)), target(problem.target) {
  const SurfaceInfo& info = *catalog().surface(problem.surface);
  for (const KnownPoint& point : known_minima(info, problem.surface_parameters, problem.dimension)) {
    minima.push_back({point.x[0], point.x.size() > 1 ? point.x[1] : 0, point.f});
    coordinates.insert(coordinates.end(), point.x.begin(), point.x.end());
  }
  double diagonal2 = 0;
  for (int i = 0; i < problem.dimension; ++i) {
    const auto domain = domain_of(info, problem.dimension, i);
    diagonal2 += (domain[1] - domain[0]) * (domain[1] - domain[0]);
  }
  radius = kBasinRadius * std::sqrt(diagonal2);
}

std::int64_t size_of(Precision precision) { return precision == Precision::F32 ? 4 : 8; }

int states_of(const Problem& problem) { return catalog().rule(problem.rule)->states_per_coordinate; }

bool needs_new_state(const Problem& before, const Problem& after) {
  if (before.rule != after.rule) return true;
  const auto infos = catalog().rule(after.rule)->parameters;
  for (std::size_t i = 0; i < infos.size(); ++i)
    if (!infos[i].choices.empty() && before.rule_parameters[i] != after.rule_parameters[i]) return true;
  return false;
}

std::int64_t bytes_per_chain(const Problem& problem) {
  return problem.dimension * (1 + states_of(problem)) * size_of(problem.precision) +
         static_cast<std::int64_t>(sizeof(float) + sizeof(std::int64_t));
}

kernels::Chains part_of(const kernels::Chains& all, std::int64_t first, std::int64_t count) {
  const std::int64_t bytes = first * size_of(all.precision);
  kernels::Chains part = all;
  part.x = static_cast<std::byte*>(all.x) + bytes;
  part.state = static_cast<std::byte*>(all.state) + bytes;
  part.speed += first;
  part.diverged_at += first;
  part.count = count;
  return part;
}

std::vector<double> losses_of(const ShowChains& show, std::int64_t chains, Precision precision) {
  std::vector<double> out(static_cast<std::size_t>(chains));
  show([&](const ObservedPiece& piece) {
    const auto copy = [&](const auto* loss) {
      std::copy_n(loss, piece.count, out.data() + piece.first);
    };
    precision == Precision::F32 ? copy(static_cast<const float*>(piece.loss))
                                : copy(static_cast<const double*>(piece.loss));
  });
  return out;
}

std::int64_t memory_available() {
  const std::int64_t limit = number_in("/sys/fs/cgroup/memory.max");
  std::int64_t left = system_memory_available();
  if (limit != std::numeric_limits<std::int64_t>::max())
    left = std::min(left, std::max<std::int64_t>(limit - number_in("/sys/fs/cgroup/memory.current"), 0));
  return left;
}

}  // namespace steepest::engine
