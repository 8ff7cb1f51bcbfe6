// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/evaluate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/backends.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

Problem on(std::string surface) {
  Problem problem;
  problem.surface = std::move(surface);
  problem.precision = Precision::F64;
  complete(problem, catalog());
  return problem;
}

TEST(Evaluate, HimmelblauByHand) {
  const auto e = evaluate(on("himmelblau"), std::vector{0.0, 0.0, 0.5, -0.3, 3.0, 2.0}, true);
  ASSERT_TRUE(e.has_value()) << e.error().message;
  const std::vector f{170.0, 163.1906, 0.0}, g{-14.0, -22.0, -34.92, -14.408, 0.0, 0.0};
  ASSERT_EQ(e->f.size(), 3u);
  for (std::size_t i = 0; i < f.size(); ++i) EXPECT_NEAR(e->f[i], f[i], 1e-12);
  ASSERT_EQ(e->gradient.size(), 6u);
  for (std::size_t i = 0; i < g.size(); ++i) EXPECT_NEAR(e->gradient[i], g[i], 1e-12);
  ASSERT_EQ(e->hessian.size(), 12u);
  const std::vector hessian{74.0, 20.0, 20.0, 34.0};  // at (3, 2)
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(e->hessian[8 + i], hessian[i], 1e-12);
}

TEST(Evaluate, APointDoesNotDependOnItsBatch) {
  for (const SurfaceInfo& surface : catalog().surfaces)
    for (const Precision precision : {Precision::F32, Precision::F64}) {
      if (surface.min_dimension > 2 || surface.max_dimension < 2) continue;
      SCOPED_TRACE(surface.name);
      Problem problem = on(std::string(surface.name));
      problem.precision = precision;
      std::vector<double> points;
      for (int i = 0; i < 3000; ++i) points.push_back(std::sin(1.7 * i));
      const auto batch = evaluate(problem, points, true);
      ASSERT_TRUE(batch.has_value());
      for (const std::size_t p : {0u, 7u, 255u, 256u, 1499u}) {
        const auto alone = evaluate(problem, std::span(points).subspan(2 * p, 2), true);
        ASSERT_TRUE(alone.has_value());
        EXPECT_EQ(alone->f[0], batch->f[p]);
        for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(alone->gradient[i], batch->gradient[2 * p + i]);
        for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(alone->hessian[i], batch->hessian[4 * p + i]);
      }
    }
}

TEST(Evaluate, SinglePrecisionIsSingle) {
  Problem problem = on("himmelblau");
  problem.precision = Precision::F32;
  const auto e = evaluate(problem, std::vector{0.1, 0.7}, false);
  ASSERT_TRUE(e.has_value());
  EXPECT_EQ(e->f[0], static_cast<double>(static_cast<float>(e->f[0])));
  const auto exact = evaluate(on("himmelblau"), std::vector{0.1, 0.7}, false);
  EXPECT_NE(e->f[0], exact->f[0]);
  EXPECT_NEAR(e->f[0], exact->f[0], 1e-5 * exact->f[0]);
  EXPECT_TRUE(e->hessian.empty());
}

TEST(Evaluate, AlongADirectionByHand) {
  const auto e =
      evaluate(on("himmelblau"), std::vector{0.0, 0.0, 3.0, 2.0}, false, std::vector{1.0, -2.0});
  ASSERT_TRUE(e.has_value()) << e.error().message;
  EXPECT_TRUE(e->hessian.empty());
  EXPECT_EQ(e->directional, (std::vector{30.0, 0.0}));                    // (-14, -22), and a minimum
  EXPECT_EQ(e->hessian_vector, (std::vector{-42.0, 52.0, 34.0, -48.0}));  // diag(-42, -26); 74 20 20 34
}

/// The Hessian times the direction, whatever the surface, its coordinates and the precision, and however
/// many points are together.
TEST(Evaluate, AlongADirectionEverywhere) {
  for (const SurfaceInfo& surface : catalog().surfaces)
    for (const Precision precision : {Precision::F32, Precision::F64}) {
      Problem problem;
      problem.surface = surface.name;
      problem.precision = precision;
      problem.dimension = std::clamp(2, surface.min_dimension, surface.max_dimension);
      complete(problem, catalog());
      const auto n = static_cast<std::size_t>(problem.dimension);
      SCOPED_TRACE(surface.name);
      std::vector<double> points, direction;
      for (std::size_t i = 0; i < 1100 * n; ++i)
        points.push_back(std::sin(1.7 * static_cast<double>(i)));
      for (std::size_t i = 0; i < n; ++i) direction.push_back(i % 2 ? -0.75 : 1.5);
      const auto e = evaluate(problem, points, true, direction);
      ASSERT_TRUE(e.has_value());
      ASSERT_EQ(e->directional.size(), 1100u);
      ASSERT_EQ(e->hessian_vector.size(), 1100 * n);
      const double unit = precision == Precision::F32 ? 1e-5 : 1e-13;
      for (std::size_t p = 0; p < 1100; p += 73) {
        double slope = 0, slope_size = 0;
        for (std::size_t i = 0; i < n; ++i) {
          slope += e->gradient[p * n + i] * direction[i];
          slope_size += std::abs(e->gradient[p * n + i] * direction[i]);
          double product = 0, size = 0;
          for (std::size_t k = 0; k < n; ++k) {
            product += e->hessian[(p * n + i) * n + k] * direction[k];
            size += std::abs(e->hessian[(p * n + i) * n + k] * direction[k]);
          }
          EXPECT_NEAR(e->hessian_vector[p * n + i], product, unit * (size + 1e-3)) << p << ", " << i;
        }
        EXPECT_NEAR(e->directional[p], slope, unit * slope_size) << p;
        const auto alone = evaluate(problem, std::span(points).subspan(p * n, n), false, direction);
        ASSERT_TRUE(alone.has_value());
        EXPECT_EQ(alone->directional[0], e->directional[p]);
        for (std::size_t i = 0; i < n; ++i)
          EXPECT_EQ(alone->hessian_vector[i], e->hessian_vector[p * n + i]);
      }
    }
}

