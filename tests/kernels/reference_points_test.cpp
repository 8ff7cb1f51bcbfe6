// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Where the literature finds the stationary points of the planar surfaces, and how high: a table, point
// by point, beside points_test.cpp (flat, of their kind, complete) and its curvatures. Then places of
// note that no list has.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "nd_fixture.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

constexpr auto kMin = PointKind::Minimum, kSaddle = PointKind::Saddle, kMax = PointKind::Maximum;

struct Place {
  const char* surface;
  PointKind kind;
  double x, y, f;
  double off;  ///< half of f's last printed digit; 0: exact, or 16 digits
};
// clang-format off
constexpr Place kPlaces[] = {
    {"double-well", kMin, 1, 0, 0, 0}, {"double-well", kMin, -1, 0, 0, 0}, {"double-well", kSaddle, 0, 0, 0.25, 0},
    {"egg-crate", kMin, 1, 1, -0.5, 0}, {"egg-crate", kMin, 1, -1, -0.5, 0}, {"egg-crate", kMin, -1, 1, -0.5, 0}, {"egg-crate", kMin, -1, -1, -0.5, 0},
    {"egg-crate", kSaddle, 1, 0, -0.25, 0}, {"egg-crate", kSaddle, -1, 0, -0.25, 0}, {"egg-crate", kSaddle, 0, 1, -0.25, 0}, {"egg-crate", kSaddle, 0, -1, -0.25, 0},
    {"egg-crate", kMax, 0, 0, 0, 0},
    {"factor", kMin, 1, 1, 0, 0}, {"factor", kMin, -1, -1, 0, 0}, {"factor", kSaddle, 0, 0, 0.5, 0},
    {"saddle", kSaddle, 0, 0, 0, 0}, {"monkey-saddle", kSaddle, 0, 0, 0, 0}, {"bowl", kMin, 0, 0, 0, 0},
    {"himmelblau", kMin, 3, 2, 0, 0},
    {"himmelblau", kMin, -2.8051180869527449, 3.1313125182505730, 0, 0},
    {"himmelblau", kMin, -3.7793102533777469, -3.2831859912861694, 0, 0},
    {"himmelblau", kMin, 3.5844283403304917, -1.8481265269644036, 0, 0},
    {"himmelblau", kMax, -0.27084459066734761, -0.92303855647998146, 181.6165215225827, 0},
    {"himmelblau", kSaddle, 3.3851541836070209, 0.073851879837749288, 13.31192627040559, 0},
    {"himmelblau", kSaddle, 0.086677504555396352, 2.8842547011747761, 67.71915008752614, 0},
    {"himmelblau", kSaddle, -3.0730257507643896, -0.081353044287967512, 104.01516291755811, 0},
    {"himmelblau", kSaddle, -0.12796134673068007, -1.9537149802445764, 178.33723920192746, 0},
    {"rosenbrock", kMin, 1, 1, 0, 0},
    {"beale", kMin, 3, 0.5, 0, 0}, {"beale", kSaddle, 0, 1, 14.203125, 0},
    {"beale", kSaddle, 0.10053793732, -2.64451358502, 9.86451228476, 5e-12},
    {"goldstein-price", kMin, 0, -1, 3, 0}, {"goldstein-price", kMin, -0.6, -0.4, 30, 0},
    {"goldstein-price", kMin, 1.8, 0.2, 84, 0}, {"goldstein-price", kMin, 1.2, 0.8, 840, 0},
    {"goldstein-price", kSaddle, -0.4, -0.6, 35, 0}, {"goldstein-price", kSaddle, 1.2, -0.2, 99, 0},
    {"goldstein-price", kSaddle, 1.4, 0.6, 980, 0}, {"goldstein-price", kSaddle, 0.6, 0.4, 990, 0},
    {"goldstein-price", kMax, 0.8, 0.2, 1155, 0},
    {"six-hump-camel", kMin, 0.089842013100318, -0.71265640302074, -1.0316284534898774, 0},
    {"six-hump-camel", kMin, -0.089842013100318, 0.71265640302074, -1.0316284534898774, 0},
    {"six-hump-camel", kMin, 1.70360671496998, -0.79608356867263, -0.21546382438371764, 0},
    {"six-hump-camel", kMin, -1.70360671496998, 0.79608356867263, -0.21546382438371764, 0},
    {"six-hump-camel", kMin, 1.60710475292020, 0.56865145488413, 2.1042503103112583, 0},
    {"six-hump-camel", kMin, -1.60710475292020, -0.56865145488413, 2.1042503103112583, 0},
    {"six-hump-camel", kSaddle, 0, 0, 0, 0},
    {"six-hump-camel", kMax, 1.23022987651665, 0.16233458445900, 2.4962953510, 5e-11},
    {"six-hump-camel", kMax, -1.23022987651665, -0.16233458445900, 2.4962953510, 5e-11},
    {"three-hump-camel", kMin, 0, 0, 0, 0},
    {"three-hump-camel", kMin, 1.74755234583029, -0.87377617291514, 0.29863844223685982, 0},
    {"three-hump-camel", kMin, -1.74755234583029, 0.87377617291514, 0.29863844223685982, 0},
    {"three-hump-camel", kSaddle, 1.07054229182366, -0.53527114591183, 0.87736155776, 5e-12},
    {"three-hump-camel", kSaddle, -1.07054229182366, 0.53527114591183, 0.87736155776, 5e-12},
    {"booth", kMin, 1, 3, 0, 0}, {"matyas", kMin, 0, 0, 0, 0},
    {"mccormick", kMin, 0.5 - 1.0471975511965977, -0.5 - 1.0471975511965977, -1.9132229549810364, 0},
    {"mccormick", kMin, 2.59439510239, 1.59439510239, 1.22836969861, 5e-12},
    {"mccormick", kSaddle, 1.54719755120, 0.54719755120, 1.91322295498, 5e-12},
    {"styblinski-tang", kMin, -2.9035340277711771, -2.9035340277711771, 2 * -39.166165703771415, 0},
    {"styblinski-tang", kMin, 2.7468027709908370, -2.9035340277711771, -39.166165703771415 - 25.029446655283943, 0},
    {"styblinski-tang", kMin, -2.9035340277711771, 2.7468027709908370, -39.166165703771415 - 25.029446655283943, 0},
    {"styblinski-tang", kMin, 2.7468027709908370, 2.7468027709908370, 2 * -25.029446655283943, 0},
    {"styblinski-tang", kMax, 0.1567312567803401, 0.1567312567803401, 2 * 0.19561235905535807, 0},
    {"branin", kMin, -3.1415926535897932, 12.275, 0.39788735772973834, 0},
    {"branin", kMin, 3.1415926535897932, 2.275, 0.39788735772973834, 0},
    {"branin", kMin, 9.4247779607693797, 2.475, 0.39788735772973834, 0},
    {"branin", kSaddle, 0, 6, 19.60211264227, 5e-12}, {"branin", kSaddle, 6.2831853071795865, 1.1, 19.60211264227, 5e-12},
    {"easom", kMin, 3.1415926535897932, 3.1415926535897932, -1, 0},
    {"easom", kMin, 1.3049954504, 1.3049954504, -8.1102e-5, 5e-9},
    {"easom", kMin, 6.2831853071795865 - 1.3049954504, 1.3049954504, -8.1102e-5, 5e-9},
    {"easom", kSaddle, 1.5707963267948966, 1.5707963267948966, 0, 0},
    {"easom", kMax, 3.1415926535897932, 1.3049954504, 9.0057e-3, 5e-8},
    {"rastrigin", kMin, 0, 0, 0, 0},
    {"rastrigin", kMin, 0.994958637652335, 0, 0.994959057093291, 0},
    {"rastrigin", kMin, -1.98991223370855, 0, 3.97983119055409, 5e-15},
    {"rastrigin", kMin, 0, 2.98485570103948, 8.95460124148701, 5e-15},
    {"rastrigin", kMin, 0, -4.97469139089505, 24.8737229345422, 5e-14},
    {"ackley", kMin, 0, 0, 0, 0}, {"ackley", kMin, 0.95216654595, 0, 2.57992755703, 5e-12},
    {"ackley", kMin, 0, -0.95216654595, 2.57992755703, 5e-12},
    {"ackley", kMin, -0.96847765871, 0.96847765871, 3.57445187726, 5e-12},
    {"levy13", kMin, 1, 1, 0, 0}, {"drop-wave", kMin, 0, 0, -1, 0},  // not 0, as one library's comment says
    {"bird", kMin, -1.5821421769, -3.1302468035, -106.76453674926467, 0},
    {"bird", kMin, 4.7010431302, 3.1529385037, -106.76453674926467, 0},
    {"shubert", kMin, -7.0835064076516, 4.8580568788598, -186.7309088310238, 0},
    {"cross-in-tray", kMin, 1.3494066171539, 1.3494066171539, -2.062611870822737, 0},
    {"cross-in-tray", kMin, -1.3494066171539, 1.3494066171539, -2.062611870822737, 0},
    {"holder-table", kMin, 8.0550234757366, 9.6645900192413, -19.20850256788673, 0},
    {"holder-table", kMin, -8.0550234757366, -9.6645900192413, -19.20850256788673, 0},
    {"schaffer-2", kMin, 0, 0, 0, 0}, {"schaffer-4", kMin, 0, 1.253131831463733, 0.2925786320359805, 0},
    {"schaffer-4", kMin, 0, -1.253131831463733, 0.2925786320359805, 0}, {"bukin", kMin, -10, 1, 0, 0},
    {"bohachevsky", kMin, 0, 0, 0, 0}, {"bohachevsky", kMin, 0.61861206783, 0, 0.41292683, 5e-9},
    {"bohachevsky", kMin, -0.61861206783, 0, 0.41292683, 5e-9}, {"bohachevsky", kMin, 0, 0.46952754567, 0.46988241, 5e-9},
    {"muller-brown", kMin, -0.55822363463302, 1.44172584180467, -146.69951720995401, 0},
    {"muller-brown", kMin, 0.62349940493088, 0.02803775852869, -108.16672411685235, 0},
    {"muller-brown", kMin, -0.05001082299821, 0.46669410487197, -80.76781812965903, 0},
    {"muller-brown", kSaddle, -0.82200155873273, 0.62431280281487, -40.66484350865740, 0},
    {"muller-brown", kSaddle, 0.21248658200066, 0.29298832510737, -72.24894011232521, 0},
    {"peaks", kMin, 0.22827892, -1.62553496, -6.5511333328, 5e-11}, {"peaks", kMin, -1.34739624, 0.20451887, -3.0498494028, 5e-11},
    {"peaks", kMin, 0.29644555, 0.32019625, -0.0649358683, 5e-11}, {"peaks", kMax, -0.00931758, 1.58136796, 8.1062135894, 5e-11},
    {"peaks", kMax, 1.28568470, -0.00484756, 3.5924899, 5e-8}, {"peaks", kMax, -0.46002452, -0.62919651, 3.7765810, 5e-8},
    {"freudenstein-roth", kMin, 5, 4, 0, 0},
    {"freudenstein-roth", kMin, 11.412778986902, -0.896805253274, 48.984253679240, 5e-13},
    {"freudenstein-roth", kSaddle, 23.920554346, 2.230138587, 819.01025935, 5e-9},
    {"linear-regression", kMin, 2, 1, 0, 0},
};
// clang-format on

