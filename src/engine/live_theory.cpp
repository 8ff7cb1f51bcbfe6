// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/live_theory.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"

namespace steepest::engine {
namespace {

constexpr std::chrono::milliseconds kRest{150};  // a slider that is dragged begins no runs
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kMostError = 0.05;  // standard error over mean: more, and rare chains decide it

bool is_aside(const PlannedLine& planned) { return planned.by == MeasuredBy::Aside; }

/// Of a share of so many chains.
double share_error(double share, double chains) { return std::sqrt(share * (1 - share) / chains); }

void wait_for(TheoryLine& line, std::string why) {
  line.measured = kNaN;
  line.waiting = std::move(why);
}

}  // namespace

void LiveTheory::follow(const Problem& problem, std::chrono::nanoseconds now) {
  if (problem_ == problem) return;
  problem_ = problem;
  plan_ = plan_theory(problem);
  ++plans_;
  const bool batches = std::ranges::any_of(
      plan_.lines, [](const PlannedLine& one) { return one.by == MeasuredBy::BatchLoss; });
  batches_ = batches ? std::optional<BatchMoments>(problem) : std::nullopt;
  runs_.stop();
  due_.reset();
  if (std::ranges::any_of(plan_.lines, is_aside)) due_ = now + kRest;
  runs_awaited_ = due_.has_value();
  for (PlannedLine& one : plan_.lines) one.line.waiting = "being measured";
  view_ = {};
  view_.notes = plan_.notes;
  const auto& q = plan_.quadratic;
  EffectiveNoise& noise = view_.noise;
  noise.of_batches = batches;
  noise.given = plan_.noise;
  noise.effective.fill(kNaN);
  noise.along_curvatures = q && !plan_.round;
  if (q) noise.direction = q->curvature;
  noise.directions = plan_.noise[0] == plan_.noise[1] && (!q || plan_.round) && !batches ? 1 : 2;
  const double strongest = std::max(noise.given[0], noise.given[1]);
  noise.temperature =
      std::isfinite(strongest) && !batches ? temperature(problem.learning_rate, strongest) : kNaN;
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
    return spread ? std::optional(Seen{*spread, past, plan}) : std::nullopt;
  });
  view_.pending = true;
}

void LiveTheory::measure(Seen seen) {
  if (seen.plan != plans_) return;  // looked at for other numbers
  const ChainSpread& spread = seen.spread;
  view_.moments = {static_cast<std::int64_t>(spread.count), seen.past.updates, spread.mean,
                   spread.covariance};
  if (plan_.round) seen.spread.merge_axes();
  for (PlannedLine& one : plan_.lines) measure_line(one, seen);
  felt_noise(seen);
}

void LiveTheory::measure_line(PlannedLine& planned, const Seen& seen) {
  TheoryLine& line = planned.line;
  const ChainSpread& spread = seen.spread;
  const std::int64_t updates = seen.past.updates;
  if (is_aside(planned)) return;
  if (spread.count < 2) return wait_for(line, "too few chains are left");
  const bool from_the_start = seen.past.since_change == updates;
  const double eta = problem_->learning_rate;
  line.waiting.clear();
  switch (planned.by) {
    case MeasuredBy::Share: {
      if (!from_the_start) return wait_for(line, "numbers were changed: restart");
      const Quadratic& q = *plan_.quadratic;
      const double y0 = q.along(0, problem_->start.point[0], problem_->start.point[1]);
      const double all = spread.count + spread.diverged;
      line.predicted = share_outside(eta, -q.curvature[0], plan_.noise[0], y0, updates);
      line.worked = "k=" + base::grouped(updates);
      line.measured = (spread.outside + spread.diverged) / all;
      line.standard_error = share_error(line.predicted, all);
      line.allowance = 1 / all;
      return;
    }
    case MeasuredBy::BatchLoss: {
      if (!from_the_start) return wait_for(line, "numbers were changed: restart");
      line.predicted = batches_->loss_after(updates);
      line.worked = "k=" + base::grouped(updates);
      const double error = std::sqrt(spread.loss_variance / spread.count);
      if (spread.diverged > 0) return wait_for(line, "chains have diverged: restart");
      if (!(line.predicted > 0)) return wait_for(line, "too small for this precision");
      if (error > kMostError * line.predicted)
        return wait_for(line, "rare chains decide it: more chains");
      line.measured = spread.loss, line.standard_error = error;
      return;
    }
    default: rested_line(planned, seen);
  }
}

/// What holds once the chains' starts are forgotten.
void LiveTheory::rested_line(PlannedLine& planned, const Seen& seen) {
  TheoryLine& line = planned.line;
  const ChainSpread& spread = seen.spread;
  const std::int64_t rested = seen.past.since_change;
  if (spread.diverged > 0) return wait_for(line, "chains have diverged: restart");
  if (static_cast<double>(rested) < planned.forgets)
    return wait_for(line,
                    "settled from step " + base::grouped(seen.past.updates - rested +
                                                         static_cast<std::int64_t>(planned.forgets)));
  if (planned.by == MeasuredBy::RestLoss) {
    line.measured = spread.loss;
    line.standard_error = std::sqrt(spread.loss_variance / spread.count);
  } else if (planned.by == MeasuredBy::Between) {
    line.measured = 1 - spread.outside / spread.count;
    line.standard_error = share_error(line.predicted, spread.count);
  } else {
    const double L =
        planned.by == MeasuredBy::Temperature ? plan_.quadratic->curvature[planned.axis] : 0;
    const double unit = L > 0 ? L * (1 - problem_->learning_rate * L / 2) : 1;
    line.measured = unit * spread.variance[planned.axis];
    line.standard_error = unit * spread.variance_error(planned.axis);
  }
}

/// The variance grows with the square of the noise. A batch's noise depends on the place.
void LiveTheory::felt_noise(const Seen& seen) {
  EffectiveNoise& noise = view_.noise;
  noise.effective.fill(kNaN);
  for (const PlannedLine& one : plan_.lines) {
    if (!one.line.is_measured()) continue;
    if (one.by == MeasuredBy::Variance && plan_.quadratic) {
      const double of_one = stationary_variance(*plan_.rule, plan_.quadratic->curvature[one.axis], 1);
      noise.effective[one.axis] = std::sqrt(seen.spread.variance[one.axis] / of_one);
      if (plan_.round) noise.effective.fill(noise.effective[one.axis]);
    } else if (one.by == MeasuredBy::BatchLoss) {
      noise.given = batches_->noise_after(seen.past.updates);
      noise.effective = batches_->noise_of(seen.spread.mean, seen.spread.covariance);
    }
  }
}

void LiveTheory::take_runs(const std::vector<TheoryFact>& found) {
  for (PlannedLine& one : plan_.lines) {
    if (!is_aside(one)) continue;
    const auto fact = std::ranges::find(found, one.line.name, &TheoryFact::name);
    if (fact == found.end()) {
      wait_for(one.line, "could not be measured");
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
