// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "ui/format.h"
#include "ui/panels/frame_parts.h"
#include "ui/panels/racers.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/slider.h"

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
  c.tip(context.run.playing ? "Pause (Space)" : "Play: every chain takes its steps (Space)");
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

/// Steps as a line: where the run is, where it has been, and a grab to go back there.
void time_line(PanelContext& context, float x0, float x1, float y, std::int64_t last) {
  Canvas& c = context.canvas;
  const RunView& run = context.run;
  const Rect r{{x0, y - c.px(12)}, {x1, y + c.px(12)}};
  const Hit hit = c.hit("time", r);
  if (!hit.active)
    c.tip(
        "Drag to any step that this run has been at: it is recomputed to the last bit (arrows: one "
        "step)");
  const float left = x0 + c.px(8), width = x1 - x0 - c.px(16);
  const auto x = [&](std::int64_t step) {
    return left + width * static_cast<float>(
                              std::min(1., static_cast<double>(step) / static_cast<double>(last)));
  };
  if (hit.active) {
    const double share = std::clamp((ImGui::GetIO().MousePos.x - left) / width, 0.f, 1.f);
    const auto wanted = static_cast<std::int64_t>(std::llround(share * static_cast<double>(last)));
    const std::int64_t step = std::clamp(wanted, run.earliest_step, run.latest_step);
    if (step != run.step) {
      if (run.playing) context.send(Pause{});
      context.send(SeekStep{step});
    }
  }
  const double by = arrow_keys(hit, "time");
  if (by > 0) context.send(StepOnce{});
  if (by < 0 && run.step > run.earliest_step) context.send(StepBack{});

  c.fill({{x0, y - c.px(1.5f)}, {x1, y + c.px(1.5f)}}, with_alpha(c.colour.track, .5f), radius::bar);
  c.fill({{x(run.earliest_step), y - c.px(1.5f)}, {x(run.latest_step), y + c.px(1.5f)}}, c.colour.track,
         radius::bar);
  const float grab = std::round(x(run.step)), bigger = hit.active ? 1.f : hit.glow * .6f;
  c.fill({{x0, y - c.px(2)}, {grab, y + c.px(2)}}, c.colour.mid, radius::bar);
  c.list().AddCircleFilled({grab, y}, c.px(size::grab / 2 + 1 + bigger), c.colour.panel, 40);
  c.list().AddCircleFilled({grab, y}, c.px(size::grab / 2 + bigger), c.colour.ink, 40);
}

/// The buttons; returns where they end.
float buttons(PanelContext& context, float x, float y) {
  Canvas& c = context.canvas;
  const RunView& run = context.run;
  if (icon_button(c, "restart", {x, y}, Icon::Restart, 9, "Restart: the same starts, step 0 (R)"))
    context.send(Restart{});
  x += c.px(34);
  const bool can_go_back = run.step > run.earliest_step;
  if (icon_button(
          c, "step-back", {x, y}, Icon::StepBack, 8,
          can_go_back ? "One step back, exactly as it was (,)" : "There is no earlier step kept (,)",
          can_go_back))
    context.send(StepBack{});
  x += c.px(42);
  play_button(context, {x, y});
  x += c.px(42);
  if (icon_button(c, "step", {x, y}, Icon::Step, 8, "One step (.)")) context.send(StepOnce{});
  x += c.px(34);
  if (icon_button(c, "part", {x, y}, Icon::Part, 8,
                  "One part of a step: the gradient, the rule's state, the move (Shift+.)"))
    context.send(StepPart{});
  return x + c.px(26);
}

}  // namespace

void transport(ScreenContext& screen, const Rect& area) {
  PanelContext& context = screen.panel;
  Canvas& c = context.canvas;
  c.fill(area, c.colour.panel);
  c.hline(area.min.x, area.max.x, area.min.y, c.colour.line);
  const float y = std::round(area.center().y);
  float x = buttons(context, area.min.x + c.px(30), y);

  const std::int64_t here = context.run.step, planned = context.problem().steps;
  const std::string unit = counts_gradients(context.run) ? "Gradient " : "Step ";
  const std::string step = unit + thousands(here);
  c.text(c.font.medium, type::ui, {x, y}, c.colour.ink, step, 0, .5f);
  // Room for the digits to come, so that nothing moves while it runs.
  const std::string longest = unit + thousands(std::max(here, planned));
  x += std::max(c.measure(c.font.medium, type::ui, longest).x,
                c.measure(c.font.medium, type::ui, step).x) +
       c.px(16);

  const bool all = area.width() / c.scale() >= 640;
  const float width = c.px(all ? 190 : 132);
  const Rect segment{{area.max.x - c.px(16) - width, y - c.px(16)},
                     {area.max.x - c.px(16), y + c.px(16)}};
  // The scene's steps are where its picture is, not where the run ends: past them it just goes on.
  const bool past = here > planned;
  const std::string total = past ? "" : "of " + thousands(planned);
  const float total_width = past ? 0 : c.measure(c.font.regular, type::caption, total).x + c.px(12);
  const float end = segment.min.x - c.px(16);
  const bool room_for_total = end - x > total_width + c.px(60);
  if (room_for_total && !past)
    c.text(c.font.regular, type::caption, {end, y}, c.colour.low, total, 1, .5f);
  const float line_end = end - (room_for_total ? total_width : 0);
  if (line_end - x > c.px(40))
    time_line(
        context, x, line_end, y,
        std::max({std::int64_t{1}, past ? context.run.latest_step : planned, context.run.latest_step}));
  speed(context, segment, screen.unit_speed, all);
}

}  // namespace steepest::ui
