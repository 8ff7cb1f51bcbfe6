// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

#include "view/marks_layer.h"

namespace steepest::view {
namespace {

constexpr std::uint32_t kMove = 0x56B4E9;
constexpr float kShortest = .10f, kLonger = .24f, kLongest = .6f;  // arrows, of the box
constexpr float kHeadLength = .06f, kHeadWidth = .026f;

/// An arrow over everything, level from a place on the surface; `dash` 0: solid.
void arrow(const Frame& frame, Marks& marks, const glm::vec3& from, glm::vec2 along, float length,
           std::uint32_t colour, float dash) {
  if (!(glm::length(along) > 0) || !(length > 0)) return;
  const glm::vec3 ahead(glm::normalize(along), 0), across(-ahead.y, ahead.x, 0);
  const float head = std::min(kHeadLength, .6f * length);
  const glm::vec3 tip = from + ahead * length, neck = tip - ahead * head;
  const glm::vec3 left = neck + across * (kHeadWidth * head / kHeadLength),
                  right = neck - across * (kHeadWidth * head / kHeadLength);
  RibbonStyle style;
  style.colour = rgba(colour);
  style.width = 3.5f * frame.line;
  style.halo = rgba(kHalo, .6f), style.halo_width = 1.5f * frame.line;
  style.dash = dash * frame.line;
  style.bias = .001f;
  marks.above.add(frame.lens, std::array{from, neck}, style);
  style.dash = 0;
  style.width = 2 * frame.line;
  marks.above.add(frame.lens, std::array{left, tip, right, left, tip}, style);
  marks.above.triangle(frame.lens, {tip, left, right}, style.colour, .0012f);
  block_line(frame, marks.placer, from, tip);
}

glm::vec3 on_surface(const Frame& frame, double x, double y) {
  const double f = frame.run.field->at(x, y);
  return {frame.terrain.box(x, y), Terrain::kTop * float(frame.terrain.scale().unit(f))};
}

void disc(const Frame& frame, Marks& marks, double x, double y, float radius, const glm::vec4& fill) {
  marks.overlay.disc(glm::vec2(frame.lens.pixel(on_surface(frame, x, y))), radius * frame.line, fill,
                     2 * frame.line, rgba(kHalo));
}

}  // namespace

/// At the chain: where the gradient points, then (dashed) what the rule makes of it, then the move.
void add_story(const Frame& frame, Marks& marks) {
  const StepStory* const story = frame.run.story;
  if (!story || story->x.empty() || frame.run.scene->problem.dimension > 2) return;
  const auto coordinate = [&](const std::vector<double>& v, std::size_t k) {
    return k < v.size() ? v[k] : 0.;
  };
  const double x = story->x[0], y = coordinate(story->x, 1);
  const double nx = story->moved[0], ny = coordinate(story->moved, 1);
  if (!frame.terrain.inside(x, y)) return;
  const SubStep part = frame.run.sub_step;
  const glm::vec3 stand = on_surface(frame, x, y);
  const double gx = story->gradient[0] + coordinate(story->noise, 0),
               gy = coordinate(story->gradient, 1) + coordinate(story->noise, 1);
  const auto& region = frame.terrain.region();
  const double size = std::hypot(gx, gy);
  const double typical = (frame.terrain.scale().f_max() - frame.terrain.scale().f_min()) /
                         std::hypot(region[1] - region[0], region[3] - region[2]);
  arrow(frame, marks, stand, {float(gx), float(gy)},
        kShortest + kLonger * float(size / (size + typical)), kGradient, 0);
  const glm::vec2 move = frame.terrain.box(nx, ny) - frame.terrain.box(x, y);
  if (part != SubStep::Gradient && std::isfinite(move.x) && std::isfinite(move.y))
    arrow(frame, marks, stand, move,
          part == SubStep::State ? std::clamp(glm::length(move), kShortest, kLongest)
                                 : std::min(std::max(glm::length(move), .5f * kShortest), kLongest),
          kMove, part == SubStep::State ? 8.f : 0.f);
  disc(frame, marks, x, y, 6, glm::vec4(1, 1, 1, part == SubStep::Move ? .5f : 1.f));
  if (part == SubStep::Move && frame.terrain.inside(nx, ny)) disc(frame, marks, nx, ny, 7, rgba(kMove));
}

}  // namespace steepest::view
