// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The numbers at the probe, beside it, and on demand how well four ways to differentiate find its slope.
// That comparison would hide a small scene: there it takes the place of the plots.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/format.h"
#include "ui/panels/frame_parts.h"
#include "ui/panels/overlay.h"
#include "ui/panels/slope_errors.h"
#include "ui/shell.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

constexpr float kFormula = 16, kRow = 24, kPad = 12, kFold = 28, kFoldGap = 4;
constexpr float kErrorsWidth = 300, kErrors = 226;        ///< of the plot with its head and numbers
constexpr float kSmallScene = 900, kSmallestScene = 560;  // widths
constexpr double kUsualH = 1e-6;                          ///< where the errors are read off

bool is_small(const Canvas& c, const Rect& scene) { return scene.width() < c.px(kSmallScene); }

/// Beside a slice the comparison is of the slice's own point, and has its place in the text.
bool compares(const RunView& run) { return run.probe && run.slopes && !run.slice; }

struct Card {
  std::vector<std::string> rows;
  float second = 0;  ///< where the second of two in a line begins
  std::string note;
  bool foldable = false, open = false;
  ImVec2 extent;
};

Card card_of(ScreenContext& context, const Rect& scene) {
  Canvas& c = context.canvas();
  const RunView& run = context.run();
  const Probe& p = *run.probe;
  Card card;
  card.rows = {"f=" + tex_number(p.f, 4),
               "\\nabla f=(" + tex_number(p.gradient[0]) + ",\\ " + tex_number(p.gradient[1]) + ")"};
  if (scene.width() >=
      c.px(kSmallestScene)) {  // else the page has the place, and the curvatures give way
    card.rows.insert(card.rows.begin(),
                     "(x,\\,y)=(" + tex_number(p.x[0]) + ",\\ " + tex_number(p.x[1]) + ")");
    card.rows.push_back("\\lambda=" + tex_number(p.eigenvalues[0]) + ",\\ " +
                        tex_number(p.eigenvalues[1]));
    if (run.scene->view.log_height.value_or(run.surface->drawing.log_height))
      card.note = "tangent plane of the drawn surface";
  }
  card.foldable = compares(run);
  card.open = card.foldable && context.memory.slopes.open && !is_small(c, scene);
  float width = card.note.empty() ? 0 : c.measure(c.font.regular, type::tiny, card.note).x;
  for (const std::string& row : card.rows)
    width = std::max(width, c.measure_formula(row, kFormula, c.colour.ink).x);
  if (card.foldable) width = std::max(width, c.px(card.open ? kErrorsWidth : 176));
  if (card.open) {
    const auto widest = [&](std::size_t a, std::size_t b) {
      return std::max(c.measure_formula(card.rows[a], kFormula, c.colour.ink).x,
                      c.measure_formula(card.rows[b], kFormula, c.colour.ink).x);
    };
    card.second = std::max(width * .56f, widest(0, 2) + c.px(18));
    width = std::max(width, card.second + widest(1, 3));
  }
  if (card.open) card.note.clear();
  float height = c.px(16) + c.px(kRow) * static_cast<float>(card.open ? 2 : card.rows.size()) +
                 (card.note.empty() ? 0 : c.px(18));
  if (card.foldable) height += c.px(kFoldGap + kFold);
  if (card.open) height += c.px(kErrors);
  card.extent = {std::round(width + c.px(2 * kPad + 22)), std::round(height)};
  return card;
}

float shared(const Rect& a, const Rect& b) {
  const Rect both = a.clipped(b);
  return both.empty() ? 0 : both.width() * both.height();
}

/// What the card keeps off: the probe with its tangent plane, the colour bar, the camera's buttons, the
/// title.
std::vector<Rect> kept_free(const Canvas& c, const Rect& scene, std::optional<ImVec2> at,
                            const std::optional<Rect>& legend) {
  std::vector<Rect> out = {
      {{scene.min.x, scene.max.y - c.px(58)}, {scene.min.x + c.px(156), scene.max.y}},
      {scene.min, {scene.center().x, scene.min.y + c.px(72)}}};
  if (legend) out.push_back(*legend);
  const float around = c.px(34);
  if (at) out.push_back({{at->x - around, at->y - around}, {at->x + around, at->y + around}});
  return out;
}

