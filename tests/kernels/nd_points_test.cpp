// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The stationary points that N-dimensional surfaces list: flat, of their kind, in order, and with the
// losses and curvatures that the literature gives.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "nd_fixture.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

NdEvaluated at(const Problem& problem, const std::vector<double>& x) {
  return nd_evaluate(problem, {x}, available_isas().back())[0];
}
std::vector<KnownPoint> points_of(const Problem& problem) {
  return catalog().surface(problem.surface)->known_points(problem.surface_parameters, problem.dimension);
}
std::vector<double> curvatures(const Problem& problem, const std::vector<double>& x) {
  return eigenvalues_of(at(problem, x).hessian, problem.dimension);
}

/// A cusp, kinks, and where curvature vanishes: what they are does not show in the eigenvalues.
bool degenerate(std::string_view surface, const KnownPoint& point) {
  constexpr std::string_view kSurfaces[] = {"ackley", "abs", "x-abs-x", "relu", "powell-singular"};
  return std::ranges::find(kSurfaces, surface) != std::end(kSurfaces) ||
         (surface == "forrester" && point.kind == PointKind::Saddle);
}

TEST(NdPoints, AreFlatAndOfTheirKindAndInOrder) {
  for (const SurfaceInfo* surface : nd_surfaces())
    for (const int n : dimensions_of(*surface)) {
      SCOPED_TRACE(std::string(surface->name) + ", " + std::to_string(n) + " coordinates");
      const Problem problem = nd_problem(surface->name, "sgd", n);
      const auto points = points_of(problem);
      EXPECT_FALSE(points.empty());
      for (std::size_t p = 0; p < points.size(); ++p) {
        const auto& [x, f, kind] = points[p];
        const NdEvaluated e = at(problem, x);
        double curvature = 1, far = 1;
        for (const double h : e.hessian) curvature = std::max(curvature, std::abs(h));
        for (const double c : x) far = std::max(far, std::abs(c));
        for (const double slope : e.gradient) EXPECT_NEAR(slope, 0, 4e-15 * curvature * far);
        EXPECT_EQ(e.f, f) << "listed losses are this value() on the baseline: the widths agree";
        if (p > 0) {
          EXPECT_GE(kind, points[p - 1].kind) << "minima, saddles, maxima";
          if (kind == points[p - 1].kind && kind == PointKind::Minimum) {
            EXPECT_GE(f, points[p - 1].f - 1e-9) << "the deepest first";
          }
        }
        if (n > 7 || degenerate(surface->name, points[p])) continue;
        const auto values = eigenvalues_of(e.hessian, n);
        EXPECT_EQ(values.front() > 0, kind == PointKind::Minimum);
        EXPECT_EQ(values.back() < 0, kind == PointKind::Maximum);
      }
    }
}

