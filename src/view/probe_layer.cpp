// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

#include "view/marks_layer.h"
#include "view/picking.h"

namespace steepest::view {
namespace {

constexpr float kPatch = .13f;  // half side, of the box
constexpr float kLift = .006f;  // of the patch over its point
constexpr float kGhost = .30f;  // what a hidden line leaves
constexpr float kShortestArrow = .10f, kLongerArrow = .24f;
constexpr float kHeadLength = .075f, kHeadWidth = .032f;

/// The probed point in the box: where it stands, the uphill direction on the floor and on the
/// tangent plane of the drawn surface, and the direction across.
struct Stand {
  glm::vec3 point, floor, uphill, along, across;
  float arrow = 0;  ///< length of the gradient's arrow; 0 where the gradient vanishes
};

Stand stand_of(const Frame& frame, const Probe& probe) {
  const Terrain& terrain = frame.terrain;
  const auto& region = terrain.region();
  const glm::vec2 half = terrain.half_size();
  Stand s;
  s.point = glm::vec3(terrain.box(probe.x[0], probe.x[1]),
                      Terrain::kTop * float(terrain.scale().unit(probe.f)));
  s.floor = terrain.on_floor(probe.x[0], probe.x[1]);
  const double size = std::hypot(probe.gradient[0], probe.gradient[1]);
  const bool flat = !(size > 1e-12) || !std::isfinite(size);
  s.uphill = flat ? glm::vec3(1, 0, 0)
                  : glm::vec3(float(probe.gradient[0] / size), float(probe.gradient[1] / size), 0);
  const double per_box = (region[1] - region[0]) / (2 * double(half.x));
  const double rise = flat ? 0 : double(Terrain::kTop) * terrain.scale().slope(probe.f) * size * per_box;
  s.along = glm::normalize(glm::vec3(s.uphill.x, s.uphill.y, float(rise)));
  s.across = glm::vec3(-s.uphill.y, s.uphill.x, 0);
  if (flat) return s;
  const double typical = (terrain.scale().f_max() - terrain.scale().f_min()) /
                         std::hypot(region[1] - region[0], region[3] - region[2]);
  s.arrow = kShortestArrow + kLongerArrow * float(size / (size + typical));
  return s;
}

void add_patch(const Frame& frame, Marks& marks, const Stand& s) {
  const glm::vec3 normal = glm::normalize(glm::cross(s.along, s.across));
  const glm::vec3 o = s.point + normal * kLift;
  const glm::vec3 a = s.along * kPatch, b = s.across * kPatch;
  const std::array<glm::vec3, 5> outline = {o + a + b, o + a - b, o - a - b, o - a + b, o + a + b};
  const glm::vec4 fill = rgba(kTangent, .34f);
  marks.surface.triangle(frame.lens, {outline[0], outline[1], outline[2]}, fill, .003f);
  marks.surface.triangle(frame.lens, {outline[0], outline[2], outline[3]}, fill, .003f);
  RibbonStyle style;
  style.colour = rgba(kTangent);
  style.width = 1.75f * frame.line;
  style.halo = rgba(kHalo, .5f), style.halo_width = 1.f * frame.line;
  style.bias = .004f;
  marks.surface.add(frame.lens, outline, style);
  style.colour.a = kGhost;
  marks.ghosts.add(frame.lens, outline, style);
  if (s.arrow <= 0) return;
  const std::array<glm::vec3, 2> lift = {o, o + s.along * s.arrow};
  style.colour = rgba(0xFF8A4C);
  style.width = 2.5f * frame.line;
  style.dash = 10 * frame.line;
  style.bias = .006f;
  marks.surface.add(frame.lens, lift, style);
}

void add_arrow(const Frame& frame, Marks& marks, const Stand& s) {
  const glm::vec3 tip = s.floor + s.uphill * s.arrow, neck = tip - s.uphill * kHeadLength;
  const std::array<glm::vec3, 2> shaft = {s.floor, neck + s.uphill * (.25f * kHeadLength)};
  const glm::vec3 left = neck + s.across * kHeadWidth, right = neck - s.across * kHeadWidth;
  RibbonStyle style;
  style.colour = rgba(kGradient);
  style.width = 4 * frame.line;
  style.halo = rgba(kHalo, .6f), style.halo_width = 1.5f * frame.line;
  style.bias = .001f;
  marks.floor.add(frame.lens, shaft, style);
  style.width = 2 * frame.line;
  marks.floor.add(frame.lens, std::array{left, tip, right, left, tip}, style);
  marks.floor.triangle(frame.lens, {tip, left, right}, style.colour, .0012f);
  block_line(frame, marks.placer, s.floor, tip);
}

void add_plumb_line(const Frame& frame, Marks& marks, const Stand& s) {
  RibbonStyle style;
  style.colour = glm::vec4(frame.theme.ink, .8f);
  style.width = 1.25f * frame.line;
  style.dash = 7 * frame.line;
  style.bias = .001f;
  marks.surface.add(frame.lens, std::array{s.floor, s.point}, style);
}

/// What the patch and the arrow's lift cover, so that no label hides them.
Rect around(const Frame& frame, const Stand& s) {
  Rect rect{glm::vec2(1e9f), glm::vec2(-1e9f)};
  const glm::vec3 a = s.along * kPatch, b = s.across * kPatch;
  for (const glm::vec3& p : {s.point + a + b, s.point + a - b, s.point - a - b, s.point - a + b,
                             s.point + s.along * s.arrow}) {
    const glm::vec2 pixel(frame.lens.pixel(p));
    rect.low = glm::min(rect.low, pixel), rect.high = glm::max(rect.high, pixel);
  }
  return rect;
}

Pill readout(const Frame& frame, const Probe& probe) {
  const TextStyle text{Face::Medium, 13 * frame.px, glm::vec4(1)};
  const TextStyle name{Face::Maths, 15 * frame.px, rgba(0xC3CCD5)};
  const TextStyle small{Face::Regular, 12 * frame.px, rgba(0xAEB9C4)};
  Pill pill;
  pill.leader_from = 110;  // beside the patch it is clear what is meant
  pill.lines.push_back({{"𝑓", name}, {" = " + short_number(probe.f), text}});
  pill.lines.push_back(
      {{"∇𝑓", name},
       {" = (" + short_number(probe.gradient[0]) + ", " + short_number(probe.gradient[1]) + ")", text}});
  if (frame.terrain.scale().logarithmic())
    pill.lines.push_back({{"tangent plane of the drawn surface", small}});
  return pill;
}

}  // namespace

void add_tangent_plane(const Frame& frame, Marks& marks, const Probe& at) {
  const Stand s = stand_of(frame, at);
  if (std::isfinite(s.along.z)) add_patch(frame, marks, s);
}

void add_floor_gradient(const Frame& frame, Marks& marks, const Probe& at) {
  const Stand s = stand_of(frame, at);
  if (frame.floor() && s.arrow > 0) add_arrow(frame, marks, s);
}

void add_probe(const Frame& frame, Marks& marks) {
  const Probe* probe = frame.run.probe;
  if (!probe || !std::isfinite(probe->x[0]) || !std::isfinite(probe->x[1]) ||
      !frame.terrain.inside(probe->x[0], probe->x[1]))
    return;
  const Stand s = stand_of(frame, *probe);
  if (std::isfinite(s.along.z)) add_patch(frame, marks, s);
  if (frame.floor()) {
    if (s.arrow > 0) add_arrow(frame, marks, s);
    add_plumb_line(frame, marks, s);
  }
  const glm::vec2 pixel(frame.lens.pixel(s.point));
  const float alpha = can_be_seen(frame.terrain, frame.lens, s.point) ? 1.f : .55f;
  marks.overlay.disc(pixel, 7 * frame.line, glm::vec4(1, 1, 1, alpha), 2 * frame.line,
                     rgba(kHalo, alpha));
  marks.placer.block(around(frame, s));
  if (!frame.settings.labels || !frame.settings.probe_label) return;
  Pill pill = readout(frame, *probe);
  const glm::vec2 outwards = pixel - glm::vec2(frame.lens.pixel({0, 0, .5f * Terrain::kTop}));
  if (glm::length(outwards) > 24 * frame.px) pill.towards = glm::normalize(outwards);
  add_pill(frame, marks.overlay, marks.placer, pixel, 9 * frame.line, pill);
}

}  // namespace steepest::view
