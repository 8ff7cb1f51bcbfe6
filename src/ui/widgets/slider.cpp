// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/slider.h"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>

#include "ui/widgets/text_entry.h"

namespace steepest::ui {
namespace {

constexpr double kZeroShare = .05;  ///< of a logarithmic track that begins at 0

double two_digits(double value) {
  if (value == 0 || !std::isfinite(value)) return 0;
  const double unit = std::pow(10, std::floor(std::log10(std::abs(value))) - 1);
  const double rounded = std::round(value / unit);
  // Dividing by a whole power of ten gives the decimal that was meant; multiplying by 0.1 does not.
  return unit < 1 ? rounded / std::round(1 / unit) : rounded * std::round(unit);
}

/// x of a position on the track whose grab stays inside `r`.
struct Rail {
  float left, width, y;

  float x(double position) const { return left + width * static_cast<float>(position); }
  double position(float at) const { return std::clamp((at - left) / width, 0.f, 1.f); }
};

void draw_limit(Canvas& c, const Rect& r, const Rail& rail, const Slider& spec) {
  const float h = c.px(2), x = std::round(rail.x(spec.track.position(*spec.limit)));
  const Rect zone{{x, rail.y - h}, {r.max.x, rail.y + h}};
  c.fill(zone, c.colour.panel);
  c.fill(zone, with_alpha(c.colour.gradient, .38f), radius::bar);
  for (float at = x; at < r.max.x - c.px(4); at += c.px(6))
    c.list().AddLine({at, rail.y + h}, {at + c.px(4), rail.y - h}, with_alpha(c.colour.gradient, .9f),
                     c.px(1.25f));
  c.fill({{x - c.px(1), rail.y - c.px(9)}, {x + c.px(1), rail.y + c.px(9)}}, c.colour.gradient);
  const float width = c.measure_formula(spec.limit_tex, type::small, c.colour.gradient_text).x;
  const float left = std::clamp(x - width / 2, r.min.x, std::max(r.min.x, r.max.x - width));
  c.formula(spec.limit_tex, type::small, {left, rail.y + c.px(24)}, c.colour.gradient_text);
}

void draw_track(Canvas& c, const Rect& r, const Rail& rail, double position, const Slider& spec,
                const Hit& hit) {
  const float grab = std::round(rail.x(position));
  c.fill({{r.min.x, rail.y - c.px(1.5f)}, {r.max.x, rail.y + c.px(1.5f)}}, c.colour.track, radius::bar);
  if (spec.limit) draw_limit(c, r, rail, spec);
  c.fill({{r.min.x, rail.y - c.px(2)}, {grab, rail.y + c.px(2)}}, spec.hue ? spec.hue : c.colour.mid,
         radius::bar);
  const float bigger = hit.active ? 1.f : hit.glow * .6f;
  c.list().AddCircleFilled({grab, rail.y}, c.px(size::grab / 2 + 1 + bigger), c.colour.panel, 40);
  c.list().AddCircleFilled({grab, rail.y}, c.px(size::grab / 2 + bigger), c.colour.ink, 40);
  if (hit.focused) {
    const float ring = c.px(size::grab / 2 + 3);
    c.list().AddCircle({grab, rail.y}, ring, c.colour.step, 40, c.px(2));
  }
}

/// A double click on the label takes the scene's own value again; a tooltip says so.
std::optional<double> original(Canvas& c, const ImVec2 at, float width, const Slider& spec,
                               double value) {
  const Rect r{{at.x, at.y - c.px(3)}, {at.x + std::max(width, c.px(24)), at.y + c.px(21)}};
  ImGui::SetCursorScreenPos(r.min);
  ImGui::Dummy({r.width(), r.height()});
  if (!spec.original) {
    c.tip(spec.help);
    return {};
  }
  c.note(spec.id + ".label", r);
  c.tip(spec.help + (spec.help.empty() ? "" : "\n") + "Double click: back to " +
        number(*spec.original, 4) + ", as the scene began");
  if (!ImGui::IsItemHovered()) return {};
  if (*spec.original != value)
    c.hline(r.min.x, r.max.x, r.max.y - c.px(1), with_alpha(c.colour.mid, .5f));
  return ImGui::IsMouseDoubleClicked(0) ? spec.original : std::nullopt;
}

/// Label at the left, number at the right; the number becomes a field when it is clicked.
std::optional<double> heading(Canvas& c, Column& column, EditState& state, const Slider& spec,
                              double value) {
  const ImVec2 at = column.at();
  float label = c.text(c.font.regular, type::ui, at, c.colour.mid, spec.label);
  if (!spec.symbol.empty())
    label +=
        c.px(6) + c.formula(spec.symbol, 16, {at.x + label + c.px(6), at.y + c.px(14)}, c.colour.mid).x;
  const auto back = original(c, at, label, spec, value);
  const std::string id = spec.id + ".value";
  if (state.typing == id) {
    const float width = std::min(c.px(128), column.width * .55f);
    const auto typed = text_entry(
        c, state, id, {{column.right() - width, at.y - c.px(5)}, {column.right(), at.y + c.px(23)}});
    if (!typed) return {};
    const auto read = read_number(*typed, spec.range);
    if (!read) state.refuse(id, read.error());
    return read ? std::optional(*read) : std::nullopt;
  }
  const std::string shown = spec.shown.empty() || value != spec.value ? number(value, 3) : spec.shown;
  const ImVec2 extent = c.measure(c.font.medium, type::ui, shown);
  const Hit hit = c.hit(
      id, {{column.right() - extent.x - c.px(4), at.y - c.px(2)}, {column.right(), at.y + c.px(20)}});
  c.tip("Click to type: " + range_text(spec.range));
  c.text(c.font.medium, type::ui, {column.right(), at.y}, c.colour.ink, shown, 1);
  if (hit.hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    c.hline(column.right() - extent.x, column.right(), at.y + extent.y, with_alpha(c.colour.mid, .7f));
  }
  if (hit.clicked) state.begin(id, editable(value));
  return back;
}

}  // namespace

double arrow_keys(const Hit& hit, std::string_view id) {
  if (!hit.focused) return 0;
  const ImGuiID owner = ImGui::GetID(id.data(), id.data() + id.size());
  double by = 0;
  for (const auto& [key, sign] :
       {std::pair{ImGuiKey_LeftArrow, -1.}, std::pair{ImGuiKey_RightArrow, 1.}}) {
    if (ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, owner)) by += sign;
    ImGui::SetKeyOwner(key, owner);
  }
  return by;
}

