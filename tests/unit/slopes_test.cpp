// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Ways to differentiate, against values that NumPy gave for the same formulas. Their last digits depend
// on the library's exp, so factors of 3 are held; what is one lucky h is smoothed over its neighbours.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/backends.h"
#include "engine/slopes.h"
#include "engine/validate.h"
#include "launch_lines.h"

namespace steepest::engine {
namespace {

constexpr auto kForward = SlopeMethod::Forward, kCentral = SlopeMethod::Central,
               kComplex = SlopeMethod::ComplexStep, kDual = SlopeMethod::Dual;

SlopeComparison compared(std::string_view function, double x, std::vector<double> h) {
  auto all = compare_slopes(function, x, h);
  EXPECT_TRUE(all.has_value());
  return all.value_or(SlopeComparison{});
}
const std::vector<SlopeEstimate>& by(const SlopeTable& table, SlopeMethod method) {
  return table.by[static_cast<std::size_t>(method)];
}
double error(const SlopeTable& table, SlopeMethod method, std::size_t k = 0) {
  return by(table, method)[k].error;
}
/// The median error over h within a factor of two round `h`, as a curve drawn by eye.
double smoothed(std::string_view function, bool single, SlopeMethod method, double h) {
  std::vector<double> steps, errors;
  for (int k = -50; k <= 50; ++k) steps.push_back(h * std::pow(2, k / 50.));
  const auto all = compared(function, 1, steps);
  for (const auto& one : by(single ? all.f32 : all.f64, method)) errors.push_back(one.error);
  std::ranges::sort(errors);
  return errors[errors.size() / 2];
}

struct Row {
  int k;                                                      ///< h = 10^-k
  double f64_forward, f64_central, f32_forward, f32_central;  ///< 0: not listed
  double factor = 3;  ///< more where the listed h was a lucky one
};

TEST(Slopes, ExponentialAtOne) {
  const Row rows[] = {{1, 5.2e-2, 1.7e-3, 5.2e-2, 1.7e-3},
                      {2, 5.0e-3, 1.7e-5, 5.0e-3, 1.3e-5},
                      {4, 5.0e-5, 1.7e-9, 1.1e-4, 3.2e-4, 5},
                      {6, 5.0e-7, 2.2e-11, 3.5e-2, 8.7e-3},
                      {8, 2.4e-9, 2.4e-9, 0, 0, 6},
                      {10, 5.7e-7, 5.7e-7, 0, 0},
                      {12, 1.6e-4, 7.7e-5, 0, 0},
                      {15, 1.4e-1, 6.2e-2, 0, 0}};
  for (const Row& row : rows) {
    const auto all = compared("exp", 1, {std::pow(10, -row.k)});
    const auto near = [&](double measured, double listed, const char* what) {
      if (listed == 0) return;
      EXPECT_GT(measured, listed / row.factor) << what << " k = " << row.k;
      EXPECT_LT(measured, listed * row.factor) << what << " k = " << row.k;
    };
    // Where rounding rules, the error at one h is a matter of luck.
    const double h = std::pow(10, -row.k);
    const bool rounding = row.k >= 8;
    near(rounding ? smoothed("exp", false, kForward, h) : error(all.f64, kForward), row.f64_forward,
         "f64 forward");
    near(rounding ? smoothed("exp", false, kCentral, h) : error(all.f64, kCentral), row.f64_central,
         "f64 central");
    if (row.k <= 2) {
      near(error(all.f32, kForward), row.f32_forward, "f32 forward");
      near(error(all.f32, kCentral), row.f32_central, "f32 central");
    } else if (row.f32_forward != 0) {  // one h of a noisy curve
      near(smoothed("exp", true, kForward, h), row.f32_forward, "f32 forward");
      near(smoothed("exp", true, kCentral, h), row.f32_central, "f32 central");
    }
  }
}

TEST(Slopes, BelowTheSpacingTheSlopeIsLost) {
  const auto f64 = compared("exp", 1, {1e-16});
  EXPECT_EQ(by(f64.f64, kForward)[0].slope, 0) << "x + h is x";
  EXPECT_EQ(error(f64.f64, kForward), 1);
  // x - h is the next number below. The slope is one spacing of e over 2 h or none, as the last bit of
  // the exponential falls: the error .18 (NumPy's) or 1.
  const double spacings = by(f64.f64, kCentral)[0].slope * 2e-16 / 0x1p-51;
  EXPECT_TRUE(std::abs(spacings) < 1e-9 || std::abs(spacings - 1) < 1e-9) << spacings;
  EXPECT_NEAR(1 - 0x1p-51 / 2e-16 / std::exp(1), .18, .005);
  const auto f32 = compared("exp", 1, {1e-8});
  EXPECT_EQ(error(f32.f32, kForward), 1);
  EXPECT_EQ(error(f32.f32, kCentral), 1);
}

TEST(Slopes, TheFloorsOfTheExponential) {
  const auto within_three = [](double measured, double listed) {
    EXPECT_GT(measured, listed / 3);
    EXPECT_LT(measured, listed * 3);
  };
  // The lowest that a smoothed curve comes, over the decades round the best h.
  const auto floor = [](bool single, SlopeMethod method, double from, double to) {
    double lowest = 1;
    for (double h = from; h > to; h /= 1.6)
      lowest = std::min(lowest, smoothed("exp", single, method, h));
    return lowest;
  };
  within_three(floor(false, kForward, 1e-6, 1e-10), 5.5e-9);
  within_three(floor(false, kCentral, 1e-4, 1e-7), 5e-12);
  within_three(floor(true, kForward, 1e-2, 1e-5), 1.2e-4);
  within_three(floor(true, kCentral, 1e-1, 1e-3), 5.5e-6);
  EXPECT_LE(smoothed("exp", false, kCentral, 1e-5), 1e-10);
}

/// Forward: h* = 2 sqrt(u |f / f''|), error 2 sqrt(u |f f''|). Central: h* = (3 u |f / f'''|)^(1/3),
/// error 1/2 (9 |f'''|)^(1/3) (u |f|)^(2/3); u is the unit roundoff. They bound the error: what is
/// measured is below it, by a factor of a few, and least near h*.
TEST(Slopes, TheBestStepIsWhereTheFormulaSays) {
  struct Case {
    SlopeMethod method;
    bool single;
    double step, floor;  ///< orders that are usually quoted
  };
  for (const Case& one : {Case{kForward, false, 1e-8, 1e-8}, Case{kForward, true, 3e-4, 5e-4},
                          Case{kCentral, false, 6e-6, 1e-11}, Case{kCentral, true, 4e-3, 1e-5}}) {
    const double u = one.single ? 0x1p-24 : 0x1p-53;
    // exp at 1: f, f', f'' and f''' are e, which cancels.
    const bool forward = one.method == kForward;
    const double best = forward ? 2 * std::sqrt(u) : std::cbrt(3 * u);
    const double bound = forward ? 2 * std::sqrt(u) : 0.5 * std::cbrt(9.0) * std::pow(u, 2.0 / 3);
    EXPECT_GT(best / one.step, 1 / 3.0);
    EXPECT_LT(best / one.step, 3);
    EXPECT_GT(bound / one.floor, 1 / 4.0);
    EXPECT_LT(bound / one.floor, 4);
    const double there = smoothed("exp", one.single, one.method, best);
    EXPECT_LT(there, bound);
    EXPECT_GT(there, bound / 12);
    EXPECT_LT(there, smoothed("exp", one.single, one.method, best * 30)) << "too long";
    EXPECT_LT(there, smoothed("exp", one.single, one.method, best / 30)) << "too short";
  }
}

TEST(Slopes, TheComplexStepHasNoFloor) {
  const double listed[] = {1.7e-3, 1.7e-5, 1.7e-9};
  const double steps[] = {1e-1, 1e-2, 1e-4};
  for (std::size_t k = 0; k < 3; ++k) {
    const auto all = compared("exp", 1, {steps[k]});
    EXPECT_NEAR(error(all.f64, kComplex), listed[k], .05 * listed[k]);
  }
  const auto tiny = compared("exp", 1, {1e-8, 1e-10, 1e-15, 1e-16, 1e-100, 1e-200, 1e-300});
  for (const auto& one : by(tiny.f64, kComplex)) EXPECT_LE(one.error, 2.2e-16);
  EXPECT_EQ(tiny.f32.h.size(), 4u) << "1e-100 is no number in f32";
  for (const auto& one : by(tiny.f32, kComplex)) EXPECT_LE(one.error, 1.2e-7);
}

TEST(Slopes, DualNumbersAreExactToTheirRounding) {
  for (const auto& name : function_names()) {
    const auto all = compared(name, usual_place(name), {1e-3});
    EXPECT_LE(error(all.f64, kDual), 2e-15) << name;
    EXPECT_LE(error(all.f32, kDual), 1e-6) << name;
    EXPECT_TRUE(all.closed_form);
  }
}

TEST(Slopes, SquireAndTrapp) {
  const auto functions = kernels::functions();
  const auto at = std::ranges::find(functions, "squire-trapp", &kernels::FunctionInfo::name);
  const auto line = kernels::function_line(static_cast<int>(at - functions.begin()), Precision::F64);
  EXPECT_NEAR(line->value(1.5), 4.513928810360318, 4e-15);
  const auto all = compared("squire-trapp", 1.5, {1e-20});
  EXPECT_NEAR(all.exact, 3.6220337007163260, 1e-14);
  EXPECT_NEAR(by(all.f64, kComplex)[0].slope, 3.6220337007163260, 4e-15);
  EXPECT_NEAR(by(all.f64, kDual)[0].slope, 3.6220337007163260, 4e-15);
  // f'' = 14.5682842683 from the forward difference's leading error h f'' / 2.
  const auto steps = compared("squire-trapp", 1.5, {1e-5});
  EXPECT_NEAR(2 * (by(steps.f64, kForward)[0].slope - steps.exact) / 1e-5, 14.5682842683, 2e-3);
}

TEST(Slopes, SineAtOne) {
  const auto all = compared("sin", 1, {1e-20});
  EXPECT_NEAR(all.exact, .5403023058681397, 1.2e-16);
  EXPECT_NEAR(by(all.f64, kDual)[0].slope, .5403023058681397, 2.3e-16);
  EXPECT_NEAR(by(all.f64, kComplex)[0].slope, .5403023058681397, 2.3e-16);
}

TEST(Slopes, TheCubicsSecantsAtTwo) {
  const auto all = compared("cubic", 2, {1, .5, .1, .01});
  const double forward[] = {5.333333, 4.083333, 3.203333, 3.020033},
               central[] = {3.333333, 3.083333, 3.003333, 3.000033};
  EXPECT_EQ(all.exact, 3);
  for (std::size_t k = 0; k < 4; ++k) {
    EXPECT_NEAR(by(all.f64, kForward)[k].slope, forward[k], 5.1e-7);
    EXPECT_NEAR(by(all.f64, kCentral)[k].slope, central[k], 5.1e-7);
  }
}

TEST(Slopes, KinksHaveTheirConvention) {
  const auto corner = compared("abs", 0, {1e-3});
  EXPECT_EQ(by(corner.f64, kForward)[0].slope, 1);
  EXPECT_EQ(by(corner.f64, kCentral)[0].slope, 0);
  EXPECT_EQ(by(corner.f64, kDual)[0].slope, 0);
  EXPECT_EQ(by(compared("abs", -1e-3, {1e-3}).f64, kForward)[0].slope, -1) << "backward from 0";
  const auto ramp = compared("relu", 0, {1e-3});
  EXPECT_EQ(by(ramp.f64, kForward)[0].slope, 1);
  EXPECT_EQ(by(ramp.f64, kCentral)[0].slope, .5);
  EXPECT_EQ(by(ramp.f64, kDual)[0].slope, 0);
}

/// The two exact ways share no code but the surface's formula.
TEST(Slopes, ComplexStepAndDualsAgreeOnEverySurface) {
  for (const SurfaceInfo& surface : catalog().surfaces) {
    Problem problem;
    problem.surface = surface.name;
    problem.dimension = surface.usual_dimension;
    complete(problem, catalog());
    const auto n = static_cast<std::size_t>(problem.dimension);
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<double> point(n);
      for (std::size_t k = 0; k < n; ++k) {
        const auto& domain = k == 1 && n == 2 ? surface.domain_y : surface.domain;
        point[k] = domain[0] + (domain[1] - domain[0]) * (.37 + .083 * static_cast<double>(k % 5));
      }
      const std::vector<double> h = {1e-30};
      const auto all = compare_slopes(problem, point, static_cast<int>(i), h);
      const double dual = by(all.f64, kDual)[0].slope, complex = by(all.f64, kComplex)[0].slope;
      EXPECT_NEAR(complex, dual, 1e-9 * (1 + std::abs(dual))) << surface.name << " " << i;
      EXPECT_FALSE(all.closed_form);
    }
  }
}

TEST(Slopes, AnUnknownFunctionIsRefusedWithTheNames) {
  const std::vector<double> h = {1e-3};
  const auto none = compare_slopes("exq", 1, h);
  ASSERT_FALSE(none.has_value());
  EXPECT_NE(none.error().hint.find("exp"), std::string::npos);
}

}  // namespace
}  // namespace steepest::engine
