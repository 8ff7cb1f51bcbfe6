// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/slice_layer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <glm/geometric.hpp>

namespace steepest::view {
namespace {

constexpr float kBelow = .20f, kAbove = .045f;
constexpr std::size_t kFillPieces = 160;
constexpr float kTangentReach = .35f, kLongestTangent = .46f;  // half lengths in the box
constexpr float kSecantBeyond = .12f;
constexpr std::uint32_t kSecant = 0xCC79A7, kStep = 0x56B4E9;

struct SliceColours {
  std::uint32_t plane, curve, text;
};

SliceColours colours_of(const Frame& frame, Axis axis) {
  const bool dark = frame.settings.theme == Theme::Dark;
  if (axis == Axis::X) return {0xE69F00, 0xFFB020, dark ? 0xE69F00u : 0x945600u};
  return {0x1FBF92, 0x1FBF92, dark ? 0x1FBF92u : 0x00735Au};
}

glm::dvec2 along(const Slice& slice, double s) {
  const double held = held_coordinate(slice.spec);
  return slice.spec.axis == Axis::X ? glm::dvec2(s, held) : glm::dvec2(held, s);
}

double place_of(const SliceSpec& spec) { return spec.axis == Axis::X ? spec.at[0] : spec.at[1]; }
const char* moving_name(Axis axis) { return axis == Axis::X ? "𝑥" : "𝑦"; }
const char* held_name(Axis axis) { return axis == Axis::X ? "𝑦" : "𝑥"; }

glm::vec3 on_curve(const Frame& frame, double s, double f) {
  const glm::dvec2 at = along(*frame.slice(), s);
  return glm::vec3(frame.terrain.box(at.x, at.y), Terrain::kTop * float(frame.terrain.scale().unit(f)));
}

bool inside(const Frame& frame, double s) {
  const glm::dvec2 at = along(*frame.slice(), s);
  return std::isfinite(s) && frame.terrain.inside(at.x, at.y);
}

float bottom_of(const Frame& frame) { return frame.floor() ? -Terrain::kGap : 0.f; }

/// Two digits after the point, a true minus.
std::string fixed(double value) {
  char text[48];
  std::snprintf(text, sizeof text, "%.2f", std::abs(value) < .005 ? 0. : value);
  std::string digits = text;
  if (std::abs(value) >= 1e5 || !std::isfinite(value)) return short_number(value);
  if (digits.starts_with('-')) digits.replace(0, 1, "\u2212");
  return digits;
}

RibbonStyle line_style(const Frame& frame, std::uint32_t colour, float width) {
  RibbonStyle style;
  style.colour = rgba(colour);
  style.width = width * frame.line;
  style.halo = rgba(kHalo, .7f), style.halo_width = 1.75f * frame.line;
  return style;
}

void add_curve(const Frame& frame, Marks& marks) {
  const Slice& slice = *frame.slice();
  std::vector<glm::vec3> path;
  for (std::size_t k = 0; k < slice.s.size(); ++k)
    if (inside(frame, slice.s[k]) && std::isfinite(slice.f[k]))
      path.push_back(on_curve(frame, slice.s[k], slice.f[k]));
  RibbonStyle style = line_style(frame, colours_of(frame, slice.spec.axis).curve, 4);
  style.bias = .004f;
  marks.surface.add(frame.lens, path, style);
}

/// Straight in the drawn box and as steep as the drawn curve at the point.
std::array<glm::vec3, 2> tangent_line(const Frame& frame) {
  const Slice& slice = *frame.slice();
  const double slope = slice.gradient[slice.spec.axis == Axis::X ? 0 : 1];
  const auto& r = frame.terrain.region();
  const double per_box = (r[1] - r[0]) / (2 * double(frame.terrain.half_size().x));
  const float rise =
      float(double(Terrain::kTop) * frame.terrain.scale().slope(slice.value) * slope * per_box);
  const glm::vec3 direction = slice.spec.axis == Axis::X ? glm::vec3(1, 0, rise) : glm::vec3(0, 1, rise);
  const float reach = std::min(kTangentReach, kLongestTangent / glm::length(direction));
  const glm::vec3 point = on_curve(frame, place_of(slice.spec), slice.value);
  return {point - direction * reach, point + direction * reach};
}

void add_secant(const Frame& frame, Marks& marks) {
  const Slice& slice = *frame.slice();
  const double s = place_of(slice.spec), h = slice.spec.h;
  if (!inside(frame, s + h)) return;
  const glm::vec3 a = on_curve(frame, s, slice.value);
  const glm::vec3 b = on_curve(frame, s + h, slice.value + slice.secant_slope * h);
  const glm::vec3 way = b - a;
  const float length = glm::length(way);
  if (!(length > 1e-6f)) return;
  const glm::vec3 more = way / length * std::max(kSecantBeyond, .5f * (2 * kTangentReach - length));
  marks.above.add(frame.lens, std::array{a - more, b + more}, line_style(frame, kSecant, 3));
  block_line(frame, marks.placer, a - more, b + more);
  marks.overlay.disc(glm::vec2(frame.lens.pixel(b)), 6 * frame.line, rgba(kSecant), 2 * frame.line,
                     rgba(kHalo));
  marks.placer.block(glm::vec2(frame.lens.pixel(b)), 9 * frame.line);
}

/// The updates of a descent along the slice; gives the newest place that can be shown.
std::array<double, 2> add_descent(const Frame& frame, Marks& marks) {
  const Slice& slice = *frame.slice();
  std::array<double, 2> newest = {place_of(slice.spec), slice.value};
  std::vector<glm::vec3> places;
  for (std::size_t k = 0; k < std::min(slice.descent_s.size(), slice.descent_f.size()); ++k) {
    if (!inside(frame, slice.descent_s[k]) || !std::isfinite(slice.descent_f[k])) break;
    newest = {slice.descent_s[k], slice.descent_f[k]};
    places.push_back(on_curve(frame, newest[0], newest[1]));
  }
  if (places.size() < 2) return newest;
  RibbonStyle style = line_style(frame, kStep, 2.25f);
  style.halo_width = 1.25f * frame.line;
  marks.above.add(frame.lens, places, style);
  for (std::size_t k = 0; k + 1 < places.size(); ++k) {
    const glm::vec2 pixel(frame.lens.pixel(places[k]));
    marks.overlay.disc(pixel, 4.5f * frame.line, rgba(kStep), 1.5f * frame.line, rgba(kHalo));
    marks.placer.block(pixel, 6 * frame.line);
  }
  return newest;
}

void add_plumb(const Frame& frame, Marks& marks, double s, double f) {
  glm::vec3 top = on_curve(frame, s, f), foot = top;
  foot.z = bottom_of(frame);
  RibbonStyle style;
  style.colour = glm::vec4(frame.theme.ink, .85f);
  style.width = 1.5f * frame.line;
  style.dash = 7 * frame.line;
  marks.above.add(frame.lens, std::array{top, foot}, style);
  if (!frame.settings.labels) return;
  const TextStyle text{Face::SemiBold, 13 * frame.px, glm::vec4(frame.theme.ink, 1)};
  const TextStyle name{Face::Maths, 16 * frame.px, glm::vec4(frame.theme.ink, 1)};
  Pill pill;
  pill.lines = {{{moving_name(frame.slice()->spec.axis), name}, {" = " + fixed(s), text}}};
  pill.towards = {0, 1};
  pill.themed = true;
  add_pill(frame, marks.overlay, marks.placer, glm::vec2(frame.lens.pixel(foot)), 1 * frame.line, pill);
}

/// Above the plane's upper corner that is leftmost on the screen.
void label_plane(const Frame& frame, Marks& marks) {
  const SliceSpec& spec = frame.slice()->spec;
  const auto corners = plane_corners(frame);
  const glm::vec2 a(frame.lens.pixel(corners[2])), b(frame.lens.pixel(corners[3]));
  const glm::vec4 colour = rgba(colours_of(frame, spec.axis).text);
  const TextStyle text{Face::SemiBold, 14 * frame.px, colour}, name{Face::Maths, 17 * frame.px, colour};
  Pill pill;
  pill.lines = {
      {{"slice ", text}, {held_name(spec.axis), name}, {" = " + fixed(held_coordinate(spec)), text}}};
  pill.towards = glm::normalize(glm::vec2(.35f, -1));
  pill.themed = true;
  add_pill(frame, marks.overlay, marks.placer, a.x < b.x ? a : b, 0, pill);
}

/// "slope ∂f/∂x = 4.07", or of the secant where there is no tangent.
void label_slope(const Frame& frame, Marks& marks, glm::vec2 end) {
  const Slice& slice = *frame.slice();
  const bool tangent = slice.spec.tangent;
  const TextStyle text{Face::Medium, 17 * frame.px, glm::vec4(frame.theme.ink, 1)};
  const TextStyle maths{Face::Maths, 21 * frame.px, glm::vec4(frame.theme.ink, 1)};
  Pill pill;
  std::vector<PillText> line = {{tangent ? "slope " : "slope of the secant", text}};
  if (tangent) {
    line.push_back({"𝜕𝑓", maths});
    line.push_back({" / ", text});
    line.push_back({std::string("𝜕") + moving_name(slice.spec.axis), maths});
  }
  line.push_back(
      {" = " + fixed(tangent ? slice.gradient[slice.spec.axis == Axis::X ? 0 : 1] : slice.secant_slope),
       text});
  pill.lines.push_back(std::move(line));
  const bool dark = frame.settings.theme == Theme::Dark;
  pill.bar = rgba(tangent ? (dark ? kTangent : 0x8A7A00u) : (dark ? kSecant : 0xA8487Fu));
  pill.towards = glm::normalize(glm::vec2(.6f, -.8f));
  pill.themed = true;
  add_pill(frame, marks.overlay, marks.placer, end, 6 * frame.line, pill);
}

}  // namespace

double held_coordinate(const SliceSpec& spec) { return spec.axis == Axis::X ? spec.at[1] : spec.at[0]; }

std::array<glm::vec3, 4> plane_corners(const Frame& frame) {
  const Slice& slice = *frame.slice();
  const auto& r = frame.terrain.region();
  const bool x = slice.spec.axis == Axis::X;
  const glm::dvec2 from = along(slice, x ? r[0] : r[2]), to = along(slice, x ? r[1] : r[3]);
  const glm::vec2 a = frame.terrain.box(from.x, from.y), b = frame.terrain.box(to.x, to.y);
  const float low = bottom_of(frame);
  return {glm::vec3(a, low), glm::vec3(b, low), glm::vec3(b, Terrain::kTop),
          glm::vec3(a, Terrain::kTop)};
}

glm::vec4 front_of_plane(const Frame& frame) {
  const Slice& slice = *frame.slice();
  const glm::vec3 on = plane_corners(frame)[0];
  const glm::vec3 normal = slice.spec.axis == Axis::X ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0);
  const float side = glm::dot(normal, frame.lens.eye - on) >= 0 ? 1.f : -1.f;
  return glm::vec4(normal * side, -side * glm::dot(normal, on));
}

