// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/theory_lines.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "engine/backends.h"
#include "engine/escape.h"
#include "engine/well_theory.h"
#include "engine/worked.h"
#include "launch.h"

namespace steepest::engine {
namespace {

using Kind = LinearRule::Kind;
using Of = TheoryQuantity;
constexpr double kHalvingGrain = 1e-3;  // of a rate that is found by halving
// What Kramers' formula is too small by, times T over the barrier: at most so much, from the mean first
// passage by quadrature (0.45 of that at T = 0.03, 0.56 at 0.1, 0.18 at the barrier).
constexpr double kKramersGrain = 0.6;

std::string tex(double value) { return tex_of(value, 4); }

/// One problem's plan while it is made.
class Planner {
 public:
  explicit Planner(const Problem& problem) : p_(problem), noise_(problem) {}

  TheoryPlan made() {
    plan_.noise = {noise_.along({1, 0}), noise_.along({0, 1})};
    if (catalog().noise(p_.noise.kind)->needs_samples) {
      plan_.noise = {0, 0};
      batches();
    } else if (rule()) {
      if (p_.surface == "double-well")
        double_well();
      else
        quadratic();
    }
    return std::move(plan_);
  }

 private:
  /// A line with its name and formula, to be filled in. The next one may move it.
  PlannedLine& add(Of quantity, TheoryForm form = TheoryForm::Plain) {
    const TheoryFormula& formula = theory_formula(quantity, form);
    PlannedLine& one = plan_.lines.emplace_back();
    one.quantity = quantity, one.formula = formula.text;
    one.line.name = formula.name, one.line.symbols = formula.tex, one.line.how = formula.how;
    return one;
  }
  /// Of the formulas of noise and rule.
  TheoryForm form() const {
    switch (plan_.rule->kind) {
      case Kind::Momentum: return TheoryForm::Momentum;
      case Kind::Nesterov: return TheoryForm::Nesterov;
      default: return noise_.asked_temperature() ? TheoryForm::Langevin : TheoryForm::Plain;
    }
  }
  void note(std::string sentence) { plan_.notes.push_back(std::move(sentence)); }
  std::string rule_title() const { return std::string(catalog().rule(p_.rule)->title); }

  /// Whether the rule is one that the formulas are for; says which are, if not.
  bool rule() {
    plan_.rule = linear_rule(p_);
    if (plan_.rule) return true;
    if (p_.schedule.name != "constant" || p_.schedule.warmup != 0)
      note(
          "No theory is known here for a learning rate that changes from step to step. Choose the "
          "schedule Constant without warm-up.");
    else if (is_linear_rule(p_.rule))
      note("No theory is known here for " + rule_title() +
           " with weight decay or dampening. Set both to 0.");
    else
      note("No theory is known here for " + rule_title() + (p_.noise.sigma > 0 ? " with noise" : "") +
           ". Choose SGD, momentum or Nesterov.");
    return false;
  }

  void batches() {
    plan_.rule = linear_rule(p_);
    if (p_.surface != "linear-regression" || !plan_.rule || plan_.rule->kind != Kind::Sgd)
      return note(
          "Of minibatches only the mean loss of linear regression is known, with plain SGD at a "
          "constant rate. Choose these, or noise that is added to the gradient.");
    add(Of::BatchLoss);
    if (kernels::step_plan(p_, 0, 0).batch.sampling == kernels::Sampling::Reshuffled)
      note(
          "In reshuffled epochs one batch makes up for another, so that no single σ stands for their "
          "noise.");
  }

  void double_well() {
    if (plan_.rule->kind != Kind::Sgd)
      return note("Where chains rest in the wells is known for plain SGD. Choose SGD.");
    if (p_.noise.sigma == 0)
      return note("Without noise no chain leaves its well. Give the gradient some noise.");
    if (!noise_.normal())
      return note("In the wells theory is for normal noise. Choose Gaussian or Langevin.");
    const auto T = well_temperatures(p_);
    const WellAtRest rest = well_at_rest(T, plan_.rule->eta);
    if (rest.holds())
      at_rest(T, rest);
    else
      note(
          "This step is too large for the density of chains at rest, which is for small ones. Choose a "
          "smaller learning rate or less noise.");
    kramers(T[0]);
  }

  void at_rest(const std::array<double, 2>& T, const WellAtRest& rest) {
    plan_.axes = SpreadAxes{{0, 0}, {{{1, 0}, {0, 1}}}, kBetweenWells};
    const double eta = plan_.rule->eta, forgets = well_forgets(eta);
    const auto add_rested = [&](Of quantity, double predicted, double step_adds,
                                std::string worked) -> PlannedLine& {
      PlannedLine& one = add(quantity);
      one.axis = 1, one.forgets = forgets;
      one.line.predicted = predicted;
      one.line.worked = std::move(worked);
      one.line.allowance = 1.5 * std::abs(step_adds);  // its second order is much smaller
      return one;
    };
    const double percent = std::round(1000 * rest.loss.step_adds / rest.loss.value) / 10;
    PlannedLine& loss = add_rested(Of::RestLoss, rest.loss.value, rest.loss.step_adds, "T=" + tex(T[0]));
    loss.line.how = "Of the density e^(-f/T), to which a step of this size adds about " +
                    base::number_text(percent) + " %. " + loss.line.how;
    add_rested(Of::ShareBetween, rest.between.value, rest.between.step_adds, "T=" + tex(T[0]));
    add_rested(Of::RestVariance, rest.variance_y, 0, tex(T[1]) + "/(1-" + tex(eta) + "/2)");
  }

