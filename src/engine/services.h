// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What an Experiment needs from the rest of the engine, as plain functions: the tests put a small
// backend and a clock of their own here.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>

#include "base/result.h"
#include "engine/backends.h"
#include "engine/stage.h"
#include "engine/theory_thread.h"
#include "steepest/catalog.h"
#include "steepest/field.h"
#include "steepest/problem.h"
#include "steepest/run_view.h"

namespace steepest::engine {

struct Services {
  const Catalog* catalog = nullptr;
  std::function<Result<ChosenBackend>(const Problem&)> make_backend;
  std::function<Probe(const Problem&, double x, double y)> probe;
  std::function<SurfaceField(const Problem&, const std::array<double, 4>& region, int columns, int rows)>
      make_field;
  std::function<Slice(const Problem&, const std::array<double, 4>& region, const SliceSpec&)> make_slice;
  std::function<double(const Problem&)> lambda_max;
  /// Whether most of the first chains leave the finite numbers in a short run; may be empty: they do
  /// not.
  std::function<bool(const Problem&)> mostly_diverges;
  // These may be empty: the view has none then.
  std::function<SlopeComparison(const Problem&, std::span<const double> point, int coordinate)>
      compare_slopes;
  std::function<Result<Autopsy>(std::span<const Stage>, std::int64_t chain, std::int64_t steps)> autopsy;
  std::function<Result<StepStory>(std::span<const Stage>, std::int64_t chain, std::int64_t step)> story;
  CompareAside compare_aside;
  std::function<std::chrono::nanoseconds()> now;  ///< a steady clock
  bool cuda_available = false;
  /// Coordinates of all chains of all rules together; a scene that asks for more gets fewer chains.
  std::int64_t most_coordinates = std::numeric_limits<std::int64_t>::max();
};

/// The real ones.
Services default_services();
/// The same for a window, whose frames go on only while a step and a look at all chains are short.
Services window_services();

}  // namespace steepest::engine
