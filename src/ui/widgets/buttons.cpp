// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/buttons.h"

#include <algorithm>
#include <cmath>

#include "ui/icons.h"

namespace steepest::ui {

bool button(Canvas& c, std::string_view id, const Rect& r, std::string_view label, ButtonKind kind,
            std::string_view tooltip, bool enabled) {
  const Hit hit = c.hit(id, r, enabled);
  c.tip(tooltip);
  const float press = hit.active ? 1.f : hit.glow * .55f;
  ImU32 ground = 0, ink = c.colour.ink;
  switch (kind) {
    case ButtonKind::Primary:
      ground = enabled ? mix(c.colour.ink, c.colour.mid, press) : c.colour.raised;
      ink = enabled ? c.colour.panel : c.colour.low;
      break;
    case ButtonKind::Secondary:
      ground = mix(c.colour.raised, c.colour.dark ? c.colour.selected : c.colour.line, press);
      ink = enabled ? c.colour.ink : c.colour.low;
      break;
    case ButtonKind::Quiet:
      ground = with_alpha(c.colour.raised, hit.active ? 1.f : hit.glow);
      ink = enabled ? mix(c.colour.mid, c.colour.ink, hit.glow) : with_alpha(c.colour.low, .8f);
      break;
  }
  if ((ground >> IM_COL32_A_SHIFT) != 0) c.fill(r, ground, radius::control);
  c.text_within(kind == ButtonKind::Quiet ? c.font.medium : c.font.semibold, type::ui, r.center(),
                r.width() - c.px(16), ink, label, .5f, .5f);
  return hit.clicked;
}

float button_width(const Canvas& c, std::string_view label) {
  return std::ceil(c.measure(c.font.semibold, type::ui, label).x + c.px(34));
}

bool fold(Canvas& c, Column& column, std::string_view id, std::string_view label,
          std::string_view detail, bool open, std::string_view tooltip) {
  const Rect r = column.take(c.px(28));
  const Hit hit = c.hit(id, r);
  c.tip(tooltip);
  if (hit.glow > 0)
    c.fill({{r.min.x - c.px(6), r.min.y}, {r.max.x + c.px(6), r.max.y}},
           with_alpha(c.colour.raised, hit.glow), radius::pill);
  const float y = r.center().y;
  const ImVec2 tip{r.max.x - c.px(6), y};
  const float turn = c.eased(std::string(id) + ".turn", open, .16f), reach = c.px(4);
  const float bend = reach * .5f * (1 - 2 * turn);
  const ImVec2 chevron[] = {
      {tip.x - reach, tip.y - bend}, {tip.x, tip.y + bend}, {tip.x + reach, tip.y - bend}};
  c.list().AddPolyline(chevron, 3, c.colour.mid, c.px(1.5f));
  const float right = detail.empty() ? 0
                                     : c.text(c.font.regular, type::caption, {r.max.x - c.px(20), y},
                                              c.colour.low, detail, 1, .5f);
  c.text_within(c.font.semibold, type::caption, {r.min.x, y}, r.width() - right - c.px(28), c.colour.mid,
                label, 0, .5f);
  return hit.clicked ? !open : open;
}

void progress_ring(const Canvas& c, ImVec2 center, float radius, double share) {
  const float r = c.px(radius), width = c.px(2);
  ImDrawList& list = c.list();
  if (share >= 1) {
    list.AddCircleFilled(center, r + width / 2, c.colour.ink, 40);
    draw_icon(c, Icon::Check, center, radius * .5f, c.colour.panel);
    return;
  }
  list.AddCircle(center, r, c.colour.track, 40, width);
  if (share <= 0) return;
  constexpr float kTop = -1.5707963f, kTurn = 6.2831853f;
  list.PathArcTo(center, r, kTop, kTop + kTurn * static_cast<float>(std::max(share, .08)), 40);
  list.PathStroke(c.colour.ink, c.px(3));
}

void progress_bar(const Canvas& c, const Rect& r, double share, ImU32 colour) {
  c.fill(r, with_alpha(c.colour.track, .5f), radius::bar);
  const float width = r.width() * static_cast<float>(std::clamp(share, 0., 1.));
  if (width > 0) c.fill({r.min, {r.min.x + std::max(width, c.px(2)), r.max.y}}, colour, radius::bar);
}

}  // namespace steepest::ui
