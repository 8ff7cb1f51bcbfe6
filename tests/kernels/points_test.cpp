// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The stationary points that each surface lists: flat, of the kind they claim, complete and in order.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

#include "chains_fixture.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

std::vector<KnownPoint> points_of(const SurfaceInfo& surface) {
  return surface.known_points(defaults_of(surface.parameters), 2);
}
std::vector<KnownPoint> minima_of(const SurfaceInfo& surface) {
  return known_minima(surface, defaults_of(surface.parameters), 2);
}
Evaluated at(const SurfaceInfo& surface, const KnownPoint& point) {
  return evaluate(problem_of(surface.name, "sgd"), {{point.x[0], point.x[1]}})[0];
}
std::array<double, 2> eigenvalues(const std::array<double, 4>& h) {
  const double mean = (h[0] + h[3]) / 2, root = std::hypot((h[0] - h[3]) / 2, h[1]);
  return {mean - root, mean + root};
}
/// The cusp of Ackley and the kink of Bukin have no Hessian, that of the monkey saddle is zero, and the
/// minima of the factor surface are a curve. Of Powell's curvatures one is below the other's rounding.
bool degenerate(const SurfaceInfo& surface, const KnownPoint& point) {
  const bool at_origin = point.x[0] == 0 && point.x[1] == 0;
  return ((surface.name == "ackley" || surface.name == "monkey-saddle") && at_origin) ||
         (surface.name == "factor" && !at_origin) || surface.name == "bukin" ||
         (surface.name == "powell-badly-scaled" && point.f == 0);
}

TEST(KnownPoints, AreFlatAndHaveTheirLoss) {
  for (const auto& surface : planar_surfaces())
    for (const auto& point : points_of(surface)) {
      SCOPED_TRACE(std::string(surface.name) + " " + std::to_string(point.x[0]) + " " +
                   std::to_string(point.x[1]));
      const Evaluated e = at(surface, point);
      const double curvature = std::abs(e.hessian[0]) + std::abs(e.hessian[1]) + std::abs(e.hessian[3]);
      const double size = std::max({1.0, std::abs(point.x[0]), std::abs(point.x[1])});
      for (const double slope : e.gradient) EXPECT_NEAR(slope, 0, 1e-15 * (1 + 10 * curvature * size));
      EXPECT_NEAR(e.f, point.f, 1e-12 * std::max(1.0, std::abs(point.f)));
    }
}

TEST(KnownPoints, AreOfTheirKind) {
  for (const auto& surface : planar_surfaces())
    for (const auto& point : points_of(surface)) {
      if (degenerate(surface, point)) continue;
      SCOPED_TRACE(std::string(surface.name) + " " + std::to_string(point.x[0]) + " " +
                   std::to_string(point.x[1]));
      const auto [low, high] = eigenvalues(at(surface, point).hessian);
      EXPECT_EQ(low > 0, point.kind == PointKind::Minimum);
      EXPECT_EQ(high < 0, point.kind == PointKind::Maximum);
      EXPECT_EQ(low < 0 && high > 0, point.kind == PointKind::Saddle);
    }
}

TEST(KnownPoints, OfTheMonkeySaddleGoesDownInThreeDirections) {
  const Problem problem = problem_of("monkey-saddle", "sgd");
  for (int i = 0; i < 6; ++i) {
    const double angle = i * 3.14159265358979323846 / 3;
    const double f = evaluate_f(problem, {{0.1 * std::cos(angle), 0.1 * std::sin(angle)}})[0];
    EXPECT_NEAR(f, i % 2 == 0 ? 1e-3 : -1e-3, 1e-15);
  }
}

