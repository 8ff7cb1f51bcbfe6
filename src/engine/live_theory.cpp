// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/live_theory.h"

#include <algorithm>

namespace steepest::engine {
namespace {

constexpr std::chrono::milliseconds kRest{150};  // a slider that is dragged begins no runs

bool measured_aside(const PlannedLine& planned) { return is_aside(planned.quantity); }

}  // namespace

void LiveTheory::follow(const Problem& problem, std::chrono::nanoseconds now) {
  if (problem_ == problem) return;
  problem_ = problem;
  plan_ = plan_theory(problem);
  ++plans_;
  runs_.stop();
  due_.reset();
  if (std::ranges::any_of(plan_.lines, measured_aside)) due_ = now + kRest;
  runs_awaited_ = due_.has_value();
  for (PlannedLine& one : plan_.lines) one.line.waiting = "being measured";
  view_ = {};
  view_.notes = plan_.notes;
  view_.noise = given_noise(problem, plan_);
  batches_ = view_.noise.of_batches ? std::optional<BatchMoments>(problem) : std::nullopt;
  publish();
}

/// The lines as they are now.
void LiveTheory::publish() {
  view_.lines.clear();
  for (const PlannedLine& one : plan_.lines) view_.lines.push_back(one.line);
  view_.pending = runs_awaited_ || looking();
}

void LiveTheory::look(std::span<const ChainPoint> points, const ChainsPast& past) {
  looks_.start([points, past, plan = plans_, axes = plan_.axes](const std::atomic<bool>& stop) {
    const auto spread = spread_of(points, axes, stop);
    return spread ? std::optional(Seen{{*spread, past}, plan}) : std::nullopt;
  });
  view_.pending = true;
}

void LiveTheory::measure(Seen seen) {
  if (seen.plan != plans_) return;  // looked at for other numbers
  ChainSpread& spread = seen.chains.spread;
  view_.moments = {static_cast<std::int64_t>(spread.count), seen.chains.past.updates, spread.mean,
                   spread.covariance};
  if (plan_.round) spread.merge_axes();
  BatchMoments* const batches = batches_ ? &*batches_ : nullptr;
  for (PlannedLine& one : plan_.lines)
    if (!measured_aside(one)) measure_on_chains(one, plan_, seen.chains, batches);
  measure_noise(view_.noise, plan_, seen.chains, batches);
}

void LiveTheory::take_runs(const std::vector<TheoryFact>& found) {
  for (PlannedLine& one : plan_.lines) {
    if (!measured_aside(one)) continue;
    const auto fact = std::ranges::find(found, one.quantity, &TheoryFact::quantity);
    if (fact == found.end()) {
      one.line.waiting = "could not be measured";
      continue;
    }
    one.line.measured = fact->measured, one.line.standard_error = fact->standard_error;
    one.line.waiting = one.line.is_measured() ? "" : "no chain has shown it";
  }
}

bool LiveTheory::poll(std::chrono::nanoseconds now) {
  if (due_ && now >= *due_) {
    due_.reset();
    runs_.start(*problem_);
  }
  const auto found = runs_.take();
  if (found) take_runs(*found), runs_awaited_ = false;
  auto seen = looks_.take();
  if (seen && *seen) measure(std::move(**seen));
  if (found || seen) publish();
  return found || seen || view_.pending;
}

}  // namespace steepest::engine
