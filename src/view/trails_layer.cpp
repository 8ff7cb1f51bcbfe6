// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

#include "view/disc_style.h"
#include "view/marks_layer.h"
#include "view/picking.h"

namespace steepest::view {
namespace {

constexpr float kLongStep = .02f;  // of the box; longer steps are cut
constexpr int kMostPieces = 24;
constexpr std::int64_t kMarkEvery = 25;

Marker marker_of(const Frame& frame, int racer) { return Marker(frame.look(racer)); }

glm::vec3 head_colour(const Frame& frame, const Trail& trail, const ChainPoint& head) {
  if (frame.race()) return racer_colour(frame.look(trail.racer));
  switch (frame.view().colour) {
    case ChainColour::Basin: return basin_colour(head.basin);
    case ChainColour::Optimizer: return racer_colour(frame.look(trail.racer));
    case ChainColour::Loss: return loss_colour(float(frame.terrain.scale().unit(head.loss)));
    case ChainColour::Speed: break;
  }
  const double decades =
      std::log10(std::max(double(head.speed), 1e-30)) - SpeedScale(frame.terrain).log_slowest;
  return speed_colour(float(decades / SpeedScale::kDecades));
}

bool drawable(const Frame& frame, const ChainPoint& p) {
  return std::isfinite(p.x) && std::isfinite(p.y) && frame.terrain.inside(double(p.x), double(p.y));
}

RibbonStyle trail_style(const Frame& frame, const Trail& trail) {
  RibbonStyle style;
  if (frame.race()) {
    style.colour = glm::vec4(racer_colour(frame.look(trail.racer)), 1);
    style.width = 3 * frame.line, style.halo_width = 1.75f * frame.line;
    style.halo = rgba(kHalo, .75f);
    style.bias = .004f;
  } else {
    style.width = 2.25f * frame.line, style.halo_width = 1.25f * frame.line;
    style.halo = rgba(kHalo, .55f);
    style.fades = true;
  }
  return style;
}

void add_floor_copy(const Frame& frame, Marks& marks, const Trail& trail) {
  std::vector<glm::vec3> path;
  for (const ChainPoint& p : trail.points)
    if (drawable(frame, p)) path.push_back(frame.terrain.on_floor(double(p.x), double(p.y)));
  RibbonStyle style;
  style.colour = glm::vec4(racer_colour(frame.look(trail.racer)), .9f);
  style.width = 2 * frame.line, style.halo_width = frame.line;
  style.halo = rgba(kHalo, .4f);
  style.bias = .0008f;
  marks.floor.add(frame.lens, path, style);
}

/// A small mark every so many steps, so that pace can be read off a trail.
void add_pace(const Frame& frame, Marks& marks, const Trail& trail) {
  const std::int64_t n = std::int64_t(trail.points.size()),
                     steps = std::max<std::int64_t>(frame.run.step, n - 1);
  std::int64_t every = kMarkEvery;
  while (steps / every > 40) every *= 2;
  const glm::vec4 colour(racer_colour(frame.look(trail.racer)), 1);
  for (std::int64_t step = every; step < steps; step += every) {
    const ChainPoint& p = trail.points[std::size_t(step * (n - 1) / steps)];
    if (!drawable(frame, p)) continue;
    const glm::vec3 at = frame.terrain.at_loss(double(p.x), double(p.y), double(p.loss));
    if (!can_be_seen(frame.terrain, frame.lens, at)) continue;
    marks.overlay.marker(marker_of(frame, trail.racer), glm::vec2(frame.lens.pixel(at)),
                         3.2f * frame.line, colour, 1.1f * frame.line, rgba(kHalo));
  }
}

/// "Adam"; where the race has the rule twice, with the learning rate that tells them apart.
std::string racer_title(const Frame& frame, int racer) {
  const Scene& scene = *frame.run.scene;
  const bool first = racer == 0 || std::size_t(racer) > scene.racers.size();
  const Problem& problem = scene.problem;
  const Racer own =
      first ? Racer{problem.rule, problem.learning_rate, {}} : scene.racers[std::size_t(racer) - 1];
  const RuleInfo* rule = frame.run.catalog ? frame.run.catalog->rule(own.rule) : nullptr;
  const std::string title = rule ? std::string(rule->title) : own.rule;
  const auto same = std::ranges::count(scene.racers, own.rule, &Racer::rule);
  if (same + (problem.rule == own.rule ? 1 : 0) < 2) return title;
  return title + ", η = " + number_text(own.learning_rate);
}

void add_start(const Frame& frame, Marks& marks) {
  const ChainPoint& p = frame.run.trails.front().points.front();
  if (!drawable(frame, p)) return;
  const glm::vec3 at = frame.terrain.at_loss(double(p.x), double(p.y), double(p.loss));
  const glm::vec2 pixel(frame.lens.pixel(at));
  marks.overlay.disc(pixel, 3.5f * frame.line, glm::vec4(1), 1.5f * frame.line, rgba(kHalo));
  marks.placer.block(pixel, 6 * frame.line);
  if (!frame.settings.labels) return;
  const TextStyle style{Face::Medium, 13 * frame.px, glm::vec4(1)};
  add_pill(frame, marks.overlay, marks.placer, pixel, 5 * frame.line, {{{{"start", style}}}, {}, 1});
}

struct Head {
  glm::vec2 pixel;
  const Trail* trail;
  glm::vec3 colour;
};

void label_racers(const Frame& frame, Marks& marks, const std::vector<Head>& heads) {
  std::vector<int> named;
  for (const Head& head : heads) {
    if (std::ranges::find(named, head.trail->racer) != named.end()) continue;
    named.push_back(head.trail->racer);
    const TextStyle style{Face::SemiBold, 13 * frame.px, glm::vec4(head.colour, 1)};
    add_pill(frame, marks.overlay, marks.placer, head.pixel, 10 * frame.line,
             {{{{racer_title(frame, head.trail->racer), style}}}, {}, 1});
  }
}

/// Race trails are few and bold: labels keep off them.
void block_trails(const Frame& frame, Marks& marks) {
  const float spacing = 12 * frame.px;
  for (const Trail& trail : frame.run.trails) {
    glm::vec2 last(-1e6f);
    for (const glm::vec3& p : draped(frame.terrain, trail.points)) {
      const glm::vec2 pixel(frame.lens.pixel(p));
      if (glm::distance(pixel, last) < spacing) continue;
      last = pixel;
      marks.placer.block(pixel, 3 * frame.line);
    }
  }
}

}  // namespace

std::vector<glm::vec3> draped(const Terrain& terrain, std::span<const ChainPoint> points) {
  std::vector<glm::vec3> path;
  const ChainPoint* before = nullptr;
  for (const ChainPoint& p : points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y) || !terrain.inside(double(p.x), double(p.y))) {
      before = nullptr;
      continue;
    }
    if (before) {
      const float length = glm::distance(terrain.box(double(before->x), double(before->y)),
                                         terrain.box(double(p.x), double(p.y)));
      const int pieces = std::clamp(int(length / kLongStep), 1, kMostPieces);
      for (int k = 1; k < pieces; ++k) {
        const double t = double(k) / pieces;
        path.push_back(terrain.on_surface(double(before->x) + double(p.x - before->x) * t,
                                          double(before->y) + double(p.y - before->y) * t));
      }
    }
    path.push_back(terrain.at_loss(double(p.x), double(p.y), double(p.loss)));
    before = &p;
  }
  return path;
}

