// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "ui/format.h"
#include "ui/panels/frame_parts.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

constexpr double kNoLimit = 1e6;  ///< steps a frame: the time budget ends it long before
constexpr double kFactors[] = {.25, 1, 4};

/// The filled round button: the one primary action of this screen.
void play_button(PanelContext& context, ImVec2 center) {
  Canvas& c = context.canvas;
  const float r = c.px(size::play / 2);
  const Rect area{{center.x - r, center.y - r}, {center.x + r, center.y + r}};
  ImGui::PushID("play");
  const Hit hit = c.hit("play", {area.min, area.max});
  ImGui::PopID();
  c.tip(context.run.playing ? "Pause (Space)" : "Play (Space)");
  c.list().AddCircleFilled(center, r * (1 + .04f * hit.glow), c.colour.ink, 48);
  const Icon icon = context.run.playing ? Icon::Pause : Icon::Play;
  draw_icon(c, icon, center, 7, c.colour.dark ? c.colour.background : c.colour.panel);
  if (hit.clicked) context.run.playing ? context.send(Pause{}) : context.send(Play{});
}

void speed(PanelContext& context, const Rect& r, double unit, bool all) {
  const double now = context.run.scene->speed;
  const bool unlimited = now >= kNoLimit;
  int selected = unlimited ? 3 : -1;
  for (int k = 0; k < 3 && !unlimited; ++k)
    if (std::abs(now / (unit * kFactors[k]) - 1) < .01) selected = k;
  const Segment every[] = {{.label = "¼×", .tooltip = "A quarter of the scene's speed"},
                           {.label = "1×", .tooltip = "The scene's speed"},
                           {.label = "4×", .tooltip = "Four times the scene's speed"},
                           {.label = "max", .tooltip = "As many steps as a frame has time for"}};
  const std::span<const Segment> shown(every + (all ? 0 : 1), all ? 4u : 3u);
  const int first = all ? 0 : 1;
  if (const auto k = segments(context.canvas, r, "speed", shown, selected - first)) {
    const int chosen = *k + first;
    context.send(SetSpeed{chosen == 3 ? kNoLimit : unit * kFactors[chosen]});
  }
}

/// How far the run is, as a thin line without a grab: steps cannot be dragged back.
void progress(PanelContext& context, float x0, float x1, float y) {
  Canvas& c = context.canvas;
  const auto total = static_cast<double>(std::max<std::int64_t>(1, context.problem().steps));
  const auto share = static_cast<float>(std::min(1., static_cast<double>(context.run.step) / total));
  c.fill({{x0, y - c.px(1.5f)}, {x1, y + c.px(1.5f)}}, with_alpha(c.colour.track, .5f), radius::bar);
  c.fill({{x0, y - c.px(2)}, {x0 + (x1 - x0) * share, y + c.px(2)}}, c.colour.mid, radius::bar);
}

}  // namespace

void transport(PanelContext& context, const Rect& area, double unit_speed) {
  Canvas& c = context.canvas;
  c.fill(area, c.colour.panel);
  c.hline(area.min.x, area.max.x, area.min.y, c.colour.line);
  const float y = std::round(area.center().y);
  float x = area.min.x + c.px(34);
  if (icon_button(c, "restart", {x, y}, Icon::Restart, 9, "Restart (R)")) context.send(Restart{});
  x += c.px(42);
  play_button(context, {x, y});
  x += c.px(42);
  if (icon_button(c, "step", {x, y}, Icon::Step, 8, "One step (.)")) context.send(StepOnce{});
  x += c.px(28);

  const std::string step = "Step " + thousands(context.run.step);
  c.text(c.font.medium, type::ui, {x, y}, c.colour.ink, step, 0, .5f);
  // Room for the digits to come, so that nothing moves while it runs.
  const std::string longest = "Step " + thousands(std::max(context.run.step, context.problem().steps));
  x += std::max(c.measure(c.font.medium, type::ui, longest).x,
                c.measure(c.font.medium, type::ui, step).x) +
       c.px(16);

  const bool all = area.width() / c.scale() >= 640;
  const float width = c.px(all ? 190 : 144);
  const Rect segment{{area.max.x - c.px(20) - width, y - c.px(16)},
                     {area.max.x - c.px(20), y + c.px(16)}};
  // The scene's steps are where its picture is, not where the run ends: past them it just goes on.
  const bool past = context.run.step > context.problem().steps;
  const std::string total = past ? "" : "of " + thousands(context.problem().steps);
  const float total_width = c.measure(c.font.regular, type::caption, total).x;
  const float end = segment.min.x - c.px(24);
  if (end - x > total_width + c.px(60)) {
    if (!past) c.text(c.font.regular, type::caption, {end, y}, c.colour.low, total, 1, .5f);
    progress(context, x, end - total_width - c.px(12), y);
  }
  speed(context, segment, unit_speed, all);
}

}  // namespace steepest::ui
