// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What stands out of the crowd: trails of a few chains with their heads, the known minima, the probe.
#pragma once
#include "view/frame.h"
#include "view/labels.h"
#include "view/overlay.h"
#include "view/ribbons.h"

namespace steepest::view {

/// Where marks are collected: lines on the floor, lines on the surface, flat marks over everything.
struct Marks {
  Ribbons& floor;
  Ribbons& surface;
  Ribbons& ghosts;  ///< drawn before `surface`, without depth test: what hidden parts leave visible
  Ribbons& above;   ///< drawn last, over everything
  Overlay& overlay;
  LabelPlacer& placer;
};

void add_trails(const Frame& frame, Marks& marks);
void add_trail_heads(const Frame& frame, Marks& marks);
void add_minima(const Frame& frame, Marks& marks);         ///< rings
void add_minima_labels(const Frame& frame, Marks& marks);  ///< after every head has its place
void add_probe(const Frame& frame, Marks& marks);
void add_picked(const Frame& frame, Marks& marks);  ///< the chain that was picked
void add_story(const Frame& frame, Marks& marks);   ///< the update that is gone through in parts
void add_tangent_plane(const Frame& frame, Marks& marks, const Probe& at);
void add_floor_gradient(const Frame& frame, Marks& marks, const Probe& at);

/// The path of a chain laid over the drawn surface: long steps are cut so that they do not tunnel.
std::vector<glm::vec3> draped(const Terrain& terrain, std::span<const ChainPoint> points);

}  // namespace steepest::view
