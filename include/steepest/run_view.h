// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "steepest/autopsy.h"
#include "steepest/catalog.h"
#include "steepest/field.h"
#include "steepest/scene.h"
#include "steepest/slice.h"
#include "steepest/slopes.h"
#include "steepest/story.h"
#include "steepest/theory.h"

namespace steepest {

/// One chain as the renderer sees it. 20 bytes, published by every backend in this layout.
struct ChainPoint {
  float x = 0, y = 0;       ///< the first two coordinates
  float loss = 0;           ///< f there
  float speed = 0;          ///< |x_k - x_(k-1)| of the last step
  std::int16_t basin = -1;  ///< index into known_minima, -1 none, -2 diverged
  std::int16_t racer = 0;   ///< which rule moves it (0 when there is no race)
};
static_assert(sizeof(ChainPoint) == 20);

struct LossQuantiles {
  double min = 0, p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0, mean = 0;
};

/// docs/numbers.md: diverged chains are left out of the loss and of the basins.
struct Statistics {
  std::int64_t step = 0;
  std::int64_t chains = 0;
  std::int64_t diverged = 0;
  std::int64_t converged = 0;
  LossQuantiles loss;
  std::vector<std::int64_t> basins;  ///< chains per listed minimum
};

/// Where a chain left the finite numbers.
struct Divergence {
  std::int64_t chain = 0;
  std::int64_t step = 0;  ///< the update that would have left them, from 0
  int coordinate = 0;
  double gradient = 0;  ///< of that coordinate, before noise; a minibatch's own
};

/// The surface at one point, exact (dual numbers in f64).
struct Probe {
  std::array<double, 2> x{};
  double f = 0;
  std::array<double, 2> gradient{};
  std::array<double, 4> hessian{};      ///< row-major
  std::array<double, 2> eigenvalues{};  ///< ascending
};

/// The path of one chain, oldest first.
struct Trail {
  std::int64_t chain = 0;
  int racer = 0;
  std::span<const ChainPoint> points;
};

/// Everything a panel or a renderer may know about the run; read-only, valid for one frame.
struct RunView {
  const Catalog* catalog = nullptr;
  const Scene* scene = nullptr;  ///< as it runs now, with every live change up to `step`
  const SurfaceInfo* surface = nullptr;
  const RuleInfo* rule = nullptr;
  std::span<const KnownPoint> minima;
  const SurfaceField* field = nullptr;
  const Probe* probe = nullptr;  ///< null: nothing is probed
  const Slice* slice = nullptr;  ///< null: the view has none
  /// At the slice's point along it, else at the probe along x; null: there is neither.
  const SlopeComparison* slopes = nullptr;
  /// Of the diverged chain that was picked, else of the first one; null: none has diverged.
  const Autopsy* autopsy = nullptr;
  const TheoryView* theory = nullptr;    ///< theory beside the run; null unless ShowTheory asked for it
  const StepStory* story = nullptr;      ///< the update that is gone through sub-step by sub-step
  SubStep sub_step = SubStep::Gradient;  ///< as far as it has got; at Move it has happened
  bool playing = false;
  std::int64_t step = 0;           ///< on the way to a step that was sought: where the run has got to
  std::int64_t earliest_step = 0;  ///< how far back StepBack and SeekStep reach
  std::int64_t latest_step = 0;    ///< and how far forward without new updates
  double learning_rate = 0;        ///< of the next update, as the schedule has it
  std::int64_t single_steps = 0;   ///< StepOnce since the scene was loaded
  std::span<const ChainPoint> chains;  ///< all rules of a race one after the other
  std::uint64_t chains_version = 0;    ///< changes whenever `chains` does
  std::span<const Trail> trails;
  Statistics statistics;
  /// One entry per recorded step, ascending. After a step back those behind `step` stay, for the time
  /// line, until a change of numbers makes another future.
  std::span<const Statistics> history;
  std::span<const Statistics> racers;  ///< one per rule of a race, empty without one
  double tuning = -1;                  ///< 0 ... 1 while TuneRates searches, -1 otherwise
  double lambda_max = 0;               ///< largest Hessian eigenvalue over the listed minima; 0 unknown
  std::string backend;                 ///< "cpu" or "cuda"
  std::string device;                  ///< "AVX-512, 2 threads" or the GPU's name
  bool cuda_available = false;
  std::string note;  ///< "as many chains as fit: 12,000,000"; empty when all is well
};

}  // namespace steepest
