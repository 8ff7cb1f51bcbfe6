// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What every layer of the scene is given for one frame; borrowed, never kept.
#pragma once
#include <algorithm>
#include <vector>

#include "view/lens.h"
#include "view/palette.h"
#include "view/racer_looks.h"
#include "view/terrain.h"

namespace steepest::view {

struct Frame {
  const RunView& run;
  const DrawSettings& settings;
  const Terrain& terrain;
  const Lens& lens;
  const SceneTheme& theme;
  float px = 1;              ///< pixels per logical pixel
  float line = 1;            ///< the same for widths of lines and sizes of marks
  bool software = false;     ///< pictures are computed on the CPU
  float fade = 1;            ///< of the chains: 0 just born, 1 there
  std::vector<int> looks{};  ///< of the racers, see racer_looks()

  const ViewSpec& view() const {
    static const ViewSpec plain;
    return run.scene ? run.scene->view : plain;
  }
  bool floor() const { return settings.floor && view().floor; }
  /// What is cut, if anything that can be drawn.
  const Slice* slice() const { return run.slice && run.slice->s.size() > 1 ? run.slice : nullptr; }
  bool race() const { return run.scene && !run.scene->racers.empty(); }
  /// The look of a racer, 0 ... 4.
  int look(int racer) const {
    if (racer < 0 || std::size_t(racer) >= looks.size()) return std::max(racer, 0) % kRacerColours;
    return looks[std::size_t(racer)];
  }
  int width() const { return settings.width; }
  int height() const { return settings.height; }
};

}  // namespace steepest::view
