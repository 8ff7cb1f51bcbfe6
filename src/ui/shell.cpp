// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/shell.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "ui/panels/frame_parts.h"
#include "ui/scene_area.h"
#include "ui/screens/list.h"
#include "ui/sheets/sheet.h"

namespace steepest::ui {
namespace {

constexpr int kMapSide = 96;

/// The surface from above as the start box shows it, heights as the scene draws them.
std::vector<std::uint8_t> map_pixels(const RunView& run) {
  const SurfaceField& field = *run.field;
  const DrawingHints& hints = run.surface->drawing;
  const auto [lowest, highest] = std::ranges::minmax_element(field.f);
  const bool log = run.scene->view.log_height.value_or(hints.log_height);
  const auto height = [&](float f) {
    const double above = static_cast<double>(f) - *lowest;
    return log ? std::log1p(above / hints.log_scale) : above;
  };
  const double top = std::max(height(*highest), 1e-300);
  std::vector<std::uint8_t> rgba;
  rgba.reserve(std::size_t{kMapSide} * kMapSide * 4);
  for (int y = 0; y < kMapSide; ++y)
    for (int x = 0; x < kMapSide; ++x) {
      const int column = x * (field.columns - 1) / (kMapSide - 1);
      const int row = (kMapSide - 1 - y) * (field.rows - 1) / (kMapSide - 1);
      const float f = field.f[static_cast<std::size_t>(row * field.columns + column)];
      const ImU32 c = ramp_colour(std::isfinite(f) ? static_cast<float>(height(f) / top) : 1);
      for (int shift = 0; shift < 32; shift += 8) rgba.push_back(static_cast<std::uint8_t>(c >> shift));
    }
  return rgba;
}

}  // namespace

struct Shell::Impl {
  Textures textures;
  Formulas formulas{textures};
  Fonts fonts = load_fonts();
  std::unique_ptr<Markdown> markdown;
  float body = 0;
  EditState edit;
  std::map<Screen, PlotData> plot_data;  ///< each has a run of its own
  std::vector<Error> errors;
  ImTextureData* map = nullptr;
  std::uint64_t map_version = ~std::uint64_t{0};
  std::optional<bool> map_log;
  Theme theme = Theme::Dark;
  float scale = 0;
  std::string scene_name = "\x1f";
  double unit_speed = 1;

  ScreenMemory memory;

  void follow(const RunView& run);
  void follow_size(const Layout& parts);
  void draw(ScreenContext& context, const ShellInput& in, Rect& scene);
};

Shell::Shell() : impl_(std::make_unique<Impl>()) {}
Shell::~Shell() = default;

void Shell::begin_frame(Theme theme, float scale) {
  Impl& s = *impl_;
  if (s.scale != scale || s.theme != theme) {
    s.theme = theme, s.scale = scale;
    apply_style(palette(theme), scale);
  }
  s.textures.begin_frame();
  s.formulas.begin_frame();
}

void Shell::finish(ImDrawData& data) {
  if (impl_->markdown) impl_->markdown->snap(data);
}

void Shell::report(const std::vector<Error>& errors) {
  for (const Error& error : errors) {
    std::erase_if(impl_->errors, [&](const Error& old) { return old.message == error.message; });
    impl_->errors.push_back(error);
  }
}

void Shell::Impl::follow(const RunView& run) {
  const bool log = run.scene->view.log_height.value_or(run.surface->drawing.log_height);
  if (run.field && run.field->columns > 1 && (run.field->version != map_version || map_log != log)) {
    if (map) textures.release(map);
    map = textures.create(map_pixels(run), kMapSide, kMapSide);
    map_version = run.field->version;
    map_log = log;
  }
  if (run.scene->name != scene_name) {  // another scene: its own speed is 1x
    scene_name = run.scene->name;
    unit_speed = run.scene->speed < 1e6 ? run.scene->speed : 1;
  }
}

void Shell::Impl::follow_size(const Layout& parts) {
  const float wanted = parts.narrow ? type::body_narrow : type::body;
  if (markdown && body == wanted) return;
  markdown.reset();
  markdown = std::make_unique<Markdown>(textures, wanted);
  body = wanted;
}

/// Everything in the window: what lies over the scene has to come after it.
void Shell::Impl::draw(ScreenContext& context, const ShellInput& in, Rect& scene) {
  const ScreenInfo& screen = screen_info(context.desk.place.screen);
  scene = screen.scene(context);
  if (!scene.empty()) {
    scene_pointer(context.canvas(), scene, context.input);
    scene_title(context, scene);
    const auto of_window = [&](ImVec2 p) { return ImVec2{p.x + scene.min.x, p.y + scene.min.y}; };
    std::optional<ImVec2> probe;
    std::optional<Rect> legend;
    if (in.probe) probe = of_window(*in.probe);
    if (in.legend) legend = Rect{of_window(in.legend->min), of_window(in.legend->max)};
    probe_card(context, scene, probe, legend);
    camera_buttons(context.panel, scene, context.input.actions);
  }
  screen.draw(context);
  const Rect below = body_of(context);
  top_bar(context, {{0, 0}, {context.window.width(), below.min.y}});
  const Layout parts = layout(context.window.width(), context.window.height(), context.canvas().scale());
  const bool mapping = screen.screen == Screen::Maps;  // its panels stay free
  messages(context.panel,
           !scene.empty() ? scene
           : mapping      ? Rect{parts.scene.min, {parts.scene.max.x, below.max.y}}
                          : below,
           errors);
  job_bar(context, scene.empty() ? below : scene);
  ask_answers(context);
  sheets(context);
}

namespace {

const Scene* ready_scene(std::span<const Scene> scenes, const std::string& name) {
  const auto found = std::ranges::find(scenes, name, &Scene::name);
  return name.empty() || found == scenes.end() ? nullptr : &*found;
}

}  // namespace

Rect body_of(const ScreenContext& context) {
  const float top = std::round(context.canvas().px(size::top_bar));
  return {{context.window.min.x, top}, context.window.max};
}

ShellOutput Shell::build(const ShellInput& in) {
  Impl& s = *impl_;
  ShellOutput out;
  if (in.log) in.log->clear();
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const Layout parts = layout(window.x, window.y, in.scale);
  s.follow_size(parts);
  s.follow(in.run);
  Canvas canvas(palette(in.run.scene->view.theme), s.fonts, in.scale, s.formulas, s.textures, in.log);
  canvas.set_reduced_motion(in.desk.reduced_motion);
  PanelContext panel{in.run,
                     canvas,
                     s.edit,
                     out.commands,
                     parts.narrow,
                     s.map,
                     in.desk.loaded ? in.desk.loaded : ready_scene(in.scenes, in.run.scene->name),
                     in.picked};
  ScreenContext context{
      panel,    in.desk,   out.requests,     in.scenes,   *s.markdown, s.plot_data[in.desk.place.screen],
      s.memory, out.scene, {{0, 0}, window}, s.unit_speed};

  for (Command& command : std::exchange(s.memory.sheet.later, {})) panel.send(std::move(command));

  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(window);
  ImGui::Begin("steepest", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  s.draw(context, in, out.scene_area);
  action_keys(context);
  if (!out.scene_area.empty()) shortcuts(in.run, out.commands, out.scene);
  ImGui::End();

  if (in.log) in.log->textures = s.textures.count();
  out.moving = canvas.moving();
  out.gliding = context.gliding;
  out.typing = ImGui::GetIO().WantTextInput;
  return out;
}

}  // namespace steepest::ui