struct Published {
  const char* surface;
  int dimension;
  int point;  ///< of the list
  double f;
  double lowest, highest;  ///< eigenvalues; 0, 0: none is given
};
// clang-format off
const Published kPublished[] = {
    {"rosenbrock", 3, 0, 0, 0, 1401.86},          {"rosenbrock", 20, 0, 0, 0, 1792.15013},
    {"rosenbrock", 4, 1, 3.70142861043, 0.379534, 0}, {"rosenbrock", 5, 1, 3.93083943413, 0, 0},
    {"rosenbrock", 6, 1, 3.97394050093, 0, 0},    {"rosenbrock", 7, 1, 3.98360053642, 0, 0},
    {"rosenbrock", 8, 1, 3.98588776960, 0, 0},    {"rosenbrock", 10, 1, 3.98657911235, 0, 0},
    {"rosenbrock", 20, 1, 3.98662385426, 0, 0},   {"rosenbrock", 30, 1, 3.98662385430, 0, 0},
    {"rastrigin", 3, 0, 0, 396.784176, 396.784176},
    {"rastrigin", 1, 1, 0.994959057093291, 0, 0}, {"rastrigin", 1, 3, 3.97983119055409, 0, 0},
    {"rastrigin", 1, 5, 8.95460124148701, 0, 0},  {"rastrigin", 1, 9, 24.8737229345422, 0, 0},
    {"ackley", 5, 0, 0, 0, 0},
    {"styblinski-tang", 3, 0, 3 * -39.166165703771415, 34.58305910, 34.58305910},
    {"styblinski-tang", 50, 0, 50 * -39.166165703771415, 0, 0},
    {"styblinski-tang", 1, 1, -25.029446655283943, 29.26955278, 29.26955278},
    {"styblinski-tang", 1, 2, 0.19561235905535807, -15.85261188, -15.85261188},
    {"griewank", 2, 0, 0, 0.5005, 1.0005},        {"griewank", 2, 1, 0.007396040334115, 0, 0},
    {"griewank", 2, 4, 0.007396040334115, 0, 0},
    {"schwefel", 3, 0, 0, 0.25236706, 0.25236706}, {"schwefel", 3, 1, 118.438334614438, 0, 0},
    {"levy", 2, 0, 0, 0.125, 2.2437923},
    {"zakharov", 2, 0, 0, 2, 4.5},                {"zakharov", 4, 0, 0, 2, 17},
    {"dixon-price", 3, 0, 0, 0, 0},               {"dixon-price", 3, 1, 0, 0, 0},
    {"trid", 2, 0, -2, 0, 0},                     {"trid", 6, 0, -50, 0.19806226, 3.8019377},
    {"trid", 10, 0, -210, 0, 0},
    {"michalewicz", 2, 0, -1.8013034100985525, 32.50564409, 81},
    {"michalewicz", 5, 0, -4.687658179088146, 0, 0}, {"michalewicz", 10, 0, -9.660151715641341, 0, 0},
    {"random-slice-saddle", 50, 0, 0, -1, 1},
    {"quadratic", 7, 0, 0, 1, 100},
    {"powell-singular", 4, 0, 0, 0, 202},
    {"wood", 4, 0, 0, 0.71956808, 1005.9249},     {"wood", 4, 1, 7.876967165177, -0.11954866, 0},
    {"hartmann-3", 3, 0, -3.862779787332663, 0, 0}, {"hartmann-6", 6, 0, -3.322368011415515, 0, 0},
    {"shekel", 4, 0, -10.536409817, 0, 0},
    {"abs", 1, 0, 0, 0, 0},                       {"relu", 1, 0, 0, 0, 0},
    {"cubic", 1, 0, -2.0 / 3, 2, 2},              {"cubic", 1, 1, 2.0 / 3, -2, -2},
    {"sin", 1, 0, -1, 1, 1},                      {"sin", 1, 2, 1, -1, -1},
    {"quartic", 1, 0, 0, 2, 2},                   {"quartic", 1, 2, 0.25, -1, -1},
    {"lessard", 1, 0, 0, 25, 25},
    {"gramacy-lee", 1, 0, -0.8690111349894998, 0, 0},
    {"forrester", 1, 0, -6.020740055767083, 0, 0}, {"forrester", 1, 1, -0.9863254063210814, 0, 0},
};
// clang-format on

TEST(NdPoints, HaveTheirPublishedLossAndCurvature) {
  for (const Published& p : kPublished) {
    SCOPED_TRACE(std::string(p.surface) + ", " + std::to_string(p.dimension) + " coordinates");
    const Problem problem = nd_problem(p.surface, "sgd", p.dimension);
    const auto points = points_of(problem);
    ASSERT_GT(points.size(), static_cast<std::size_t>(p.point));
    const KnownPoint& point = points[static_cast<std::size_t>(p.point)];
    EXPECT_NEAR(point.f, p.f, 1e-10 * std::max(1.0, std::abs(p.f)));
    const auto values = curvatures(problem, point.x);
    if (p.lowest != 0) {
      EXPECT_NEAR(values.front(), p.lowest, 5e-7 * std::abs(p.lowest) + 5e-7);
    }
    if (p.highest != 0) {
      EXPECT_NEAR(values.back(), p.highest, 5e-5 * std::abs(p.highest));
    }
  }
}