void add_plane(const Frame& frame, Ribbons& ribbons) {
  const Slice& slice = *frame.slice();
  const std::uint32_t colour = colours_of(frame, slice.spec.axis).plane;
  const float low = bottom_of(frame);
  const std::size_t n = slice.s.size(), stride = std::max<std::size_t>(1, n / kFillPieces);
  for (std::size_t k = 0; k + 1 < n; k += stride) {
    const std::size_t next = std::min(k + stride, n - 1);
    const glm::vec3 p = on_curve(frame, slice.s[k], slice.f[k]),
                    q = on_curve(frame, slice.s[next], slice.f[next]);
    const auto at = [](glm::vec3 v, float z) { return v.z = z, v; };
    const glm::vec4 below = rgba(colour, kBelow), above = rgba(colour, kAbove);
    ribbons.triangle(frame.lens, {at(p, low), at(q, low), q}, below, .0002f);
    ribbons.triangle(frame.lens, {at(p, low), q, p}, below, .0002f);
    ribbons.triangle(frame.lens, {p, q, at(q, Terrain::kTop)}, above, .0002f);
    ribbons.triangle(frame.lens, {p, at(q, Terrain::kTop), at(p, Terrain::kTop)}, above, .0002f);
  }
  const auto c = plane_corners(frame);
  RibbonStyle style;
  style.colour = rgba(colour, .75f);
  style.width = 1.5f * frame.line;
  ribbons.add(frame.lens, std::array{c[0], c[1], c[2], c[3], c[0]}, style);
}

