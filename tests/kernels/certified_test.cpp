// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Surfaces over real data and the collections of test problems: losses at the certified parameters and
// at the published starts (NIST StRD; Moré, Garbow and Hillstrom 1981; Fisher's irises).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "chains_fixture.h"

namespace steepest::testing {
namespace {

Evaluated at(std::string_view surface, double x, double y) {
  return evaluate(problem_of(surface, "sgd"), {{x, y}})[0];
}

struct Known {
  const char* surface;
  double x, y, f, relative;
};
constexpr Known kKnown[] = {
    // Parameters as certified, eleven digits: the loss is flat there, so it is right to as many.
    {"misra1a", 2.3894212918, 5.5015643181, 1.2455138894e-1, 1e-10},
    {"boxbod", 2.1380940889, 5.4723748542e-1, 1.1680088766e3, 1e-10},
    {"danwood", 7.6886226176e-1, 3.8604055871, 4.3173084083e-3, 1e-10},
    // NIST's starts 1 and 2.
    {"misra1a", 5, 1, 10780.19016, 1e-9},
    {"misra1a", 2.5, 5, 44.77127682, 1e-9},
    {"boxbod", 0.01, 1, 186382.3817, 1e-9},
    {"boxbod", 1, 0.75, 48785.25267, 1e-9},
    {"danwood", 1, 5, 149.7192191, 1e-9},
    {"danwood", 0.7, 4, 0.1037646966, 1e-9},
    // Moré, Garbow and Hillstrom: start, end.
    {"jennrich-sampson", 0.3, 0.4, 4171.306162, 1e-9},
    {"jennrich-sampson", 0.2578252, 0.2578252, 124.3621824, 1e-9},
    {"powell-badly-scaled", 0, 1, 1.135261717, 1e-9},
    {"powell-badly-scaled", 1.09815933e-5, 9.106146738, 0, 1e-12},
    {"brown-badly-scaled", 1e-6, 1e6, 999998000003.0, 1e-12},
    {"brown-badly-scaled", 1, 2, 0, 1e-12},
    {"freudenstein-roth", 0.5, -2, 400.5, 1e-12},
    {"freudenstein-roth", 11.412778986902, -0.896805253274, 48.984253679240, 1e-12},
    // The line through y = 2 t + 1, and two steps of descent on it.
    {"linear-regression", 0, 0, 16.5, 1e-12},
    {"linear-regression", 1.4, 0.5, 1.805, 1e-12},
    {"linear-regression", 1.86, 0.67, 0.20565, 1e-12},
    // Logistic regression on petals, at its optimum in 40 digits.
    {"iris-petals", 4.72700417, 4.4151862, 0.10281754051697, 1e-12},
};

TEST(Certified, LossesAreThePublishedOnes) {
  for (const Known& k : kKnown)
    EXPECT_NEAR(at(k.surface, k.x, k.y).f, k.f, k.relative * std::max(1e-2, std::abs(k.f)))
        << k.surface << " " << k.x << " " << k.y;
}

/// The published curvatures are those of the raw parameters b1 = unit1 x and b2 = unit2 y.
TEST(Certified, CurvaturesInRawParametersAreThePublishedOnes) {
  struct Raw {
    const char* surface;
    double x, y, unit1, unit2, low, high;
  };
  for (const Raw& r :
       {Raw{"misra1a", 2.3894212917886171, 5.5015643180591356, 100, 1e-4, 0.00282476, 1.6070233e11},
        Raw{"boxbod", 2.1380940889039789, 0.54723748541919931, 100, 1, 3.3441974, 102938.18}}) {
    const auto h = at(r.surface, r.x, r.y).hessian;
    const double a = h[0] / (r.unit1 * r.unit1), b = h[1] / (r.unit1 * r.unit2),
                 d = h[3] / (r.unit2 * r.unit2);
    const double high = (a + d) / 2 + std::hypot((a - d) / 2, b), low = (a * d - b * b) / high;
    EXPECT_NEAR(low, r.low, 2e-6 * r.low) << r.surface;
    EXPECT_NEAR(high, r.high, 1e-7 * r.high) << r.surface;
  }
}

TEST(Certified, BoxBodIsAPlainFarOut) {
  const Evaluated plain = at("boxbod", 1.725, 40);
  EXPECT_NEAR(plain.f, 9771.5, 1e-9);
  EXPECT_NEAR(plain.gradient[0], 0, 1e-9);
  EXPECT_NEAR(plain.gradient[1], 0, 1e-9);
}

/// The smallest deep network: an equally good point half-way along the curve, not along the chord.
TEST(Certified, FactorMinimaAreConnectedByTheCurve) {
  EXPECT_EQ(at("factor", 2, 0.5).f, 0);
  EXPECT_EQ(at("factor", 0.5, 2).f, 0);
  EXPECT_NEAR(at("factor", 1.25, 1.25).f, 0.158203125, 1e-15);
  const auto h = at("factor", 2, 0.5).hessian;
  EXPECT_NEAR(h[0] + h[3], 4.25, 1e-14) << "sharpness is x^2 + y^2";
  EXPECT_NEAR(h[0] * h[3] - h[1] * h[2], 0, 1e-14);
}

/// The least value in the box lies on its edge, where the surface still falls outwards.
TEST(Certified, EggholderIsLeastOnTheEdge) {
  const Evaluated edge = at("eggholder", 512, 404.2318051137578);
  EXPECT_NEAR(edge.f, -959.6406627208508, 1e-12 * 960);
  EXPECT_NEAR(edge.gradient[0], -3.3856, 5e-5);
  EXPECT_NEAR(edge.gradient[1], 0, 1e-11);
  const SurfaceInfo& surface = *kernels::catalog().surface("eggholder");
  for (const KnownPoint& m : known_minima(surface, {}, 2)) EXPECT_GT(m.f, edge.f);
}

struct Deepest {
  const char* surface;
  double f;
  int count;
};

TEST(Certified, TheDeepestMinimaAreAsManyAsPublished) {
  for (const Deepest& d :
       {Deepest{"shubert", -186.7309088310238, 18}, Deepest{"cross-in-tray", -2.062611870822737, 4},
        Deepest{"holder-table", -19.20850256788673, 4}, Deepest{"bird", -106.76453674926467, 2},
        Deepest{"schaffer-4", 0.2925786320359805, 4}, Deepest{"branin", 0.39788735772973834, 3},
        Deepest{"levy13", 0, 1}, Deepest{"schaffer-2", 0, 1}}) {
    const auto minima = known_minima(*kernels::catalog().surface(d.surface), {}, 2);
    EXPECT_NEAR(minima.front().f, d.f, 1e-12 * std::max(1.0, std::abs(d.f))) << d.surface;
    EXPECT_EQ(std::ranges::count_if(minima, [&](const KnownPoint& m) { return m.f < d.f + 1e-9; }),
              d.count)
        << d.surface;
  }
}

}  // namespace
}  // namespace steepest::testing
