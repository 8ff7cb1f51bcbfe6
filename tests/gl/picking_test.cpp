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

/// The nearest by a plain loop over what project() says of every chain.
std::optional<std::int64_t> nearest(view::SceneView& scene, const RunView& run, double px, double py,
                                    double reach) {
  std::optional<std::int64_t> found;
  double least = reach * reach;
  for (std::size_t k = 0; k < run.chains.size(); ++k) {
    const ChainPoint& chain = run.chains[k];
    const auto at = scene.project(run, chain.x, chain.y, chain.loss);
    const double d2 = std::pow(at->x - px, 2) + std::pow(at->y - py, 2);
    if (at->visible && d2 < least) least = d2, found = std::int64_t(k);
  }
  return found;
}

TEST_F(Picking, AClickFindsTheNearestDrawnChain) {
  HandMadeRun run(himmelblau(), 441);
  run.descend(24, 4, 1e-3, 0);
  RunView shown = run.view();
  shown.statistics.chains = 24;
  int found = 0;
  for (const view::Camera& camera : poses()) {
    (void)view::render_picture(view(), shown, camera, small());
    for (const ChainPoint& chain : shown.chains) {
      const auto at = view().project(shown, chain.x, chain.y, chain.loss);
      const auto hit = view().pick_chain(shown, at->x, at->y, false);
      const auto expected = nearest(view(), shown, at->x, at->y, 1.5);
      if (!expected) continue;  // hidden, or out of the picture's depth
      ASSERT_TRUE(hit);
      const auto back =
          view().project(shown, shown.chains[std::size_t(*hit)].x, shown.chains[std::size_t(*hit)].y,
                         shown.chains[std::size_t(*hit)].loss);
      EXPECT_LT(std::hypot(back->x - at->x, back->y - at->y), 1.5);
      ++found;
    }
  }
  EXPECT_GT(found, 100);
  EXPECT_FALSE(view().pick_chain(shown, 1, 1, false)) << "the sky";
  EXPECT_FALSE(view().pick_chain(shown, -500, 1e6, true));
}

TEST_F(Picking, OnlyAWishFindsAChainInACrowd) {
  HandMadeRun run(bowl(), 201);
  std::vector<ChainPoint> chains(1'000'000);
  for (std::size_t k = 0; k < chains.size(); ++k) {  // a grid of 1,000 a side
    const auto at = [](std::size_t i) { return float(-1.9 + 3.8 * (double(i) + .5) / 1000); };
    chains[k] = {at(k % 1000), at(k / 1000), 0, 0, 0, 0};
  }
  run.set_chains(std::move(chains));
  RunView shown = run.view();
  shown.statistics.chains = 1'000'000;
  view::Camera above;
  above.azimuth = 270, above.elevation = 90;
  (void)view::render_picture(view(), shown, above, small());
  const double f = bowl().f(.5, -.25);
  const auto at = view().project(shown, .5, -.25, f);
  EXPECT_FALSE(view().pick_chain(shown, at->x, at->y, false)) << "single discs are not to be told apart";
  const auto hit = view().pick_chain(shown, at->x, at->y, true);
  ASSERT_TRUE(hit);
  EXPECT_NEAR(shown.chains[std::size_t(*hit)].x, .5, .02);
  EXPECT_NEAR(shown.chains[std::size_t(*hit)].y, -.25, .02);
  shown.statistics.chains = 1000;  // the others belong to a rival of the race
  const auto own = view().pick_chain(shown, at->x, at->y, true);
  EXPECT_FALSE(own) << "only the first row counts, and it is far away";
}

TEST_F(Picking, ThePickedChainHasARingAndItsNumber) {
  HandMadeRun run(bowl(), 201);
  run.set_chains({{.5f, .25f, 0, 0, 0, 0}, {-1, .5f, 0, 0, 0, 0}, {9, 9, 0, 0, 0, 0}});
  const RunView shown = run.view();
  view::DrawSettings settings = small();
  settings.labels = true;
  const gl::Image without = *view::render_picture(view(), shown, {}, settings);
  const auto labels = view().labels().size();
  settings.picked = 1;
  const gl::Image with = *view::render_picture(view(), shown, {}, settings);
  EXPECT_EQ(view().labels().size(), labels + 1);
  const auto at = view().project(shown, -1, .5, bowl().f(-1, .5));
  int changed = 0;
  for (int y = 0; y < with.height; ++y)
    for (int x = 0; x < with.width; ++x) {
      const std::size_t p = std::size_t(y * with.width + x) * 4;
      if (std::abs(x - at->x) < 14 && std::abs(y - at->y) < 14)
        changed += with.rgba[p] != without.rgba[p] || with.rgba[p + 2] != without.rgba[p + 2];
    }
  EXPECT_GT(changed, 60) << "a ring of radius 8";
  settings.picked = 2;
  (void)view::render_picture(view(), shown, {}, settings);
  EXPECT_EQ(view().labels().size(), labels) << "outside of the picture";
}

TEST_F(Picking, LabelsKeepOffWhatAPanelCovers) {
  HandMadeRun run(bowl(), 201);
  run.set_chains({{.5f, .25f, 0, 0, 0, 0}});
  view::DrawSettings settings = small();
  settings.labels = true, settings.picked = 0;
  (void)view::render_picture(view(), run.view(), {}, settings);
  const auto free = view().labels();
  ASSERT_FALSE(free.empty());
  settings.covered = free.front();
  (void)view::render_picture(view(), run.view(), {}, settings);
  const auto& c = *settings.covered;
  EXPECT_EQ(view().labels().size(), free.size());
  for (const auto& box : view().labels())
    EXPECT_FALSE(box[0] < c[2] && c[0] < box[2] && box[1] < c[3] && c[1] < box[3]);
}

TEST_F(Picking, AStepInPartsKeepsItsArrowsFreeOfThePickedChainsNumber) {
  HandMadeRun run(bowl(), 201);
  run.set_chains({{.5f, .25f, 0, 0, 0, 0}});
  view::DrawSettings settings = small();
  settings.width = 960, settings.height = 600;
  settings.labels = true, settings.picked = 0;
  RunView shown = run.view();
  (void)view::render_picture(view(), shown, {}, settings);
  const auto before = view().labels().front();
  const auto stand = view().project(shown, .5, .25, bowl().f(.5, .25));
  // A gradient that points where the label stood.
  StepStory story;
  story.x = story.moved = {.5, .25};
  shown.story = &story;
  bool covered = false;
  for (int k = 0; k < 16; ++k) {
    const double angle = k * .125 * M_PI;
    story.gradient = {1e3 * std::cos(angle), 1e3 * std::sin(angle)};
    (void)view::render_picture(view(), shown, {}, settings);
    covered |= view().labels().front() != before;
  }
  EXPECT_TRUE(covered && stand) << "the label gives way to an arrow";
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