void expect_minimum_at(std::string_view surface, const std::vector<double>& x, std::size_t which,
                       double tolerance) {
  SCOPED_TRACE(surface);
  const auto points = points_of(nd_problem(surface, "sgd", static_cast<int>(x.size())));
  ASSERT_GT(points.size(), which);
  for (std::size_t i = 0; i < x.size(); ++i) EXPECT_NEAR(points[which].x[i], x[i], tolerance) << i;
}

TEST(NdPoints, AreWhereTheLiteratureSays) {
  expect_minimum_at("rosenbrock", {-0.7756592266, 0.6130933655, 0.3820628463, 0.1459720186}, 1, 1e-9);
  expect_minimum_at("rosenbrock",
                    {-0.9620510207, 0.9357393960, 0.8807136042, 0.7778776759, 0.6050936786}, 1, 1e-9);
  expect_minimum_at(
      "rosenbrock",
      {-0.9865749796, 0.9833982288, 0.9721066701, 0.9474374368, 0.8986511849, 0.8075739520}, 1, 1e-9);
  expect_minimum_at("griewank", {3.1400226339, 4.4384444809}, 1, 1e-9);
  expect_minimum_at("schwefel", {420.96874635998203, 420.96874635998203}, 0, 1e-9);
  expect_minimum_at("schwefel", {-302.524935612, 420.96874635998203}, 1, 1e-9);
  expect_minimum_at("dixon-price", {1, 0.70710678118655, 0.59460355750136}, 0, 1e-13);
  expect_minimum_at("dixon-price", {1, 0.70710678118655, -0.59460355750136}, 1, 1e-13);
  expect_minimum_at("trid", {6, 10, 12, 12, 10, 6}, 0, 0);
  expect_minimum_at("michalewicz", {2.2029055201726093, 1.5707963267948966}, 0, 1e-14);
  expect_minimum_at("hartmann-3", {0.114588876655, 0.555648894617, 0.852546984687}, 0, 1e-11);
  expect_minimum_at("hartmann-6",
                    {0.201689511, 0.150010692, 0.476873974, 0.275332430, 0.311651617, 0.657300534}, 0,
                    1e-8);
  expect_minimum_at("wood", {-0.96797402494, 0.94713914082, -0.96951631033, 0.95124766579}, 1, 1e-10);
  expect_minimum_at("gramacy-lee", {0.5485634445276052}, 0, 1e-14);
  expect_minimum_at("forrester", {0.7572487578418559}, 0, 1e-14);
  expect_minimum_at("forrester", {0.1425891893247163}, 1, 1e-14);
}

/// Values that are often quoted for something else.
TEST(NdPoints, AreNotWhatIsSometimesPublished) {
  // (1/3, 0, ..., 0) is no minimum of Dixon-Price: a saddle for N = 2, flat and falling beyond.
  const Problem two = nd_problem("dixon-price", "sgd", 2);
  const auto values = curvatures(two, {1.0 / 3, 0});
  EXPECT_NEAR(values[0], -16.0 / 3, 1e-13);
  EXPECT_NEAR(values[1], 6, 1e-13);
  const Problem three = nd_problem("dixon-price", "sgd", 3);
  const double u = 0.01, fall = at(three, {1.0 / 3, 18 * u * u, u}).f - at(three, {1.0 / 3, 0, 0}).f;
  EXPECT_LT(fall, 0);
  // (4, 4, 4, 4) is near Shekel's minimum, not at it.
  const struct {
    double m, there, lowest;
  } kHoles[] = {
      {5, -10.15320, -10.153199679}, {7, -10.40282, -10.402940567}, {10, -10.53628, -10.536409817}};
  for (const auto& [m, there, lowest] : kHoles) {
    const Problem holes = with_surface_parameter(nd_problem("shekel", "sgd", 4), "m", m);
    EXPECT_NEAR(at(holes, {4, 4, 4, 4}).f, there, 5e-6);
    const auto points = points_of(holes);
    ASSERT_EQ(points.size(), static_cast<std::size_t>(m));
    EXPECT_NEAR(points[0].f, lowest, 1e-9);
    EXPECT_GT(points[0].x[0], 4);
  }
}

