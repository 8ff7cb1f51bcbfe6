// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/theory_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "engine/backends.h"
#include "engine/comparison.h"
#include "engine/well_theory.h"
#include "engine/worked.h"
#include "launch.h"

namespace steepest::engine {
namespace {

using Kind = LinearRule::Kind;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kHalvingGrain = 1e-3;  // of a rate that is found by halving
constexpr double kKramersGrain = 0.15;  // of a formula for barriers of many T

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
    PlannedLine mean;
    mean.by = MeasuredBy::BatchLoss;
    mean.line.name = "mean loss";
    mean.line.symbols = "\\tfrac12\\,\\mathrm{tr}\\,H M_k";
    mean.line.how =
        "Exact second moments of the batches, step by step; the mean over all chains at this step.";
    plan_.lines.push_back(std::move(mean));
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
    const std::string worked = "T=" + tex(T[0]),
                      later = " Of all chains, once their start is forgotten.";
    const auto line = [&](const char* name, MeasuredBy by, double predicted, double step_adds) {
      PlannedLine one;
      one.by = by, one.axis = 1, one.forgets = forgets;
      one.line.name = name, one.line.predicted = predicted;
      one.line.worked = worked;
      one.line.allowance = 1.5 * std::abs(step_adds);  // its second order is much smaller
      one.line.how = later;
      return one;
    };
    PlannedLine loss = line("mean loss", MeasuredBy::RestLoss, rest.loss.value, rest.loss.step_adds);
    loss.line.symbols = "\\int\\! f\\,e^{-f/T}\\,/\\int\\! e^{-f/T}";
    const double percent = std::round(1000 * rest.loss.step_adds / rest.loss.value) / 10;
    loss.line.how = "Of the density e^(-f/T), to which a step of this size adds about " +
                    base::number_text(percent) + " %." + later;
    PlannedLine between =
        line("share between the wells", MeasuredBy::Between, rest.between.value, rest.between.step_adds);
    between.line.symbols = "\\int_{|x|\\leq 1/2} e^{-f/T}\\,/\\int\\! e^{-f/T}";
    between.line.how = "Of the density e^(-f/T), between x = -1/2 and x = 1/2." + later;
    PlannedLine y = line("variance of y", MeasuredBy::Variance, rest.variance_y, 0);
    y.line.symbols = "T/(1-\\eta/2)";
    y.line.worked = tex(T[1]) + "/(1-" + tex(eta) + "/2)";
    y.line.how = "Along y the surface is a bowl of curvature 1." + later;
    for (PlannedLine& one : std::array{loss, between, y}) plan_.lines.push_back(std::move(one));
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
    TheoryLine line;
    line.name = "mean time to leave the well";
    line.symbols = "2\\pi\\, e^{\\Delta f/T}/\\sqrt{f''_{\\min}\\,|f''_{\\mathrm{saddle}}|}";
    line.worked = "2\\pi\\, e^{0.25/" + tex(T) + "}/\\sqrt{2\\cdot 1}";
    line.predicted =
        kramers_time(DoubleWell::kCurvatureMin, DoubleWell::kCurvatureSaddle, DoubleWell::kBarrier, T);
    line.allowance = kKramersGrain * line.predicted;
    line.how =
        "Kramers 1940, for barriers much higher than T. Steps times the learning rate until the "
        "other minimum, measured by a run of its own.";
    plan_.lines.push_back({std::move(line)});
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
    TheoryLine line;
    line.name = "largest learning rate";
    const std::string l = tex(L), mu = tex(rule.mu);
    switch (rule.kind) {
      case Kind::Momentum:
        line.symbols = "(2+2\\mu)/L", line.worked = "(2+2\\cdot " + mu + ")/" + l;
        break;
      case Kind::Nesterov:
        line.symbols = "(2+2\\mu)/(L(1+2\\mu))";
        line.worked = "(2+2\\cdot " + mu + ")/(" + l + "\\,(1+2\\cdot " + mu + "))";
        break;
      default: line.symbols = "2/L", line.worked = "2/" + l;
    }
    line.predicted = rate_limit(rule.kind, rule.mu, L);
    line.allowance = kHalvingGrain * line.predicted;
    line.how = "L is the largest curvature. Found by halving: one chain, 3,000 steps at each rate.";
    plan_.lines.push_back({std::move(line)});
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
    TheoryLine line;
    line.name = "contraction";
    if (rule.kind == Kind::Sgd) {
      line.symbols = "|1-\\eta\\lambda|";
      line.worked = "|1-" + tex(rule.eta) + "\\cdot " + tex(lambda) + "|";
    } else if (rule.kind == Kind::Momentum &&
               std::abs(plan_.slowest * plan_.slowest - rule.mu) < 1e-12) {
      line.symbols = "\\sqrt{\\mu}", line.worked = "\\sqrt{" + tex(rule.mu) + "}";
    } else {
      line.symbols = "\\rho(\\eta,\\mu,\\lambda)";
      line.worked = "\\rho(" + tex(rule.eta) + ",\\," + tex(rule.mu) + ",\\," + tex(lambda) + ")";
    }
    line.predicted = plan_.slowest;
    line.allowance = kHalvingGrain * line.predicted;
    line.how =
        "The distance to the minimum shrinks by this factor a step, in the long run: the spectral "
        "radius. From the loss half-way and at the end of a run of its own.";
    plan_.lines.push_back({std::move(line)});
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
    TheoryLine line;
    line.name = "variance" + name;
    if (rule.kind == Kind::Momentum) {
      line.symbols = "\\eta\\sigma^2(1+\\mu)/(L(1-\\mu)(2(1+\\mu)-\\eta L))";
      line.worked = eta + "\\cdot " + tex(sigma) + "^2\\cdot " + tex(1 + rule.mu) + "/(" + l +
                    "\\cdot " + tex(1 - rule.mu) + "\\,(" + tex(2 * (1 + rule.mu)) + "-" +
                    tex(rule.eta * L) + "))";
    } else if (rule.kind == Kind::Nesterov) {
      line.symbols = "P=APA^{\\top}+\\sigma^2 nn^{\\top}";
      line.worked = "P_{xx}(" + eta + ",\\," + mu + ",\\," + l + ",\\," + tex(sigma) + ")";
    } else if (asked) {
      line.symbols = "T/(L(1-\\eta L/2))";
      line.worked = tex(*asked) + "/(" + l + "\\,(1-" + tex(rule.eta * L) + "/2))";
    } else {
      line.symbols = "\\eta\\sigma^2/(L(2-\\eta L))";
      line.worked = eta + "\\cdot " + tex(sigma) + "^2/(" + l + "\\,(2-" + tex(rule.eta * L) + "))";
    }
    line.predicted = stationary_variance(rule, L, sigma);
    line.how = "Of all chains along the direction of this curvature, once their start is forgotten.";
    const double forgets = std::ceil(std::log(kStartFelt) / (2 * std::log(plan_.slowest)));
    plan_.lines.push_back({line, MeasuredBy::Variance, axis, forgets});
    if (rule.kind != Kind::Sgd) return;
    line.name = "temperature" + name;
    line.symbols = asked ? "T" : "\\eta\\sigma^2/2";
    line.worked = asked ? tex(*asked) : eta + "\\cdot " + tex(sigma) + "^2/2";
    line.predicted = asked.value_or(temperature(rule.eta, sigma));
    line.how = "Langevin: the variance of the chains times L (1 - eta L/2).";
    plan_.lines.push_back({std::move(line), MeasuredBy::Temperature, axis, forgets});
  }

