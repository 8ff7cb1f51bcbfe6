// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One chain of the run looked at closely: its next update in sub-steps, and why it diverged.
#include <algorithm>

#include "engine/experiment_impl.h"

namespace steepest::engine {

/// What the problem's own rule has been through up to now, for a replay, counted in its updates.
std::vector<Stage> Experiment::Impl::stages() const {
  const std::int64_t gradients = gradients_of(scene, 0);
  std::vector<Stage> all;
  for (std::size_t k = 0; k < changes_made; ++k) {
    const Timeline::Change& change = timeline.changes()[k];
    all.push_back({change.step / gradients, change.problem});
    all.back().problem.steps /= gradients;
  }
  return all;
}

/// Gradient, state, move: the third makes the update. The next call begins with the next one.
std::optional<Error> Experiment::Impl::step_part() {
  playing = false;
  target.reset();
  if (!services.story) return {};
  if (!story || sub_step == SubStep::Move) {
    auto told = services.story(stages(), std::max<std::int64_t>(picked, 0), runs.updates());
    if (!told) return told.error();
    story = std::move(*told);
    sub_step = SubStep::Gradient;
  } else if (sub_step == SubStep::Gradient && story->states > 0) {
    sub_step = SubStep::State;
  } else {
    auto told = std::move(story);
    const std::int64_t gradients = gradients_of(scene, 0);
    step(gradients - runs.step() % gradients);
    keep_state();
    ++single_steps;
    story = std::move(told);
    sub_step = SubStep::Move;
  }
  return {};
}

void Experiment::Impl::show_theory(bool on) {
  if (on == (theory != nullptr)) return;
  theory = on && services.compare_aside ? std::make_unique<LiveTheory>(services.compare_aside) : nullptr;
  theory_waits = false;
  chains.give_back();
  if (!theory) chains.free_second();
}

/// At the published chains of the problem's own rule, unless it is still looking at earlier ones.
void Experiment::Impl::look_for_theory() {
  if (!theory_waits || theory->looking()) return;
  theory_waits = false;
  theory->follow(scene.problem, services.now());
  const auto points = chains.lend();
  const auto own = std::min(static_cast<std::size_t>(runs.chains()), points.size());
  const std::int64_t gradients = gradients_of(scene, 0);
  const std::int64_t changed_at = timeline.changes()[changes_made - 1].step / gradients;
  theory->look(points.first(own), {runs.updates(), runs.updates() - changed_at});
}

void Experiment::Impl::go_on_with_theory() {
  if (!theory) return;
  if (theory->poll(services.now())) changed = true;
  if (theory->looking()) return;
  chains.give_back();
  if (!stale) look_for_theory();  // else at those that are published next
}

/// The autopsy of the picked chain, or of the first that has diverged; made once, because a diverged
/// chain moves no more.
void Experiment::Impl::follow_autopsy() {
  if (!services.autopsy || autopsy_of == view.chains_version) return;
  autopsy_of = view.chains_version;
  const auto points = chains.points();
  const auto count = static_cast<std::size_t>(runs.chains());
  const auto lost = [&](std::int64_t c) {
    return c >= 0 && static_cast<std::size_t>(c) < std::min(count, points.size()) &&
           points[static_cast<std::size_t>(c)].basin == -2;
  };
  if (autopsy && lost(autopsy->chain) && (picked < 0 || picked == autopsy->chain || !lost(picked)))
    return;
  autopsy.reset();
  std::int64_t chain = picked;
  if (!lost(chain)) {
    const auto own = points.first(std::min(count, points.size()));
    chain = std::ranges::find(own, -2, &ChainPoint::basin) - own.begin();
  }
  if (!lost(chain)) return;
  if (auto found = services.autopsy(stages(), chain, runs.updates())) autopsy = std::move(*found);
}

}  // namespace steepest::engine
