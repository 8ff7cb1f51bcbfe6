// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/slice.h"

#include <cmath>
#include <limits>

#include "engine/backends.h"
#include "engine/validate.h"
#include "experiment_fixture.h"

namespace steepest::engine {
namespace {

constexpr std::array<double, 4> kRegion{-5, 4, -3, 6};

Problem on(const std::string& surface) {
  Problem problem;
  problem.surface = surface;
  complete(problem, catalog());
  return problem;
}

double himmelblau(double x, double y) {
  return std::pow(x * x + y - 11, 2) + std::pow(x + y * y - 7, 2);
}
double himmelblau_x(double x, double y) { return 4 * x * (x * x + y - 11) + 2 * (x + y * y - 7); }
double himmelblau_y(double x, double y) { return 2 * (x * x + y - 11) + 4 * y * (x + y * y - 7); }

TEST(Slice, NumbersAreThoseOfTheFormulas) {
  const SliceSpec along_x{.axis = Axis::X, .at = {1.25, -0.5}, .h = 0.75};
  const Slice slice = make_slice(on("himmelblau"), kRegion, along_x);
  EXPECT_EQ(slice.spec, along_x);
  EXPECT_NEAR(slice.value, himmelblau(1.25, -0.5), 1e-11);
  EXPECT_NEAR(slice.gradient[0], himmelblau_x(1.25, -0.5), 1e-11);
  EXPECT_NEAR(slice.gradient[1], himmelblau_y(1.25, -0.5), 1e-11);
  EXPECT_NEAR(slice.curvature, 12 * 1.25 * 1.25 + 4 * -0.5 - 42, 1e-11);
  EXPECT_EQ(slice.other, (std::array<double, 2>{2, -0.5}));
  EXPECT_NEAR(slice.secant_slope, (himmelblau(2, -0.5) - himmelblau(1.25, -0.5)) / 0.75, 1e-11);

  const Slice along_y = make_slice(on("himmelblau"), kRegion, {.axis = Axis::Y, .at = {1, 2}, .h = -1});
  EXPECT_NEAR(along_y.curvature, 12 * 4 + 4 * 1 - 26, 1e-11);
  EXPECT_EQ(along_y.other, (std::array<double, 2>{1, 1}));
  EXPECT_NEAR(along_y.secant_slope, himmelblau(1, 2) - himmelblau(1, 1), 1e-11);
}

TEST(Slice, TheValleysCurvatureIsThatOfItsBottom) {
  const std::array<double, 4> region{-2, 2, -2, 2};
  const auto at = [&](const std::string& surface, double x, Axis axis = Axis::X) {
    return make_slice(on(surface), region, {.axis = axis, .at = {x, x}}).valley_curvature;
  };
  // f'' of (x^2 - 1)^2 / 4 is 3 x^2 - 1: 1.43 at x = 0.9 and 2 at the bottoms.
  for (const double x : {0.9, 0.2, 1.7, -0.3, -1.99, 1.0})
    EXPECT_NEAR(at("double-well", x), 2, 1e-9) << x;
  EXPECT_NEAR(at("bowl", 1.5), 1, 1e-12);
  EXPECT_NEAR(at("bowl", 1.5, Axis::Y), 10, 1e-12);
  EXPECT_NEAR(at("monkey-saddle", 1), 6, 1e-9);  // x^3 - 3 x
  EXPECT_EQ(at("monkey-saddle", 0), 0) << "the way down leaves the region";
  EXPECT_EQ(at("abs", 0.5), 0) << "a tip has no curvature";
  EXPECT_EQ(at("abs", 0.5, Axis::Y), 0) << "y is no coordinate";
}

TEST(Slice, IsSampledOverTheShownRegion) {
  for (const Axis axis : {Axis::X, Axis::Y}) {
    const Slice slice = make_slice(on("himmelblau"), kRegion, {.axis = axis, .at = {1.25, -0.5}});
    ASSERT_GE(slice.s.size(), 300u);
    ASSERT_EQ(slice.s.size(), slice.f.size());
    ASSERT_EQ(slice.s.size(), slice.slope.size());
    EXPECT_EQ(slice.s.front(), axis == Axis::X ? -5 : -3);
    EXPECT_EQ(slice.s.back(), axis == Axis::X ? 4 : 6);
    for (std::size_t i = 0; i < slice.s.size(); ++i) {
      ASSERT_TRUE(i == 0 || slice.s[i - 1] < slice.s[i]);
      const double x = axis == Axis::X ? slice.s[i] : 1.25, y = axis == Axis::Y ? slice.s[i] : -0.5;
      ASSERT_NEAR(slice.f[i], himmelblau(x, y), 1e-9);
      ASSERT_NEAR(slice.slope[i], axis == Axis::X ? himmelblau_x(x, y) : himmelblau_y(x, y), 1e-9);
    }
  }
}

TEST(Slice, ASecantTendsToTheTangent) {
  SliceSpec spec{.at = {1.25, -0.5}};
  double last = std::numeric_limits<double>::infinity();
  for (spec.h = 1; spec.h > 1e-5; spec.h /= 10) {
    const Slice slice = make_slice(on("himmelblau"), kRegion, spec);
    const double apart = std::abs(slice.secant_slope - slice.gradient[0]);
    EXPECT_LT(apart, last);
    last = apart;
  }
  EXPECT_LT(last, 2e-3);
  // Far below the distance of neighbouring numbers the quotient is 0, not a division by 0.
  spec.h = 1e-300;
  EXPECT_EQ(make_slice(on("himmelblau"), kRegion, spec).secant_slope, 0);
}

/// On (kappa x^2 + y^2)/2 along x an update multiplies s by 1 - rate * kappa.
TEST(Slice, DescentIsGradientDescentInOneCoordinate) {
  Problem bowl = on("bowl");
  const SliceSpec spec{.at = {2, 3}, .learning_rate = 0.3, .steps = 5};
  const Slice probe = make_slice(bowl, kRegion, spec);
  const double kappa = probe.curvature;
  ASSERT_GT(kappa, 0);
  ASSERT_EQ(probe.descent_s.size(), 6u);
  ASSERT_EQ(probe.descent_f.size(), 6u);
  double s = 2;
  for (const double there : probe.descent_s) {
    EXPECT_NEAR(there, s, 1e-12 * (1 + std::abs(s)));
    s -= 0.3 * kappa * s;
  }
  EXPECT_EQ(probe.descent_f.front(), probe.value);
}

TEST(Slice, ADescentWithoutBoundStaysFinite) {
  for (const SurfaceInfo& surface : catalog().surfaces) {
    if (surface.min_dimension > 2 || surface.max_dimension < 2) continue;
    const Slice slice = make_slice(on(std::string(surface.name)), kRegion,
                                   {.at = {3, 2}, .learning_rate = 1000, .steps = 200});
    ASSERT_EQ(slice.descent_s.size(), 201u) << surface.name;
    for (std::size_t i = 0; i < slice.descent_s.size(); ++i)
      ASSERT_TRUE(std::isfinite(slice.descent_s[i]) && std::isfinite(slice.descent_f[i]))
          << surface.name;
  }
}

TEST(Slice, NumbersOutOfRangeAreRefused) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::pair<SliceSpec, const char*> cases[] = {
      {{.h = 0}, "slice.h"},
      {{.h = 10.5}, "slice.h"},
      {{.h = -11}, "slice.h"},
      {{.h = nan}, "slice.h"},
      {{.at = {0, nan}}, "slice.at"},
      {{.learning_rate = -1}, "slice.learning_rate"},
      {{.learning_rate = 1001}, "slice.learning_rate"},
      {{.learning_rate = nan}, "slice.learning_rate"},
      {{.steps = -1}, "slice.steps"},
      {{.steps = 201}, "slice.steps"},
  };
  for (const auto& [slice, where] : cases) {
    ViewSpec view;
    view.slice = slice;
    const auto error = check(view);
    ASSERT_TRUE(error) << where;
    EXPECT_EQ(error->where, where);
    EXPECT_EQ(error->code, ErrorCode::BadInput);
  }
  ViewSpec edge;
  edge.slice = SliceSpec{.h = -10, .learning_rate = 1000, .steps = 200};
  EXPECT_FALSE(check(edge));
}

TEST(Slice, NeedsTwoCoordinates) {
  Scene scene;
  scene.problem = on("rosenbrock");
  scene.view.slice = SliceSpec{};
  EXPECT_FALSE(check(scene, catalog()));
  scene.problem.dimension = 4;
  EXPECT_TRUE(check(scene, catalog()));
}

TEST_F(ExperimentTest, ASliceIsMadeOnlyWhenNeeded) {
  EXPECT_EQ(experiment->view().slice, nullptr);
  apply(SetSlice{SliceSpec{.at = {1, 1}}});
  ASSERT_NE(experiment->view().slice, nullptr);
  EXPECT_EQ(experiment->view().slice->value, 1);
  const auto version = experiment->view().slice->version;
  experiment->advance_steps(3);
  apply(SetLearningRate{0.2});
  apply(SetProbe{std::array{1.0, 1.0}});
  EXPECT_EQ(experiment->view().slice->version, version);
  EXPECT_EQ(world.sliced, 1);
  apply(SetSurfaceParameter{0, 2});
  EXPECT_EQ(experiment->view().slice->value, 2);
  EXPECT_NE(experiment->view().slice->version, version);
  ViewSpec view = experiment->view().scene->view;
  view.region = std::array<double, 4>{0, 1, 0, 1};
  apply(SetView{view});
  EXPECT_EQ(experiment->view().slice->value, 2);
  EXPECT_EQ(world.sliced, 3);
  EXPECT_EQ(experiment->view().step, 3);
  refused(SetSlice{SliceSpec{.h = 0}});
  apply(SetSlice{});
  EXPECT_EQ(experiment->view().slice, nullptr);
  apply(SetSlice{SliceSpec{}});
  apply(SetSurface{"pit"});
  EXPECT_EQ(experiment->view().slice, nullptr);
}

}  // namespace
}  // namespace steepest::engine
