// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/axes_layer.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "view/picking.h"

namespace steepest::view {
namespace {

constexpr float kTickLength = 6, kTickWidth = 1.25f, kLabel = 13, kName = 22;
constexpr float kLabelGap = 9, kNameGap = 34, kClosestLabels = 15;

/// One labelled edge: a straight line of the box and the numbers along it.
struct Edge {
  glm::vec3 from, to;
  glm::vec3 outward;  ///< box direction in which ticks leave the edge
  struct Tick {
    float at;  ///< 0 ... 1 along the edge
    std::string text;
  };
  std::vector<Tick> ticks;
  std::string name;
};

glm::vec2 on_screen(const Frame& frame, const glm::vec3& p) { return glm::vec2(frame.lens.pixel(p)); }

/// The screen direction of `outward` at a point of the edge.
glm::vec2 screen_direction(const Frame& frame, const glm::vec3& p, const glm::vec3& outward) {
  const glm::vec2 d = on_screen(frame, p + outward * .05f) - on_screen(frame, p);
  const float length = glm::length(d);
  return length > 1e-3f ? d / length : glm::vec2(-1, 0);
}

class EdgePainter {
 public:
  EdgePainter(const Frame& frame, Ribbons& ribbons, Overlay& overlay)
      : frame_(frame), ribbons_(ribbons), overlay_(overlay) {}

  void paint(const Edge& edge) {
    const std::array<glm::vec3, 2> line = {edge.from, edge.to};
    ribbons_.add(frame_.lens, line, style());
    if (!frame_.settings.labels) return;
    const TextStyle text{Face::Regular, kLabel * frame_.px, glm::vec4(frame_.theme.muted, 1)};
    float widest = 0;
    glm::vec2 last(-1e6f);
    for (const Edge::Tick& tick : edge.ticks) {
      const glm::vec3 p = glm::mix(edge.from, edge.to, tick.at);
      const glm::vec2 at = on_screen(frame_, p);
      if (glm::distance(at, last) < kClosestLabels * frame_.px) continue;
      if (p.z < 0 && !can_be_seen(frame_.terrain, frame_.lens, p)) continue;
      last = at;
      const glm::vec2 out = screen_direction(frame_, p, edge.outward);
      const float width = overlay_.text_width(tick.text, text);
      paint_tick(p, out);
      // The label's box touches a circle round the tick's end, whatever its direction.
      const glm::vec2 half(.5f * width, .5f * kLabel * frame_.px * .73f);
      const float clear = (kTickLength + kLabelGap) * frame_.px;
      const glm::vec2 middle = at + out * clear + glm::vec2(out.x * half.x, out.y * half.y);
      overlay_.text(middle, .5f, tick.text, text);
      widest = std::max(widest, std::abs(out.x) * width + std::abs(out.y) * kLabel * frame_.px);
    }
    if (!edge.name.empty()) paint_name(edge, widest);
  }

 private:
  RibbonStyle style() const {
    RibbonStyle line;
    line.colour = glm::vec4(frame_.theme.muted, .8f);
    line.width = kTickWidth * frame_.line;
    line.bias = .004f;  // seen from low, a pixel inwards is that much nearer
    return line;
  }

  void paint_tick(const glm::vec3& p, glm::vec2 out) {
    // Given in pixels: unproject the tick's end at the depth of its foot.
    const glm::vec3 foot = frame_.lens.pixel(p);
    const glm::vec2 end = glm::vec2(foot) + out * (kTickLength * frame_.px);
    const glm::vec4 device(end.x / float(frame_.width()) * 2 - 1, 1 - end.y / float(frame_.height()) * 2,
                           foot.z * 2 - 1, 1);
    const glm::vec4 back = frame_.lens.inverse * device;
    const std::array<glm::vec3, 2> line = {p, glm::vec3(back) / back.w};
    ribbons_.add(frame_.lens, line, style());
  }

  void paint_name(const Edge& edge, float widest) {
    const glm::vec3 middle = glm::mix(edge.from, edge.to, .5f);
    const glm::vec2 out = screen_direction(frame_, middle, edge.outward);
    glm::vec2 at = on_screen(frame_, middle) + out * (kNameGap * frame_.px + widest);
    const float edge_gap = 13 * frame_.px;  // a name at the rim of the picture stays whole
    if (glm::distance(at, glm::clamp(at, glm::vec2(0), glm::vec2(frame_.width(), frame_.height()))) >
        edge_gap)
      return;  // the edge itself is out of the picture
    at = glm::clamp(at, glm::vec2(edge_gap), glm::vec2(frame_.width(), frame_.height()) - edge_gap);
    overlay_.text(at, .5f, edge.name, {Face::Maths, kName * frame_.px, glm::vec4(frame_.theme.ink, 1)});
  }

