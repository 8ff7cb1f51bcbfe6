// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cmath>

#include <gtest/gtest.h>

#include "by_hand.h"
#include "view/camera.h"
#include "view/lens.h"
#include "view/terrain.h"

namespace steepest::view {
namespace {

TEST(CameraControl, DraggingTurnsAndStaysWithinBounds) {
  CameraControl control;
  const Camera home = control.pose();
  control.drag(100, 0);
  EXPECT_NE(control.pose().azimuth, home.azimuth);
  EXPECT_EQ(control.pose().elevation, home.elevation);
  control.drag(-100, 0);
  EXPECT_NEAR(control.pose().azimuth, home.azimuth, 1e-9);
  control.drag(0, 1e6);
  EXPECT_EQ(control.pose().elevation, kMaxElevation);
  control.drag(0, -1e6);
  EXPECT_EQ(control.pose().elevation, kMinElevation);
  for (int k = 0; k < 50; ++k) control.drag(777, 0);
  EXPECT_GE(control.pose().azimuth, 0);
  EXPECT_LT(control.pose().azimuth, 360);
}

TEST(CameraControl, TheWheelZoomsByRatiosAndBack) {
  CameraControl control;
  control.wheel(3);
  EXPECT_GT(control.pose().zoom, 1);
  control.wheel(-3);
  EXPECT_NEAR(control.pose().zoom, 1, 1e-12);
  control.wheel(1e4);
  EXPECT_EQ(control.pose().zoom, kMaxZoom);
  control.wheel(-1e4);
  EXPECT_EQ(control.pose().zoom, kMinZoom);
}

TEST(CameraControl, AFlightTakesSixTenthsOfASecondTheShortWayRound) {
  Camera from, to;
  from.azimuth = 350, to.azimuth = 20, to.elevation = 70, to.zoom = 4;
  CameraControl control(from);
  control.fly_to(to);
  ASSERT_TRUE(control.moving());
  EXPECT_TRUE(control.advance(.3));
  EXPECT_NEAR(control.pose().azimuth, 5, 1e-9);  // half of the way, over north
  EXPECT_NEAR(control.pose().zoom, 2, 1e-9);     // half of the way by ratios
  EXPECT_TRUE(control.advance(.31));
  EXPECT_FALSE(control.moving());
  EXPECT_EQ(control.pose(), to);
  EXPECT_FALSE(control.advance(1));
}

TEST(CameraControl, ADragEndsAFlightAndReducedMotionCuts) {
  CameraControl control;
  control.top_view();
  control.advance(.2);
  control.drag(1, 0);
  EXPECT_FALSE(control.moving());
  control.set_reduced_motion(true);
  control.top_view();
  EXPECT_FALSE(control.moving());
  EXPECT_EQ(control.pose().elevation, 90);
  control.reset();
  EXPECT_EQ(control.pose().elevation, Camera{}.elevation);
}

class LensFit : public ::testing::TestWithParam<std::tuple<double, double>> {};

TEST_P(LensFit, FillsTheFreeRectangleInOneDirectionAndNeverLeavesIt) {
  const auto [azimuth, elevation] = GetParam();
  const test::HandMadeRun run(test::himmelblau(), 81);
  const Terrain terrain(*run.view().field, height_scale(run.view()));
  std::vector<glm::vec3> points;
  for (double x = -5; x <= 5; x += .5)
    for (double y = -5; y <= 5; y += .5)
      points.push_back(terrain.on_surface(x, y)), points.push_back(terrain.on_floor(x, y));
  for (const auto& [w, h, scale] : {std::tuple{1280, 720, 1.}, {500, 900, 1.}, {3840, 2160, 2.}}) {
    DrawSettings settings;
    settings.width = w, settings.height = h, settings.scale = scale;
    Camera camera;
    camera.azimuth = azimuth, camera.elevation = elevation;
    const Lens lens = fit_lens(camera, settings, points);
    glm::vec2 low(1e9f), high(-1e9f);
    for (const glm::vec3& p : points)
      low = glm::min(low, glm::vec2(lens.pixel(p))), high = glm::max(high, glm::vec2(lens.pixel(p)));
    const Margins m = settings.margins;
    const double left = m.left * scale, right = w - m.right * scale, top = m.top * scale,
                 bottom = h - m.bottom * scale;
    EXPECT_GE(low.x, left - .5);
    EXPECT_LE(high.x, right + .5);
    EXPECT_GE(low.y, top - .5);
    EXPECT_LE(high.y, bottom + .5);
    EXPECT_NEAR((low.x + high.x) / 2, (left + right) / 2, .5);
    EXPECT_NEAR((low.y + high.y) / 2, (top + bottom) / 2, .5);
    EXPECT_TRUE(high.x - low.x > right - left - 2 || high.y - low.y > bottom - top - 2);
  }
}

INSTANTIATE_TEST_SUITE_P(Poses, LensFit,
                         ::testing::Combine(::testing::Values(0., 47., 236., 359.),
                                            ::testing::Values(2., 22., 46., 90.)));

}  // namespace
}  // namespace steepest::view
