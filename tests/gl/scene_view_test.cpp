// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <limits>

#include <glm/geometric.hpp>

#include "by_hand.h"
#include "gl/objects.h"
#include "gl/readback.h"
#include "gl_fixture.h"
#include "pictures.h"
#include "view/palette.h"

namespace steepest::test {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN(),
                kInf = std::numeric_limits<float>::infinity();

class SceneViewTest : public GlTest {
 protected:
  static view::DrawSettings settings(int width = 480, int height = 300) {
    auto s = view::picture_settings(width, height, Theme::Dark);
    s.title = false;  // its caption counts chains
    return s;
  }
  gl::Image picture(const HandMadeRun& run, const view::DrawSettings& s, view::SceneView& with) {
    auto image = view::render_picture(with, run.view(), view::home_camera(run.view()), s);
    EXPECT_TRUE(image);
    return image ? std::move(*image) : gl::Image{};
  }
  gl::Image picture(const HandMadeRun& run, const view::DrawSettings& s) {
    return picture(run, s, view());
  }
};

std::vector<ChainPoint> scattered(std::size_t count, double f_of_basin = 0) {
  std::vector<ChainPoint> chains;
  const Graph graph = himmelblau();
  for (std::size_t k = 0; k < count; ++k) {
    const double x = -4.8 + 9.6 * std::fmod(.5 + double(k) * .6180339887, 1.);
    const double y = -4.8 + 9.6 * std::fmod(.5 + double(k) * .7548776662, 1.);
    chains.push_back({float(x), float(y), float(graph.f(x, y)), .01f,
                      std::int16_t(f_of_basin < 0 ? -1 : int(k % 4)), 0});
  }
  return chains;
}

TEST_F(SceneViewTest, EveryVisibleChainShowsItsBasinAtItsPixel) {
  for (const std::size_t count : {1u, 100u, 10'000u}) {  // drawn by OpenGL, then splatted
    HandMadeRun run(himmelblau(), 201);
    run.scene.view.minima = false;
    run.set_chains(scattered(count));
    auto s = settings(960, 600);
    s.labels = false;
    const gl::Image image = picture(run, s);
    int visible = 0, right = 0;
    for (const ChainPoint& c : run.view().chains) {
      const auto at = view().project(run.view(), double(c.x), double(c.y), double(c.loss));
      ASSERT_TRUE(at);
      if (!at->visible) continue;
      ++visible;
      const glm::vec3 found = pixel_at(image, int(at->x), int(at->y));
      right += glm::length(found - view::basin_colour(c.basin)) < .25f;
    }
    EXPECT_GT(visible, int(double(count) * .5));
    // Discs overlap when there are many: the later one wins.
    EXPECT_GE(right, int(double(visible) * (count > 1000 ? .6 : .93))) << count;
  }
}

TEST_F(SceneViewTest, AMillionChainsShowTheirDensity) {
  HandMadeRun run(himmelblau(), 201);
  auto s = settings();
  s.labels = false;  // pills say how many chains there are
  const gl::Image empty = picture(run, s);
  double before = 0;
  for (const std::size_t count : {20'000u, 200'000u, 1'000'000u}) {
    run.set_chains(scattered(count));
    const double covered = difference(empty, picture(run, s)).mean;
    EXPECT_GT(covered, before) << count;
    before = covered;
  }
}

TEST_F(SceneViewTest, BothWaysToDrawDiscsAgree) {
  HandMadeRun run(himmelblau(), 201);
  run.set_chains(scattered(6'000));
  for (const ChainColour colour :
       {ChainColour::Basin, ChainColour::Loss, ChainColour::Speed, ChainColour::Optimizer}) {
    run.scene.view.colour = colour;
    auto s = settings(960, 600);
    s.labels = false;
    const gl::Image splatted = picture(run, s);
    const gl::Buffer buffer = gl::make_buffer();
    gl::stream(buffer.get(), std::as_bytes(run.view().chains));
    s.chains = {buffer.get(), 6'000};
    const gl::Image drawn = picture(run, s);
    s.chains.count = 0;
    const double all = difference(picture(run, s), drawn).mean;
    const double off = difference(splatted, drawn).mean;
    EXPECT_GT(all, 3) << int(colour);
    EXPECT_LT(off, .2 * all) << int(colour);
  }
}

TEST_F(SceneViewTest, ChainsThatAreNowhereDrawNothing) {
  HandMadeRun run(himmelblau(), 201);
  auto s = settings();
  s.labels = false;
  const gl::Image empty = picture(run, s);
  for (const std::size_t count : {40u, 12'000u}) {
    std::vector<ChainPoint> lost;
    for (std::size_t k = 0; k < count; ++k)
      for (const auto& [x, y] :
           {std::pair{kNan, 0.f}, {0.f, kNan}, {kInf, -kInf}, {1e30f, 1.f}, {-7.f, 2.f}})
        lost.push_back({x, y, kNan, kInf, std::int16_t(-2), 0});
    run.set_chains(lost);
    EXPECT_TRUE(picture(run, s).rgba == empty.rgba) << count;
  }
}

TEST_F(SceneViewTest, LossesThatAreNotNumbersKeepTheirPlace) {
  HandMadeRun run(himmelblau(), 201);
  for (const std::size_t count : {300u, 9'000u})
    for (const ChainColour colour :
         {ChainColour::Basin, ChainColour::Loss, ChainColour::Speed, ChainColour::Optimizer}) {
      auto chains = scattered(count);
      run.scene.view.colour = colour;
      for (std::size_t k = 0; k < chains.size(); k += 3)
        chains[k].loss = k % 2 ? kNan : kInf, chains[k].speed = k % 2 ? kNan : -1.f;
      chains[1].basin = chains[1].racer = std::numeric_limits<std::int16_t>::min();
      chains[2].basin = chains[2].racer = std::numeric_limits<std::int16_t>::max();
      run.set_chains(chains);
      EXPECT_FALSE(picture(run, settings()).rgba.empty());
    }
}

TEST_F(SceneViewTest, BrokenAndFlatFieldsAndTrailsAreHarmless) {
  for (const Graph& graph : {broken(), flat()}) {
    HandMadeRun run(graph, 65);
    run.set_chains(scattered(200));
    run.probe_at(.2, -.3);
    run.leave_trails(3, 50, .01, 1);
    const gl::Image image = picture(run, settings());
    const glm::vec3 background = view::scene_theme(Theme::Dark).background;
    EXPECT_LT(glm::length(pixel_at(image, 2, 2) - background), .01f);
    EXPECT_GT(difference(image, gl::Image{image.width, image.height,
                                          std::vector<std::uint8_t>(image.rgba.size())})
                  .mean,
              10);
  }
  HandMadeRun run(himmelblau(), 201);
  run.probe_at(std::nan(""), 0);
  EXPECT_FALSE(picture(run, settings()).rgba.empty());
  run.probe_at(3, 2);  // a minimum: no gradient, a level tangent plane
  EXPECT_FALSE(picture(run, settings()).rgba.empty());
}

TEST_F(SceneViewTest, ARunWithoutAFieldIsBackground) {
  for (const Theme theme : {Theme::Dark, Theme::Light}) {
    auto s = settings(64, 64);
    s.theme = theme;
    const auto image = view::render_picture(view(), RunView{}, {}, s);
    ASSERT_TRUE(image);
    const glm::vec3 c = view::scene_theme(theme).background;
    for (int k = 0; k < 64; ++k) EXPECT_LT(glm::length(pixel_at(*image, k, 63 - k) - c), .004f);
  }
}

TEST_F(SceneViewTest, ThemesDifferOutsideTheSurfaceAndAgreeOnChains) {
  HandMadeRun run(himmelblau(), 201);
  run.set_chains(scattered(1));
  auto dark = settings(), light = settings();
  light.theme = Theme::Light;
  const gl::Image a = picture(run, dark), b = picture(run, light);
  EXPECT_GT(difference(a, b).mean, 60);
  const ChainPoint c = run.view().chains[0];
  const auto at = view().project(run.view(), double(c.x), double(c.y), double(c.loss));
  EXPECT_LT(glm::length(pixel_at(a, int(at->x), int(at->y)) - pixel_at(b, int(at->x), int(at->y))),
            .02f);
}

TEST_F(SceneViewTest, TheSameRunGivesTheSameBits) {
  HandMadeRun run(himmelblau(), 201);
  run.descend(7'000, 20, .0009, 12);
  run.leave_trails(8, 20, .0009, 12);
  run.probe_at(-.8, -3.7);
  auto s = view::picture_settings(640, 400, Theme::Dark);
  const auto first = picture(run, s).rgba;
  EXPECT_TRUE(picture(run, s).rgba == first);
  auto other = fresh_view();
  EXPECT_TRUE(picture(run, s, *other).rgba == first);
}

TEST_F(SceneViewTest, WhatIsKeptBetweenFramesNeverShows) {
  // One view goes through changes; after each its picture is that of a view which saw nothing before.
  HandMadeRun run(himmelblau(), 151), other(peaks(), 151);
  run.set_chains(scattered(500));
  other.set_chains(scattered(6'000));
  auto s = settings();
  const auto check = [&](const HandMadeRun& shown, const char* what) {
    auto fresh = fresh_view();
    EXPECT_TRUE(picture(shown, s).rgba == picture(shown, s, *fresh).rgba) << what;
  };
  check(run, "first");
  run.set_chains(scattered(9'000));
  check(run, "chains");
  run.scene.view.azimuth = 30;
  check(run, "camera");
  check(other, "another run with the same version");
  s.theme = Theme::Light;
  check(other, "theme");
  s.scale = 1.3;
  check(other, "scale");
  s.width = 500;
  check(other, "size");
  s.samples = 1;
  check(other, "samples");
  other.scene.view.colour_map = ColourMap::Batlow;
  check(other, "map");
  other.scene.view.log_height = true;
  check(other, "height");
  other.scene.view.floor = false;
  check(other, "floor");
  other.scene.view.contours = false;
  check(other, "contours");
  s.labels = false;
  check(other, "labels");
  check(run, "and back");
  run.race(1, 1, 20);
  check(run, "race");
}

TEST_F(SceneViewTest, OnlyTheRectangleOfTheTargetIsTouched) {
  HandMadeRun run(himmelblau(), 101);
  const gl::Texture colour = gl::make_texture_2d(GL_RGBA8, 400, 300);
  const gl::Framebuffer target = gl::make_framebuffer();
  glNamedFramebufferTexture(target.get(), GL_COLOR_ATTACHMENT0, colour.get(), 0);
  const float purple[4] = {.5f, 0, .5f, 1};
  glClearNamedFramebufferfv(target.get(), GL_COLOR, 0, purple);
  auto s = settings(200, 120);
  s.x = 50, s.y = 30;  // from the lower left
  view().draw(run.view(), {}, s, target.get());
  const gl::Image image = gl::read_colour(target.get(), 400, 300);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  const auto inside = [&](int x, int y) { return x >= 50 && x < 250 && 299 - y >= 30 && 299 - y < 150; };
  for (int y = 0; y < 300; ++y)
    for (int x = 0; x < 400; ++x) {
      const bool kept =
          glm::length(pixel_at(image, x, y) - glm::vec3(128 / 255.f, 0, 128 / 255.f)) < .01f;
      ASSERT_EQ(kept, !inside(x, y)) << x << "," << y;
    }
}

TEST_F(SceneViewTest, EverySizeWorks) {
  HandMadeRun run(himmelblau(), 101);
  run.set_chains(scattered(300));
  for (const auto& [w, h] : {std::pair{16, 16}, {17, 33}, {16, 900}, {1500, 16}, {1280, 720}}) {
    const gl::Image image = picture(run, view::picture_settings(w, h, Theme::Light));
    EXPECT_EQ(image.width, w);
    EXPECT_EQ(image.height, h);
  }
  for (const auto& [w, h] : {std::pair{15, 100}, {100, 16385}, {0, 0}, {-4, 100}}) {
    auto s = settings();
    s.width = w, s.height = h;
    const auto refused = view::render_picture(view(), run.view(), {}, s);
    ASSERT_FALSE(refused) << w;
    EXPECT_NE(refused.error().message.find(std::to_string(h)), std::string::npos);
  }
}

TEST_F(SceneViewTest, OfVeryManyMinimaOnlyTheDeepestIsMarked) {
  Graph one = bowl();
  one.minima = {{{0, 0}, 0}};
  Graph crowd = one, dozen = one;
  for (int k = 1; k <= 120; ++k) crowd.minima.push_back({{-1.9 + .03 * k, .9 - .015 * k}, .1 * k});
  dozen.minima.push_back({{1, .5}, 1.75});
  const HandMadeRun single(one, 201), many(crowd, 201), few(dozen, 201);
  EXPECT_EQ(difference(picture(single, settings()), picture(many, settings())).mean, 0);
  EXPECT_GT(difference(picture(single, settings()), picture(few, settings())).far_off, 1e-4);
}

TEST_F(SceneViewTest, LabelsNeitherOverlapNorLeaveTheScene) {
  const auto check = [&](const HandMadeRun& run, int w, int h, double scale, std::size_t least) {
    auto s = settings(w, h);
    s.scale = scale, s.labels = true, s.samples = 1;
    picture(run, s);
    const auto boxes = view().labels();
    EXPECT_GE(boxes.size(), least) << run.view().surface->title;
    for (std::size_t k = 0; k < boxes.size(); ++k) {
      const auto& a = boxes[k];
      EXPECT_TRUE(a[0] >= 0 && a[1] >= 0 && a[2] <= float(w) && a[3] <= float(h))
          << run.view().surface->title << " " << k << " at " << w;
      for (std::size_t j = 0; j < k; ++j) {
        const auto& b = boxes[j];
        EXPECT_FALSE(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3])
            << run.view().surface->title << " " << j << " and " << k << " at " << w;
      }
    }
  };
  // The scene's place in windows of 1024x768, 1280x720, 1920x1080 and of 3840x2160 at scale 2.
  const std::vector<std::tuple<int, int, double>> places = {
      {480, 480, 1}, {736, 444, 1}, {1180, 740, 1}, {2360, 1480, 2}};
  Graph crowd = himmelblau();
  for (int k = 0; k < 8; ++k) crowd.minima.push_back({{.4 * k - 1.5, .3 * k - 1}, 10. * k});
  auto graphs = all_graphs();
  graphs.push_back(crowd);
  for (const auto& [w, h, scale] : places) {
    for (const Graph& graph : graphs)
      for (const double azimuth : {20., 110., 236., 320.}) {
        HandMadeRun run(graph, 101);
        run.scene.view.azimuth = azimuth;
        if (graph.name != "Broken" && graph.name != "Flat") run.descend(300, 5, .0005, 1);
        check(run, w, h, scale, graph.minima.empty() ? 0 : 1);
      }
    HandMadeRun racers(rosenbrock(), 101);
    racers.race(-1.5, 1, 200);
    check(racers, w, h, scale, 7);  // five rules, start, minimum
    HandMadeRun sliced(peaks(), 101);
    sliced.scene.view.azimuth = 283, sliced.scene.view.elevation = 22;
    sliced.cut({});
    check(sliced, w, h, scale, 3);
  }
}

TEST_F(SceneViewTest, EightThousandLinesLookLikeSevenHundred) {
  HandMadeRun run(himmelblau(), 201);
  run.set_chains(scattered(300));
  const auto small = view::picture_settings(960, 540, Theme::Dark),
             large = view::picture_settings(7680, 4320, Theme::Dark);
  auto scaled = small;
  scaled.scale = large.scale / 8;  // the same picture, eight times smaller
  const gl::Image a = picture(run, scaled), b = picture(run, large);
  ASSERT_EQ(b.width, 7680);
  gl::Image shrunk{960, 540, {}};
  for (int y = 0; y < 540; ++y)
    for (int x = 0; x < 960; ++x)
      for (std::size_t c = 0; c < 4; ++c) {
        int sum = 0;
        for (int j = 0; j < 8; ++j)
          for (int i = 0; i < 8; ++i)
            sum += b.rgba[(std::size_t(8 * y + j) * 7680 + std::size_t(8 * x + i)) * 4 + c];
        shrunk.rgba.push_back(std::uint8_t(sum / 64));
      }
  EXPECT_LT(difference(a, shrunk).mean, 3);
}

}  // namespace
}  // namespace steepest::test