  const Frame& frame_;
  Ribbons& ribbons_;
  Overlay& overlay_;
};

std::vector<Edge::Tick> number_ticks(double low, double high) {
  std::vector<Edge::Tick> ticks;
  for (const double v : nice_ticks(low, high, 5))
    ticks.push_back({float((v - low) / (high - low)), number_text(v)});
  return ticks;
}

/// Seen from nearly above a height has no length.
bool shows_heights(const Frame& frame) { return glm::normalize(frame.lens.eye).z < .94f; }

/// Foot of the vertical edge that is leftmost on the screen.
glm::vec3 leftmost_corner(const Frame& frame) {
  const glm::vec2 half = frame.terrain.half_size();
  glm::vec3 found(0);
  float leftmost = 1e9f;
  for (const float sx : {-1.f, 1.f})
    for (const float sy : {-1.f, 1.f}) {
      const glm::vec3 corner(sx * half.x, sy * half.y, 0);
      const float x = frame.lens.pixel(corner).x;
      if (x < leftmost) leftmost = x, found = corner;
    }
  return found;
}

Edge height_edge(const Frame& frame, const std::vector<Level>& levels) {
  Edge edge;
  edge.from = leftmost_corner(frame);
  edge.to = edge.from + glm::vec3(0, 0, Terrain::kTop);
  // To the left on the screen, wherever that is in the box.
  const glm::vec3 back = glm::normalize(frame.lens.eye - edge.from);
  edge.outward = glm::normalize(glm::cross(back, glm::vec3(0, 0, 1)));
  const double f_min = frame.terrain.scale().f_min();
  if (std::abs(f_min) < 1e-9) edge.ticks.push_back({0, "0"});
  for (const Level& tick : height_ticks(frame.terrain.scale(), levels))
    edge.ticks.push_back({tick.unit, number_text(tick.loss)});
  return edge;
}

}  // namespace

float axes_height(bool floor, float up) {
  return glm::mix(floor ? -Terrain::kGap : 0.f, Terrain::kTop, glm::smoothstep(.82f, .96f, up));
}

void add_axes(const Frame& frame, const std::vector<Level>& levels, Ribbons& ribbons, Overlay& overlay) {
  const glm::vec2 half = frame.terrain.half_size();
  const auto& region = frame.terrain.region();
  const glm::vec3 to_eye = glm::normalize(frame.lens.eye);
  const float side_x = to_eye.x > 1e-4f ? 1.f : -1.f, side_y = to_eye.y > 1e-4f ? 1.f : -1.f;
  const float z = axes_height(frame.floor(), to_eye.z);
  EdgePainter painter(frame, ribbons, overlay);
  painter.paint({{-half.x, side_y * half.y, z},
                 {half.x, side_y * half.y, z},
                 {0, side_y, 0},
                 number_ticks(region[0], region[1]),
                 "𝑥"});
  painter.paint({{side_x * half.x, -half.y, z},
                 {side_x * half.x, half.y, z},
                 {side_x, 0, 0},
                 number_ticks(region[2], region[3]),
                 "𝑦"});
  if (shows_heights(frame)) painter.paint(height_edge(frame, levels));
}

std::optional<Rect> height_edge_extent(const Frame& frame) {
  if (!shows_heights(frame) || !frame.settings.labels) return std::nullopt;
  constexpr float kLabels = 56;  // room of the longest usual number, left of the edge
  const glm::vec3 foot = leftmost_corner(frame);
  const glm::vec2 low = on_screen(frame, foot),
                  high = on_screen(frame, foot + glm::vec3(0, 0, Terrain::kTop));
  const float half_line = .5f * kLabel * frame.px;
  return Rect{{std::min(low.x, high.x) - kLabels * frame.px, std::min(low.y, high.y) - half_line},
              {std::max(low.x, high.x), std::max(low.y, high.y) + half_line}};
}

void add_borders(const Frame& frame, Ribbons& ribbons) {
  constexpr int kPieces = 240;
  const auto& r = frame.terrain.region();
  const std::array<std::array<double, 2>, 5> corners = {
      {{r[0], r[2]}, {r[1], r[2]}, {r[1], r[3]}, {r[0], r[3]}, {r[0], r[2]}}};
  std::vector<glm::vec3> surface, floor;
  for (std::size_t side = 0; side < 4; ++side)
    for (int k = 0; k <= kPieces; ++k) {
      const double t = double(k) / kPieces;
      const double x = corners[side][0] + (corners[side + 1][0] - corners[side][0]) * t;
      const double y = corners[side][1] + (corners[side + 1][1] - corners[side][1]) * t;
      surface.push_back(frame.terrain.on_surface(x, y));
      if (k % kPieces == 0) floor.push_back(frame.terrain.on_floor(x, y));
    }
  RibbonStyle style;
  style.colour = frame.theme.border;
  style.width = 1.25f * frame.line;
  style.bias = .0015f;
  ribbons.add(frame.lens, surface, style);
  if (!frame.floor()) return;
  style.colour.a *= .45f;
  style.bias = .004f;
  ribbons.add(frame.lens, floor, style);
}

}  // namespace steepest::view