TEST(NdPoints, UsualStartsHaveTheirLoss) {
  EXPECT_EQ(at(nd_problem("wood", "sgd", 4), {-3, -1, -3, -1}).f, 19192);
  EXPECT_EQ(at(nd_problem("powell-singular", "sgd", 4), {3, -1, 0, 1}).f, 215);
  const auto values = curvatures(nd_problem("powell-singular", "sgd", 4), {0, 0, 0, 0});
  const double expected[] = {0, 0, 20, 202};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(values[i], expected[i], 1e-12);
}

/// |x|' and relu' at 0 count as 0, as the libraries have it; x|x|'' too.
TEST(NdPoints, KinksFollowTheirConvention) {
  for (const double zero : {0.0, -0.0}) {
    EXPECT_EQ(at(nd_problem("abs", "sgd", 1), {zero}).gradient[0], 0);
    EXPECT_EQ(at(nd_problem("relu", "sgd", 1), {zero}).gradient[0], 0);
    EXPECT_EQ(at(nd_problem("x-abs-x", "sgd", 1), {zero}).hessian[0], 0);
  }
  EXPECT_EQ(at(nd_problem("abs", "sgd", 1), {-3}).gradient[0], -1);
  EXPECT_EQ(at(nd_problem("relu", "sgd", 1), {-3}).gradient[0], 0);
  EXPECT_EQ(at(nd_problem("relu", "sgd", 1), {1e-300}).gradient[0], 1);
  EXPECT_EQ(at(nd_problem("x-abs-x", "sgd", 1), {-3}).hessian[0], -2);
}

/// Lessard, Recht and Packard: slopes 25 x, x + 24, 25 x - 24, without a jump.
TEST(NdPoints, LessardsPiecesMeet) {
  const Problem problem = nd_problem("lessard", "sgd", 1);
  const struct {
    double x, f, slope;
  } kPieces[] = {{0.5, 3.125, 12.5}, {1, 12.5, 25}, {1.5, 25.125, 25.5}, {2, 38, 26}, {3, 76.5, 51}};
  for (const auto& [x, f, slope] : kPieces) {
    EXPECT_NEAR(at(problem, {x}).f, f, 1e-13);
    EXPECT_NEAR(at(problem, {x}).gradient[0], slope, 1e-13);
  }
}

/// The spectrum that was asked for, however its eigenvectors lie.
TEST(NdPoints, OfAQuadraticHaveTheChosenSpectrum) {
  for (const double rotation : {0.0, 30.0, 45.0, -120.0, 180.0})
    for (const double spectrum : {0.0, 1.0, 2.0}) {
      Problem problem = nd_problem("quadratic", "sgd", 5);
      problem.surface_parameters = {16, spectrum, rotation};
      const auto values = curvatures(problem, std::vector(5, 0.3));
      const double expected[3][5] = {{1, 2, 4, 8, 16}, {1, 4.75, 8.5, 12.25, 16}, {1, 1, 1, 1, 16}};
      for (std::size_t i = 0; i < 5; ++i)
        EXPECT_NEAR(values[i], expected[static_cast<std::size_t>(spectrum)][i], 1e-12);
      const double mixed = at(problem, std::vector(5, 0.0)).hessian[1];
      EXPECT_EQ(std::abs(mixed) > 1e-9, rotation != 0);
    }
}

