// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "base/result.h"
#include "engine/backends.h"
#include "engine/escape.h"
#include "engine/moments.h"
#include "steepest/backend.h"
#include "steepest/problem.h"

namespace steepest::engine {

/// What `steepest run` reports.
struct RunResult {
  Statistics statistics;
  std::int64_t updates = 0;  ///< made; a race's steps, which statistics.step counts, are gradients
  std::uint64_t state_hash = 0;
  std::string backend, device, note;
  std::vector<Divergence> divergences;  ///< the first few
  bool cancelled = false;
  std::vector<double> positions;    ///< chains x dimension, only when asked for
  std::vector<double> losses;       ///< chains, only when asked for
  std::vector<std::uint8_t> lost;   ///< with them: 1 for a chain that diverged
  std::optional<Moments> moments;   ///< with the positions, of kMostForMoments coordinates at most
  std::vector<Statistics> history;  ///< of every so many steps from step 0 on, only when asked for
  std::optional<Escapes> escapes;   ///< only when asked for
  /// What ended the work early: of this run, whose numbers are then the last that were seen and whose
  /// state is lost (no hash, no positions), or of what was to follow it.
  std::optional<Error> failure;
  bool state_lost = false;
};

struct RunOptions {
  bool keep_positions = false;
  /// Called now and then with the share done; returning false ends the run with what is done.
  std::function<bool(double share)> progress;
  /// Empty: make_backend() (engine/backends.h).
  std::function<Result<ChosenBackend>(const Problem&)> make_backend = {};
  std::int64_t every = 0;      ///< > 0: the history has every so many steps
  std::int64_t cost = 1;       ///< steps that an update takes: in a race its gradients
  bool escapes = false;        ///< looks at the chains after every update, until all have left
  bool until_escaped = false;  ///< with `escapes`: ends when all have left
};

/// The whole computation without a picture. Where the problem lets the program choose and the device
/// fails, the CPU runs it again from the start, with the same bits and a note; where it insists, the
/// result has a `failure` and the statistics seen last, at least half as far as the run came. Where none
/// were seen, an Error.
Result<RunResult> run(const Problem& problem, const RunOptions& options = {});

/// Whether most of a few hundred chains have diverged after 200 updates. False when none can be run.
bool mostly_diverges(const Problem& problem);

/// One iterate of one chain.
struct Iterate {
  std::int64_t step = 0;
  std::vector<double> x;
  double f = 0;
};

/// Chain 0 of the problem: steps + 1 iterates; a diverged chain repeats its last finite state.
Result<std::vector<Iterate>> descend(const Problem& problem);

}  // namespace steepest::engine