TEST(ReferencePoints, AreWhereTheLiteratureSaysAndAsHigh) {
  for (const Place& place : kPlaces) {
    SCOPED_TRACE(std::string(place.surface) + " " + std::to_string(place.x) + " " +
                 std::to_string(place.y));
    const SurfaceInfo& surface = *catalog().surface(place.surface);
    const auto points = surface.known_points(defaults_of(surface.parameters), 2);
    // Eight decimals are the fewest that are printed.
    const auto listed = std::ranges::find_if(points, [&](const KnownPoint& p) {
      return std::hypot(p.x[0] - place.x, p.x[1] - place.y) < 1e-8;
    });
    ASSERT_NE(listed, points.end());
    EXPECT_EQ(listed->kind, place.kind);
    const double f = evaluate(problem_of(place.surface, "sgd"), {{listed->x[0], listed->x[1]}})[0].f;
    EXPECT_NEAR(f, place.f, 1.01 * place.off + 1e-12 * std::max(1.0, std::abs(place.f)));
  }
}

TEST(ReferencePoints, HimmelblausAddUpToOne) {
  const auto points = catalog().surface("himmelblau")->known_points({}, 2);
  int count = 0;
  for (const KnownPoint& p : points) count += p.kind == kSaddle ? -1 : 1;
  EXPECT_EQ(count, 1) << "Morse: minima - saddles + maxima on a plane that rises on all sides";
}