/// In the plane: the flat axis turned by the angle from x towards y, as `bowl` has it.
TEST(NdPoints, OfAQuadraticInThePlaneAreThoseOfTheTurnedBowl) {
  constexpr double kAngles[] = {0, 30, 45, 90, -135}, kX = 0.7, kY = -0.4, kKappa = 25;
  for (const double rotation : kAngles) {
    SCOPED_TRACE(rotation);
    Problem problem = nd_problem("quadratic", "sgd", 2);
    problem.surface_parameters = {kKappa, 0, rotation};
    const double cosine = std::cos(rotation / 180 * M_PI), sine = std::sin(rotation / 180 * M_PI);
    const double flat = cosine * kX + sine * kY, steep = cosine * kY - sine * kX;
    const NdEvaluated here = at(problem, {kX, kY});
    EXPECT_NEAR(here.f, (flat * flat + kKappa * steep * steep) / 2, 1e-13);
    EXPECT_NEAR(here.gradient[0], cosine * flat - kKappa * sine * steep, 1e-13);
    EXPECT_NEAR(here.gradient[1], sine * flat + kKappa * cosine * steep, 1e-13);
    EXPECT_NEAR(here.hessian[1], (1 - kKappa) * sine * cosine, 1e-13);
  }
}

/// Boettcher and Wheeler: the curvature along random directions of a saddle with 100 of 1,000 axes
/// downhill has mean 0.8 and deviation 0.0268; not one of 2,000 shows that it is a saddle.
TEST(NdPoints, RandomSlicesOfTheSaddleLookLikeABowl) {
  const Problem problem = nd_problem("random-slice-saddle", "sgd", 1000);
  std::mt19937_64 random(5);
  std::normal_distribution<double> normal;
  double sum = 0, sum2 = 0, least = 1;
  constexpr int kDraws = 2000;
  for (int draw = 0; draw < kDraws; ++draw) {
    std::vector<double> v(1000);
    for (double& c : v) c = normal(random);
    const auto e = nd_evaluate(problem, {std::vector(1000, 0.0)}, available_isas().back(),
                               Precision::F64, false, v)[0];
    const double along = std::inner_product(v.begin(), v.end(), e.hessian_vector.begin(), 0.0) /
                         std::inner_product(v.begin(), v.end(), v.begin(), 0.0);
    sum += along, sum2 += along * along, least = std::min(least, along);
  }
  const double mean = sum / kDraws, deviation = std::sqrt(sum2 / kDraws - mean * mean);
  EXPECT_NEAR(mean, 0.8, 5 * 0.026806 / std::sqrt(kDraws));
  EXPECT_NEAR(deviation, 0.026806, 5 * 0.026806 / std::sqrt(2.0 * kDraws));
  EXPECT_GT(least, 0.6);
}

/// Shang and Qiu 2006, Kok and Sandrock 2009: none for N = 3, one second minimum from N = 4 on.
TEST(NdPoints, OfRosenbrockAreTwoFromFourCoordinatesOn) {
  EXPECT_EQ(points_of(nd_problem("rosenbrock", "sgd", 3)).size(), 1u);
  for (const int n : {4, 5, 9, 17, 30, 100, 1000}) {
    const auto points = points_of(nd_problem("rosenbrock", "sgd", n));
    ASSERT_EQ(points.size(), 2u);
    EXPECT_LT(points[1].x[0], -0.7);
    EXPECT_GT(points[1].f, 3.7);
    if (n <= 30) {
      EXPECT_GT(curvatures(nd_problem("rosenbrock", "sgd", n), points[1].x).front(), 0.3);
    }
  }
}

TEST(NdPoints, OfStyblinskiTangAreTwoToTheN) {
  for (const int n : {1, 3, 4, 6})
    EXPECT_EQ(known_minima(*catalog().surface("styblinski-tang"), {}, n).size(), std::size_t{1} << n);
}

/// The slope beside Ackley's cusp is 4 / sqrt N at once; on it, it counts as 0.
TEST(NdPoints, AckleyStandsStillOnItsCusp) {
  for (const int n : {1, 3, 50}) {
    const auto size = static_cast<std::size_t>(n);
    const Problem problem = nd_problem("ackley", "sgd", n);
    for (const double slope : at(problem, std::vector(size, 0.0)).gradient) EXPECT_EQ(slope, 0);
    std::vector<double> beside(size, 0.0);
    beside[0] = 1e-7;
    EXPECT_NEAR(at(problem, beside).gradient[0], 4 / std::sqrt(n), 5e-5);
  }
}

}  // namespace
}  // namespace steepest::testing
