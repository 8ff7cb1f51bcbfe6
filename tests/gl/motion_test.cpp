// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <set>

#include "by_hand.h"
#include "gl_fixture.h"
#include "pictures.h"
#include "view/motion.h"
#include "view/palette.h"
#include "view/racer_looks.h"
#include "view/still.h"

namespace steepest::test {
namespace {

using view::Motion;

TEST(Motion, NewChainsFadeInOnceAndScrubbingIsInstant) {
  HandMadeRun run(himmelblau(), 33);
  run.set_chains(std::vector<ChainPoint>(5));
  RunView shown = run.view();
  view::DrawSettings s;
  Motion motion;
  EXPECT_EQ(motion.fade(shown, s), 1);  // no clock
  s.clock = 10;
  shown.step = 40, shown.latest_step = 90;
  EXPECT_EQ(motion.fade(shown, s), 1);
  run.set_chains(std::vector<ChainPoint>(7));
  RunView more = run.view();
  more.step = 40, more.latest_step = 90;
  EXPECT_EQ(motion.fade(more, s), 0);
  EXPECT_TRUE(motion.unfinished());
  s.clock = 10.1;
  const float half_way = motion.fade(more, s);
  EXPECT_NEAR(half_way, .875, 1e-6);  // ease-out cubic
  s.clock = 10.21;
  EXPECT_EQ(motion.fade(more, s), 1);
  EXPECT_FALSE(motion.unfinished());
  more.step = 0;  // later steps are kept: scrubbed
  EXPECT_EQ(motion.fade(more, s), 1);
  more.step = 40;
  EXPECT_EQ(motion.fade(more, s), 1);
  more.step = more.latest_step = 0;  // restarted
  EXPECT_EQ(motion.fade(more, s), 0);
  s.reduced_motion = true;
  EXPECT_EQ(motion.fade(more, s), 1);
  EXPECT_FALSE(motion.unfinished());
}

TEST(Motion, HalfResolutionEndsSoonAfterTheCameraRests) {
  view::DrawSettings s;
  Motion motion;
  EXPECT_FALSE(motion.half_resolution(s));
  s.clock = 5, s.camera_moving = true;
  EXPECT_TRUE(motion.half_resolution(s));
  s.camera_moving = false, s.clock = 5.05;
  EXPECT_TRUE(motion.half_resolution(s));
  EXPECT_TRUE(motion.unfinished());
  s.clock = 5.149;
  EXPECT_FALSE(motion.half_resolution(s));
  EXPECT_FALSE(motion.unfinished());
}

class MotionPictures : public GlTest {};

TEST_F(MotionPictures, HalfResolutionIsTheSamePictureCoarser) {
  if (context_ && !context_->info().software) GTEST_SKIP() << "only software renderers do this";
  for (const bool cut : {false, true}) {
    HandMadeRun run(peaks(), 201);
    if (cut) run.cut({});
    auto s = view::picture_settings(641, 399, Theme::Dark);
    s.title = false, s.samples = 1, s.clock = 1;
    const auto camera = view::home_camera(run.view());
    const auto draw = [&] { return *view::render_picture(view(), run.view(), camera, s); };
    draw();
    s.clock = 2;
    const gl::Image sharp = draw();
    EXPECT_FALSE(view().unfinished());
    s.camera_moving = true, s.clock = 2.1;
    const gl::Image coarse = draw();
    EXPECT_TRUE(view().unfinished());
    EXPECT_GT(difference(sharp, coarse).mean, 0);
    EXPECT_LT(difference(sharp, coarse).mean, 5);
    s.camera_moving = false, s.clock = 2.25;
    EXPECT_TRUE(draw().rgba == sharp.rgba) << cut;
  }
}

TEST(RacerLooks, FollowTheRuleAndNeverClash) {
  Scene scene;
  const auto looks = [&](const std::vector<std::string>& rules) {
    scene.problem.rule = rules[0];
    scene.racers.clear();
    for (std::size_t k = 1; k < rules.size(); ++k) scene.racers.push_back({rules[k], .01, {}});
    return view::racer_looks(scene);
  };
  EXPECT_EQ(looks({"sgd", "momentum", "nesterov", "rmsprop", "adam"}), (std::vector{0, 1, 2, 3, 4}));
  EXPECT_EQ(looks({"adam", "sgd"}), (std::vector{4, 0}));  // not by place but by rule
  EXPECT_EQ(looks({"lion", "adam", "sgd"}), (std::vector{1, 4, 0}));
  EXPECT_EQ(looks({"adam", "adam", "adam"}), (std::vector{4, 0, 1}));
  for (const auto& rules : {std::vector<std::string>{"lion", "adagrad", "adam", "adam", "sgd"},
                            {"a", "b", "c", "d", "e"},
                            {"momentum", "nesterov", "momentum", "lion", "rmsprop"}}) {
    const auto found = looks(rules);
    EXPECT_EQ(std::set(found.begin(), found.end()).size(), 5u);
  }
  EXPECT_EQ(looks({"sgd", "sgd", "sgd", "sgd", "sgd", "sgd", "sgd"}).size(), 7u);
}

class Stills : public GlTest {};

TEST_F(Stills, AreTheSceneAloneWithItsAlpha) {
  for (const Theme theme : {Theme::Dark, Theme::Light}) {
    HandMadeRun run(himmelblau(), 201);
    run.descend(400, 30, .0009, 12);
    view::StillSettings s;
    s.theme = theme;
    const auto clear = view::render_still(view(), run.view(), view::home_camera(run.view()), s);
    s.transparent = false;
    const auto solid = view::render_still(view(), run.view(), view::home_camera(run.view()), s);
    ASSERT_TRUE(clear && solid);
    ASSERT_EQ(clear->width, 250);
    ASSERT_EQ(clear->height, 156);
    EXPECT_EQ(clear->rgba[3], 0);
    std::size_t shown = 0;
    const glm::vec3 ground = view::scene_theme(theme).background;
    double worst = 0;
    for (std::size_t k = 0; k < clear->rgba.size(); k += 4) {
      shown += clear->rgba[k + 3] == 255;
      EXPECT_EQ(solid->rgba[k + 3], 255);
      const double a = clear->rgba[k + 3] / 255.;
      for (std::size_t c = 0; c < 3; ++c)
        worst = std::max(worst, std::abs(clear->rgba[k + c] * a +
                                         255 * double(ground[int(c)]) * (1 - a) - solid->rgba[k + c]));
    }
    EXPECT_LT(worst, 4);  // laid over the background it is the other picture
    EXPECT_GT(double(shown) / (250 * 156), .2);
    EXPECT_LT(double(shown) / (250 * 156), .8);
  }
}

}  // namespace
}  // namespace steepest::test
