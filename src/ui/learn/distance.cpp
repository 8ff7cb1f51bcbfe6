// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The distance h of a secant: its size, its side, and the way to 0.
#include <algorithm>
#include <cmath>

#include "ui/learn/blocks.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

constexpr double kLimitSeconds = .8;  // LOOK section 7: a step of a lesson
constexpr double kSmallest = 1e-3;    ///< where the eye no longer tells secant and tangent apart

void side_and_limit(LearnContext& context, const Column& column, const std::string& id, double h) {
  Canvas& c = context.canvas();
  const float top = column.y, bottom = top + c.px(size::segment), gap = c.px(10);
  const float limit = std::min(c.px(96), column.width * .4f);
  const Segment sides[] = {{.label = "h < 0", .tooltip = "The second point on the left"},
                           {.label = "h > 0", .tooltip = "The second point on the right"}};
  const Rect left{{column.x, top}, {column.right() - limit - gap, bottom}};
  if (segments(c, left, id + ".side", sides, h > 0 ? 1 : 0))
    change_slice(context.panel, [&](SliceSpec& next) { next.h = -h; });
  const bool small = std::abs(h) <= kSmallest * 1.01 && context.run().slice->spec.tangent;
  if (button(c, id + ".limit", {{column.right() - limit, top}, {column.right(), bottom}}, "h → 0",
             ButtonKind::Secondary, "Lets the second point slide into the first, and draws the tangent",
             !small))
    context.memory.learn.limit = {.running = true, .seconds = 0, .from = h, .last = h};
}

}  // namespace

float distance_height(const Canvas& c) { return c.px(size::slider + size::segment + 12); }

void distance_control(LearnContext& context, Column& column, Slider spec) {
  const double h = context.run().slice->spec.h;
  const std::string id = spec.id;
  spec.value = std::abs(h);
  if (h < 0) spec.shown = number(h, 3);
  spec.range = {.min = -spec.track.high, .max = spec.track.high};
  if (const auto v = slider(context.canvas(), column, context.panel.edit, spec); v && *v != 0)
    change_slice(context.panel, [&](SliceSpec& next) { next.h = *v < 0 ? *v : std::copysign(*v, h); });
  side_and_limit(context, column, id, h);
  column.y += context.canvas().px(size::segment + 12);
}

void follow_limit(LearnContext& context) {
  LimitMemory& limit = context.memory.learn.limit;
  const Slice* s = context.run().slice;
  if (!limit.running) return;
  // Another hand moved it, or another scene came: that ends it.
  if (!s || s->spec.h != limit.last) return void(limit.running = false);
  limit.seconds += static_cast<double>(ImGui::GetIO().DeltaTime);
  const double t = context.desk.reduced_motion ? 1 : std::min(1., limit.seconds / kLimitSeconds);
  const double eased = 1 - std::pow(1 - t, 3), size = std::abs(limit.from);
  const double least = std::min(size, kSmallest);
  limit.last = t < 1 ? limit.from * std::pow(least / size, eased) : std::copysign(least, limit.from);
  limit.running = t < 1;
  context.gliding = true;
  change_slice(context.panel, [&](SliceSpec& next) {
    next.h = limit.last;
    if (!limit.running) next.secant = next.tangent = true;
  });
}

}  // namespace steepest::ui
