// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cmath>

#include "by_hand.h"
#include "gl_fixture.h"

namespace steepest::test {
namespace {

using Picking = GlTest;

std::vector<view::Camera> poses() {
  std::vector<view::Camera> all;
  for (const double azimuth : {0., 123., 236., 300.})
    for (const double elevation : {20., 46., 90.})
      for (const double zoom : {1., 7.}) all.push_back({azimuth, elevation, zoom, .05, -.1});
  return all;
}

view::DrawSettings small() {
  view::DrawSettings settings;
  settings.width = 320, settings.height = 200;
  settings.samples = 1, settings.labels = false;
  return settings;
}

TEST_F(Picking, AVisiblePointOfTheSurfaceComesBackFromItsPixel) {
  for (const Graph& graph : all_graphs()) {
    const HandMadeRun run(graph, 201);
    const RunView shown = run.view();
    const auto& r = graph.region;
    int tried = 0;
    for (const view::Camera& camera : poses()) {
      (void)view::render_picture(view(), shown, camera, small());
      for (double u = .07; u < 1; u += .143)
        for (double v = .04; v < 1; v += .153) {
          const double x = r[0] + (r[1] - r[0]) * u, y = r[2] + (r[3] - r[2]) * v;
          const auto pixel = view().project(shown, x, y, graph.f(x, y));
          ASSERT_TRUE(pixel);
          if (!pixel->visible) continue;
          const auto hit = view().pick(shown, pixel->x, pixel->y);
          ASSERT_TRUE(hit) << graph.name << " " << x << "," << y;
          // Grazing rays may meet a fold that the visibility test is too coarse for: then the hit is
          // nearer and on the same ray, which the next test covers.
          const double away = std::hypot((*hit)[0] - x, (*hit)[1] - y) / (r[1] - r[0]);
          if (away > 1e-3) continue;
          EXPECT_LT(away, 1e-6) << graph.name << " " << x << "," << y;
          ++tried;
        }
    }
    EXPECT_GT(tried, 300) << graph.name;
  }
}

TEST_F(Picking, AHitLiesOnItsRayAndOnTheFunction) {
  for (const Graph& graph : all_graphs()) {
    const HandMadeRun run(graph, 201);
    const RunView shown = run.view();
    int hits = 0;
    for (const view::Camera& camera : poses()) {
      (void)view::render_picture(view(), shown, camera, small());
      for (double px = 3.3; px < 320; px += 31.7)
        for (double py = 2.1; py < 200; py += 23.9) {
          const auto hit = view().pick(shown, px, py);
          if (!hit) continue;
          ++hits;
          const auto [x, y] = *hit;
          EXPECT_TRUE(x >= graph.region[0] - 1e-9 && x <= graph.region[1] + 1e-9);
          EXPECT_TRUE(y >= graph.region[2] - 1e-9 && y <= graph.region[3] + 1e-9);
          const auto back = view().project(shown, x, y, graph.f(x, y));
          ASSERT_TRUE(back);
          // A corner of the box lies above the highest sample by rounding: there the height is clamped.
          EXPECT_NEAR(back->x, px, 2e-3) << graph.name;
          EXPECT_NEAR(back->y, py, 2e-3) << graph.name;
        }
    }
    EXPECT_GT(hits, 200) << graph.name;
  }
}

TEST_F(Picking, IsExactBetweenTheSamplesOfTheMesh) {
  HandMadeRun coarse(himmelblau(), 11);  // drawn with eleven samples a side
  const RunView shown = coarse.view();
  view::Camera above;
  above.azimuth = 270, above.elevation = 90;
  (void)view::render_picture(view(), shown, above, small());
  const Graph graph = himmelblau();
  const auto pixel = view().project(shown, 2.37, 1.61, graph.f(2.37, 1.61));
  const auto hit = view().pick(shown, pixel->x, pixel->y);
  ASSERT_TRUE(hit);
  EXPECT_NEAR((*hit)[0], 2.37, 1e-6);
  EXPECT_NEAR((*hit)[1], 1.61, 1e-6);
}

TEST_F(Picking, TheSkyAndAnEmptyRunGiveNothing) {
  const HandMadeRun run(himmelblau(), 61);
  EXPECT_FALSE(view().pick(run.view(), 10, 10));  // nothing drawn yet
  EXPECT_FALSE(view().project(run.view(), 0, 0, 0));
  (void)view::render_picture(view(), run.view(), {}, small());
  EXPECT_FALSE(view().pick(run.view(), 1, 1));
  EXPECT_FALSE(view().pick(run.view(), 319, 199));
  EXPECT_FALSE(view().pick(run.view(), -500, 1e6));
  EXPECT_FALSE(view().pick(RunView{}, 160, 100));
}

TEST_F(Picking, AFunctionThatIsNotANumberIsHarmless) {
  const HandMadeRun run(broken(), 61);
  (void)view::render_picture(view(), run.view(), {}, small());
  for (double px = 0; px < 320; px += 13)
    for (double py = 0; py < 200; py += 13)
      if (const auto hit = view().pick(run.view(), px, py)) {
        EXPECT_TRUE(std::isfinite((*hit)[0]) && std::isfinite((*hit)[1]));
      }
}

}  // namespace
}  // namespace steepest::test