NdEvaluated at(std::string_view surface, const std::vector<double>& x,
               Precision precision = Precision::F64) {
  const Problem problem = nd_problem(surface, "sgd", static_cast<int>(x.size()));
  return nd_evaluate(problem, {x}, available_isas().back(), precision)[0];
}

TEST(ReferencePoints, OneAxisOfRastriginAndStyblinskiTang) {
  const struct {
    const char* surface;
    double x, f, curvature;  ///< 0: none is given; f as well for NaN
  } kAxis[] = {{"rastrigin", 0.502546036554675, 20.2512729909901, 0},
               {"rastrigin", -0.502546036554675, 20.2512729909901, 0},
               {"rastrigin", 0, 0, 396.784176},
               {"rastrigin", 0.994958637652335, 0.994959057093291, 0},
               {"rastrigin", 1.98991223370855, 3.97983119055409, 0},
               {"rastrigin", 2.98485570103948, 8.95460124148701, 0},
               {"rastrigin", 3.97978386030075, NAN, 0},
               {"rastrigin", 4.97469139089505, 24.8737229345422, 0},
               {"styblinski-tang", -2.9035340277711771, -39.166165703771415, 34.58305910},
               {"styblinski-tang", 0.1567312567803401, 0.19561235905535807, -15.85261188},
               {"styblinski-tang", 2.7468027709908370, -25.029446655283943, 29.26955278},
               {"schwefel", 420.96874635998203, 0, 0.25236706}};
  for (const auto& [surface, x, f, curvature] : kAxis) {
    SCOPED_TRACE(std::string(surface) + " " + std::to_string(x));
    const NdEvaluated e = at(surface, {x});
    if (!std::isnan(f)) {
      EXPECT_NEAR(e.f, f, 1e-12 * std::max(40.0, std::abs(f)));
    }
    EXPECT_NEAR(e.gradient[0], 0, 1e-11);
    if (curvature != 0) {
      EXPECT_NEAR(e.hessian[0], curvature, 5.1e-7);
    }
  }
  EXPECT_EQ(known_minima(*catalog().surface("rastrigin"), {}, 1).size(), 11u);
  EXPECT_NEAR(at("schwefel", {-302.524935612}).f, 118.438, 5e-4);
}