TEST(KnownPoints, LieInTheDomainOnceAndInOrder) {
  for (const auto& surface : planar_surfaces()) {
    SCOPED_TRACE(surface.name);
    const auto points = points_of(surface);
    const double diagonal =
        std::hypot(surface.domain[1] - surface.domain[0], surface.domain_y[1] - surface.domain_y[0]);
    ASSERT_FALSE(points.empty());
    for (std::size_t i = 0; i < points.size(); ++i) {
      EXPECT_GE(points[i].x[0], surface.domain[0]);
      EXPECT_LE(points[i].x[0], surface.domain[1]);
      EXPECT_GE(points[i].x[1], surface.domain_y[0]);
      EXPECT_LE(points[i].x[1], surface.domain_y[1]);
      for (std::size_t k = 0; k < i; ++k)
        EXPECT_GT(std::hypot(points[i].x[0] - points[k].x[0], points[i].x[1] - points[k].x[1]),
                  5e-4 * diagonal);
      if (i > 0) {
        EXPECT_GE(points[i].kind, points[i - 1].kind) << "minima, saddles, maxima";
        if (points[i].kind == PointKind::Minimum) {
          EXPECT_GE(points[i].f, points[i - 1].f) << "the deepest first";
        }
      }
    }
  }
}

struct Counted {
  const char* surface;
  int minima, saddles, maxima;
};
/// Inside the domain, as the literature counts them or as Newton's method found them from a grid of
/// starts (tools/fit/planar_points.py). Of surfaces with very many only the minima are listed.
// clang-format off
constexpr Counted kCounts[] = {
    {"bowl", 1, 0, 0},          {"rosenbrock", 1, 0, 0},      {"himmelblau", 4, 4, 1},     {"beale", 1, 2, 0},
    {"rastrigin", 121, 0, 0},   {"ackley", 121, 0, 0},        {"styblinski-tang", 4, 4, 1}, {"six-hump-camel", 6, 7, 2},
    {"saddle", 0, 1, 0},        {"monkey-saddle", 0, 1, 0},   {"double-well", 2, 1, 0},    {"peaks", 3, 3, 3},
    {"three-hump-camel", 3, 2, 0}, {"goldstein-price", 4, 4, 1}, {"booth", 1, 0, 0},       {"matyas", 1, 0, 0},
    {"mccormick", 2, 1, 0},     {"branin", 3, 2, 0},          {"easom", 5, 4, 4},          {"bohachevsky", 25, 0, 0},
    {"egg-crate", 4, 4, 1},     {"factor", 2, 1, 0},          {"muller-brown", 3, 2, 0},   {"freudenstein-roth", 2, 1, 0},
    {"bird", 6, 11, 6},         {"shubert", 722, 0, 0},       {"cross-in-tray", 36, 0, 0}, {"holder-table", 42, 0, 0},
    {"eggholder", 75, 0, 0},    {"schaffer-2", 125, 0, 0},    {"schaffer-4", 128, 0, 0},   {"bukin", 1, 0, 0},
    {"levy13", 147, 0, 0},      {"drop-wave", 1, 0, 0},       {"powell-badly-scaled", 3, 2, 0},
    {"brown-badly-scaled", 1, 0, 0}, {"jennrich-sampson", 1, 0, 0}, {"linear-regression", 1, 0, 0},
    {"danwood", 1, 0, 0},       {"boxbod", 1, 1, 0},          {"misra1a", 1, 0, 0},        {"iris-petals", 1, 0, 0},
};
// clang-format on

TEST(KnownPoints, AreAsManyAsTheLiteratureSays) {
  EXPECT_EQ(std::size(kCounts), planar_surfaces().size());
  for (const Counted& counted : kCounts) {
    SCOPED_TRACE(counted.surface);
    const auto points = points_of(*catalog().surface(counted.surface));
    const auto of = [&](PointKind kind) { return std::ranges::count(points, kind, &KnownPoint::kind); };
    EXPECT_EQ(of(PointKind::Minimum), counted.minima);
    EXPECT_EQ(of(PointKind::Saddle), counted.saddles);
    EXPECT_EQ(of(PointKind::Maximum), counted.maxima);
    EXPECT_EQ(std::ssize(minima_of(*catalog().surface(counted.surface))), counted.minima);
  }
}

