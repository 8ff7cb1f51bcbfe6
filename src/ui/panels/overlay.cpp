// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "ui/format.h"
#include "ui/panels/frame_parts.h"
#include "ui/panels/overlay.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

constexpr std::size_t kMostMessages = 3;

std::string subtitle(const RunView& run) {
  const Scene& scene = *run.scene;
  const std::int64_t chains = run.statistics.chains > 0 ? run.statistics.chains : scene.problem.chains;
  std::string text = thousands(chains) + (chains == 1 ? " chain" : " chains");
  const bool one_rule = std::ranges::all_of(
      scene.racers, [&](const Racer& racer) { return racer.rule == scene.problem.rule; });
  if (!scene.racers.empty())
    text += " for each of " + std::to_string(scene.racers.size() + 1) +
            (one_rule ? " learning rates" : " rules");
  if (scene.problem.dimension > 2)
    text += " of " + thousands(scene.problem.dimension) + " coordinates, the first two drawn";
  switch (scene.view.colour) {
    case ChainColour::Basin: text += run.minima.size() > 1 ? ", coloured by basin" : ""; break;
    case ChainColour::Loss: text += ", coloured by loss"; break;
    case ChainColour::Speed: text += ", coloured by speed"; break;
    case ChainColour::Optimizer: text += one_rule ? "" : ", coloured by optimizer"; break;
  }
  return text;
}

}  // namespace

void scene_title(ScreenContext& context, const Rect& scene) {
  Canvas& c = context.canvas();
  const RunView& run = context.run();
  const bool lesson = context.desk.place.screen == Screen::Learn;
  const float x = scene.min.x + c.px(space::overlay), room = scene.width() - c.px(space::overlay + 110);
  const std::string title =
      lesson && !run.scene->title.empty() ? run.scene->title : std::string(run.surface->title);
  c.text_within(c.font.semibold, type::heading, {x, scene.min.y + c.px(16)}, room, c.colour.ink, title);
  const std::string below = lesson && run.slice ? run.scene->caption : subtitle(run);
  const ImVec2 at{x, scene.min.y + c.px(44)};
  const float width = c.text_within(c.font.regular, type::small, at, room, c.colour.mid, below);
  const std::int64_t diverged = run.statistics.diverged;
  if (diverged > 0 && !run.slice)
    c.text_within(c.font.medium, type::small, {x + width, at.y}, room - width, c.colour.gradient_text,
                  " · " + thousands(diverged) + " diverged");
}

void camera_buttons(PanelContext& context, const Rect& scene, std::vector<CameraAction>& actions) {
  Canvas& c = context.canvas;
  const struct {
    const char* id;
    Icon icon;
    const char* tip;
    CameraAction action;
    float radius;
  } buttons[] = {{"camera.home", Icon::Home, "Reset the view (Home)", CameraAction::Reset, 8},
                 {"camera.top", Icon::Top, "From above (T)", CameraAction::Top, 8},
                 {"camera.in", Icon::Plus, "Closer (+)", CameraAction::ZoomIn, 7},
                 {"camera.out", Icon::Minus, "Further away (−)", CameraAction::ZoomOut, 7}};
  const float cell = c.px(34), x = scene.min.x + c.px(12), y = scene.max.y - c.px(12) - cell;
  const Overlay overlay("camera", {{x, y}, {x + 4 * cell, y + cell}});
  for (std::size_t k = 0; k < std::size(buttons); ++k) {
    const ImVec2 center{std::round(x + cell * (static_cast<float>(k) + .5f)), std::round(y + cell / 2)};
    if (icon_button(c, buttons[k].id, center, buttons[k].icon, buttons[k].radius, buttons[k].tip))
      actions.push_back(buttons[k].action);
  }
}

void messages(PanelContext& context, const Rect& area, std::vector<Error>& errors) {
  Canvas& c = context.canvas;
  while (errors.size() > kMostMessages) errors.erase(errors.begin());
  if (errors.empty()) return;
  const float width = std::min(c.px(560), area.width() - c.px(32)), row = c.px(62), gap = c.px(8);
  const float x = std::round(area.center().x - width / 2);
  const auto n = static_cast<float>(errors.size());
  const float top = std::round(area.max.y - c.px(56) - n * row - (n - 1) * gap);
  const Overlay overlay("messages", {{x, top}, {x + width, top + n * row + (n - 1) * gap}});
  std::optional<std::size_t> closed;
  for (std::size_t k = 0; k < errors.size(); ++k) {
    const float y = top + static_cast<float>(k) * (row + gap);
    const Rect r{{x, y}, {x + width, y + row}};
    c.fill(r, c.colour.panel, radius::control);
    c.frame(r, c.colour.line, radius::control);
    draw_icon(c, Icon::Warning, {r.min.x + c.px(24), r.center().y}, 9, c.colour.gradient);
    const float left = r.min.x + c.px(46), room = width - c.px(46 + 44);
    c.text_within(c.font.medium, type::small, {left, y + c.px(11)}, room, c.colour.ink,
                  sentence(errors[k].message));
    c.text_within(c.font.regular, type::caption, {left, y + c.px(33)}, room, c.colour.low,
                  sentence(errors[k].hint));
    if (icon_button(c, "message." + std::to_string(k), {r.max.x - c.px(24), r.center().y}, Icon::Close,
                    5, "Close"))
      closed = k;
  }
  if (closed) errors.erase(errors.begin() + static_cast<std::ptrdiff_t>(*closed));
}

}  // namespace steepest::ui