double Track::position(double v) const {
  if (!logarithmic) return std::clamp((v - low) / (high - low), 0., 1.);
  const double from = zero ? kZeroShare : 0;
  if (!(v > 0)) return 0;
  const double share = std::log(v / low) / std::log(high / low);
  return std::clamp(from + share * (1 - from), zero ? kZeroShare / 2 : 0., 1.);
}

double Track::value(double position) const {
  if (!logarithmic) {
    const double step = std::pow(10, std::floor(std::log10((high - low) / 100)));
    const double v = low + (high - low) * position;
    return std::clamp(
        step < 1 ? std::round(v / step) / std::round(1 / step) : std::round(v / step) * step, low, high);
  }
  const double from = zero ? kZeroShare : 0;
  if (zero && position < from) return 0;
  return std::clamp(two_digits(low * std::pow(high / low, (position - from) / (1 - from))), low, high);
}

std::optional<double> slider(Canvas& c, Column& column, EditState& state, const Slider& spec) {
  const bool held = spec.on_release && state.dragging == spec.id;
  const double value = held ? state.dragged : spec.value;
  std::optional<double> result = heading(c, column, state, spec, value);

  const Rect r{{column.x, column.y + c.px(20)}, {column.right(), column.y + c.px(44)}};
  const Rail rail{r.min.x + c.px(8), r.width() - c.px(16), std::round(column.y + c.px(32))};
  const Hit hit = c.hit(spec.id, {r.min, r.max});
  std::optional<double> moved;
  const double arrows = arrow_keys(hit, spec.id);
  if (arrows != 0)
    moved = spec.track.value(std::clamp(spec.track.position(value) + .02 * arrows, 0., 1.));
  if (hit.focused && spec.original && ImGui::IsKeyPressed(ImGuiKey_Backspace, false))
    moved = spec.original;
  if (hit.active) moved = spec.track.value(rail.position(ImGui::GetIO().MousePos.x));
  if (moved && spec.range.integer) moved = std::round(*moved);
  draw_track(c, r, rail, spec.track.position(moved.value_or(value)), spec, hit);
  if (!hit.active) c.tip(spec.help);

  if (spec.on_release && hit.active) {
    state.dragging = spec.id;
    state.dragged = *moved;
  } else if (held) {
    state.dragging.clear();
    if (state.dragged != spec.value) result = state.dragged;
  } else if (moved && *moved != value) {
    result = moved;
  }
  column.y += c.px(spec.limit ? size::slider_limit : size::slider);
  refusal_line(c, state, spec.id + ".value", column);
  return result;
}

}  // namespace steepest::ui
