// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Pictures against those kept beside this file, on Mesa's llvmpipe, with a tolerance for other
// versions of it. STEEPEST_UPDATE_GOLDEN=1 writes them anew: look at every one before committing.
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "by_hand.h"
#include "gl_fixture.h"
#include "pictures.h"

namespace steepest::test {
namespace {

struct Golden {
  std::string name;
  Theme theme = Theme::Dark;
  std::function<std::unique_ptr<HandMadeRun>()> run;
};

std::unique_ptr<HandMadeRun> valleys(std::size_t chains) {
  auto run = std::make_unique<HandMadeRun>(himmelblau(), 221);
  run->descend(chains, 44, .0009, 12);
  run->leave_trails(8, 44, .0009, 12);
  return run;
}

std::unique_ptr<HandMadeRun> sliced(Axis axis) {
  auto run = std::make_unique<HandMadeRun>(peaks(), 221);
  run->scene.view.azimuth = 283, run->scene.view.elevation = 22;
  SliceSpec spec;
  spec.axis = axis, spec.at = {.55, .10};
  spec.secant = axis == Axis::X, spec.h = -1.1;
  spec.gradient = spec.tangent_plane = axis == Axis::Y;
  run->cut(spec);
  return run;
}

std::vector<Golden> goldens() {
  return {
      {"himmelblau-dark", Theme::Dark, [] { return valleys(600); }},
      {"himmelblau-light-splatted", Theme::Light, [] { return valleys(30'000); }},
      {"race-dark", Theme::Dark,
       [] {
         auto run = std::make_unique<HandMadeRun>(rosenbrock(), 221);
         run->race(-1.5, 1, 200);
         return run;
       }},
      {"peaks-probe-light", Theme::Light,
       [] {
         auto run = std::make_unique<HandMadeRun>(peaks(), 221);
         run->scene.view.colour_map = ColourMap::Batlow;
         run->probe_at(1.2, -.4);
         return run;
       }},
      {"slice-dark", Theme::Dark, [] { return sliced(Axis::X); }},
      {"slice-light", Theme::Light, [] { return sliced(Axis::Y); }},
      {"slice-descent-dark", Theme::Dark,
       [] {
         auto run = std::make_unique<HandMadeRun>(bowl(), 221);
         run->scene.view.azimuth = 283, run->scene.view.elevation = 22;
         SliceSpec spec;
         spec.at = {-1.6, 0}, spec.learning_rate = 1.7, spec.steps = 6;
         run->cut(spec);
         return run;
       }},
      {"bowl-loss-viridis", Theme::Dark,
       [] {
         auto run = std::make_unique<HandMadeRun>(bowl(), 221);
         run->scene.view.colour_map = ColourMap::Viridis;
         run->scene.view.colour = ChainColour::Loss;
         run->descend(300, 10, .02, 1);
         return run;
       }},
      {"rastrigin-above-speed", Theme::Dark,
       [] {
         auto run = std::make_unique<HandMadeRun>(rastrigin(), 221);
         run->scene.view.colour = ChainColour::Speed;
         run->scene.view.azimuth = 270;
         run->scene.view.elevation = 90;
         run->descend(2'000, 30, .002, 10);
         return run;
       }},
  };
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class GoldenPictures : public GlTest, public ::testing::WithParamInterface<Golden> {};

TEST_P(GoldenPictures, Hold) {
  if (context_ && context_->info().renderer.find("llvmpipe") == std::string::npos)
    GTEST_SKIP() << "golden pictures are llvmpipe's; this is " << context_->info().renderer;
  const auto run = GetParam().run();
  const auto settings = view::picture_settings(640, 400, GetParam().theme);
  const auto image = view::render_picture(view(), run->view(), view::home_camera(run->view()), settings);
  ASSERT_TRUE(image);
  const auto path = std::filesystem::path(STEEPEST_GOLDEN_FOLDER) / (GetParam().name + ".png");
  if (std::getenv("STEEPEST_UPDATE_GOLDEN")) {
    std::ofstream(path, std::ios::binary) << *gl::encode_png(*image);
    GTEST_SKIP() << "wrote " << path;
  }
  const auto kept = gl::decode_png(file_text(path));
  ASSERT_TRUE(kept) << path << " is missing: run with STEEPEST_UPDATE_GOLDEN=1";
  const Difference d = difference(*image, kept->image);
  EXPECT_LT(d.mean, .6);
  EXPECT_LT(d.far_off, .01);
}

INSTANTIATE_TEST_SUITE_P(Kept, GoldenPictures, ::testing::ValuesIn(goldens()), [](const auto& golden) {
  std::string name = golden.param.name;
  std::erase_if(name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); });
  return name;
});

}  // namespace
}  // namespace steepest::test
