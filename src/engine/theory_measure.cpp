// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/theory_measure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/text.h"

namespace steepest::engine {
namespace {

using Of = TheoryQuantity;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kMostError = 0.05;  // standard error over mean: more, and rare chains decide it

/// Of a share of so many chains.
double share_error(double share, double chains) { return std::sqrt(share * (1 - share) / chains); }

void wait_for(TheoryLine& line, std::string why) {
  line.measured = kNaN;
  line.waiting = std::move(why);
}

void share_away(TheoryLine& line, const TheoryPlan& plan, const SeenChains& seen) {
  const ChainSpread& spread = seen.spread;
  const double all = spread.count + spread.diverged;
  line.predicted = share_outside(plan.rule->eta, -plan.quadratic->curvature[0], plan.noise[0], plan.y0,
                                 seen.past.updates);
  line.worked = "k=" + base::grouped(seen.past.updates);
  line.measured = (spread.outside + spread.diverged) / all;
  line.standard_error = share_error(line.predicted, all);
  line.allowance = 1 / all;
}

void batch_loss(TheoryLine& line, const SeenChains& seen, BatchMoments& batches) {
  const ChainSpread& spread = seen.spread;
  line.predicted = batches.loss_after(seen.past.updates);
  line.worked = "k=" + base::grouped(seen.past.updates);
  const double error = std::sqrt(spread.loss_variance / spread.count);
  if (spread.diverged > 0) return wait_for(line, "chains have diverged: restart");
  if (!(line.predicted > 0)) return wait_for(line, "too small for this precision");
  if (error > kMostError * line.predicted) return wait_for(line, "rare chains decide it: more chains");
  line.measured = spread.loss, line.standard_error = error;
}

/// What holds once the chains' starts are forgotten.
void rested(PlannedLine& planned, const TheoryPlan& plan, const SeenChains& seen) {
  TheoryLine& line = planned.line;
  const ChainSpread& spread = seen.spread;
  const std::int64_t since = seen.past.since_change;
  if (spread.diverged > 0) return wait_for(line, "chains have diverged: restart");
  if (static_cast<double>(since) < planned.forgets)
    return wait_for(
        line, "settled from step " +
                  base::grouped(seen.past.updates - since + static_cast<std::int64_t>(planned.forgets)));
  if (planned.quantity == Of::RestLoss) {
    line.measured = spread.loss;
    line.standard_error = std::sqrt(spread.loss_variance / spread.count);
  } else if (planned.quantity == Of::ShareBetween) {
    line.measured = 1 - spread.outside / spread.count;
    line.standard_error = share_error(line.predicted, spread.count);
  } else {
    const double L = planned.quantity == Of::Temperature ? plan.quadratic->curvature[planned.axis] : 0;
    const double unit = L > 0 ? L * (1 - plan.rule->eta * L / 2) : 1;
    line.measured = unit * spread.variance[planned.axis];
    line.standard_error = unit * spread.variance_error(planned.axis);
  }
}

}  // namespace

void measure_on_chains(PlannedLine& planned, const TheoryPlan& plan, const SeenChains& seen,
                       BatchMoments* batches) {
  TheoryLine& line = planned.line;
  if (seen.spread.count < 2) return wait_for(line, "too few chains are left");
  line.waiting.clear();
  const bool from_the_start = seen.past.since_change == seen.past.updates;
  const bool at_every_step = planned.quantity == Of::ShareAway || planned.quantity == Of::BatchLoss;
  if (!at_every_step) return rested(planned, plan, seen);
  if (!from_the_start) return wait_for(line, "numbers were changed: restart");
  if (planned.quantity == Of::ShareAway) return share_away(line, plan, seen);
  batch_loss(line, seen, *batches);
}

EffectiveNoise given_noise(const Problem& problem, const TheoryPlan& plan) {
  const auto& q = plan.quadratic;
  EffectiveNoise noise;
  noise.of_batches = std::ranges::any_of(
      plan.lines, [](const PlannedLine& one) { return one.quantity == Of::BatchLoss; });
  noise.given = plan.noise;
  noise.effective.fill(kNaN);
  noise.along_curvatures = q && !plan.round;
  if (q) noise.direction = q->curvature;
  noise.directions = plan.noise[0] == plan.noise[1] && (!q || plan.round) && !noise.of_batches ? 1 : 2;
  const double strongest = std::max(noise.given[0], noise.given[1]);
  const bool has_one = std::isfinite(strongest) && !noise.of_batches;
  noise.temperature = has_one ? temperature(problem.learning_rate, strongest) : kNaN;
  return noise;
}

/// The variance grows with the square of the noise. A batch's noise depends on the place.
void measure_noise(EffectiveNoise& noise, const TheoryPlan& plan, const SeenChains& seen,
                   BatchMoments* batches) {
  noise.effective.fill(kNaN);
  for (const PlannedLine& one : plan.lines) {
    if (!one.line.is_measured()) continue;
    if (one.quantity == Of::Variance) {
      const double of_one = stationary_variance(*plan.rule, plan.quadratic->curvature[one.axis], 1);
      noise.effective[one.axis] = std::sqrt(seen.spread.variance[one.axis] / of_one);
      if (plan.round) noise.effective.fill(noise.effective[one.axis]);
    } else if (one.quantity == Of::BatchLoss) {
      noise.given = batches->noise_after(seen.past.updates);
      noise.effective = batches->noise_of(seen.spread.mean, seen.spread.covariance);
    }
  }
}

EffectiveNoise effective_noise(const Problem& problem, const RunResult& own) {
  TheoryPlan plan = plan_theory(problem);
  EffectiveNoise noise = given_noise(problem, plan);
  if (noise.of_batches) return noise;
  SeenChains seen{spread_of(own, plan.axes), {own.updates, own.updates}};
  if (plan.round) seen.spread.merge_axes();
  for (PlannedLine& one : plan.lines)
    if (!is_aside(one.quantity)) measure_on_chains(one, plan, seen, nullptr);
  measure_noise(noise, plan, seen, nullptr);
  return noise;
}

}  // namespace steepest::engine
