// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "chains_fixture.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iostream>
#include <random>

#include "surfaces/list.h"

namespace steepest::testing {

using kernels::catalog;
namespace cpu = kernels::cpu;

std::vector<Isa> available_isas() {
  std::vector<Isa> isas;
  std::ranges::copy_if(kIsas, std::back_inserter(isas), &cpu::isa_available);
  return isas;
}
void report_missing_isas() {
  for (const Isa isa : kIsas)
    if (!cpu::isa_available(isa))
      std::cout << "[ NOT RUN  ] " << cpu::isa_name(isa) << ": this machine lacks it\n";
}

std::span<const SurfaceInfo> planar_surfaces() {
  return catalog().surfaces.first(baseline::Surfaces::kCount);
}

std::span<const NoiseInfo> added_noises() {
  const auto all = catalog().noises;
  return all.first(
      static_cast<std::size_t>(std::ranges::find(all, true, &NoiseInfo::needs_samples) - all.begin()));
}
Problem with_noise(Problem problem, const NoiseInfo& kind, double sigma) {
  problem.noise = {std::string(kind.name), sigma, defaults_of(kind.parameters)};
  return problem;
}

std::vector<double> defaults_of(std::span<const ParameterInfo> parameters) {
  std::vector<double> values;
  for (const auto& p : parameters) values.push_back(p.initial);
  return values;
}
std::vector<double> full_parameters(const RuleInfo& rule) {
  std::vector<double> values = defaults_of(rule.parameters);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto& p = rule.parameters[i];
    if (!p.choices.empty() || p.name == "initial_accumulator") continue;  // later than the hashes
    if (p.initial == 0) values[i] = p.integer ? 1 : p.name == "weight_decay" ? 0.01 : 0.5;
  }
  return values;
}

Problem problem_of(std::string_view surface, std::string_view rule) {
  const SurfaceInfo& s = *catalog().surface(surface);
  const RuleInfo& r = *catalog().rule(rule);
  Problem problem;
  problem.surface = surface;
  problem.surface_parameters = defaults_of(s.parameters);
  problem.rule = rule;
  problem.rule_parameters = defaults_of(r.parameters);
  problem.learning_rate = r.learning_rate;
  problem.start.low = {s.domain[0], s.domain_y[0]};
  problem.start.high = {s.domain[1], s.domain_y[1]};
  return problem;
}

namespace {

void set_parameter(std::span<const ParameterInfo> infos, std::vector<double>& values,
                   std::string_view name, double value) {
  const auto at = std::ranges::find(infos, name, &ParameterInfo::name);
  if (at == infos.end()) throw std::invalid_argument("no parameter " + std::string(name));
  values[static_cast<std::size_t>(at - infos.begin())] = value;
}

template <class R>
void put(std::vector<std::byte>& memory, std::int64_t at, double value) {
  const R number = static_cast<R>(value);
  std::memcpy(memory.data() + static_cast<std::size_t>(at) * sizeof(R), &number, sizeof(R));
}
template <class R>
double get(const std::vector<std::byte>& memory, std::int64_t at) {
  R number;
  std::memcpy(&number, memory.data() + static_cast<std::size_t>(at) * sizeof(R), sizeof(R));
  return static_cast<double>(number);
}
void put(Precision precision, std::vector<std::byte>& memory, std::int64_t at, double value) {
  precision == Precision::F32 ? put<float>(memory, at, value) : put<double>(memory, at, value);
}
double get(Precision precision, const std::vector<std::byte>& memory, std::int64_t at) {
  return precision == Precision::F32 ? get<float>(memory, at) : get<double>(memory, at);
}

}  // namespace

Problem with_rule_parameter(Problem problem, std::string_view name, double value) {
  set_parameter(catalog().rule(problem.rule)->parameters, problem.rule_parameters, name, value);
  return problem;
}
Problem with_surface_parameter(Problem problem, std::string_view name, double value) {
  set_parameter(catalog().surface(problem.surface)->parameters, problem.surface_parameters, name, value);
  return problem;
}

ChainSet::ChainSet(const Problem& problem, Isa isa, int threads, std::int64_t first_chain)
    : problem_(problem), first_chain_(first_chain), executor_(isa, threads) {
  chains_.count = problem.chains;
  chains_.stride = kernels::padded(problem.chains);
  chains_.dimension = problem.dimension;
  chains_.states = catalog().rule(problem.rule)->states_per_coordinate;
  chains_.precision = problem.precision;
  const auto rows = static_cast<std::size_t>(chains_.stride * chains_.dimension);
  x_.resize(rows * number_size());
  state_.resize(rows * static_cast<std::size_t>(chains_.states) * number_size());
  speed_.resize(static_cast<std::size_t>(chains_.stride));
  diverged_at_.resize(static_cast<std::size_t>(chains_.stride));
  chains_.x = x_.data();
  chains_.state = state_.data();
  chains_.speed = speed_.data();
  chains_.diverged_at = diverged_at_.data();

  const bool at_point = !problem.start.point.empty();
  const kernels::StartPlan plan = {
      .seed = problem.seed,
      .first_chain = first_chain,
      .low = at_point ? problem.start.point.data() : problem.start.low.data(),
      .high = at_point ? problem.start.point.data() : problem.start.high.data()};
  cpu::place(executor_, plan, chains_);
}

