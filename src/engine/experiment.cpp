// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/experiment.h"

#include <algorithm>
#include <utility>

#include "engine/experiment_impl.h"
#include "engine/services.h"
#include "engine/validate.h"
#include "steepest/schedule.h"

namespace steepest::engine {

Experiment::Experiment(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Experiment::~Experiment() = default;

Result<std::unique_ptr<Experiment>> Experiment::create(Scene scene) {
  return create(std::move(scene), default_services());
}

Result<std::unique_ptr<Experiment>> Experiment::create(Scene scene, Services services) {
  complete(scene, *services.catalog);
  if (auto error = check(scene, *services.catalog)) return std::unexpected(*error);
  auto runs = Runs::create(services, scene);
  if (!runs) return std::unexpected(runs.error());
  auto trails = Trails::create(services, scene);
  if (!trails) return std::unexpected(trails.error());
  return std::unique_ptr<Experiment>(new Experiment(std::make_unique<Impl>(
      std::move(services), std::move(scene), std::move(*runs), std::move(*trails))));
}

std::vector<Error> Experiment::apply(const Commands& commands) {
  std::vector<Error> errors = std::exchange(impl_->failures, {});
  for (const Command& command : commands)
    if (auto error = impl_->apply(command)) errors.push_back(std::move(*error));
  return errors;
}

bool Experiment::advance(std::chrono::nanoseconds budget) {
  Impl& impl = *impl_;
  impl.frame_budget = budget;
  if (impl.tuning) {
    impl.guarded([&] { impl.go_on_tuning(budget); });
  } else if (impl.target) {
    impl.guarded([&] { impl.go_on_seeking(budget); });
  } else if (impl.playing) {
    const std::int64_t due = impl.pace.due(impl.scene.speed);
    impl.guarded([&] {
      impl.pace.spend(due, budget, impl.services.now, [&](std::int64_t steps) { impl.step(steps); });
      if (due > 0) impl.keep_state();
    });
  }
  impl.go_on_with_theory();
  return std::exchange(impl.changed, false);
}

void Experiment::advance_steps(std::int64_t steps, std::int64_t every) {
  Impl& impl = *impl_;
  impl.frame_budget = {};
  impl.target.reset();
  impl.guarded([&] {
    if (every > 0 && impl.history.values().empty()) impl.record_statistics();
    while (steps > 0) {
      const std::int64_t chunk = every > 0 ? std::min(every, steps) : steps;
      impl.step(chunk);
      steps -= chunk;
      if (every > 0 || steps == 0) impl.record_statistics();
    }
  });
}

bool Experiment::go_to(std::int64_t step, const std::function<bool()>& go_on) {
  Impl& impl = *impl_;
  impl.playing = false;
  impl.target.reset();
  bool there = false;
  impl.guarded([&] { there = impl.travel(step, go_on); });
  return there;
}

std::uint64_t Experiment::state_hash() const { return impl_->runs.state_hash(); }

std::int64_t Experiment::picked() const { return impl_->picked; }

const RunView& Experiment::view() {
  Impl& impl = *impl_;
  // Twice when the backend is lost here: once more for the one that takes its place.
  while (std::exchange(impl.stale, false)) impl.guarded([&] { impl.publish(); });
  impl.describe();
  return impl.view;
}

void Experiment::Impl::record_statistics() {
  const auto begin = services.now();
  if (playing && frame_budget.count() > 0)
    runs.statistics_in_motion(statistics);
  else
    runs.statistics(statistics);
  const Statistics& own = statistics.front();
  if (own.step >= history.last_step()) history.push(own.step, own);
  pace_statistics(begin);
}

/// Exact quantiles of millions of losses take longer than a frame: then not in every frame.
void Experiment::Impl::pace_statistics(std::chrono::nanoseconds begin) {
  const auto share = frame_budget / 4;
  const auto skipped = share.count() > 0 ? (services.now() - begin) / share : 0;
  frames_without_statistics = static_cast<int>(std::min<std::int64_t>(skipped, 60));
}

void Experiment::Impl::publish() {
  runs.publish(chains.next());
  ++view.chains_version;
  if (playing && frames_without_statistics > 0) {
    --frames_without_statistics;
  } else {
    record_statistics();
    theory_waits = theory != nullptr;
    look_for_theory();
  }
}

/// Points the view at what it shows. Cheap: everything large is only referred to.
void Experiment::Impl::describe() {
  landscape.follow(services, scene);
  view.catalog = services.catalog;
  view.scene = &scene;
  view.surface = services.catalog->surface(scene.problem.surface);
  view.rule = services.catalog->rule(scene.problem.rule);
  view.minima = landscape.minima();
  view.field = &landscape.field();
  view.probe = landscape.probe();
  view.lambda_max = landscape.lambda_max();
  view.playing = playing;
  view.step = runs.step();
  Problem own = scene.problem;
  own.steps /= gradients_of(scene, 0);
  view.learning_rate = learning_rate_at(own, *services.catalog, runs.updates());
  view.latest_step = timeline.latest();
  view.single_steps = single_steps;
  view.slice = landscape.slice();
  view.slopes = landscape.slopes();
  follow_autopsy();
  view.autopsy = autopsy ? &*autopsy : nullptr;
  if (theory) theory->follow(scene.problem, services.now());
  view.theory = theory ? &theory->view() : nullptr;
  view.story = story ? &*story : nullptr;
  view.sub_step = sub_step;
  view.tuning = tuning ? tuning->progress() : -1;
  view.chains = chains.points();
  view.trails = trails.shown(scene.view.trails);
  if (!statistics.empty()) view.statistics = statistics.front();
  view.history = history.values();
  view.racers =
      scene.racers.empty() ? std::span<const Statistics>{} : std::span<const Statistics>(statistics);
  view.backend = runs.backend_name();
  view.device = runs.device();
  view.cuda_available = services.cuda_available;
  view.note = fallback_note.empty() ? runs.note() : fallback_note;
}

}  // namespace steepest::engine
