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

void wait_for(TheoryLine& line, std::string why) {
  line.measured = kNaN;
  line.waiting = std::move(why);
}

}  // namespace

/// Sums over the chains that have not diverged, deviations from the mean in a second look.
struct LiveTheory::Spread {
  double count = 0, diverged = 0, outside = 0;
  std::array<double, 2> mean{};
  std::array<double, 3> covariance{};
  double loss = 0, loss_variance = 0;
  std::array<double, 2> variance{}, fourth{}, counted{};  ///< along the curvatures

  double variance_error(std::size_t axis) const {
    return std::sqrt((fourth[axis] - variance[axis] * variance[axis]) / counted[axis]);
  }

  Spread(std::span<const ChainPoint> points, const std::optional<Quadratic>& q) {
    for (const ChainPoint& at : points) {
      if (at.basin == -2) {
        ++diverged;
        continue;
      }
      ++count, mean[0] += at.x, mean[1] += at.y, loss += at.loss;
    }
    mean[0] /= count, mean[1] /= count, loss /= count;  // NaN without chains
    for (const ChainPoint& at : points) {
      if (at.basin == -2) continue;
      const double x = at.x - mean[0], y = at.y - mean[1], f = at.loss - loss;
      covariance[0] += x * x, covariance[1] += x * y, covariance[2] += y * y, loss_variance += f * f;
      if (!q) continue;
      for (std::size_t k = 0; k < 2; ++k) {
        const double d = x * q->axis[k][0] + y * q->axis[k][1];
        variance[k] += d * d, fourth[k] += d * d * d * d;
      }
      outside += std::abs(q->along(0, at.x, at.y)) > kSaddleRadius;
    }
    for (double& one : covariance) one /= count - 1;
    loss_variance /= count - 1;
    for (std::size_t k = 0; k < 2; ++k) variance[k] /= count - 1, fourth[k] /= count, counted[k] = count;
  }
  /// Both axes are alike.
  void merge_axes() {
    variance.fill((variance[0] + variance[1]) / 2);
    fourth.fill((fourth[0] + fourth[1]) / 2);
    counted.fill(2 * count);
  }
};

void LiveTheory::follow(const Problem& problem, std::chrono::nanoseconds now) {
  if (problem_ == problem) return;
  problem_ = problem;
  plan_ = plan_theory(problem);
  const bool batches = std::ranges::any_of(
      plan_.lines, [](const PlannedLine& one) { return one.by == MeasuredBy::MeanLoss; });
  mean_loss_ = batches ? std::optional<MeanLoss>(problem) : std::nullopt;
  thread_.stop();
  due_.reset();
  if (std::ranges::any_of(plan_.lines, is_aside)) due_ = now + kRest;
  for (PlannedLine& one : plan_.lines) one.line.waiting = "being measured";
  view_ = {};
  view_.notes = plan_.notes;
  view_.pending = due_.has_value();
  const auto& q = plan_.quadratic;
  EffectiveNoise& noise = view_.noise;
  noise.given = plan_.noise;
  noise.felt.fill(kNaN);
  noise.along_curvatures = q && !plan_.round;
  if (q) noise.direction = q->curvature;
  noise.directions = plan_.noise[0] == plan_.noise[1] && (!q || plan_.round) ? 1 : 2;
  const double strongest = std::max(noise.given[0], noise.given[1]);
  noise.temperature = std::isfinite(strongest) ? temperature(problem.learning_rate, strongest) : kNaN;
  publish();
}

/// The lines as they are now.
void LiveTheory::publish() {
  view_.lines.clear();
  for (const PlannedLine& one : plan_.lines) view_.lines.push_back(one.line);
}

void LiveTheory::measure(const OwnChains& own) {
  if (!problem_) return;
  Spread spread(own.points, plan_.quadratic);
  view_.cloud = {static_cast<std::int64_t>(spread.count), own.updates, spread.mean, spread.covariance};
  if (plan_.round) spread.merge_axes();
  for (PlannedLine& one : plan_.lines) measure_line(one, own, spread);
  felt_noise(spread);
  publish();
}

