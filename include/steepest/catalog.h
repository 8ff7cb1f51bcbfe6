// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The registries as plain data: which surfaces and rules exist, how they are written, and which
// parameters they take. Built once by kernels/catalog.cpp from the lists in kernels/surfaces/list.h
// and kernels/optimizers/list.h; everybody else reads it.
#pragma once
#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace steepest {

/// A named, bounded number of a surface or a rule.
struct ParameterInfo {
  std::string_view name;   ///< as typed: "kappa", "beta1"
  std::string_view latex;  ///< as typeset: "\\kappa"
  std::string_view help;   ///< one line: what it does
  double initial = 0;
  double min = 0;
  double max = 1;            ///< inclusive unless open_max
  bool open_max = false;     ///< betas: 0 <= beta < 1
  bool logarithmic = false;  ///< a slider for it runs on a log scale
  bool integer = false;
};

enum class PointKind { Minimum, Saddle, Maximum };

/// A stationary point that the literature lists. x has `dimension` coordinates.
struct KnownPoint {
  std::vector<double> x;
  double f = 0;
  PointKind kind = PointKind::Minimum;
};

/// How a surface likes to be drawn (look/LOOK.md section 6); plain suggestions for a renderer.
struct DrawingHints {
  double x_min = -1, x_max = 1, y_min = -1, y_max = 1;  ///< the part of the domain worth showing
  bool log_height = true;  ///< height = log(1 + (f - f_min) / log_scale), else f itself
  double log_scale = 1;    ///< the s of that formula
  double azimuth = 236;    ///< degrees
  double elevation = 46;   ///< degrees
};

struct SurfaceInfo {
  std::string_view name;   ///< "himmelblau"
  std::string_view title;  ///< "Himmelblau"
  std::string_view latex;  ///< right-hand side of f(x, y) =
  std::string_view about;  ///< one plain sentence
  int min_dimension = 2;
  int max_dimension = 2;
  std::array<double, 2> domain = {-1, 1};    ///< bounds of x; of every coordinate when N != 2
  std::array<double, 2> domain_y = {-1, 1};  ///< bounds of y when N = 2
  std::span<const ParameterInfo> parameters;
  DrawingHints drawing;
  /// Every listed stationary point for these parameter values in this dimension.
  std::vector<KnownPoint> (*known_points)(std::span<const double> parameters, int dimension);
};

struct RuleInfo {
  std::string_view name;                      ///< "adam"
  std::string_view title;                     ///< "Adam"
  std::string_view latex;                     ///< the update, one aligned formula
  std::string_view about;                     ///< one plain sentence
  double learning_rate = 0.01;                ///< the rule's own default
  std::span<const ParameterInfo> parameters;  ///< without the learning rate
  int states_per_coordinate = 0;              ///< numbers kept beside each coordinate
};

struct Catalog {
  std::span<const SurfaceInfo> surfaces;
  std::span<const RuleInfo> rules;

  const SurfaceInfo* surface(std::string_view name) const {
    for (const auto& s : surfaces)
      if (s.name == name) return &s;
    return nullptr;
  }
  const RuleInfo* rule(std::string_view name) const {
    for (const auto& r : rules)
      if (r.name == name) return &r;
    return nullptr;
  }
};

/// Only the listed minima, in the catalog's order: what "basin k" means everywhere.
std::vector<KnownPoint> known_minima(const SurfaceInfo& surface, std::span<const double> parameters,
                                     int dimension);

}  // namespace steepest