TEST(Evaluate, AThousandCoordinatesAlongADirection) {
  Problem problem = on("quadratic");
  problem.dimension = 1000;
  problem.surface_parameters.clear();
  complete(problem, catalog());
  std::vector<double> points(2000, 0.25), direction(1000, 1.0);
  points[1000] = 7;  // a quadratic's curvature is the same everywhere
  const auto e = evaluate(problem, points, false, direction);
  ASSERT_TRUE(e.has_value()) << e.error().message;
  for (std::size_t i = 0; i < 1000; ++i)
    EXPECT_DOUBLE_EQ(e->hessian_vector[i], e->hessian_vector[1000 + i]);
  EXPECT_NEAR(e->hessian_vector[999], 4 * e->gradient[999], 1e-12 * std::abs(e->gradient[999]));
}

TEST(Evaluate, NoPointsAreNoError) {
  const auto e = evaluate(on("ackley"), {}, true);
  ASSERT_TRUE(e.has_value());
  EXPECT_TRUE(e->f.empty());
  EXPECT_TRUE(e->gradient.empty());
}

TEST(Evaluate, RefusesWhatIsWrong) {
  EXPECT_EQ(evaluate(on("bowl"), std::vector{1.0, 2.0, 3.0}, false).error().code, ErrorCode::BadInput);
  const auto crooked = evaluate(on("bowl"), std::vector{1.0, 2.0}, false, std::vector{1.0, 2.0, 3.0});
  EXPECT_EQ(crooked.error().code, ErrorCode::BadInput);
  Problem misspelt = on("bowl");
  misspelt.surface = "bowel";
  EXPECT_EQ(evaluate(misspelt, std::vector{1.0, 2.0}, false).error().code, ErrorCode::BadInput);
}

TEST(Probe, KnowsTheCurvatureOfListedPoints) {
  const Probe minimum = probe(on("himmelblau"), 3, 2);
  EXPECT_EQ(minimum.f, 0);
  EXPECT_NEAR(minimum.eigenvalues[0], 54 - 20 * std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(minimum.eigenvalues[1], 54 + 20 * std::sqrt(2.0), 1e-12);
  const Probe saddle = probe(on("saddle"), 0.3, -0.2);
  EXPECT_DOUBLE_EQ(saddle.gradient[0], 0.3);
  EXPECT_DOUBLE_EQ(saddle.gradient[1], 0.2);
  EXPECT_EQ(saddle.eigenvalues, (std::array{-1.0, 1.0}));
  EXPECT_EQ(probe(on("monkey-saddle"), 0, 0).eigenvalues, (std::array{0.0, 0.0}));
}

TEST(Probe, IsExactEvenInASinglePrecisionRun) {
  Problem problem = on("rosenbrock");
  problem.precision = Precision::F32;
  EXPECT_NEAR(probe(problem, -1.2, 1).f, 24.2, 1e-13);
}

TEST(LambdaMax, IsTheLargestOverTheMinima) {
  Problem bowl = on("bowl");
  bowl.surface_parameters = {25, 30};
  EXPECT_NEAR(lambda_max(bowl), 25, 1e-12);
  EXPECT_NEAR(lambda_max(on("himmelblau")), 133.7856152, 1e-6);
  EXPECT_EQ(lambda_max(on("monkey-saddle")), 0);  // no minimum is listed
}

TEST(Field, SamplesTheRegionToItsEdges) {
  const Problem problem = on("himmelblau");
  const SurfaceField field = make_field(problem, {-5, 4, -3, 6}, 33, 17);
  ASSERT_EQ(field.f.size(), 33u * 17u);
  const auto himmelblau = [](double x, double y) {
    return std::pow(x * x + y - 11, 2) + std::pow(x + y * y - 7, 2);
  };
  for (int row = 0; row < 17; ++row)
    for (int column = 0; column < 33; ++column) {
      const double exact = himmelblau(-5 + 9 * column / 32.0, -3 + 9 * row / 16.0);
      EXPECT_NEAR(field.f[static_cast<std::size_t>(33 * row + column)], exact, 1e-6 * (1 + exact));
    }
  EXPECT_NEAR(field.at(0.5, -0.3), 163.1906, 1e-12);
}

TEST(Field, EvaluatesManyPointsAndOutlivesItsProblem) {
  SurfaceField field;
  {
    const Problem problem = on("ackley");
    field = make_field(problem, {-5, 5, -5, 5}, 2, 2);
  }
  std::vector<double> xy, f(1000);
  for (int i = 0; i < 1000; ++i) xy.insert(xy.end(), {0.01 * i, -0.02 * i});
  field.evaluate(xy, f);
  for (std::size_t i = 0; i < f.size(); i += 37) EXPECT_EQ(f[i], field.at(xy[2 * i], xy[2 * i + 1]));
  EXPECT_NEAR(field.at(0, 0), 0, 1e-14);
}

}  // namespace
}  // namespace steepest::engine
