// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "base/text.h"
#include "engine/escape.h"
#include "engine/evaluate.h"
#include "engine/theory_measure.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

using Of = TheoryQuantity;
using Facts = std::vector<TheoryFact>;

/// The problem without noise, in f64, one chain off the centre along both axes.
Problem quiet(const Problem& problem, const Quadratic& q, double rate, std::int64_t steps) {
  Problem one = problem;
  one.precision = Precision::F64;
  one.backend = BackendChoice::Cpu;
  one.threads = 1;
  one.noise.sigma = 0;
  one.chains = 1, one.first_chain = 0;
  one.learning_rate = rate;
  one.steps = steps;
  one.start = {};
  for (std::size_t i = 0; i < 2; ++i)
    one.start.point.push_back(q.centre[i] + q.axis[0][i] + q.axis[1][i]);
  return one;
}

/// Whether the runs beside a problem shall go on, this one being so far.
bool goes_on(const AsideReach& reach, double share) {
  if (reach.progress) reach.progress(share);
  return !reach.go_on || reach.go_on();
}

/// f above the centre's after some steps; +infinity where it diverged. `begun` and `part` of it: this
/// run's place among those of its kind.
double loss_after(const Problem& problem, double lowest, const AsideReach& reach, double begun,
                  double part) {
  const auto result = run(problem, {.keep_positions = true, .progress = [&](double share) {
                                      return goes_on(reach, begun + part * share);
                                    }});
  if (!result || result->statistics.diverged > 0) return std::numeric_limits<double>::infinity();
  return result->losses[0] - lowest;
}

double largest_rate(const Problem& problem, const TheoryPlan& plan, double predicted,
                    const AsideReach& reach) {
  constexpr std::int64_t kSteps = 3000;
  constexpr int kHalvings = 30;
  constexpr double part = 1. / kHalvings;
  const Quadratic& q = *plan.quadratic;
  const double lowest = evaluate_here(problem, q.centre, false).f[0];
  double holds = 0, breaks = 4 * predicted;
  const double before = loss_after(quiet(problem, q, predicted, 0), lowest, reach, 0, 0);
  for (int halvings = 0; halvings < kHalvings && goes_on(reach, halvings * part); ++halvings) {
    const double middle = (holds + breaks) / 2;
    const double after =
        loss_after(quiet(problem, q, middle, kSteps), lowest, reach, halvings * part, part);
    (after < before ? holds : breaks) = middle;
  }
  return (holds + breaks) / 2;
}