void LiveTheory::measure_line(PlannedLine& planned, const OwnChains& own, const Spread& spread) {
  TheoryLine& line = planned.line;
  if (is_aside(planned)) return;
  if (spread.count < 2) return wait_for(line, "too few chains are left");
  const bool from_the_start = own.since_change == own.updates;
  line.waiting.clear();
  const double eta = problem_->learning_rate;
  switch (planned.by) {
    case MeasuredBy::Variance:
    case MeasuredBy::Temperature: {
      if (spread.diverged > 0) return wait_for(line, "chains have diverged: restart");
      const double forgets = std::ceil(std::log(kStartFelt) / (2 * std::log(plan_.slowest)));
      if (static_cast<double>(own.since_change) < forgets)
        return wait_for(line, "settled from step " + base::grouped(own.updates - own.since_change +
                                                                   static_cast<std::int64_t>(forgets)));
      const double L = plan_.quadratic->curvature[planned.axis];
      const double unit = planned.by == MeasuredBy::Variance ? 1 : L * (1 - eta * L / 2);
      line.measured = unit * spread.variance[planned.axis];
      line.standard_error = unit * spread.variance_error(planned.axis);
      return;
    }
    case MeasuredBy::Share: {
      if (!from_the_start) return wait_for(line, "numbers were changed: restart");
      const Quadratic& q = *plan_.quadratic;
      const double y0 = q.along(0, problem_->start.point[0], problem_->start.point[1]);
      const double all = spread.count + spread.diverged;
      line.predicted = share_outside(eta, -q.curvature[0], plan_.noise[0], y0, own.updates);
      line.worked = "k=" + base::grouped(own.updates);
      line.measured = (spread.outside + spread.diverged) / all;
      line.standard_error = std::sqrt(line.predicted * (1 - line.predicted) / all);
      line.allowance = 1 / all;
      return;
    }
    default: {
      if (!from_the_start) return wait_for(line, "numbers were changed: restart");
      line.predicted = mean_loss_->after(own.updates);
      line.worked = "k=" + base::grouped(own.updates);
      const double error = std::sqrt(spread.loss_variance / spread.count);
      if (spread.diverged > 0) return wait_for(line, "chains have diverged: restart");
      if (!(line.predicted > 0)) return wait_for(line, "too small for this precision");
      if (error > kMostError * line.predicted)
        return wait_for(line, "rare chains decide it: more chains");
      line.measured = spread.loss, line.standard_error = error;
    }
  }
}

/// The variance grows with the square of the noise.
void LiveTheory::felt_noise(const Spread& spread) {
  view_.noise.felt.fill(kNaN);
  for (const PlannedLine& one : plan_.lines) {
    if (one.by != MeasuredBy::Variance || !one.line.is_measured()) continue;
    const double of_one = stationary_variance(*plan_.rule, plan_.quadratic->curvature[one.axis], 1);
    view_.noise.felt[one.axis] = std::sqrt(spread.variance[one.axis] / of_one);
    if (plan_.round) view_.noise.felt.fill(view_.noise.felt[one.axis]);
  }
}

bool LiveTheory::poll(std::chrono::nanoseconds now) {
  if (due_ && now >= *due_) {
    due_.reset();
    thread_.start(*problem_);
  }
  const auto found = thread_.take();
  if (!found) return view_.pending;
  for (PlannedLine& one : plan_.lines) {
    if (!is_aside(one)) continue;
    const auto fact = std::ranges::find(*found, one.line.name, &TheoryFact::name);
    if (fact == found->end()) {
      wait_for(one.line, "could not be measured");
      continue;
    }
    one.line.measured = fact->measured, one.line.standard_error = fact->standard_error;
    one.line.waiting = one.line.is_measured() ? "" : "no chain has shown it";
  }
  view_.pending = false;
  publish();
  return true;
}

}  // namespace steepest::engine