  void kramers(double T) {
    const auto& start = p_.start.point;
    if (start.size() != 2 || std::abs(std::abs(start[0]) - 1) > 0.2)
      return note(
          "Kramers' time to leave a well counts from there. To see it, start all chains at the point "
          "(1, 0).");
    if (DoubleWell::kBarrier / T < 1)
      return note("With this much noise the barrier no longer counts: its height is below T = " +
                  base::number_text(T) + ". For Kramers' time give less.");
    TheoryLine& line = add(Of::WellTime).line;
    line.worked = "2\\pi\\, e^{0.25/" + tex(T) + "}/\\sqrt{2\\cdot 1}";
    line.predicted =
        kramers_time(DoubleWell::kCurvatureMin, DoubleWell::kCurvatureSaddle, DoubleWell::kBarrier, T);
    line.allowance = kKramersGrain * T / DoubleWell::kBarrier * line.predicted;
  }

  void quadratic() {
    const auto q = quadratic_of(p_);
    if (!q)
      return note("No theory is known on this surface. Choose Bowl, Saddle or Double well" +
                  std::string(p_.dimension == 2 ? "." : ", in two coordinates."));
    if (q->curvature[0] == 0)
      return note("One direction of this surface is flat: nothing settles there.");
    plan_.quadratic = q;
    plan_.axes = SpreadAxes{q->centre, q->axis, kSaddleRadius};
    plan_.noise = {noise_.along(q->axis[0]), noise_.along(q->axis[1])};
    if (q->curvature[0] < 0) return saddle(*q);
    const LinearRule& rule = *plan_.rule;
    plan_.slowest = std::max(contraction(rule, q->curvature[0]), contraction(rule, q->curvature[1]));
    largest_rate(q->curvature[1]);
    if (p_.noise.sigma == 0) return shrinking(*q);
    plan_.round =
        q->curvature[1] - q->curvature[0] < 1e-12 * q->curvature[1] && plan_.noise[0] == plan_.noise[1];
    variances(*q);
  }

  void largest_rate(double L) {
    const LinearRule& rule = *plan_.rule;
    TheoryLine& line = add(Of::LargestRate, form()).line;
    const std::string l = tex(L), mu = tex(rule.mu);
    switch (rule.kind) {
      case Kind::Momentum: line.worked = "(2+2\\cdot " + mu + ")/" + l; break;
      case Kind::Nesterov:
        line.worked = "(2+2\\cdot " + mu + ")/(" + l + "\\,(1+2\\cdot " + mu + "))";
        break;
      default: line.worked = "2/" + l;
    }
    line.predicted = rate_limit(rule.kind, rule.mu, L);
    line.allowance = kHalvingGrain * line.predicted;
  }

  void shrinking(const Quadratic& q) {
    if (!(plan_.slowest > 0.01) || !(plan_.slowest < 0.99999)) {
      if (!(plan_.slowest < 1)) note("This learning rate is too large: nothing shrinks.");
      return;
    }
    const LinearRule& rule = *plan_.rule;
    const double lambda = contraction(rule, q.curvature[0]) >= contraction(rule, q.curvature[1])
                              ? q.curvature[0]
                              : q.curvature[1];
    const bool critical =
        rule.kind == Kind::Momentum && std::abs(plan_.slowest * plan_.slowest - rule.mu) < 1e-12;
    const auto form = rule.kind == Kind::Sgd ? TheoryForm::Plain
                      : critical             ? TheoryForm::CriticalMomentum
                                             : TheoryForm::Momentum;
    TheoryLine& line = add(Of::Contraction, form).line;
    if (rule.kind == Kind::Sgd)
      line.worked = "|1-" + tex(rule.eta) + "\\cdot " + tex(lambda) + "|";
    else if (critical)
      line.worked = "\\sqrt{" + tex(rule.mu) + "}";
    else
      line.worked = "\\rho(" + tex(rule.eta) + ",\\," + tex(rule.mu) + ",\\," + tex(lambda) + ")";
    line.predicted = plan_.slowest;
    line.allowance = kHalvingGrain * line.predicted;
  }

  void variances(const Quadratic& q) {
    if (!noise_.has_fourth_moment())
      return note(
          "This noise has such heavy tails that a measured variance has no standard error. "
          "Choose Student's t with ν above 4, or Gaussian.");
    if (!(plan_.slowest < 1))
      return note("This learning rate is too large: the cloud grows without end.");
    for (std::size_t k = plan_.round ? 1 : 0; k < 2; ++k) variance(q.curvature[k], k);
  }

