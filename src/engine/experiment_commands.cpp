// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// How a run changes. A command first makes a changed copy of the scene, which is checked as a whole;
// only then is it adopted, by the least that does: redraw, configure, reset, or new backends.
#include <utility>

#include "base/text.h"
#include "engine/experiment_impl.h"

namespace steepest::engine {
namespace {

/// A short way is gone at once; the rest of a long one frame by frame.
constexpr std::chrono::milliseconds kSeekAtOnce{8};

}  // namespace

std::optional<Error> Experiment::Impl::apply(const Command& command) {
  auto next = edited(scene, command, services);
  if (!next) return next.error();
  const Reach reach = reach_of(scene, *next);
  const auto failures_before = failures.size();
  std::optional<Error> refused;
  guarded([&] {
    if (std::holds_alternative<LoadScene>(command))
      refused = rebuild(std::move(*next));
    else if (std::holds_alternative<Restart>(command))
      refused = restart(std::move(*next));
    else
      refused = adopt(std::move(*next), reach);
    if (!refused) refused = move_in_time(command);
    if (refused) return;
    if (std::holds_alternative<LoadScene>(command)) single_steps = 0;
    changed = stale = true;
  });
  if (failures.size() > failures_before) {
    refused = std::move(failures.back());
    failures.pop_back();
  }
  return refused;
}

std::optional<Error> Experiment::Impl::move_in_time(const Command& command) {
  if (std::holds_alternative<Play>(command)) {
    playing = true;
    target.reset();
  }
  if (std::holds_alternative<Pause>(command)) playing = false;
  if (std::holds_alternative<StepOnce>(command)) {
    playing = false;
    target.reset();
    step(1);
    keep_state();
    ++single_steps;
  }
  if (const auto* wanted = std::get_if<SeekStep>(&command)) {
    if (auto error = seek(wanted->step)) return error;
    go_on_seeking(kSeekAtOnce);
  }
  if (std::holds_alternative<StepBack>(command)) {
    const std::int64_t here = target.value_or(runs.step());
    if (here == 0) return bad_input("the run stands at its start", "there is no step before it", "step");
    if (auto error = seek(here - 1)) return error;
    go_on_seeking(kSeekAtOnce);
  }
  if (std::holds_alternative<StepPart>(command)) return step_part();
  if (const auto* pick = std::get_if<PickChain>(&command)) {
    picked = pick->chain;
    story.reset();
    autopsy_of = 0;
  }
  if (const auto* show = std::get_if<ShowTheory>(&command)) show_theory(show->on);
  if (std::holds_alternative<TuneRates>(command)) tuning.emplace(scene);
  return {};
}

std::optional<Error> Experiment::Impl::adopt(Scene next, Reach reach) {
  if (reach == Reach::Run) return rebuild(std::move(next));
  if (reach == Reach::Starts) return restart(std::move(next));
  if (reach == Reach::View) {
    scene = std::move(next);
    return {};
  }
  target.reset();
  tuning.reset();
  change_numbers(std::move(next));
  return {};
}

std::optional<Error> Experiment::Impl::restart(Scene next) {
  auto new_trails = Trails::create(services, next);
  if (!new_trails) return new_trails.error();
  if (auto error = runs.reset(next)) {
    // Nothing is left of the old chains; their starts at least are as they were.
    if (auto worse = runs.reset(scene)) return worse;
    return error;
  }
  begin_again(std::move(next), std::move(*new_trails));
  return {};
}

std::optional<Error> Experiment::Impl::rebuild(Scene next) {
  auto new_runs = Runs::create(services, next);
  if (!new_runs) return new_runs.error();
  auto new_trails = Trails::create(services, next);
  if (!new_trails) return new_trails.error();
  runs = std::move(*new_runs);
  fallback_note.clear();
  picked = -1;
  begin_again(std::move(next), std::move(*new_trails));
  return {};
}

void Experiment::Impl::begin_again(Scene next, Trails next_trails) {
  scene = std::move(next);
  trails = std::move(next_trails);
  history.clear();
  frames_without_statistics = 0;
  timeline.begin(scene);
  story.reset();
  autopsy.reset();
  autopsy_of = 0;
  changes_made = 1;
  target.reset();
  tuning.reset();
  next_keeping = {};
  pace.forget();
}

/// From the last state that was kept, in main memory, of the device that is lost; false: there is none.
bool Experiment::Impl::go_on_with(const Scene& on_cpu) {
  const Timeline::Moment* const moment = timeline.before(runs.step());
  if (!moment) return false;
  auto new_runs = Runs::create(services, on_cpu);
  if (!new_runs || new_runs->chains() != runs.chains()) return false;
  try {
    runs = std::move(*new_runs);
    timeline.move_to(BackendChoice::Cpu);
    go_back_to(moment);
  } catch (const std::exception&) {  // then there is still the beginning
    return false;
  }
  return true;
}

void Experiment::Impl::fall_back(const std::string& why) {
  const std::string lost = runs.backend_name();
  Scene on_cpu = scene;
  on_cpu.problem.backend = BackendChoice::Cpu;
  changed = stale = true;
  if (lost == "cpu") {
    playing = false;
    stale = false;  // what failed would only fail again
    failures.push_back(
        failed("the CPU could not go on with the run: " + why, "choose fewer chains, or restart"));
    fallback_note = failures.back().message;
    return;
  }
  const bool goes_on = go_on_with(on_cpu);
  if (!goes_on)
    if (auto error = rebuild(std::move(on_cpu))) {
      playing = stale = false;
      fallback_note = error->message;
      failures.push_back(std::move(*error));
      return;
    }
  const std::string from = goes_on ? "from step " + base::grouped(runs.step()) : "from the start";
  fallback_note = lost + " failed: the CPU runs it, " + from;
  failures.push_back(
      failed("the " + lost + " backend failed: " + why,
             "the run goes on on the CPU, " + from + "; choose the backend again to go back"));
}

}  // namespace steepest::engine