void add_slice(const Frame& frame, Marks& marks) {
  const Slice* slice = frame.slice();
  if (!slice || !inside(frame, place_of(slice->spec)) || !std::isfinite(slice->value)) return;
  const SliceSpec& spec = slice->spec;
  const Probe probe{spec.at, slice->value, slice->gradient, {}, {}};
  if (spec.tangent_plane) add_tangent_plane(frame, marks, probe);
  if (spec.gradient) add_floor_gradient(frame, marks, probe);
  if (spec.plane) add_curve(frame, marks);
  const auto newest = add_descent(frame, marks);
  if (spec.secant) add_secant(frame, marks);
  const auto tangent = tangent_line(frame);
  if (spec.tangent) {
    marks.above.add(frame.lens, tangent, line_style(frame, kTangent, 3.5f));
    block_line(frame, marks.placer, tangent[0], tangent[1]);
  }
  if (newest[0] != place_of(spec)) {
    const glm::vec2 end(frame.lens.pixel(on_curve(frame, newest[0], newest[1])));
    marks.overlay.disc(end, 6.5f * frame.line, rgba(kStep), 2 * frame.line, rgba(kHalo));
    marks.placer.block(end, 9 * frame.line);
  }
  const glm::vec3 point = on_curve(frame, place_of(spec), slice->value);
  marks.overlay.disc(glm::vec2(frame.lens.pixel(point)), 7 * frame.line, glm::vec4(1), 2 * frame.line,
                     rgba(kHalo));
  marks.placer.block(glm::vec2(frame.lens.pixel(point)), 10 * frame.line);
  add_plumb(frame, marks, newest[0], newest[1]);
  if (!frame.settings.labels) return;
  const glm::vec2 a(frame.lens.pixel(tangent[0])), b(frame.lens.pixel(tangent[1]));
  const glm::vec2 end = spec.tangent ? (a.y < b.y ? a : b) : glm::vec2(frame.lens.pixel(point));
  if (spec.tangent || spec.secant) label_slope(frame, marks, end);
  if (spec.plane) label_plane(frame, marks);
}

}  // namespace steepest::view
