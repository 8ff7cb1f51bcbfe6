// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstdio>

#include <glm/geometric.hpp>

#include "view/marks_layer.h"
#include "view/picking.h"

namespace steepest::view {
namespace {

constexpr float kRadius = 9, kRing = 2.25f, kUnder = 5;
constexpr float kHidden = .45f, kHiddenLabel = .9f;  // a label must be legible all the same
constexpr std::size_t kMostMinima = 12, kMostLabels = 8;

struct Shown {
  std::size_t index;
  glm::vec2 pixel;
  float alpha;
};

/// A surface of very many minima shows the deepest only: rings round all would hide it.
double highest_shown(const Frame& frame) {
  const auto minima = frame.run.minima;
  if (minima.size() <= kMostMinima) return HUGE_VAL;
  const double lowest = std::ranges::min_element(minima, {}, &KnownPoint::f)->f;
  return lowest + 1e-9 * std::max(1., std::abs(lowest));
}

std::vector<Shown> shown_minima(const Frame& frame) {
  std::vector<Shown> shown;
  const double highest = highest_shown(frame);
  for (std::size_t k = 0; k < frame.run.minima.size() && shown.size() < kMostMinima; ++k) {
    const KnownPoint& point = frame.run.minima[k];
    if (point.f > highest) continue;
    if (point.x.size() < 2 || !frame.terrain.inside(point.x[0], point.x[1])) continue;
    const glm::vec3 at = frame.terrain.at_loss(point.x[0], point.x[1], point.f);
    const bool seen = can_be_seen(frame.terrain, frame.lens, at);
    shown.push_back({k, glm::vec2(frame.lens.pixel(at)), seen ? 1.f : kHidden});
  }
  return shown;
}

/// Colour alone does not tell small discs apart: the label says how many chains are in this basin.
bool counts_known(const Frame& frame) {
  return frame.view().colour == ChainColour::Basin && !frame.race() && frame.run.statistics.chains > 1 &&
         frame.run.statistics.basins.size() == frame.run.minima.size();
}

std::string share_text(const Statistics& statistics, std::size_t basin) {
  char text[32];
  const double share = double(statistics.basins[basin]) / double(statistics.chains);
  std::snprintf(text, sizeof text, "  %.1f\u2009%%", 100 * share);
  return text;
}

Pill label_of(const Frame& frame, std::size_t index, float alpha) {
  const TextStyle name{Face::Medium, 13 * frame.px, glm::vec4(1)};
  const TextStyle count{Face::Regular, 13 * frame.px, rgba(0xC3CCD5)};
  std::vector<PillText> line;
  line.push_back({(frame.race() ? "minimum " : "") + place_text(frame.run.minima[index].x), name});
  Pill pill{{}, {}, alpha};
  pill.optional = true;
  if (counts_known(frame)) {
    line.push_back({share_text(frame.run.statistics, index), count});
    pill.swatch = glm::vec4(basin_colour(int(index)), 1);
  }
  pill.lines.push_back(std::move(line));
  return pill;
}

}  // namespace

void add_minima(const Frame& frame, Marks& marks) {
  for (const Shown& s : shown_minima(frame)) {
    marks.overlay.ring(s.pixel, kRadius * frame.line, kUnder * frame.line, rgba(kHalo, .8f * s.alpha));
    marks.overlay.ring(s.pixel, kRadius * frame.line, kRing * frame.line, glm::vec4(1, 1, 1, s.alpha));
    marks.placer.block(s.pixel, (kRadius + 3) * frame.line);
  }
}

void add_minima_labels(const Frame& frame, Marks& marks) {
  // Outwards from the middle of the scene: chains come from the other side.
  const glm::vec2 middle(frame.lens.pixel({0, 0, .5f * Terrain::kTop}));
  const std::vector<Shown> shown = shown_minima(frame);
  for (std::size_t k = 0; k < std::min(shown.size(), kMostLabels); ++k) {
    Pill pill = label_of(frame, shown[k].index, std::max(shown[k].alpha, kHiddenLabel));
    const glm::vec2 outwards = shown[k].pixel - middle;
    if (glm::length(outwards) > 24 * frame.px) pill.towards = glm::normalize(outwards);
    add_pill(frame, marks.overlay, marks.placer, shown[k].pixel, (kRadius + 3) * frame.line, pill);
  }
}

}  // namespace steepest::view