struct Curved {
  const char* surface;
  double x, y, low, high;  ///< position to 1e-6 and Hessian eigenvalues, as published
};
// clang-format off
constexpr Curved kCurvatures[] = {
    {"bowl", 0, 0, 1, 10},
    {"rosenbrock", 1, 1, 0.399360767, 1001.600639},
    {"himmelblau", 3, 2, 25.71572875, 82.28427125},
    {"himmelblau", -2.805118, 3.131313, 64.84037277, 80.55007178},
    {"himmelblau", -3.779310, -3.283186, 70.71435474, 133.7856152},
    {"himmelblau", 3.584428, -1.848127, 28.69067716, 105.4189083},
    {"himmelblau", -0.270845, -0.923039, -45.60522929, -16.06601967},
    {"himmelblau", 3.385154, 0.073852, -14.13517849, 97.5478781},
    {"himmelblau", 0.086678, 2.884255, -31.70662236, 75.50760924},
    {"himmelblau", -3.073026, -0.081353, -39.65149626, 72.43524807},
    {"himmelblau", -0.127961, -1.953715, -50.61023932, 20.28404998},
    {"beale", 3, 0.5, 0.3014636465, 48.97978635},
    {"beale", 0, 1, -27.75, 27.75},
    {"beale", 0.100538, -2.644514, -0.78102717, 867.75218},
    {"rastrigin", 0, 0, 396.784176, 396.784176},
    {"styblinski-tang", -2.903534, -2.903534, 34.58305910, 34.58305910},
    {"styblinski-tang", 2.746803, -2.903534, 29.26955278, 34.58305910},
    {"styblinski-tang", 0.156731, 0.156731, -15.85261188, -15.85261188},
    {"six-hump-camel", 0, 0, -8.062257748, 8.062257748},
    {"saddle", 0, 0, -1, 1},
    {"monkey-saddle", 0, 0, 0, 0},
    {"double-well", 1, 0, 1, 2},
    {"double-well", 0, 0, -1, 1},
    {"three-hump-camel", 0, 0, 3 - 1.4142135623730950, 3 + 1.4142135623730950},
    {"goldstein-price", 0, -1, 402.8310117, 965.1689883},
    {"booth", 1, 3, 2, 18},
    {"matyas", 0, 0, 0.04, 1},
    {"mccormick", -0.547197551, -1.547197551, 1.7320508076, 4},
    {"mccormick", 2.594395102, 1.594395102, 1.7320508076, 4},
    {"mccormick", 1.547197551, 0.547197551, -1.7320508076, 4},
    {"branin", -3.141592654, 12.275, 0.8614951604, 22.29173902},
    {"branin", 3.141592654, 2.275, 1.732262263, 11.08621119},
    {"branin", 9.424777961, 2.475, 1.694957385, 11.33021128},
    {"easom", 3.141592654, 3.141592654, 3, 3},
    {"bohachevsky", 0, 0, 28.64793188, 67.16546817},
    {"egg-crate", 1, -1, 2, 2},
    {"egg-crate", 1, 0, -1, 2},
    {"egg-crate", 0, 0, -1, -1},
    {"factor", 1, 1, 0, 2},
    {"factor", 0, 0, -1, 1},
    {"muller-brown", -0.822001559, 0.624312803, -750.86266, 490.24071},
    {"muller-brown", 0.212486582, 0.292988325, -735.24726, 510.88657},
    {"freudenstein-roth", 5, 4, 2.900432, 3729.0996},
    {"levy13", 1, 1, 2, 179.65288},
    {"drop-wave", 0, 0, 72.5, 72.5},
    {"linear-regression", 2, 1, 0.2984379, 6.7015621},
    {"danwood", 0.768862262, 3.860405587, 0.72414788, 394.76261},
};
// clang-format on

