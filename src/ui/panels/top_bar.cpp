// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/panels/frame_parts.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

void scene_menu(PanelContext& context, const Rect& bar, std::span<const Scene> scenes, float left,
                float right) {
  Canvas& c = context.canvas;
  std::vector<std::string> titles;
  int selected = -1;
  for (const Scene& scene : scenes) {
    if (!scene.name.empty() && scene.name == context.run.scene->name)
      selected = static_cast<int>(titles.size());
    titles.push_back(scene.title.empty() ? scene.name : scene.title);
  }
  if (titles.empty()) return;
  float widest = 0;
  for (const std::string& title : titles)
    widest = std::max(widest, c.measure(c.font.semibold, type::ui, title).x);
  const float width = std::min(widest + c.px(60), right - left);
  const float half = c.px(18);
  const Rect r{{left, bar.center().y - half}, {left + width, bar.center().y + half}};
  if (const auto k = menu(c, r, "scenes", titles, selected, std::max(width, c.px(300))))
    context.send(LoadScene{scenes[static_cast<std::size_t>(*k)]});
}

std::string machine_line(const RunView& run) {
  std::string line = run.backend == "cuda" ? "CUDA" : "CPU";
  if (!run.device.empty()) line += " · " + run.device;
  line += run.scene->problem.precision == Precision::F64 ? " · float64" : " · float32";
  return line;
}

}  // namespace

void top_bar(PanelContext& context, const Rect& bar, std::span<const Scene> scenes, bool wide) {
  Canvas& c = context.canvas;
  c.fill(bar, c.colour.panel);
  c.hline(bar.min.x, bar.max.x, bar.max.y - c.hairline(), c.colour.line);
  const float middle = bar.center().y - c.px(1);
  draw_logo(c, {c.px(30), middle}, 11);
  const float name =
      c.text(c.font.semibold, type::card, {c.px(50), middle}, c.colour.ink, "Steepest", 0, .5f);

  float right = bar.max.x - c.px(24);
  const bool dark = context.view().theme == Theme::Dark;
  if (icon_button(c, "theme", {right - c.px(10), middle}, Icon::Theme, 10,
                  dark ? "Light theme" : "Dark theme")) {
    ViewSpec view = context.view();
    view.theme = dark ? Theme::Light : Theme::Dark;
    context.send(SetView{view});
  }
  right -= c.px(44);
  if (wide) {
    const std::string line = machine_line(context.run);
    right -= c.text_within(c.font.regular, type::caption, {right, middle}, c.px(460), c.colour.low, line,
                           1, .5f);
  }
  const float left = c.px(50) + name + c.px(26);
  c.vline(left - c.px(8), middle - c.px(9), middle + c.px(9), c.colour.line);
  scene_menu(context, {bar.min, {bar.max.x, bar.max.y - c.px(2)}}, scenes, left, right - c.px(24));
}

}  // namespace steepest::ui