  void variance(double L, std::size_t axis) {
    const LinearRule& rule = *plan_.rule;
    const double sigma = plan_.noise[axis];
    const auto asked = noise_.asked_temperature();
    const std::string name = ", curvature " + base::number_text(std::round(L * 1e9) / 1e9);
    const std::string eta = tex(rule.eta), l = tex(L), mu = tex(rule.mu);
    const double forgets = std::ceil(std::log(kStartFelt) / (2 * std::log(plan_.slowest)));
    const auto add_along = [&](Of quantity) -> TheoryLine& {
      PlannedLine& one = add(quantity, form());
      one.axis = axis, one.forgets = forgets;
      one.line.name += name;
      return one.line;
    };
    TheoryLine& line = add_along(Of::Variance);
    if (rule.kind == Kind::Momentum) {
      line.worked = eta + "\\cdot " + tex(sigma) + "^2\\cdot " + tex(1 + rule.mu) + "/(" + l +
                    "\\cdot " + tex(1 - rule.mu) + "\\,(" + tex(2 * (1 + rule.mu)) + "-" +
                    tex(rule.eta * L) + "))";
    } else if (rule.kind == Kind::Nesterov) {
      line.worked = "P_{xx}(" + eta + ",\\," + mu + ",\\," + l + ",\\," + tex(sigma) + ")";
    } else if (asked) {
      line.worked = tex(*asked) + "/(" + l + "\\,(1-" + tex(rule.eta * L) + "/2))";
    } else {
      line.worked = eta + "\\cdot " + tex(sigma) + "^2/(" + l + "\\,(2-" + tex(rule.eta * L) + "))";
    }
    line.predicted = stationary_variance(rule, L, sigma);
    if (rule.kind != Kind::Sgd) return;
    TheoryLine& heat = add_along(Of::Temperature);
    heat.worked = asked ? tex(*asked) : eta + "\\cdot " + tex(sigma) + "^2/2";
    heat.predicted = asked.value_or(temperature(rule.eta, sigma));
  }

  void saddle(const Quadratic& q) {
    if (plan_.rule->kind != Kind::Sgd)
      return note("The steps to leave a saddle are known for plain SGD. Choose SGD.");
    if (p_.start.point.empty())
      return note(
          "The steps to leave a saddle count from one point. Start all chains at (0, 0), or near "
          "it.");
    const double eta = plan_.rule->eta, lambda = -q.curvature[0], sigma = plan_.noise[0];
    const double y0 = plan_.y0 = q.along(0, p_.start.point[0], p_.start.point[1]);
    const std::string growth = "\\ln " + tex(1 + eta * lambda);
    if (sigma == 0) {
      if (y0 == 0)
        return note(
            "On the ridge and without noise no chain ever leaves. Give the gradient some noise.");
      if (std::abs(y0) >= kSaddleRadius) return note("The chains start outside of the saddle's reach.");
      TheoryLine& line = add(Of::SaddleSteps).line;
      line.worked = "\\ln(1/" + tex(std::abs(y0)) + ")/" + growth;
      line.predicted = saddle_exit(eta, lambda, y0, kSaddleRadius);
      return;
    }
    if (!noise_.normal())
      return note("The steps to leave a saddle are known for normal noise. Choose Gaussian.");
    if (y0 == 0) exits(eta, lambda, sigma, growth);
    add(Of::ShareAway);
  }

  void exits(double eta, double lambda, double sigma, const std::string& growth) {
    const NoisyExit exit = noisy_saddle_exit(eta, lambda, sigma, kSaddleRadius);
    const double g = 1 + eta * lambda, s = eta * sigma / std::sqrt(g * g - 1);
    const auto add_exit = [&](Of quantity, double predicted, std::string worked) {
      TheoryLine& line = add(quantity).line;
      line.allowance = 1;
      line.predicted = predicted;
      line.worked = std::move(worked);
    };
    add_exit(Of::MeanSaddleSteps, exit.mean, "(\\ln(1/" + tex(s) + ")+0.6352)/" + growth);
    add_exit(Of::MedianSaddleSteps, exit.median, "\\ln(1/(0.6745\\cdot " + tex(s) + "))/" + growth);
  }

  const Problem& p_;
  const NoiseModel noise_;
  TheoryPlan plan_;
};

}  // namespace

TheoryPlan plan_theory(const Problem& problem) { return Planner(problem).made(); }

double share_outside(double eta, double lambda, double sigma, double y0, std::int64_t steps) {
  const double log_growth = std::log1p(eta * lambda), k = static_cast<double>(steps);
  if (k * log_growth > 600) return 1;
  const double grown = std::exp(k * log_growth), g = 1 + eta * lambda;
  const double s = eta * sigma / std::sqrt(g * g - 1);
  const double centre = y0 * grown, width = s * std::sqrt(std::max(0.0, grown * grown - 1));
  if (width == 0) return std::abs(centre) > kSaddleRadius ? 1 : 0;
  const auto beyond = [&](double distance) {
    return std::erfc(distance / (width * std::sqrt(2.0))) / 2;
  };
  return beyond(kSaddleRadius - centre) + beyond(kSaddleRadius + centre);
}

}  // namespace steepest::engine
