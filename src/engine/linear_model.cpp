// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/linear_model.h"

#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>

#include "engine/backends.h"
#include "engine/evaluate.h"

namespace steepest::engine {
namespace {

constexpr std::array<std::pair<std::string_view, LinearRule::Kind>, 3> kLinearRules = {
    {{"sgd", LinearRule::Kind::Sgd},
     {"momentum", LinearRule::Kind::Momentum},
     {"nesterov", LinearRule::Kind::Nesterov}}};

std::optional<LinearRule::Kind> kind_named(std::string_view rule) {
  for (const auto& [name, kind] : kLinearRules)
    if (name == rule) return kind;
  return {};
}

}  // namespace

std::optional<Quadratic> quadratic_of(const Problem& problem) {
  const SurfaceInfo& surface = *catalog().surface(problem.surface);
  const auto points = surface.known_points(problem.surface_parameters, problem.dimension);
  if (problem.dimension != 2 || points.size() != 1) return {};
  const auto& [x0, x1] = surface.domain;
  const auto& [y0, y1] = surface.domain_y;
  const std::array<double, 6> at = {x0, y0, x1, 0.3 * y1, 0.1 * x0, y1};
  const Evaluation e = evaluate_here(problem, at, true);
  for (std::size_t k = 4; k < e.hessian.size(); ++k)
    if (std::abs(e.hessian[k] - e.hessian[k % 4]) > 1e-9 * (1 + std::abs(e.hessian[k % 4]))) return {};
  Quadratic q;
  q.centre = {points[0].x[0], points[0].x[1]};
  const double a = e.hessian[0], b = e.hessian[1], c = e.hessian[3];
  const double middle = (a + c) / 2, half = std::hypot((a - c) / 2, b);
  q.curvature = {middle - half, middle + half};
  const double angle = half > 0 ? std::atan2(2 * b, a - c) / 2 : std::numbers::pi / 2;  // of the larger
  q.axis[1] = {std::cos(angle), std::sin(angle)};
  q.axis[0] = {-q.axis[1][1], q.axis[1][0]};
  return q;
}

NoiseModel::NoiseModel(const Problem& problem)
    : kind_(*catalog().noise(problem.noise.kind)),
      parameters_(problem.noise.parameters),
      strength_(problem.noise.sigma),
      sigma_(kind_.sigma_at(problem.noise.sigma, problem.learning_rate)) {}

double NoiseModel::along(const std::array<double, 2>& axis) const {
  double variance = 0;
  for (int i = 0; i < 2; ++i) {
    const double one = axis[static_cast<std::size_t>(i)];
    if (one != 0) variance += std::pow(one * sigma_ * kind_.spread_at(parameters_, i, 2), 2);
  }
  return std::sqrt(variance);
}

bool NoiseModel::has_fourth_moment() const {
  return normal() || std::isfinite(kind_.excess(parameters_));
}

std::optional<double> NoiseModel::asked_temperature() const {
  return kind_.name == "langevin" ? std::optional(strength_) : std::nullopt;
}

bool is_linear_rule(std::string_view rule) { return kind_named(rule).has_value(); }

std::optional<LinearRule> linear_rule(const Problem& problem) {
  const auto kind = kind_named(problem.rule);
  const bool constant = problem.schedule.name == "constant" && problem.schedule.warmup == 0;
  if (!kind || !constant) return {};
  LinearRule rule{*kind, problem.learning_rate, 0};
  const auto infos = catalog().rule(problem.rule)->parameters;
  for (std::size_t i = 0; i < infos.size(); ++i) {
    if (infos[i].name == "momentum" && rule.kind != LinearRule::Kind::Sgd)
      rule.mu = problem.rule_parameters[i];
    else if (problem.rule_parameters[i] != 0)
      return {};
  }
  return rule;
}

}  // namespace steepest::engine
