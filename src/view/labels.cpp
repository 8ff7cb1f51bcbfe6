// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include <glm/geometric.hpp>

namespace steepest::view {
namespace {

constexpr float kPadX = 7, kPadY = 5, kLine = 18, kRadius = 6, kGap = 6;
constexpr float kSwatch = 4.5f, kSwatchGap = 6, kBar = 4;

float line_width(Overlay& overlay, const std::vector<PillText>& line) {
  float width = 0;
  for (const PillText& run : line) width += overlay.text_width(run.text, run.style);
  return width;
}

glm::vec4 faded(glm::vec4 colour, float alpha) { return {glm::vec3(colour), colour.a * alpha}; }

}  // namespace

bool LabelPlacer::free(const Rect& rect) const {
  if (rect.low.x < inside_.low.x || rect.low.y < inside_.low.y || rect.high.x > inside_.high.x ||
      rect.high.y > inside_.high.y)
    return false;
  return std::ranges::none_of(taken_, [&](const Rect& r) { return r.meets(rect); });
}

std::optional<glm::vec2> LabelPlacer::find(glm::vec2 mark, float radius, glm::vec2 size,
                                           glm::vec2 towards) {
  std::array<glm::vec2, 8> directions = {
      {{0, -1}, {0, 1}, {1, 0}, {-1, 0}, {.8f, -.8f}, {-.8f, -.8f}, {.8f, .8f}, {-.8f, .8f}}};
  std::ranges::stable_sort(directions, std::greater{},
                           [&](glm::vec2 d) { return glm::dot(glm::normalize(d), towards); });
  const auto box_at = [&](glm::vec2 direction, float extra) {
    const glm::vec2 middle = mark + direction * (size * .5f + radius + kGap * px_ + extra);
    return Rect{middle - size * .5f, middle + size * .5f};
  };
  for (const float extra : {0.f, 16.f, 40.f, 76.f, 120.f})
    for (const glm::vec2& direction : directions) {
      const Rect rect = box_at(direction, extra * px_);
      if (!free(rect)) continue;
      block(rect);
      placed_.push_back(rect);
      return (rect.low + rect.high) * .5f;
    }
  return std::nullopt;
}

glm::vec2 LabelPlacer::place(glm::vec2 mark, float radius, glm::vec2 size, glm::vec2 towards) {
  if (const auto found = find(mark, radius, size, towards)) return *found;
  const glm::vec2 half = size * .5f;
  const glm::vec2 middle = glm::min(
      glm::max(mark + towards * (half + radius + kGap * px_), inside_.low + half), inside_.high - half);
  block({middle - half, middle + half});
  placed_.push_back({middle - half, middle + half});
  return middle;
}

void block_line(const Frame& frame, LabelPlacer& placer, const glm::vec3& a, const glm::vec3& b) {
  constexpr int kPieces = 24;
  for (int k = 0; k <= kPieces; ++k)
    placer.block(glm::vec2(frame.lens.pixel(a + (b - a) * (float(k) / kPieces))), 4 * frame.line);
}

void add_pill(const Frame& frame, Overlay& overlay, LabelPlacer& placer, glm::vec2 mark, float radius,
              const Pill& pill) {
  const float px = frame.px;
  const float indent = pill.swatch ? (2 * kSwatch + kSwatchGap) * px : pill.bar ? kBar * px : 0;
  float width = 0;
  for (std::size_t k = 0; k < pill.lines.size(); ++k)
    width = std::max(width, line_width(overlay, pill.lines[k]) + (k == 0 ? indent : 0));
  const float lines = float(pill.lines.size());
  const glm::vec2 size(width + 2 * kPadX * px, (kLine * lines + 2 * kPadY - 5) * px);
  const auto place = pill.optional ? placer.find(mark, radius, size, pill.towards)
                                   : placer.place(mark, radius, size, pill.towards);
  if (!place) return;
  const glm::vec2 middle = *place;
  const glm::vec2 low = middle - size * .5f;
  const float away = glm::distance(mark, glm::clamp(mark, low, low + size));
  if (away > radius + pill.leader_from * px) {
    const glm::vec2 end = glm::clamp(mark, low, low + size);
    const glm::vec2 begin = mark + glm::normalize(end - mark) * radius;
    overlay.line(begin, end, 3 * px, faded(rgba(kHalo, .6f), pill.alpha));
    overlay.line(begin, end, 1.25f * px, glm::vec4(1, 1, 1, .8f * pill.alpha));
  }
  const glm::vec4 ground = pill.themed ? glm::vec4(frame.theme.background, .88f * pill.alpha)
                                       : rgba(kPill, .88f * pill.alpha);
  overlay.box(low, low + size, (pill.bar ? 2 : kRadius) * px, ground);
  if (pill.bar) overlay.box(low, {low.x + kBar * px, low.y + size.y}, px, *pill.bar);
  glm::vec2 pen(std::round(low.x) + kPadX * px, low.y + (kPadY + .5f * (kLine - 5)) * px);
  for (std::size_t k = 0; k < pill.lines.size(); ++k) {
    float x = pen.x + (k == 0 ? indent : 0);
    if (k == 0 && pill.swatch)
      overlay.disc({pen.x + kSwatch * px, pen.y}, kSwatch * px, faded(*pill.swatch, pill.alpha), 0, {});
    for (const PillText& run : pill.lines[k]) {
      TextStyle style = run.style;
      style.colour = faded(style.colour, pill.alpha);
      overlay.text({x, pen.y}, 0, run.text, style);
      x += overlay.text_width(run.text, run.style);
    }
    pen.y += kLine * px;
  }
}

std::string place_text(const std::vector<double>& x, int decimals) {
  std::string text = "(";
  for (std::size_t k = 0; k < std::min<std::size_t>(x.size(), 2); ++k) {
    const double tiny = .5 * std::pow(10., -decimals);
    text += (k ? ", " : "") + number_text(std::abs(x[k]) < tiny ? 0 : x[k], decimals);
  }
  return text + (x.size() > 2 ? ", …)" : ")");
}

std::string short_number(double value) {
  if (value == 0 || !std::isfinite(value)) return number_text(value);
  const int magnitude = int(std::floor(std::log10(std::abs(value))));
  return number_text(value, std::clamp(3 - magnitude, 0, 6));
}

}  // namespace steepest::view
