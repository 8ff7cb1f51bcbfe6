// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Writes pictures of hand-made runs for people to look at: contact_sheet OUT [himmelblau|race|peaks|...]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>

#include "by_hand.h"
#include "gl/headless.h"
#include "gl/objects.h"
#include "view/offscreen.h"
#include "view/still.h"

using namespace steepest;

/// Frames as a window draws them: only chains moved, then the camera too.
static void measure(view::SceneView& view, const test::HandMadeRun& run, view::Camera camera,
                    view::DrawSettings settings) {
  settings.samples.reset(), settings.title = false;
  const gl::Texture colour = gl::make_texture_2d(GL_RGBA8, settings.width, settings.height);
  const gl::Framebuffer target = gl::make_framebuffer();
  glNamedFramebufferTexture(target.get(), GL_COLOR_ATTACHMENT0, colour.get(), 0);
  for (const bool turning : {false, true}) {
    settings.camera_moving = turning && !std::getenv("SHARP");
    double best = 1e9, processors = 0;
    for (int k = 0; k < 12; ++k) {
      RunView shown = run.view();
      shown.chains_version += std::uint64_t(k);
      if (turning) camera.azimuth += 1;
      const auto begin = std::chrono::steady_clock::now();
      const std::clock_t cpu = std::clock();
      view.draw(shown, camera, settings, target.get());
      glFinish();
      const double ms =
          std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
      if (ms < best) best = ms, processors = 1e3 * double(std::clock() - cpu) / CLOCKS_PER_SEC;
    }
    std::printf("%s: %.1f ms (%.1f ms of processors)\n", turning ? "camera turns" : "chains move", best,
                processors);
  }
}

static void cut(test::HandMadeRun& run, const std::string& scene) {
  SliceSpec spec;
  spec.at = {.55, .10};
  if (scene == "slice-y") spec.axis = Axis::Y, spec.gradient = spec.tangent_plane = true;
  if (scene == "slice-secant") spec.secant = true, spec.h = .7;
  if (scene == "slice-descent") spec.at = {-1.6, 0}, spec.learning_rate = .9, spec.steps = 8;
  run.cut(spec);
  run.scene.view.azimuth = 283, run.scene.view.elevation = 22;
  run.scene.title = "Freeze y, walk along x";
  run.scene.caption = "The plane cuts the hill in a curve; its slope is the partial derivative.";
}

int main(int argc, char** argv) {
  if (argc < 7) {
    std::fprintf(stderr,
                 "usage: contact_sheet OUT.png SCENE CHAINS WIDTH HEIGHT dark|light [colour] [map] [az] "
                 "[el] [zoom] [STILL.png]\n");
    return 2;
  }
  const std::string scene = argv[2];
  test::Graph graph = scene == "race" ? test::rosenbrock() : test::himmelblau();
  for (const test::Graph& g : test::all_graphs())
    if (g.name == scene) graph = g;
  if (scene.starts_with("slice")) graph = scene == "slice-descent" ? test::bowl() : test::peaks();
  test::HandMadeRun run(graph);
  const std::size_t chains = std::size_t(std::atoll(argv[3]));
  if (scene == "race") {
    run.race(-1.5, 1, 200);
    run.scene.caption = "Five optimizers from (\u22121.5, 1), a mark every 25 steps";
  } else if (scene.starts_with("slice")) {
    cut(run, scene);
  } else {
    const double rate = graph.name == "Himmelblau" ? .0009 : graph.name == "Rosenbrock" ? .0004 : .01;
    const double noise = graph.name == "Himmelblau" ? 12 : 1;
    run.descend(chains, 44, rate, noise);
    run.leave_trails(12, 44, rate, noise);
    if (graph.name == "Himmelblau") run.probe_at(-.8, -3.7);
    run.scene.caption = std::to_string(chains) + " chains, coloured by the basin they are in";
  }
  if (argc > 7) run.scene.view.colour = ChainColour(std::atoi(argv[7]));
  if (argc > 8) run.scene.view.colour_map = ColourMap(std::atoi(argv[8]));
  if (argc > 9) run.scene.view.azimuth = std::atof(argv[9]);
  if (argc > 10) run.scene.view.elevation = std::atof(argv[10]);
  if (argc > 11) run.scene.view.zoom = std::atof(argv[11]);
  auto context = gl::HeadlessContext::create({.debug = true, .cuda_device = -1});
  if (!context) return std::fprintf(stderr, "%s\n", context.error().message.c_str()), 1;
  const gl::DebugOutput output(
      [](gl::Severity, std::string_view m) {
        std::fprintf(stderr, "GL: %.*s\n", int(m.size()), m.data());
      },
      gl::Severity::Low);
  auto view = view::SceneView::create();
  if (!view)
    return std::fprintf(stderr, "%s %s\n", view.error().message.c_str(), view.error().where.c_str()), 1;
  auto settings = view::picture_settings(std::atoi(argv[4]), std::atoi(argv[5]),
                                         std::strcmp(argv[6], "light") ? Theme::Dark : Theme::Light);
  const auto camera = view::home_camera(run.view());
  if (argc > 12) {  // a still beside it
    const auto still = view::render_still(
        **view, run.view(), camera, {settings.width, settings.height, settings.scale, settings.theme});
    if (still) std::ofstream(argv[12], std::ios::binary) << *gl::encode_png(*still);
  }
  const auto image = view::render_picture(**view, run.view(), camera, settings);
  if (!image) return std::fprintf(stderr, "%s\n", image.error().message.c_str()), 1;
  std::ofstream(argv[1], std::ios::binary) << *gl::encode_png(*image);
  if (std::getenv("MEASURE")) measure(**view, run, camera, settings);
}