/// Beside the probe, on the side that is further from the middle; without a place of it, in the corner.
/// From there to the nearest place where the card covers nothing that it keeps off, or least of it.
Rect place_of(const Canvas& c, const Rect& scene, ImVec2 extent, std::optional<ImVec2> at,
              const std::optional<Rect>& legend) {
  const Rect room = scene.inset(c.px(16));
  const ImVec2 last{std::max(room.min.x, room.max.x - extent.x),
                    std::max(room.min.y, room.max.y - extent.y)};
  std::vector<float> xs = {last.x}, ys = {last.y};
  if (at) {
    const float gap = c.px(96), right = at->x + gap, left = at->x - gap - extent.x;
    const float below = at->y + gap * .5f, above = at->y - gap * .5f - extent.y;
    const bool far_right = at->x > scene.center().x, low = at->y > scene.center().y;
    xs = {far_right ? right : left, far_right ? left : right, room.min.x, last.x};
    ys = {low ? below : above, low ? above : below, room.min.y, last.y};
  }
  xs.push_back(scene.min.x + c.px(156));
  ys.insert(ys.end(), {room.min.y + c.px(60), scene.max.y - c.px(58) - extent.y});
  if (legend) {
    xs.push_back(legend->min.x - c.px(8) - extent.x);
    ys.push_back(legend->max.y + c.px(8));
  }
  const std::vector<Rect> taken = kept_free(c, scene, at, legend);
  const auto within = [&](float x, float y) {
    const ImVec2 min{std::round(std::clamp(x, room.min.x, last.x)),
                     std::round(std::clamp(y, room.min.y, last.y))};
    return Rect{min, {min.x + extent.x, min.y + extent.y}};
  };
  Rect best = within(xs[0], ys[0]);
  float least = HUGE_VALF, nearest = HUGE_VALF;
  for (const float x : xs)
    for (const float y : ys) {
      const Rect card = within(x, y);
      float covered = 0;
      for (const Rect& one : taken) covered += shared(card, one);
      const float away = std::hypot(card.min.x - xs[0], card.min.y - ys[0]);
      if (covered > least || (covered == least && away >= nearest)) continue;
      best = card, least = covered, nearest = away;
    }
  return best;
}

void leader(Canvas& c, const Rect& card, ImVec2 at) {
  if (card.contains(at)) return;
  const ImVec2 end{std::clamp(at.x, card.min.x, card.max.x),
                   std::clamp(at.y, card.min.y + c.px(12), card.max.y - c.px(12))};
  c.list().AddLine(at, end, with_alpha(c.colour.dark ? IM_COL32_BLACK : IM_COL32_WHITE, .65f), c.px(3));
  c.list().AddLine(at, end, c.colour.ink, c.px(1.25f));
  c.list().AddCircleFilled(at, c.px(9), IM_COL32(10, 13, 16, 255), 40);
  c.list().AddCircleFilled(at, c.px(7), IM_COL32_WHITE, 40);
}

std::string errors_title(const SlopeComparison& all) {
  return std::string(errors_name(all)) + ", below at h = " + power_of_ten(-6);
}

void errors(ScreenContext& context, Column column, bool here) {
  Canvas& c = context.canvas();
  SlopesMemory& memory = context.memory.slopes;
  memory.open = fold(c, column, "probe.slopes", "Ways to this slope", "", memory.open,
                     "Finite differences, complex step and dual numbers: the error of each");
  // What it was when the card was measured: a change shows in the next frame.
  if (!here || column.width < c.px(kErrorsWidth - 1) || !memory.open) return;
  column.y += c.px(4);
  slope_errors(c, {column.at(), {column.right(), column.y + c.px(kErrors - 12)}}, *context.run().slopes,
               errors_title(*context.run().slopes), kUsualH, memory.single);
}

}  // namespace

void probe_card(ScreenContext& context, const Rect& scene, std::optional<ImVec2> at,
                const std::optional<Rect>& legend) {
  if (!context.run().probe) return;
  Canvas& c = context.canvas();
  const Card content = card_of(context, scene);
  const Rect card = place_of(c, scene, content.extent, at, legend);
  context.input.card = card;
  if (at) leader(c, card, *at);
  const Overlay overlay("probe", card);
  c.fill(card, c.colour.panel, radius::control);
  c.frame(card, c.colour.line, radius::control);
  const float x = card.min.x + c.px(kPad);
  float y = card.min.y + c.px(8);
  for (std::size_t k = 0; k < content.rows.size(); ++k) {
    const bool beside = content.open && k % 2 == 1;
    c.formula(content.rows[k], kFormula, {beside ? x + content.second : x, y + c.px(17)}, c.colour.ink);
    if (!content.open || beside) y += c.px(kRow);
  }
  if (!content.note.empty()) {
    c.text(c.font.regular, type::tiny, {x, y + c.px(2)}, c.colour.mid, content.note);
    y += c.px(18);
  }
  if (content.foldable)
    errors(context, {x, y + c.px(kFoldGap), card.width() - c.px(2 * kPad)}, !is_small(c, scene));
  if (icon_button(c, "probe.close", {card.max.x - c.px(16), card.min.y + c.px(16)}, Icon::Close, 5,
                  "Remove the probe"))
    context.panel.send(SetProbe{std::nullopt});
}

bool slopes_for_plots(ScreenContext& context, const Rect& scene, const Rect& area) {
  Canvas& c = context.canvas();
  SlopesMemory& memory = context.memory.slopes;
  if (!compares(context.run()) || !memory.open || !is_small(c, scene)) return false;
  c.fill(area, c.colour.panel);
  slope_errors(
      c, {{area.min.x + c.px(24), area.min.y + c.px(2)}, {area.max.x - c.px(44), area.max.y - c.px(6)}},
      *context.run().slopes, errors_title(*context.run().slopes), kUsualH, memory.single);
  if (icon_button(c, "slopes.close", {area.max.x - c.px(24), area.min.y + c.px(18)}, Icon::Close, 5,
                  "Back to the plots"))
    memory.open = false;
  return true;
}

}  // namespace steepest::ui