TEST(ReferencePoints, ProbesOfTheLongTable) {
  const struct {
    const char* surface;
    std::vector<double> x;
    double f;
    std::vector<double> gradient;
  } kProbes[] = {
      {"zakharov", {0.5, -0.3}, 0.34250625, {0.94975, -0.7005}},
      {"dixon-price", {0.5, -0.3}, 0.4548, {0.28, 1.536}},
      {"michalewicz", {2, 1.5}, -1.193246289342509, {-2.721071544702160, -4.437754387830982}}};
  for (const auto& [surface, x, f, gradient] : kProbes) {
    const NdEvaluated e = at(surface, x);
    EXPECT_NEAR(e.f, f, 1e-12) << surface;
    for (std::size_t i = 0; i < x.size(); ++i) EXPECT_NEAR(e.gradient[i], gradient[i], 4e-12) << surface;
  }
}

TEST(ReferencePoints, ConditionNumbers) {
  const struct {
    const char* surface;
    double x, y, kappa, tolerance;
  } kCases[] = {{"rosenbrock", 1, 1, 2508.0, 0.05},
                {"booth", 1, 3, 9, 1e-12},
                {"matyas", 0, 0, 25, 1e-12},
                {"linear-regression", 2, 1, 22.455467, 5e-7}};
  for (const auto& [surface, x, y, kappa, tolerance] : kCases) {
    const auto h = evaluate(problem_of(surface, "sgd"), {{x, y}})[0].hessian;
    const auto values = eigenvalues_of({h[0], h[1], h[2], h[3]}, 2);
    EXPECT_NEAR(values[1] / values[0], kappa, tolerance) << surface;
  }
}

/// The second minimum of Rosenbrock in 30 coordinates begins at -0.9932861.
TEST(ReferencePoints, RosenbrocksSecondMinimumSettles) {
  const auto points = catalog().surface("rosenbrock")->known_points({}, 30);
  ASSERT_EQ(points.size(), 2u);
  EXPECT_NEAR(points[1].x[0], -0.9932861, 5e-8);
}

/// Ackley's tip: the slope beside it is 4 / sqrt 2 at once, and the value on it is 0, where the naive
/// formula leaves 4.4e-16.
TEST(ReferencePoints, AckleysTip) {
  EXPECT_NEAR(at("ackley", {1e-9, 0}).gradient[0], 2.8284271, 1e-6);
  EXPECT_EQ(at("ackley", {0, 0}).f, 0);
  EXPECT_EQ(at("ackley", {0, 0}, Precision::F32).f, 0);
}

/// In f32 the plain about Easom's needle is exactly level where the squared distance exceeds 103.
TEST(ReferencePoints, EasomsPlainIsDeadInSingles) {
  constexpr double kPi = 3.1415926535897932;
  const double direction = std::sqrt(0.5);
  for (const double squared : {104.0, 110.0, 150.0}) {
    const double r = std::sqrt(squared) * direction;
    for (const double slope : at("easom", {kPi + r, kPi - r}, Precision::F32).gradient)
      EXPECT_EQ(slope, 0) << squared;
    for (const double slope : at("easom", {kPi + r, kPi - r}).gradient) EXPECT_NE(slope, 0) << squared;
  }
  const double r = std::sqrt(80) * direction;
  for (const double slope : at("easom", {kPi + r, kPi - r}, Precision::F32).gradient)
    EXPECT_NE(slope, 0);
}

}  // namespace
}  // namespace steepest::testing