TEST(KnownPoints, HaveTheirPublishedCurvature) {
  for (const Curved& c : kCurvatures) {
    SCOPED_TRACE(std::string(c.surface) + " " + std::to_string(c.x));
    const SurfaceInfo& surface = *catalog().surface(c.surface);
    const auto points = points_of(surface);
    const auto listed = std::ranges::find_if(points, [&](const KnownPoint& p) {
      return std::abs(p.x[0] - c.x) < 1e-6 && std::abs(p.x[1] - c.y) < 1e-6;
    });
    ASSERT_NE(listed, points.end());
    const auto [low, high] = eigenvalues(at(surface, *listed).hessian);
    EXPECT_NEAR(low, c.low, 4e-8 * std::max(1.0, std::abs(c.high)));
    EXPECT_NEAR(high, c.high, 4e-8 * std::max(1.0, std::abs(c.high)));
  }
}

/// Where nothing comes to rest at a minimum curved both ways: a kink, a curve of minima, a curvature of
/// 1e-8.
constexpr std::string_view kNoRest[] = {"bukin", "factor", "powell-badly-scaled"};

/// Newton's method from each point, in steps of at most 1/50 of the domain, where the surface is convex.
void polish(const Problem& problem, double longest, std::vector<std::array<double, 2>>& points) {
  for (int round = 0; round < 60; ++round) {
    const auto there = evaluate(problem, points);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto& [f, g, h] = there[i];
      if (!(eigenvalues(h)[0] > 0)) continue;
      const double determinant = h[0] * h[3] - h[1] * h[2];
      const double dx = (h[3] * g[0] - h[1] * g[1]) / determinant,
                   dy = (h[0] * g[1] - h[2] * g[0]) / determinant;
      const double part = std::min(1.0, longest / std::hypot(dx, dy));
      if (std::isfinite(part * dx) && std::isfinite(part * dy))
        points[i] = {points[i][0] - part * dx, points[i][1] - part * dy};
    }
  }
}

/// Plain descent from everywhere, then Newton's method where that was too slow: whatever comes to rest
/// inside the domain rests at a listed minimum.
TEST(KnownPoints, MissNoMinimumThatDescentFinds) {
  for (const auto& surface : planar_surfaces()) {
    SCOPED_TRACE(surface.name);
    double steepest = 0;
    for (const auto& e : evaluate(problem_of(surface.name, "sgd"), sample_points(surface, 500)))
      steepest = std::max(steepest, eigenvalues(e.hessian)[1]);
    Problem problem = problem_of(surface.name, "sgd");
    problem.learning_rate = 0.5 / steepest;
    problem.chains = 500;
    problem.precision = Precision::F64;
    ChainSet chains(problem, available_isas().back());
    chains.advance(4000);
    std::vector<std::array<double, 2>> ends;
    for (std::int64_t c = 0; c < problem.chains; ++c) ends.push_back({chains.x(c, 0), chains.x(c, 1)});
    const double diagonal =
        std::hypot(surface.domain[1] - surface.domain[0], surface.domain_y[1] - surface.domain_y[0]);
    polish(problem, diagonal / 50, ends);
    const auto there = evaluate(problem, ends);
    const auto minima = minima_of(surface);
    int rested = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const auto [x, y] = ends[i];
      const bool inside = x > surface.domain[0] && x < surface.domain[1] && y > surface.domain_y[0] &&
                          y < surface.domain_y[1];
      if (!inside || eigenvalues(there[i].hessian)[0] <= 1e-3 ||
          std::hypot(there[i].gradient[0], there[i].gradient[1]) > 1e-9)
        continue;
      ++rested;
      EXPECT_TRUE(std::ranges::any_of(
          minima, [&](const KnownPoint& m) { return std::hypot(m.x[0] - x, m.x[1] - y) < 1e-6; }))
          << x << ", " << y;
    }
    if (std::ranges::count(kNoRest, surface.name) == 0) {
      EXPECT_EQ(rested > 0, !minima.empty());
    }
  }
}

}  // namespace
}  // namespace steepest::testing
