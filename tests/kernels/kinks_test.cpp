// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Where |.| or a root has no derivative, its slope counts as 0: exactly on kinks and creases everything
// is finite, in every width and precision, and a chain that stands there is not lost.
#include <gtest/gtest.h>

#include <cmath>

#include "chains_fixture.h"

namespace steepest::testing {
namespace {

struct Kink {
  const char* surface;
  double x, y;
};
constexpr Kink kKinks[] = {
    {"bukin", -10, 1},         {"bukin", -10, 0.5},
    {"bukin", 0, 0},           {"bukin", -8, 0.640625},
    {"cross-in-tray", 0, 0},   {"cross-in-tray", 0, 1},
    {"cross-in-tray", 2, 0},   {"cross-in-tray", -0.0, -3},
    {"holder-table", 0, 0},    {"holder-table", 0, 2},
    {"holder-table", 0, -0.0}, {"eggholder", 0, -47},
    {"eggholder", 100, -97},   {"eggholder", 50, 3},
    {"eggholder", -512, 209},  {"drop-wave", 0, 0},
    {"drop-wave", 0, -0.0},    {"schaffer-4", 1, 1},
    {"schaffer-2", 2, -2},     {"ackley", 0, 0},
};

TEST(Kinks, AreFiniteInEveryDerivative) {
  for (const Kink& k : kKinks)
    for (const Precision precision : {Precision::F32, Precision::F64})
      for (const Isa isa : available_isas()) {
        SCOPED_TRACE(std::string(k.surface) + " " + std::to_string(k.x) + " " + std::to_string(k.y));
        const Evaluated e = evaluate(problem_of(k.surface, "sgd"), {{k.x, k.y}}, isa, precision)[0];
        EXPECT_TRUE(std::isfinite(e.f));
        for (const double slope : e.gradient) EXPECT_TRUE(std::isfinite(slope));
        for (const double curvature : e.hessian) EXPECT_TRUE(std::isfinite(curvature));

        Problem problem = problem_of(k.surface, "sgd");
        problem.start.point = {k.x, k.y};
        problem.precision = precision;
        problem.chains = 17;
        problem.learning_rate = 1e-3;
        ChainSet chains(problem, isa);
        chains.advance(10);
        EXPECT_EQ(chains.diverged_at(16), kernels::kAlive);
      }
}

TEST(Kinks, HaveSlopeZeroOnTheKinkAndTheirOwnBeside) {
  const Problem bukin = problem_of("bukin", "sgd");
  const auto at = evaluate(bukin, {{-10, 1}, {-10, 1.25}, {-10, 0.75}, {-9, 1.06}});
  EXPECT_EQ(at[0].f, 0);
  EXPECT_EQ(at[0].gradient, (std::array<double, 2>{0, 0}));
  EXPECT_NEAR(at[1].gradient[1], 100, 1e-11);  // 50 / sqrt(1/4)
  EXPECT_NEAR(at[2].gradient[1], -100, 1e-11);
  EXPECT_NEAR(at[3].gradient[0], 0.01 + 50 / 0.5 * 0.18, 1e-11);  // 50 / sqrt u * (-du/dx)

  const Problem tray = problem_of("cross-in-tray", "sgd");
  const auto crease = evaluate(tray, {{0, 1}, {1e-12, 1}});
  EXPECT_EQ(crease[0].f, -1e-4);
  EXPECT_EQ(crease[0].gradient, (std::array<double, 2>{0, 0}));
  // Beside it |sin x|^0.1 rises as steeply as a tenth root does: f' = f / (10 x).
  EXPECT_NEAR(crease[1].gradient[0] / (crease[1].f / 1e-11), 1, 1e-9);

  const Problem egg = problem_of("eggholder", "sgd");
  const auto edge = evaluate(egg, {{0, -47}, {0, -46}});
  EXPECT_EQ(edge[0].f, 0);
  EXPECT_NEAR(edge[1].f, -std::sin(1.0), 1e-14);
}

/// The cosine of a root has no kink: the curvature at the drop is 72.5 both ways.
TEST(Kinks, DropWaveHasNone) {
  for (const Isa isa : available_isas()) {
    const auto h = evaluate(problem_of("drop-wave", "sgd"), {{0, 0}}, isa)[0].hessian;
    EXPECT_NEAR(h[0], 72.5, 1e-12);
    EXPECT_NEAR(h[1], 0, 1e-12);
    EXPECT_NEAR(h[3], 72.5, 1e-12);
  }
  // Both forms meet where 144 r^2 = 1.
  const double r = 1.0 / 12, step = 1e-9;
  const auto e = evaluate(problem_of("drop-wave", "sgd"), {{r - step, 0}, {r + step, 0}});
  EXPECT_NEAR(e[0].f, e[1].f, 1e-7);
  EXPECT_NEAR(e[0].gradient[0], e[1].gradient[0], 1e-6);
  EXPECT_NEAR(e[0].hessian[0], e[1].hessian[0], 1e-4);
}

}  // namespace
}  // namespace steepest::testing
