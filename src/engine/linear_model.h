// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What of a problem the formulas of engine/theory.h speak of: curvatures, noise, a linear rule.
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/theory.h"
#include "steepest/catalog.h"
#include "steepest/problem.h"

namespace steepest::engine {

/// A surface of two coordinates whose Hessian is everywhere the same.
struct Quadratic {
  std::array<double, 2> centre{};               ///< its stationary point
  std::array<double, 2> curvature{};            ///< ascending
  std::array<std::array<double, 2>, 2> axis{};  ///< unit vectors of the curvatures

  double along(std::size_t k, double x, double y) const {
    return (x - centre[0]) * axis[k][0] + (y - centre[1]) * axis[k][1];
  }
};

/// Nothing where the surface is another.
std::optional<Quadratic> quadratic_of(const Problem& problem);

/// The noise of every update where the learning rate is constant.
class NoiseModel {
 public:
  explicit NoiseModel(const Problem& problem);

  /// Standard deviation of the noise in a direction, given by a unit vector.
  double along(const std::array<double, 2>& axis) const;
  bool normal() const { return !kind_.excess; }
  /// Whether a measured variance has a standard error.
  bool has_fourth_moment() const;
  /// The temperature, where that is what was asked for.
  std::optional<double> asked_temperature() const;

 private:
  const NoiseInfo& kind_;
  std::vector<double> parameters_;
  double strength_, sigma_;
};

/// Whether the rule of that name is one of LinearRule's, whatever its further parameters.
bool is_linear_rule(std::string_view rule);
/// Nothing where the rule is another, has further parameters, or where the rate follows a schedule.
std::optional<LinearRule> linear_rule(const Problem& problem);

/// Share of the start that may still be felt in a variance.
inline constexpr double kStartFelt = 1e-4;

/// Of the two-well surface (x^2 - 1)^2/4 + y^2/2 between its wells: barrier and curvatures along x.
struct DoubleWell {
  static constexpr double kBarrier = 0.25, kCurvatureMin = 2, kCurvatureSaddle = -1;
};

}  // namespace steepest::engine