void ChainSet::advance(std::int64_t steps, int chunk) {
  for (const std::int64_t last = step + steps; step < last;) {
    const int now = static_cast<int>(std::min<std::int64_t>(chunk, last - step));
    kernels::StepPlan plan = kernels::step_plan(problem_, step, now);
    plan.first_chain = first_chain_;
    plan.composed = composed;
    plan.per_chain = per_chain;
    cpu::advance(executor_, plan, chains_);
    step += now;
  }
}

std::uint64_t ChainSet::hash() const {
  return kernels::finish_hash(cpu::hash_sum(executor_, chains_), step, chains_.count, chains_.dimension);
}

double ChainSet::number(const std::vector<std::byte>& memory, std::int64_t row,
                        std::int64_t chain) const {
  return get(problem_.precision, memory, row * chains_.stride + chain);
}

void ChainSet::set_x(std::int64_t chain, std::vector<double> at) {
  for (std::int64_t k = 0; k < chains_.dimension; ++k)
    put(problem_.precision, x_, k * chains_.stride + chain, at[static_cast<std::size_t>(k)]);
}

Divergence ChainSet::explain(std::int64_t chain) const {
  kernels::StepPlan plan = kernels::step_plan(problem_, diverged_at(chain), 1);
  plan.first_chain = first_chain_;
  plan.per_chain = per_chain;
  return cpu::explain(executor_, plan, chains_, chain);
}

std::vector<std::uint64_t> ChainSet::bits() const {
  std::vector<std::uint64_t> all;
  for (std::int64_t c = 0; c < chains_.count; ++c) {
    for (int k = 0; k < chains_.dimension; ++k) all.push_back(std::bit_cast<std::uint64_t>(x(c, k)));
    for (int k = 0; k < chains_.dimension * chains_.states; ++k)
      all.push_back(std::bit_cast<std::uint64_t>(state(c, k)));
    all.push_back(std::bit_cast<std::uint32_t>(speed(c)));
    all.push_back(static_cast<std::uint64_t>(diverged_at(c)));
  }
  return all;
}

namespace {

/// Points as rows of one precision; the rows of the results behind them.
struct Rows {
  std::vector<std::byte> x, f, gradient, hessian;
  kernels::Evaluation call;

  Rows(const Problem& problem, const std::vector<std::array<double, 2>>& points, Precision precision) {
    call.surface = kernels::surface_call(problem);
    call.precision = precision;
    call.count = static_cast<std::int64_t>(points.size());
    call.stride = kernels::padded(call.count);
    const auto row = static_cast<std::size_t>(call.stride) * (precision == Precision::F32 ? 4 : 8);
    x.resize(2 * row), f.resize(row), gradient.resize(2 * row), hessian.resize(4 * row);
    for (std::size_t i = 0; i < points.size(); ++i)
      for (std::size_t k = 0; k < 2; ++k)
        put(precision, x, static_cast<std::int64_t>(k) * call.stride + static_cast<std::int64_t>(i),
            points[i][k]);
    call.x = x.data();
    call.f = f.data();
  }
};

}  // namespace

std::vector<Evaluated> evaluate(const Problem& problem, const std::vector<std::array<double, 2>>& points,
                                Isa isa, Precision precision) {
  Rows rows(problem, points, precision);
  rows.call.gradient = rows.gradient.data();
  rows.call.hessian = rows.hessian.data();
  cpu::evaluate(cpu::Executor(isa, 1), rows.call);
  std::vector<Evaluated> results(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto at = [&](std::size_t row) {
      return static_cast<std::int64_t>(row) * rows.call.stride + static_cast<std::int64_t>(i);
    };
    results[i].f = get(precision, rows.f, at(0));
    for (std::size_t k = 0; k < 2; ++k) results[i].gradient[k] = get(precision, rows.gradient, at(k));
    for (std::size_t k = 0; k < 4; ++k) results[i].hessian[k] = get(precision, rows.hessian, at(k));
  }
  return results;
}

std::vector<double> evaluate_f(const Problem& problem, const std::vector<std::array<double, 2>>& points,
                               Isa isa, Precision precision) {
  Rows rows(problem, points, precision);
  cpu::evaluate(cpu::Executor(isa, 1), rows.call);
  std::vector<double> f(points.size());
  for (std::size_t i = 0; i < f.size(); ++i) f[i] = get(precision, rows.f, static_cast<std::int64_t>(i));
  return f;
}

std::vector<std::array<double, 2>> sample_points(const SurfaceInfo& surface, int count) {
  std::mt19937_64 random(20261125);
  const auto in = [&](std::array<double, 2> bounds) {
    const double u = static_cast<double>(random() >> 11) * 0x1p-53;
    return bounds[0] + (bounds[1] - bounds[0]) * (1.2 * u - 0.1);
  };
  std::vector<std::array<double, 2>> points(static_cast<std::size_t>(count));
  for (auto& p : points) {
    p[0] = in(surface.domain);
    p[1] = in(surface.domain_y);
  }
  return points;
}

std::string label(const Problem& problem) {
  return problem.surface + " " + problem.rule + (problem.precision == Precision::F32 ? " f32" : " f64") +
         (problem.noise.sigma > 0 ? " noisy" : " quiet");
}

}  // namespace steepest::testing
