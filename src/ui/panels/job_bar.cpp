// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "ui/panels/frame_parts.h"
#include "ui/widgets/buttons.h"

namespace steepest::ui {
namespace {

std::string how_long(double seconds) {
  if (seconds < 0) return {};
  if (seconds < 90)
    return "about " + std::to_string(std::max(1, static_cast<int>(std::ceil(seconds)))) + " s left";
  return "about " + std::to_string(static_cast<int>(std::ceil(seconds / 60))) + " min left";
}

}  // namespace

void job_bar(ScreenContext& context, const Rect& body) {
  if (!context.desk.job) return;
  const Job& job = *context.desk.job;
  Canvas& c = context.canvas();
  const float width = std::min(c.px(440), body.width() - c.px(32)), height = c.px(64);
  const float x = std::round(body.center().x - width / 2), y = std::round(body.min.y + c.px(16));
  const Rect r{{x, y}, {x + width, y + height}};
  ImGui::SetCursorScreenPos(r.min);
  ImGui::BeginChild("job", {width, height}, ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_NoBackground);
  c.fill(r, c.colour.panel, radius::control);
  c.frame(r, c.colour.track, radius::control);
  const float pad = c.px(space::card), cancel = button_width(c, "Cancel");
  const float right = r.max.x - pad - cancel - c.px(16);
  const std::string state = std::to_string(static_cast<int>(std::clamp(job.share, 0., 1.) * 100)) +
                            " %" + (job.seconds_left >= 0 ? " · " + how_long(job.seconds_left) : "");
  const float said =
      c.text(c.font.regular, type::caption, {right, r.min.y + c.px(15)}, c.colour.low, state, 1);
  c.text_within(c.font.medium, type::small, {r.min.x + pad, r.min.y + c.px(14)},
                right - r.min.x - pad - said - c.px(12), c.colour.ink, job.title);
  progress_bar(c, {{r.min.x + pad, r.max.y - c.px(20)}, {right, r.max.y - c.px(16)}}, job.share,
               c.colour.ink);
  const float middle = r.center().y, half = c.px(16);
  if (button(c, "job.cancel", {{r.max.x - pad - cancel, middle - half}, {r.max.x - pad, middle + half}},
             "Cancel", ButtonKind::Secondary, "Stops it; nothing half-finished is left behind"))
    context.ask(CancelJob{});
  ImGui::EndChild();
}

}  // namespace steepest::ui
