// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <limits>

#include <glm/geometric.hpp>

#include "by_hand.h"
#include "gl_fixture.h"
#include "pictures.h"
#include "view/palette.h"

namespace steepest::test {
namespace {

constexpr std::uint32_t kCurveX = 0xFFB020, kCurveY = 0x1FBF92, kSecant = 0xCC79A7, kStep = 0x56B4E9;

class SliceTest : public GlTest {
 protected:
  std::unique_ptr<HandMadeRun> cut_peaks(const SliceSpec& spec) {
    auto run = std::make_unique<HandMadeRun>(peaks(), 201);
    run->scene.view.azimuth = spec.axis == Axis::X ? 283 : 345;
    run->scene.view.elevation = 22;
    run->cut(spec);
    return run;
  }
  gl::Image picture(const HandMadeRun& run, int width, int height, Theme theme) {
    auto s = view::picture_settings(width, height, theme);
    s.labels = s.title = false;
    return picture(run, s);
  }
  gl::Image picture(const HandMadeRun& run, const view::DrawSettings& s) {
    auto image = view::render_picture(view(), run.view(), view::home_camera(run.view()), s);
    EXPECT_TRUE(image);
    return image ? std::move(*image) : gl::Image{};
  }
  /// How far the colour at (x, y, f) is from the wanted one.
  float off(const gl::Image& image, const HandMadeRun& run, double x, double y, double f,
            const glm::vec3& wanted) {
    const auto at = view().project(run.view(), x, y, f);
    return at ? glm::length(pixel_at(image, int(at->x), int(at->y)) - wanted) : 9;
  }
};

SliceSpec along(Axis axis, double x, double y) {
  SliceSpec spec;
  spec.axis = axis, spec.at = {x, y};
  return spec;
}

TEST_F(SliceTest, CurvePointTangentAndSecantStandWhereTheNumbersSay) {
  for (const Axis axis : {Axis::X, Axis::Y})
    for (const Theme theme : {Theme::Dark, Theme::Light})
      for (const auto& [w, h] : {std::pair{736, 444}, {1180, 740}, {2360, 1480}}) {
        SliceSpec spec = along(axis, .55, .10);
        spec.secant = true, spec.h = -1.1;
        const auto run = cut_peaks(spec);
        const gl::Image image = picture(*run, w, h, theme);
        const Slice& slice = *run->view().slice;
        const bool x = axis == Axis::X;
        const auto at = [&](double s) {
          return x ? std::array{s, spec.at[1]} : std::array{spec.at[0], s};
        };
        const double here = spec.at[x ? 0 : 1];
        int looked = 0, right = 0;
        for (std::size_t k = 6; k + 6 < slice.s.size(); k += 6) {
          if (std::abs(slice.s[k] - here) < 1.6) continue;  // lines lie over it there
          const auto p = at(slice.s[k]);
          ++looked;
          right += off(image, *run, p[0], p[1], slice.f[k], view::rgb(x ? kCurveX : kCurveY)) < .2f;
        }
        EXPECT_GT(looked, 15);
        EXPECT_GE(right, looked * 9 / 10) << x << " " << w << " of " << looked;
        EXPECT_LT(off(image, *run, spec.at[0], spec.at[1], slice.value, glm::vec3(1)), .05f);
        const auto second = at(here + spec.h);
        EXPECT_LT(off(image, *run, second[0], second[1], slice.value + slice.secant_slope * spec.h,
                      view::rgb(kSecant)),
                  .1f);
        const double ds = x ? .45 : .3;
        const auto beside = at(here + ds);
        EXPECT_LT(off(image, *run, beside[0], beside[1], slice.value + slice.gradient[x ? 0 : 1] * ds,
                      view::rgb(view::kTangent)),
                  .2f)
            << x << " " << w;
      }
}

TEST_F(SliceTest, WhatStandsBeforeThePlaneIsAGhost) {
  const auto run = cut_peaks(along(Axis::X, .55, .10));
  HandMadeRun whole(peaks(), 201);
  whole.scene.view.azimuth = 283, whole.scene.view.elevation = 22;
  const gl::Image cut = picture(*run, 736, 444, Theme::Dark);
  const glm::vec3 ground = view::scene_theme(Theme::Dark).background;
  EXPECT_LT(off(cut, *run, -2.6, -1.6, peaks().f(-2.6, -1.6), ground), .25f);
  const gl::Image uncut = picture(whole, 736, 444, Theme::Dark);
  EXPECT_GT(off(uncut, whole, -2.6, -1.6, peaks().f(-2.6, -1.6), ground), .4f);
  // The far side is as it was, but for the plane's faint upper part before it.
  EXPECT_GT(off(cut, *run, 0, 1.4, peaks().f(0, 1.4), ground), .7f);
}

TEST_F(SliceTest, ADescentIsAChainOfDiscsThatBeginsAtTheWhiteOne) {
  SliceSpec spec = along(Axis::X, -1.6, 0);
  spec.learning_rate = 1.7, spec.steps = 3, spec.tangent = false;
  HandMadeRun run(bowl(), 201);
  run.scene.view.azimuth = 283, run.scene.view.elevation = 22;
  run.cut(spec);
  const Slice slice = *run.view().slice;
  ASSERT_EQ(slice.descent_s.size(), 4u);
  const gl::Image image = picture(run, 960, 600, Theme::Light);
  for (std::size_t k = 0; k < 4; ++k)
    EXPECT_LT(off(image, run, slice.descent_s[k], 0, slice.descent_f[k],
                  k == 0 ? glm::vec3(1) : view::rgb(kStep)),
              .1f)
        << k;
}

TEST_F(SliceTest, WhatCannotBeDrawnIsHarmless) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  HandMadeRun run(peaks(), 101);
  SliceSpec spec = along(Axis::X, .5, .5);
  spec.secant = spec.gradient = spec.tangent_plane = true;
  spec.learning_rate = 1e6, spec.steps = 200;  // leaves the region at once
  for (const auto& at : {std::array{.5, .5}, {80., .5}, {.5, 80.}, {kNan, .5}, {-3., 3.}}) {
    spec.at = at;
    run.cut(spec);
    EXPECT_FALSE(picture(run, view::picture_settings(320, 220, Theme::Dark)).rgba.empty());
  }
  HandMadeRun nowhere(broken(), 65);
  nowhere.cut(along(Axis::Y, .2, -.3));
  EXPECT_FALSE(picture(nowhere, view::picture_settings(320, 220, Theme::Dark)).rgba.empty());
}

TEST_F(SliceTest, WhatIsKeptBetweenFramesNeverShows) {
  HandMadeRun run(peaks(), 151);
  auto s = view::picture_settings(480, 300, Theme::Dark);
  s.title = false;
  const auto check = [&](const char* what) {
    auto fresh = fresh_view();
    const auto camera = view::home_camera(run.view());
    const auto want = view::render_picture(*fresh, run.view(), camera, s);
    ASSERT_TRUE(want);
    const gl::Image kept = picture(run, s);
    EXPECT_TRUE(kept.rgba == want->rgba) << what << " " << difference(kept, *want).mean;
  };
  check("uncut");
  run.cut(along(Axis::X, .5, .1));
  check("cut");
  run.cut(along(Axis::X, -1, .1));
  check("along");
  run.cut(along(Axis::X, -1, .8));
  check("across");
  run.cut(along(Axis::Y, -1, .8));
  check("axis");
  SliceSpec open = along(Axis::Y, -1, .8);
  open.plane = false;
  run.cut(open);
  check("no plane");
  s.samples = 1;
  run.cut(along(Axis::Y, -1, .8));
  check("one sample");
}

}  // namespace
}  // namespace steepest::test
