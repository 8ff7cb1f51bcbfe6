// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A map as the interface sees it: what was asked for, and what is done of it. The application fills it.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <imgui.h>

namespace steepest::ui {

enum class MapKind { Basins, Steps, LrMomentum, LrStart };
inline constexpr int kMapKinds = 4;

/// What to map. Surface, rule, noise, seed and start box are those of the experiment.
struct MapForm {
  MapKind kind = MapKind::Basins;
  bool steps_to_target = false;  ///< of learning rates: how soon, instead of how deep
  int side = 256;                ///< pixels
  std::int64_t steps = 500;      ///< updates of every pixel's chain
  double lr_low = 1e-3, lr_high = 1;
  double momentum_low = 0, momentum_high = 1;

  bool operator==(const MapForm&) const = default;
};

struct MapTick {
  float at = 0;  ///< 0 ... 1 along the side, from the left or from below
  std::string text;
};

struct MapSideView {
  std::string name;            ///< "x", "learning rate"
  std::vector<double> values;  ///< of the pixels' middles
  std::vector<MapTick> ticks;
};

struct MapView {
  MapForm form;
  std::string title;                 ///< what was mapped
  std::string caption;               ///< under which rule
  ImTextureData* picture = nullptr;  ///< one texel a pixel, top row first; null until a row is done
  int columns = 0, rows = 0;
  MapSideView across, up;
  std::vector<double> values;       ///< rows x columns, row 0 lowest; of the rows that are done
  std::vector<int> row_shown;       ///< whose values a row shows, -1: none yet
  std::vector<std::string> basins;  ///< "(3, 2)": what a value of a map of basins means
  std::vector<std::pair<ImU32, std::string>> legend;  ///< patches: basins, diverged, not reached
  std::string bar_name;                               ///< empty: there is no bar
  std::vector<ImU32> bar;                             ///< colours from below
  std::vector<MapTick> bar_ticks;
  bool running = false;
  double share = 0;          ///< 0 ... 1
  double seconds_left = -1;  ///< -1: not known yet

  double value(int column, int row) const {
    const int from = row_shown[static_cast<std::size_t>(row)];
    return values[static_cast<std::size_t>(from) * static_cast<std::size_t>(columns) +
                  static_cast<std::size_t>(column)];
  }
};

}  // namespace steepest::ui
