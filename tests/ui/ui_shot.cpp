// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A picture of the whole window without a window, for looking at while working on the interface:
//   ui_shot SCENE.toml OUT.png [WIDTH HEIGHT SCALE dark|light STEPS [PROBE_X PROBE_Y]]
//           [--screen home|learn|experiment|race|maps] [--page ID] [--step N] [--user-scale S]
//           [--frames N] [--click WIDGET|X,Y]... [--key NAME]... [--type TEXT]... [--wheel
//           X,Y,NOTCHES]... [--time N]
// SCENE may be the name of a ready scene. Clicks, keys, texts and turns of the wheel are done in their
// order; a key is a name of ImGui, with Ctrl+ or Shift+ before it; X,Y are logical pixels of the window.
// --time: the run goes on for N frames, and the median and 95th percentile of what one takes are said.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "app/desk_loader.h"
#include "app/harness.h"
#include "base/files.h"
#include "base/paths.h"
#include "engine/backends.h"
#include "scene/scene_file.h"

using namespace steepest;

namespace {

constexpr int kCurvePoints = 60;

using Action = std::pair<std::string, std::string>;

struct Arguments {
  std::vector<std::string> positional;
  std::vector<Action> actions;
  std::optional<ui::Place> place;
  float user_scale = 1;
  int frames = 6, timed = 0;

