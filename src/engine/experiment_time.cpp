// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Going back. A step that was passed is reached again from the last state kept before it, by the same
// updates under the same changes of numbers, so it is the same to the last bit.
#include <algorithm>
#include <stdexcept>

#include "base/text.h"
#include "engine/experiment_impl.h"

namespace steepest::engine {
namespace {

/// Keeping a state may take this part of the time, not more.
constexpr int kTimeShare = 10;
/// Of a long way without a window: between two looks at whether to go on.
constexpr std::chrono::milliseconds kTravelPiece{20};

}  // namespace

/// `steps` steps; where the run has been before, under the numbers that held there.
void Experiment::Impl::step(std::int64_t steps) {
  story.reset();
  const auto& changes = timeline.changes();
  for (const std::int64_t end = runs.step() + steps; runs.step() < end;) {
    std::int64_t stop = end;
    if (changes_made < changes.size()) stop = std::min(end, changes[changes_made].step);
    runs.advance(stop - runs.step());
    trails.follow(runs.step());
    follow_changes();
  }
  timeline.reach(runs.step());
  changed = stale = true;
}

void Experiment::Impl::take_numbers(const Timeline::Change& change) {
  scene.problem = change.problem;
  scene.racers = change.racers;
}

/// The numbers that were changed at steps up to the present one.
void Experiment::Impl::follow_changes() {
  const auto& changes = timeline.changes();
  while (changes_made < changes.size() && changes[changes_made].step <= runs.step()) {
    take_numbers(changes[changes_made++]);
    runs.configure(scene);
    trails.configure(scene);
    pace.forget();
  }
}

void Experiment::Impl::keep_state() {
  const auto now = services.now();
  const std::int64_t at = runs.step();
  if (at == 0 || at < timeline.latest() || now < next_keeping ||
      !timeline.has_room_for(runs.snapshot_bytes()))
    return;
  try {
    timeline.keep({at, changes_made, runs.snapshot(), trails.snapshot()});
  } catch (const std::bad_alloc&) {  // then the way back is longer
  }
  const auto end = services.now();
  next_keeping = end + kTimeShare * (end - now);
}

std::optional<Error> Experiment::Impl::seek(std::int64_t wanted) {
  if (wanted < 0 || wanted > timeline.latest())
    return bad_input("step " + base::grouped(wanted) + " is not one that this run has been at",
                     "valid: 0 ... " + base::grouped(timeline.latest()), "step");
  playing = false;
  const Timeline::Moment* const moment = timeline.before(wanted);
  const std::int64_t from = moment ? moment->step : 0;
  if (wanted < runs.step() || from > runs.step()) go_back_to(moment);
  target = wanted;
  return {};
}

void Experiment::Impl::go_back_to(const Timeline::Moment* moment) {
  changed = stale = true;
  story.reset();
  autopsy.reset();
  autopsy_of = 0;
  pace.forget();
  changes_made = moment ? moment->changes : 1;
  take_numbers(timeline.changes()[changes_made - 1]);
  if (moment) {
    runs.restore(moment->runs, moment->step);
    trails.restore(moment->trails, moment->step);
  } else {
    if (const auto error = runs.reset(scene)) throw std::runtime_error(error->message);
    trails.reset(scene);
  }
  follow_changes();
}

/// Towards the step that was asked for, as far as the time allows.
void Experiment::Impl::go_on_seeking(std::chrono::nanoseconds budget) {
  if (!target) return;
  pace.spend(*target - runs.step(), budget, services.now, [&](std::int64_t steps) { step(steps); });
  if (runs.step() >= *target) target.reset();
}

/// All the way to a step; pieces that double until they take as long as keeping a state may.
bool Experiment::Impl::travel(std::int64_t wanted, const std::function<bool()>& go_on) {
  const Timeline::Moment* const moment = timeline.before(wanted);
  if (wanted < runs.step() || (moment ? moment->step : 0) > runs.step()) go_back_to(moment);
  for (std::int64_t piece = 16; runs.step() < wanted;) {
    if (go_on && !go_on()) return false;
    const auto begin = services.now();
    step(std::min(piece, wanted - runs.step()));
    if (services.now() - begin < kTravelPiece) piece *= 2;
    keep_state();
  }
  return true;
}

/// A change that the run is to follow from here on.
void Experiment::Impl::change_numbers(Scene next) {
  scene = std::move(next);
  story.reset();
  autopsy_of = 0;
  timeline.change(runs.step(), scene);
  changes_made = timeline.changes().size();
  history.truncate(runs.step());
  trails.forget_future();
  runs.configure(scene);
  trails.configure(scene);
  pace.forget();
}

void Experiment::Impl::go_on_tuning(std::chrono::nanoseconds budget) {
  changed = true;
  if (auto error = tuning->work(services, budget)) {
    tuning.reset();
    failures.push_back(std::move(*error));
  } else if (tuning->done()) {
    Scene tuned = tuning->result(scene);
    tuning.reset();
    if (auto refused = restart(std::move(tuned))) failures.push_back(std::move(*refused));
    stale = true;
  }
}

}  // namespace steepest::engine
