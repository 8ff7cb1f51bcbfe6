// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/shell.h"

#include <algorithm>
#include <cmath>

#include "ui/panels/list.h"
#include "ui/scene_area.h"

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
  PlotData plot_data;
  std::vector<Error> errors;
  ImTextureData* map = nullptr;
  std::uint64_t map_version = ~std::uint64_t{0};
  std::optional<bool> map_log;
  Theme theme = Theme::Dark;
  float scale = 0;
  std::string scene_name = "\x1f";
  double unit_speed = 1;

  void follow(const RunView& run);
  void side_panel(PanelContext& context, const Rect& area);
  void story_panel(PanelContext& context, const Rect& area);
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

void Shell::finish(ImDrawData& data) { Markdown::snap(data); }

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

void Shell::Impl::side_panel(PanelContext& context, const Rect& area) {
  Canvas& c = context.canvas;
  c.fill(area, c.colour.panel);
  c.vline(area.min.x, area.min.y, area.max.y, c.colour.line);
  ImGui::SetCursorScreenPos(area.min);
  ImGui::BeginChild("controls", {area.width(), area.height()}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoBackground);
  const float pad = c.px(space::panel);
  Column column{area.min.x + pad, std::round(ImGui::GetCursorScreenPos().y + c.px(22)),
                area.width() - 2 * pad};
  for (const Panel panel : kPanels) panel(context, column);
  ImGui::SetCursorScreenPos(column.at());
  ImGui::Dummy({1, 1});
  c.fade_bottom({{area.min.x + c.px(1), area.min.y}, {area.max.x - c.px(10), area.max.y}},
                c.colour.panel);
  ImGui::EndChild();
}

void Shell::Impl::story_panel(PanelContext& context, const Rect& area) {
  Canvas& c = context.canvas;
  c.fill(area, c.colour.panel);
  c.vline(area.max.x - c.hairline(), area.min.y, area.max.y, c.colour.line);
  const float foot = std::round(std::min(outcome_height(context), area.height() * .5f));
  story(context, {area.min, {area.max.x, area.max.y - foot - c.px(8)}}, *markdown);
  const float pad = c.px(space::panel);
  Column column{area.min.x + pad, area.max.y - foot, area.width() - 2 * pad};
  outcome(context, column);
}

ShellOutput Shell::build(const ShellInput& in) {
  Impl& s = *impl_;
  ShellOutput out;
  if (in.log) in.log->clear();
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const Layout parts = layout(window.x, window.y, in.scale);
  const float body = parts.narrow ? type::body_narrow : type::body;
  if (!s.markdown || s.body != body) {
    s.markdown.reset();
    s.markdown = std::make_unique<Markdown>(s.textures, body);
    s.body = body;
  }
  s.follow(in.run);
  Canvas canvas(palette(in.run.scene->view.theme), s.fonts, in.scale, s.formulas, s.textures, in.log);
  PanelContext context{in.run, canvas, s.edit, out.commands, parts.narrow, s.map};

  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(window);
  ImGui::Begin("steepest", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  scene_pointer(canvas, parts.scene, out.scene);
  scene_title(context, parts.scene);
  std::optional<ImVec2> probe = in.probe;
  if (probe) probe = ImVec2{probe->x + parts.scene.min.x, probe->y + parts.scene.min.y};
  probe_card(context, parts.scene, probe);
  camera_buttons(context, parts.scene, out.scene.actions);
  messages(context, parts.scene, s.errors);
  top_bar(context, parts.top_bar, in.scenes, parts.wide);
  s.story_panel(context, parts.left);
  transport(context, parts.transport, s.unit_speed);
  plots(context, parts.plots, s.plot_data);
  s.side_panel(context, parts.right);
  shortcuts(in.run, out.commands, out.scene);
  ImGui::End();

  out.scene_area = parts.scene;
  out.moving = canvas.moving();
  out.typing = ImGui::GetIO().WantTextInput;
  return out;
}

}  // namespace steepest::ui
