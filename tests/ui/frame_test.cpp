// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The program's whole frame on an EGL context: interface, experiment and renderer together.
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "app/harness.h"
#include "ui/format.h"
#include "view/scene_view.h"

namespace steepest::app {
namespace {

Scene scene(Theme theme) {
  Scene s;
  s.name = "bowl";
  s.title = "A bowl";
  s.problem.surface = "bowl";
  s.problem.rule = "sgd";
  s.problem.learning_rate = .02;
  s.problem.chains = 500;
  s.problem.backend = BackendChoice::Cpu;
  s.view.theme = theme;
  return s;
}

std::unique_ptr<Harness> open(Theme theme, int width = 1280, int height = 720, float scale = 1) {
  auto experiment = engine::Experiment::create(scene(theme));
  if (!experiment) throw std::runtime_error(experiment.error().message);
  Harness::Options options;
  options.width = width, options.height = height, options.scale = scale;
  auto harness = Harness::create(std::move(*experiment), std::move(options));
  if (!harness) throw std::runtime_error(harness.error().message);
  (*harness)->frames(4);
  return std::move(*harness);
}

void click(Harness& h, float x, float y) {
  h.move(x, y), h.frames(2);
  h.press(), h.frames(1);
  h.release(), h.frames(2);
}

void click(Harness& h, std::string_view id) {
  const ui::WidgetRecord* w = h.log().find(id);
  ASSERT_NE(w, nullptr) << id;
  click(h, w->rect.center().x, w->rect.center().y);
}

std::size_t colours(const gl::Image& image, const ui::Rect& area) {
  std::set<std::uint32_t> seen;
  for (int y = static_cast<int>(area.min.y); y < static_cast<int>(area.max.y); y += 3)
    for (int x = static_cast<int>(area.min.x); x < static_cast<int>(area.max.x); x += 3) {
      const std::uint8_t* p = &image.rgba[static_cast<std::size_t>(y * image.width + x) * 4];
      seen.insert(p[0] | static_cast<std::uint32_t>(p[1]) << 8 | static_cast<std::uint32_t>(p[2]) << 16);
    }
  return seen.size();
}

TEST(Frame, ShowsSceneAndPanelsInBothThemes) {
  for (const Theme theme : {Theme::Dark, Theme::Light}) {
    const auto h = open(theme);
    const gl::Image image = h->screenshot();
    const ui::Rect area = h->log().find("scene")->rect;
    EXPECT_GT(colours(image, area), 500u) << "a shaded surface has many colours";
    EXPECT_GT(colours(image, {{area.max.x, area.min.y}, {1280, 720}}), 20u);
    const bool dark = image.rgba[(3 * 1280 + 640) * 4] < 128;
    EXPECT_EQ(dark, theme == Theme::Dark);
  }
}

TEST(Frame, AClickOnTheSurfaceProbesThePointUnderIt) {
  const auto h = open(Theme::Dark);
  const ui::Rect area = h->log().find("scene")->rect;
  click(*h, area.center().x, area.center().y);
  const Probe* probe = h->frame().view().probe;
  ASSERT_NE(probe, nullptr);
  // f = (x^2 + 10 y^2) / 2: the bowl's own formula, not what the renderer says of it.
  EXPECT_NEAR(probe->f, .5 * (probe->x[0] * probe->x[0] + 10 * probe->x[1] * probe->x[1]), 1e-12);
  EXPECT_NEAR(probe->gradient[1], 10 * probe->x[1], 1e-12);
  h->frames(2);
  click(*h, "probe.close");
  EXPECT_EQ(h->frame().view().probe, nullptr);
  click(*h, area.min.x + 200, area.min.y + 90);
  EXPECT_EQ(h->frame().view().probe, nullptr) << "beside the surface there is nothing to probe";
}

bool shows(Harness& h, std::string_view part) {
  return std::ranges::any_of(h.log().texts, [&](const ui::TextRecord& one) {
    return one.text.find(part) != std::string::npos;
  });
}

TEST(Frame, AClickOnAChainPicksItAndLeavesTheProbeAlone) {
  const auto h = open(Theme::Dark);
  h->frame().keeper().apply({SetChains{60}}, {}, false);
  h->frames(3);
  const ui::Rect area = h->log().find("scene")->rect;
  // From place to place until a click meets a disc; the others probe the surface.
  int probes = 0;
  const auto picked = [&] { return h->frame().keeper().experiment().picked(); };
  for (float x = -120; x < 120 && picked() < 0; x += 13)
    for (float y = -60; y < 60 && picked() < 0; y += 13) {
      h->take_commands();
      click(*h, area.center().x + x, area.center().y + y);
      for (const Command& one : h->take_commands()) {
        probes += std::holds_alternative<SetProbe>(one);
        if (std::holds_alternative<PickChain>(one)) {
          EXPECT_EQ(std::get<PickChain>(one).chain, picked());
        }
      }
    }
  const std::int64_t chain = picked();
  ASSERT_GE(chain, 0);
  EXPECT_GT(probes, 0) << "beside the discs a click still probes";
  h->frames(2);
  EXPECT_TRUE(shows(*h, "Chain " + std::to_string(chain)));
  const ChainPoint& point = h->frame().view().chains[static_cast<std::size_t>(chain)];
  EXPECT_TRUE(shows(*h, ui::number(point.loss, 4))) << "its loss stands on the page";
  click(*h, chain < 59 ? "chain.next" : "chain.previous");
  EXPECT_EQ(picked(), chain < 59 ? chain + 1 : chain - 1);
  click(*h, "restart");
  EXPECT_EQ(picked(), chain < 59 ? chain + 1 : chain - 1) << "the same chain from its start";
  click(*h, "chain.parts");
  EXPECT_TRUE(shows(*h, "of chain " + std::to_string(picked())));
  click(*h, "step"), h->frames(2);
  click(*h, "chain.close");
  EXPECT_EQ(picked(), -1);
  EXPECT_TRUE(h->take_errors().empty());
}

TEST(Frame, ADragThatBeginsOnAChainTurnsTheCamera) {
  const auto h = open(Theme::Dark);
  const ui::Rect area = h->log().find("scene")->rect;
  const view::Camera home = h->frame().camera();
  h->key("Ctrl", true);
  h->move(area.center().x, area.center().y), h->frames(2);
  h->press(), h->frames(1);
  h->move(area.center().x + 60, area.center().y), h->frames(1);
  h->release(), h->frames(2);
  h->key("Ctrl", false), h->frames(2);
  EXPECT_EQ(h->frame().keeper().experiment().picked(), -1);
  EXPECT_NE(h->frame().camera().azimuth, home.azimuth);
}

TEST(Frame, InACrowdCtrlAndAClickPickTheNearest) {
  const auto h = open(Theme::Dark);
  h->frame().keeper().apply({SetChains{200'000}}, {}, false);
  h->frames(4);
  const ui::Rect area = h->log().find("scene")->rect;
  click(*h, area.center().x, area.center().y);
  EXPECT_NE(h->frame().view().probe, nullptr);
  EXPECT_EQ(h->frame().keeper().experiment().picked(), -1);
  h->key("Ctrl", true), h->frames(1);
  click(*h, area.center().x, area.center().y);
  h->key("Ctrl", false), h->frames(2);
  const std::int64_t chain = h->frame().keeper().experiment().picked();
  ASSERT_GE(chain, 0);
  const Probe& probe = *h->frame().view().probe;
  const ChainPoint& point = h->frame().view().chains[static_cast<std::size_t>(chain)];
  EXPECT_NEAR(point.x, probe.x[0], .05) << "the probe is under the same pixel";
  EXPECT_NEAR(point.y, probe.x[1], .05);
}

TEST(Frame, AnOpenProbeCardLeavesTheCameraButtonsFree) {
  const auto h = open(Theme::Dark, 1920, 1080);
  h->frame().keeper().apply({SetProbe{{{0., 0.}}}}, {}, false);
  h->frames(3);
  click(*h, "probe.slopes");
  for (const double x : {-1.5, 0., 1.5})
    for (const double y : {-1.5, 0., 1.5}) {
      h->frame().keeper().apply({SetProbe{{{x, y}}}}, {}, false);
      h->frames(3);
      const ui::Rect area = h->log().find("scene")->rect;
      for (const char* part : {"probe.slopes", "probe.close", "slopes.precision.0"}) {
        const ui::WidgetRecord* const w = h->log().find(part);
        ASSERT_NE(w, nullptr) << part;
        EXPECT_GE(w->rect.min.x, area.min.x);
        EXPECT_LE(w->rect.max.x, area.max.x);
        EXPECT_GE(w->rect.min.y, area.min.y);
      }
      const float left = h->log().find("probe.slopes")->rect.min.x;
      for (const ui::TextRecord& one : h->log().texts)
        if (one.text == "complex step") {
          const ui::Rect last = h->log().find("camera.out")->rect;
          EXPECT_TRUE(left > last.max.x || one.rect.max.y + 4 < last.min.y) << x << ", " << y;
        }
    }
}

TEST(Frame, TheProbesCardKeepsOffTheColourBarAndTheProbe) {
  for (const auto& [width, height, scale] :
       {std::tuple{1280, 720, 1.f}, {1024, 768, 1.f}, {1920, 1080, 1.f}, {3840, 2160, 2.f}})
    for (const bool open_errors : {false, true}) {
      const auto h = open(Theme::Dark, width, height, scale);
      const ui::Rect area = h->log().find("scene")->rect;
      view::DrawSettings settings;
      settings.width = static_cast<int>(area.width()), settings.height = static_cast<int>(area.height());
      settings.scale = scale;
      const auto bar = view::legend_area(scene(Theme::Dark), settings);
      ASSERT_TRUE(bar);
      for (const float x : {.35f, .5f, .65f})
        for (const float y : {.45f, .55f, .65f}) {
          h->frame().keeper().apply({SetProbe{}}, {}, false);
          h->frames(2);
          const ImVec2 at{area.min.x + x * area.width(), area.min.y + y * area.height()};
          click(*h, at.x, at.y);
          if (!h->frame().view().probe) continue;
          h->frames(2);
          if (open_errors && !h->log().find("slopes.precision.0")) click(*h, "probe.slopes");
          h->frames(2);
          const ui::Rect cross = h->log().find("probe.close")->rect,
                         fold = h->log().find("probe.slopes")->rect;
          const ui::Rect card{{fold.min.x, cross.min.y}, {cross.max.x, fold.max.y}};
          EXPECT_FALSE(card.contains(at)) << width << " " << x << " " << y;
          const ui::Rect legend{{area.min.x + (*bar)[0], area.min.y + (*bar)[1]},
                                {area.min.x + (*bar)[2], area.min.y + (*bar)[3]}};
          EXPECT_TRUE(card.clipped(legend).empty()) << width << " " << x << " " << y;
        }
    }
}

TEST(Frame, InASmallSceneTheProbesComparisonTakesThePlotsPlace) {
  for (const auto& [width, height, most] : {std::tuple{1280, 720, .12f}, {1024, 768, .1f}}) {
    const auto h = open(Theme::Dark, width, height);
    h->frame().keeper().apply({SetProbe{{{.5, -.5}}}}, {}, false);
    h->frames(3);
    const ui::Rect scene = h->log().find("scene")->rect;
    const auto card = [&] {  // from its cross to its fold
      const ui::Rect cross = h->log().find("probe.close")->rect,
                     fold = h->log().find("probe.slopes")->rect;
      return (cross.max.x - fold.min.x) * (fold.max.y - cross.min.y) / (scene.width() * scene.height());
    };
    const float closed = card();
    EXPECT_LT(closed, most) << width;
    click(*h, "probe.slopes");
    EXPECT_FLOAT_EQ(card(), closed) << "no more of the scene is covered";
    int names = 0;
    for (const ui::TextRecord& one : h->log().texts) {
      if (one.text != "complex step" && one.text != "dual numbers") continue;
      ++names;
      EXPECT_GT(one.rect.min.y, scene.max.y);
      EXPECT_LT(one.rect.max.y, static_cast<float>(height));
    }
    EXPECT_EQ(names, 2);
    click(*h, "slopes.precision.0"), h->frames(2);
    click(*h, "slopes.close"), h->frames(2);
    EXPECT_EQ(h->log().find("slopes.precision.0"), nullptr);
    EXPECT_NE(h->frame().view().probe, nullptr);
    EXPECT_TRUE(h->take_errors().empty());
  }
}

TEST(Frame, DragsWheelAndButtonsMoveTheCamera) {
  const auto h = open(Theme::Dark);
  const ui::Rect area = h->log().find("scene")->rect;
  const view::Camera home = h->frame().camera();
  h->move(area.center().x, area.center().y), h->frames(2);
  h->press(), h->frames(1);
  h->move(area.center().x + 80, area.center().y + 20), h->frames(1);
  h->release(), h->frames(2);
  EXPECT_NE(h->frame().camera().azimuth, home.azimuth);
  EXPECT_EQ(h->frame().view().probe, nullptr) << "a drag is no click";
  h->wheel(0, 2), h->frames(2);
  EXPECT_GT(h->frame().camera().zoom, home.zoom);
  click(*h, "camera.top");
  h->frames(50);
  EXPECT_EQ(h->frame().camera().elevation, 90);
  click(*h, "camera.home");
  h->frames(50);
  EXPECT_NEAR(h->frame().camera().elevation, home.elevation, 1e-9);
  EXPECT_NEAR(std::remainder(h->frame().camera().azimuth - home.azimuth, 360), 0, 1e-9);
}

TEST(Frame, PlaysPausesAndRests) {
  const auto h = open(Theme::Light);
  click(*h, "play");
  for (int k = 0; k < 200 && h->frame().view().step <= 3; ++k) h->frames(1);
  EXPECT_TRUE(h->frame().busy());
  EXPECT_GT(h->frame().view().step, 3);
  click(*h, "play");
  h->frames(20);
  EXPECT_FALSE(h->frame().busy()) << "nothing moves, so no frame is due";
  EXPECT_TRUE(h->take_errors().empty());
}

TEST(Frame, FollowsTheWindowsSizeAndScale) {
  const auto h = open(Theme::Dark);
  h->resize(1600, 900, 1.5f);
  h->frames(2);
  const gl::Image image = h->screenshot();
  EXPECT_EQ(image.width, 1600);
  EXPECT_GT(colours(image, h->log().find("scene")->rect), 500u);
  h->resize(400, 300, 1);  // smaller than the window allows: ugly perhaps, but no crash
  h->frames(2);
  h->resize(1280, 720, 1);
  h->frames(2);
  EXPECT_GT(colours(h->screenshot(), h->log().find("scene")->rect), 500u);
}

/// Keys that came while one slow frame was drawn.
TEST(Frame, AChordTappedBetweenTwoFramesIsThatChord) {
  const auto h = open(Theme::Dark);
  h->key("Period", true), h->key("Period", false), h->frames(4);
  EXPECT_EQ(h->frame().view().step, 1);
  h->take_commands();
  h->key("Ctrl", true), h->frames(1);
  h->key("Comma", true), h->key("Ctrl", false), h->key("Comma", false);
  h->frames(6);
  EXPECT_NE(h->log().find("settings.light"), nullptr) << "Ctrl+, opens the settings";
  EXPECT_EQ(h->frame().view().step, 1) << "a comma alone goes back";
  EXPECT_EQ(ImGui::GetIO().KeyMods, 0);
  h->key("Escape", true), h->key("Escape", false), h->frames(6);
  h->take_commands();
  h->key("Period", true), h->key("Shift", true);  // one step, and only then Shift
  h->key("Period", false), h->key("Shift", false), h->frames(6);
  EXPECT_EQ(h->frame().view().step, 2);
  EXPECT_EQ(ImGui::GetIO().KeyMods, 0);
}

}  // namespace
}  // namespace steepest::app
