// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "steepest/problem.h"
#include "steepest/slice.h"

namespace steepest {

enum class ChainColour { Basin, Loss, Speed, Optimizer };
enum class ColourMap { Cividis, Viridis, Batlow };
enum class Theme { Dark, Light };

/// What is drawn and from where; unset fields follow the surface's DrawingHints.
struct ViewSpec {
  std::optional<double> azimuth;    ///< degrees
  std::optional<double> elevation;  ///< degrees, 90 = from above
  double zoom = 1;
  std::optional<bool> log_height;
  std::optional<std::array<double, 4>> region;  ///< x_min, x_max, y_min, y_max shown
  ChainColour colour = ChainColour::Basin;
  ColourMap colour_map = ColourMap::Cividis;
  Theme theme = Theme::Dark;
  int trails = 8;  ///< how many chains leave a trail, 0 ... 12
  bool minima = true;
  bool floor = true;
  bool contours = true;
  std::optional<std::array<double, 2>> probe;  ///< where tangent plane and gradient are shown
  std::optional<SliceSpec> slice;              ///< a cut through the surface, for lessons

  bool operator==(const ViewSpec&) const = default;
};

/// One more rule that starts from the same points, in the same noise.
struct Racer {
  std::string rule;
  double learning_rate = 0.01;
  std::vector<double> rule_parameters;

  bool operator==(const Racer&) const = default;
};

/// `quantity relation value`, checked headless by the tests: no scene claims what does not happen.
struct Expectation {
  std::string quantity;  ///< "converged", "diverged", "loss.p50", "basin.0", ...
  std::string relation;  ///< "==", "<", "<=", ">", ">=", "~"
  double value = 0;
  double tolerance = 0;  ///< for "~": |quantity - value| <= tolerance

  bool operator==(const Expectation&) const = default;
};

/// Something to try: done when the run has been seen in this state. Quantities as in Expectation, and
/// those of the hand: "learning_rate", "learning_rate.limit" (over 2/lambda_max), "noise", "momentum",
/// "chains", "step", "paused" (1 or 0), "probed" (1 or 0), "stepped" (single steps since the start).
struct Task {
  std::string text;  ///< one line
  Expectation when;

  bool operator==(const Task&) const = default;
};

/// A scene file in memory: it reproduces its picture completely.
struct Scene {
  std::string name;  ///< the file's stem
  std::string title;
  std::string caption;  ///< one line under the title: what to look at
  std::string text;     ///< a few sentences of Markdown for the left page
  Problem problem;
  ViewSpec view;
  double speed = 1;           ///< steps per frame in the window; below 1: one step every 1/speed frames
  std::vector<Racer> racers;  ///< empty, or the further rules of a race (the problem's rule is first)
  std::vector<Task> tasks;    ///< at most four
  std::vector<Expectation> expectations;

  bool operator==(const Scene&) const = default;
};

}  // namespace steepest