/// Nothing where the difference of two losses would drown.
std::optional<double> contraction_of(const Problem& problem, const TheoryPlan& plan, double predicted,
                                     const AsideReach& reach) {
  // Far enough for the slowest part to be alone, near enough for f64.
  const auto steps = static_cast<std::int64_t>(std::min(100'000.0, -100 / std::log(predicted)));
  const Quadratic& q = *plan.quadratic;
  const double lowest = evaluate_here(problem, q.centre, false).f[0], eta = plan.rule->eta;
  if (lowest != 0) return {};
  const double first = loss_after(quiet(problem, q, eta, steps / 2), lowest, reach, 0, 1. / 3);
  const double second = loss_after(quiet(problem, q, eta, steps), lowest, reach, 1. / 3, 2. / 3);
  return std::pow(second / first, 0.5 / static_cast<double>(steps - steps / 2));
}

/// Measures what small runs beside the problem's own do, of one plan.
class AsideRuns {
 public:
  /// `own`: null where there is none to be had.
  AsideRuns(const Problem& problem, const TheoryPlan& plan, const RunResult* own,
            const AsideReach& reach)
      : problem_(problem), plan_(plan), own_(own), reach_(reach) {}

  /// Fills in what was measured; false where nothing can be. An Error where a run failed.
  Result<bool> measure(const PlannedLine& planned, TheoryFact& fact) {
    const double predicted = planned.line.predicted;
    std::optional<double> measured;
    switch (planned.quantity) {
      case Of::LargestRate: measured = largest_rate(problem_, plan_, predicted, reach_); break;
      case Of::Contraction: measured = contraction_of(problem_, plan_, predicted, reach_); break;
      default: return measure_escapes(planned.quantity, predicted, fact);
    }
    fact.measured = measured.value_or(0);
    return measured.has_value();
  }

 private:
  Result<bool> measure_escapes(Of quantity, double predicted, TheoryFact& fact) {
    const bool one = quantity == Of::SaddleSteps;
    const double steps = quantity == Of::WellTime ? static_cast<double>(problem_.steps)
                         : one                    ? 2 * predicted + 10
                                                  : 10 * predicted + 10;
    if (!found_) {  // the mean of a saddle's comes before the median, and takes longer
      auto found = escapes(one ? 1 : problem_.chains, steps);
      if (!found) return std::unexpected(found.error());
      found_ = std::move(*found);
    }
    const EscapeTimes &updates = found_->updates, &time = found_->time;
    switch (quantity) {
      case Of::SaddleSteps: fact.measured = updates.p50; break;
      case Of::MeanSaddleSteps:
        fact.measured = updates.mean, fact.standard_error = updates.standard_error;
        break;
      case Of::MedianSaddleSteps:
        fact.measured = updates.p50, fact.standard_error = 1.2533 * updates.standard_error;
        break;
      default:
        fact.measured = time.at_constant_rate, fact.standard_error = time.at_constant_rate_error;
        fact.how += " " + base::grouped(found_->left, "chain") + " left.";
    }
    if (!std::isfinite(fact.measured)) fact.measured = std::numeric_limits<double>::quiet_NaN();
    return true;
  }

  /// In at most so many updates: as the problem's own run has seen it, if it was watched for long
  /// enough, else in a run beside it of the chains within reach.
  Result<EscapeSummary> escapes(std::int64_t chains, double steps) {
    steps = std::min(steps, static_cast<double>(reach_.steps));
    if (own_ && own_->escapes) {
      const EscapeSummary seen = summary_of(*own_->escapes);
      if (seen.inside == 0 || static_cast<double>(own_->updates) >= steps) return seen;
    }
    Problem aside = problem_;
    aside.chains = std::min(chains, reach_.chains);
    aside.steps = static_cast<std::int64_t>(steps);
    const auto ran = run(aside, {.progress = [&](double share) { return goes_on(reach_, share); },
                                 .escapes = true,
                                 .until_escaped = true});
    if (!ran) return std::unexpected(ran.error());
    if (ran->failure) return std::unexpected(*ran->failure);
    return summary_of(*ran->escapes);
  }

  const Problem& problem_;
  const TheoryPlan& plan_;
  const RunResult* own_;
  const AsideReach& reach_;
  std::optional<EscapeSummary> found_;
};

TheoryFact fact_of(const PlannedLine& planned) {
  const TheoryLine& line = planned.line;
  return {planned.quantity, line.name,           line.predicted,
          line.measured,    line.standard_error, std::string(planned.formula) + ". " + line.how};
}

/// The lines that chains of the own run show, measured; of the others those that runs aside can show.
/// `own` null: only the latter.
Result<Facts> measured(const Problem& problem, const RunResult* own, const AsideReach& reach) {
  TheoryPlan plan = plan_theory(problem);
  if (plan.lines.empty()) return Facts{};
  std::optional<BatchMoments> batches;
  SeenChains seen;
  if (own) {
    if (given_noise(problem, plan).of_batches) batches.emplace(problem);
    seen = {spread_of(*own, plan.axes), {own->updates, own->updates}};
    if (plan.round) seen.spread.merge_axes();
  }
  AsideRuns aside(problem, plan, own, reach);
  Facts facts;
  for (PlannedLine& one : plan.lines) {
    if (is_aside(one.quantity)) {
      TheoryFact fact = fact_of(one);
      const auto known = aside.measure(one, fact);
      if (!known) return std::unexpected(known.error());
      if (*known) facts.push_back(std::move(fact));
    } else if (own) {
      measure_on_chains(one, plan, seen, batches ? &*batches : nullptr);
      if (one.line.is_measured()) facts.push_back(fact_of(one));
    }
  }
  return facts;
}

Result<Facts> facts_of(Problem problem, const RunResult* own, const AsideReach& reach) {
  complete(problem, catalog());
  if (auto error = check(problem, catalog())) return std::unexpected(*error);
  try {
    return measured(problem, own, reach);
  } catch (const std::exception& failure) {
    return std::unexpected(failed(std::string("the comparison with theory failed: ") + failure.what(),
                                  "try fewer --chains"));
  }
}

}  // namespace

Result<std::vector<TheoryFact>> compare_with_theory(const Problem& problem, const RunResult& own,
                                                    const AsideReach& reach) {
  return facts_of(problem, &own, reach);
}

Result<std::vector<TheoryFact>> compare_aside(const Problem& problem, const AsideReach& reach) {
  return facts_of(problem, nullptr, reach);
}

}  // namespace steepest::engine