void add_trails(const Frame& frame, Marks& marks) {
  for (const Trail& trail : frame.run.trails) {
    marks.surface.add(frame.lens, draped(frame.terrain, trail.points), trail_style(frame, trail));
    if (frame.race() && frame.floor()) add_floor_copy(frame, marks, trail);
  }
}

void add_trail_heads(const Frame& frame, Marks& marks) {
  if (frame.race())
    for (const Trail& trail : frame.run.trails)
      if (trail.points.size() > 1) add_pace(frame, marks, trail);
  std::vector<Head> heads;
  for (const Trail& trail : frame.run.trails) {
    if (trail.points.empty() || !drawable(frame, trail.points.back())) continue;
    const ChainPoint& p = trail.points.back();
    const glm::vec3 at = frame.terrain.at_loss(double(p.x), double(p.y), double(p.loss));
    if (!frame.race() && !can_be_seen(frame.terrain, frame.lens, at)) continue;
    heads.push_back({glm::vec2(frame.lens.pixel(at)), &trail, head_colour(frame, trail, p)});
  }
  const float radius = (frame.race() ? 8.f : 4.f) * frame.line,
              rim = (frame.race() ? 2.f : 1.5f) * frame.line;
  for (const Head& head : heads) {
    const Marker marker = frame.race() ? marker_of(frame, head.trail->racer) : Marker::Circle;
    marks.overlay.marker(marker, head.pixel, radius, glm::vec4(head.colour, 1), rim, rgba(kHalo));
    marks.placer.block(head.pixel, radius);
  }
  if (!frame.race() || heads.empty()) return;
  block_trails(frame, marks);
  if (frame.settings.labels) label_racers(frame, marks, heads);
  add_start(frame, marks);
}

}  // namespace steepest::view
