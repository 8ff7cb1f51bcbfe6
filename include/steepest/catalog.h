// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The registries as plain data: which surfaces, rules, schedules and kinds of noise exist, how they are
// written, and which parameters they take. Built once by kernels/catalog.cpp from the lists in
// kernels/surfaces/list.h, kernels/optimizers/list.h, kernels/schedules/list.h and
// kernels/noises/list.h; everybody else reads it.
#pragma once
#include <array>
#include <cstdint>
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
  std::span<const std::string_view> choices = {};  ///< value k is typed and shown as choices[k]
  bool rate = false;  ///< a learning rate: a panel begins it at initial times the run's own rate / 0.01
};

/// The name of what a parameter chooses; empty when it is a plain number.
inline std::string_view choice_name(const ParameterInfo& info, double value) {
  for (std::size_t k = 0; k < info.choices.size(); ++k)
    if (static_cast<double>(k) == value) return info.choices[k];
  return {};
}

enum class PointKind { Minimum, Saddle, Maximum };

/// A stationary point that the literature lists. x has `dimension` coordinates.
struct KnownPoint {
  std::vector<double> x;
  double f = 0;
  PointKind kind = PointKind::Minimum;
};

/// How a surface likes to be drawn; plain suggestions for a renderer.
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
  int usual_dimension = 2;                   ///< when nothing is said
  std::string_view latex_nd;                 ///< the same when N is not 2; empty: there is no such form
  std::array<double, 2> domain = {-1, 1};    ///< bounds of x; of every coordinate when N != 2
  std::array<double, 2> domain_y = {-1, 1};  ///< bounds of y when N = 2
  std::span<const ParameterInfo> parameters;
  DrawingHints drawing;
  int samples = 0;  ///< of the data that the loss is a sum or a mean over, for minibatches; 0: no data
  /// Every listed stationary point for these parameter values in this dimension.
  std::vector<KnownPoint> (*known_points)(std::span<const double> parameters, int dimension);
};

/// One line of a rule's update with room for the numbers of a step; engine/story.h fills it in.
struct WorkedLine {
  /// What the line computes: "s0" ... "s3" (the rule's states), "x" (the coordinate: the move), or "g"
  /// (the gradient with an L2 penalty).
  std::string_view result;
  std::string_view latex;  ///< its symbol: "m"
  /// TeX in which <name> becomes a number: x, g, s0 ... s3 before the update, x', g', s0' ... s3' after
  /// it, a parameter by its name, eta (this update's rate), share (eta over the run's own), t (updates
  /// since the state was zero, from 1), n0 ... n9 (the rule's numbers of this update), turn (the sign of
  /// g' s0), way (x - x' over eta: the part of a direction in which all coordinates have a say).
  /// [name=3?text] and [name#3?text] keep text when the number is (or is not) 3; they nest. A line of
  /// which nothing is left is left out.
  std::string_view formula;
};

struct RuleInfo {
  std::string_view name;                      ///< "adam"
  std::string_view title;                     ///< "Adam"
  std::string_view latex;                     ///< the update, one aligned formula
  std::string_view about;                     ///< one plain sentence
  double learning_rate = 0.01;                ///< the rule's own default
  std::span<const ParameterInfo> parameters;  ///< without the learning rate
  int states_per_coordinate = 0;              ///< numbers kept beside each coordinate
  bool scale_free = false;  ///< the size of the gradient does not decide how far a step goes
  int max_dimension = 0;    ///< of the surfaces that it can move on; 0: any
  bool whole_loss = false;  ///< it reads derivatives of the whole loss, not of minibatches
  std::span<const WorkedLine> worked = {};  ///< its update, line by line, the move last
  /// What an update costs where the surface has this dimension, in gradients; null: 1.
  int (*gradients)(int dimension) = nullptr;

  int gradients_at(int dimension) const { return gradients ? gradients(dimension) : 1; }
};

/// How a learning rate changes over a run (docs/numbers.md, without the warm-up).
struct ScheduleInfo {
  std::string_view name;   ///< "cosine"
  std::string_view title;  ///< "Cosine"
  std::string_view latex;  ///< the rate of update t
  std::string_view about;  ///< one plain sentence
  std::span<const ParameterInfo> parameters = {};
  /// The rate of update t (from 0) of a run of T, from the problem's own. Beyond T a schedule that ends
  /// stays at its end.
  double (*rate)(double learning_rate, std::span<const double> parameters, std::int64_t t,
                 std::int64_t T) = nullptr;
  /// Whether every update from t on has the same rate.
  bool (*steady)(std::int64_t t, std::int64_t T) = nullptr;
};

/// The number that says how strong noise is: --noise, [noise] sigma and the slider.
struct NoiseStrength {
  std::string_view title = "Gradient noise";
  std::string_view latex = "\\sigma";
  std::string_view help = "How strong the noise on every coordinate of the gradient is; 0 is none.";
};

/// What is added to the gradient: sigma times a random number of its own for every coordinate, chain and
/// update. Or, where it needs samples, what stands in for the gradient: that of a few of them.
struct NoiseInfo {
  std::string_view name;   ///< "gaussian"
  std::string_view title;  ///< "Gaussian"
  std::string_view latex;  ///< of coordinate i of the gradient
  std::string_view about;  ///< one plain sentence
  std::span<const ParameterInfo> parameters = {};
  NoiseStrength strength = {};
  bool takes_sigma = true;     ///< else its parameters say how strong it is
  bool needs_samples = false;  ///< only on surfaces with samples; its parameter 0 is how many are drawn
  /// Sigma in an update with this learning rate, from the strength (> 0) that is asked for; null: the
  /// strength itself.
  double (*sigma)(double strength, double learning_rate) = nullptr;
  /// Standard deviation of the random number of coordinate i of N, infinite where it has none; null: 1.
  double (*spread)(std::span<const double> parameters, int i, int N) = nullptr;
  /// Excess kurtosis of that number, infinite or NaN where it has none; null: 0, a normal.
  double (*excess)(std::span<const double> parameters) = nullptr;

  /// Sigma where the learning rate is this.
  double sigma_at(double asked, double learning_rate) const {
    return sigma && asked > 0 ? sigma(asked, learning_rate) : asked;
  }
  double spread_at(std::span<const double> values, int i, int N) const {
    return spread ? spread(values, i, N) : 1;
  }
};

struct Catalog {
  std::span<const SurfaceInfo> surfaces;
  std::span<const RuleInfo> rules;
  std::span<const ScheduleInfo> schedules = {};
  std::span<const NoiseInfo> noises = {};

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
  const NoiseInfo* noise(std::string_view name) const {
    for (const auto& n : noises)
      if (n.name == name) return &n;
    return nullptr;
  }
  const ScheduleInfo* schedule(std::string_view name) const {
    for (const auto& s : schedules)
      if (s.name == name) return &s;
    return nullptr;
  }
};

/// Only the listed minima, in the catalog's order: what "basin k" means everywhere.
std::vector<KnownPoint> known_minima(const SurfaceInfo& surface, std::span<const double> parameters,
                                     int dimension);

}  // namespace steepest