  double number(std::size_t k, double otherwise) const {
    return positional.size() > k ? std::atof(positional[k].c_str()) : otherwise;
  }
};

std::optional<ui::Screen> screen_named(const std::string& name) {
  if (name == "home") return ui::Screen::Home;
  if (name == "learn") return ui::Screen::Learn;
  if (name == "experiment") return ui::Screen::Experiment;
  if (name == "race") return ui::Screen::Race;
  if (name == "maps") return ui::Screen::Maps;
  return {};
}

bool set(Arguments& out, const std::string& option, const std::string& value) {
  const auto place = [&]() -> ui::Place& { return out.place ? *out.place : out.place.emplace(); };
  if (option == "--screen") {
    const auto screen = screen_named(value);
    if (!screen) return false;
    place().screen = *screen;
  } else if (option == "--page") {
    place().screen = ui::Screen::Learn, place().page = value;
  } else if (option == "--step") {
    place().step = std::atoi(value.c_str());
  } else if (option == "--user-scale") {
    out.user_scale = static_cast<float>(std::atof(value.c_str()));
  } else if (option == "--frames") {
    out.frames = std::max(1, std::atoi(value.c_str()));
  } else if (option == "--time") {
    out.timed = std::max(0, std::atoi(value.c_str()));
  } else if (option == "--click" || option == "--key" || option == "--type" || option == "--wheel") {
    out.actions.emplace_back(option, value);
  } else {
    return false;
  }
  return true;
}

std::optional<Arguments> parse(int argc, char** argv) {
  Arguments out;
  for (int k = 1; k < argc; ++k) {
    const std::string word = argv[k];
    if (!word.starts_with("--"))
      out.positional.push_back(word);
    else if (k + 1 >= argc || !set(out, word, argv[++k]))
      return {};
  }
  if (out.positional.size() < 2) return {};
  return out;
}

int fail(const Error& error) {
  std::fprintf(stderr, "%s: %s (%s)\n", error.where.c_str(), error.message.c_str(), error.hint.c_str());
  return 1;
}

void click(app::Harness& h, const std::string& id, float scale) {
  const ui::WidgetRecord* w = h.log().find(id);
  float x = 0, y = 0;
  if (w) {
    x = w->rect.center().x, y = w->rect.center().y;
  } else if (std::sscanf(id.c_str(), "%f,%f", &x, &y) == 2) {
    x *= scale, y *= scale;
  } else {
    std::fprintf(stderr, "no widget %s; there are:\n", id.c_str());
    for (const auto& other : h.log().widgets) std::fprintf(stderr, "  %s\n", other.id.c_str());
    return;
  }
  h.move(x, y), h.frames(2);
  h.press(), h.frames(1);
  h.release(), h.frames(2);
}

void wheel(app::Harness& h, const std::string& what, float scale) {
  float x = 0, y = 0, notches = 0;
  if (std::sscanf(what.c_str(), "%f,%f,%f", &x, &y, &notches) != 3) return;
  h.move(x * scale, y * scale), h.frames(2);
  h.wheel(0, notches), h.frames(4);
}

void tap(app::Harness& h, std::string name) {
  std::vector<std::string> held;
  for (std::size_t plus = name.find('+'); plus != std::string::npos && plus > 0; plus = name.find('+')) {
    held.push_back(name.substr(0, plus));
    name.erase(0, plus + 1);
  }
  for (const auto& key : held) h.key(key, true);
  h.key(name, true), h.frames(2);
  h.key(name, false);
  for (const auto& key : held) h.key(key, false);
  h.frames(2);
}

void act(app::Harness& h, const Action& action, float scale) {
  if (action.first == "--click") click(h, action.second, scale);
  if (action.first == "--wheel") wheel(h, action.second, scale);
  if (action.first == "--key") tap(h, action.second);
  if (action.first == "--type") h.text(action.second), h.frames(2);
}

/// Of frames in which the run goes on, after some that nobody looks at.
void tell_times(app::Harness& h, int count) {
  constexpr int kWarmUp = 20;
  h.frame().keeper().experiment().apply({Play{}});
  std::vector<double> took;
  for (int k = 0; k < kWarmUp + count; ++k) {
    const auto begin = std::chrono::steady_clock::now();
    h.frames(1);
    const std::chrono::duration<double, std::milli> one = std::chrono::steady_clock::now() - begin;
    if (k >= kWarmUp) took.push_back(one.count());
  }
  std::ranges::sort(took);
  const auto at = [&](std::size_t percent) { return took[(took.size() - 1) * percent / 100]; };
  std::printf("%.1f ms a frame while it runs (median of %d; p5 %.1f, p95 %.1f)\n", at(50), count, at(5),
              at(95));
  h.frame().keeper().experiment().apply({Pause{}});
}

Result<Scene> first_scene(const Arguments& arguments, const std::vector<Scene>& ready) {
  const auto& positional = arguments.positional;
  const auto found = std::ranges::find(ready, positional[0], &Scene::name);
  Scene scene;
  if (found != ready.end()) {
    scene = *found;
  } else {
    auto loaded = scene::load_scene(positional[0], engine::catalog());
    if (!loaded) return std::unexpected(loaded.error());
    scene = std::move(loaded->scene);
  }
  if (positional.size() > 5) scene.view.theme = positional[5] == "light" ? Theme::Light : Theme::Dark;
  if (positional.size() > 8) scene.view.probe = {arguments.number(7, 0), arguments.number(8, 0)};
  return scene;
}

std::optional<Error> shoot(const Arguments& arguments) {
  app::Harness::Options options;
  options.start = app::load_desk(app::ready_scenes());
  for (const Error& error : options.start.errors) fail(error);
  auto scene = first_scene(arguments, options.start.scenes);
  if (!scene) return scene.error();
  auto experiment = engine::Experiment::create(std::move(*scene));
  if (!experiment) return experiment.error();
  const auto steps = static_cast<std::int64_t>(arguments.number(6, 40));
  // The curves of a race are gathered frame by frame.
  const bool curves = !(*experiment)->view().scene->racers.empty() && !arguments.place;
  if (!curves) (*experiment)->advance_steps(steps, std::max<std::int64_t>(1, steps / 200));
  options.width = static_cast<int>(arguments.number(2, 1280));
  options.height = static_cast<int>(arguments.number(3, 720));
  options.scale = static_cast<float>(arguments.number(4, 1));
  options.start.place = arguments.place;
  options.start.user_scale = arguments.user_scale;
  auto harness = app::Harness::create(std::move(*experiment), std::move(options));
  if (!harness) return harness.error();
  app::Harness& h = **harness;
  if (curves) {
    for (int k = 1; k <= kCurvePoints; ++k) {
      h.frame().keeper().experiment().advance_steps(steps * k / kCurvePoints -
                                                    steps * (k - 1) / kCurvePoints);
      h.frames(1);
    }
  }
  h.frames(arguments.frames);
  for (const Action& action : arguments.actions)
    act(h, action, static_cast<float>(arguments.number(4, 1)));
  if (arguments.timed > 0) tell_times(h, arguments.timed);
  for (int k = 0; k < 300 && h.frame().view().theory && h.frame().view().theory->pending; ++k)
    h.frames(1);
  const auto begin = std::chrono::steady_clock::now();
  h.frames(4);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  std::printf("%.1f ms a frame\n", took.count() / 4);
  const auto png = gl::encode_png(h.screenshot());
  if (!png) return png.error();
  return base::write_file(arguments.positional[1], *png);
}

}  // namespace

int main(int argc, char** argv) {
  const auto arguments = parse(argc, argv);
  if (!arguments) {
    std::fprintf(stderr,
                 "ui_shot SCENE OUT.png [WIDTH HEIGHT SCALE dark|light STEPS [PROBE_X PROBE_Y]]\n"
                 "  [--screen home|learn|experiment|race|maps] [--page ID] [--step N] [--user-scale S]\n"
                 "  [--frames N] [--click WIDGET|X,Y]... [--key NAME]... [--type TEXT]...\n"
                 "  [--wheel X,Y,NOTCHES]... [--time N]\n");
    return 2;
  }
  if (const auto error = shoot(*arguments)) return fail(*error);
  return 0;
}