  void saddle(const Quadratic& q) {
    if (plan_.rule->kind != Kind::Sgd)
      return note("The steps to leave a saddle are known for plain SGD. Choose SGD.");
    if (p_.start.point.empty())
      return note(
          "The steps to leave a saddle count from one point. Start all chains at (0, 0), or near "
          "it.");
    const double eta = plan_.rule->eta, lambda = -q.curvature[0], sigma = plan_.noise[0];
    const double y0 = q.along(0, p_.start.point[0], p_.start.point[1]);
    const std::string growth = "\\ln " + tex(1 + eta * lambda);
    if (sigma == 0) {
      if (y0 == 0)
        return note(
            "On the ridge and without noise no chain ever leaves. Give the gradient some noise.");
      if (std::abs(y0) >= kSaddleRadius) return note("The chains start outside of the saddle's reach.");
      TheoryLine line;
      line.name = "steps to leave the saddle";
      line.symbols = "\\ln(R/|y_0|)/\\ln(1+\\eta\\lambda)";
      line.worked = "\\ln(1/" + tex(std::abs(y0)) + ")/" + growth;
      line.predicted = saddle_exit(eta, lambda, y0, kSaddleRadius);
      line.how = "Rounded up; R = 1. One chain, in a run of its own.";
      plan_.lines.push_back({std::move(line)});
      return;
    }
    if (!noise_.normal())
      return note("The steps to leave a saddle are known for normal noise. Choose Gaussian.");
    if (y0 == 0) exits(eta, lambda, sigma, growth);
    PlannedLine share;
    share.by = MeasuredBy::Share;
    share.line.name = "share more than 1 away";
    share.line.symbols = "P(|y_k|>1)";
    share.line.how = "The place after k steps is normal. Counted among all chains at this step.";
    plan_.lines.push_back(std::move(share));
  }

  void exits(double eta, double lambda, double sigma, const std::string& growth) {
    const NoisyExit exit = noisy_saddle_exit(eta, lambda, sigma, kSaddleRadius);
    const double g = 1 + eta * lambda, s = eta * sigma / std::sqrt(g * g - 1);
    TheoryLine line;
    line.allowance = 1;
    line.name = "mean steps to leave the saddle";
    line.symbols = "(\\ln(R/s)+(\\gamma+\\ln 2)/2)/\\ln(1+\\eta\\lambda)";
    line.worked = "(\\ln(1/" + tex(s) + ")+0.6352)/" + growth;
    line.predicted = exit.mean;
    line.how =
        "R = 1, s the scale at which growth takes over. The step that leaves adds half of one. "
        "Measured by a run of its own.";
    plan_.lines.push_back({line});
    line.name = "median steps to leave the saddle";
    line.symbols = "\\ln(R/(0.6745\\,s))/\\ln(1+\\eta\\lambda)";
    line.worked = "\\ln(1/(0.6745\\cdot " + tex(s) + "))/" + growth;
    line.predicted = exit.median;
    plan_.lines.push_back({std::move(line)});
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
