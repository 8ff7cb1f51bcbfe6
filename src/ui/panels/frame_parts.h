// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The parts of the window round the scene, apart from the right panel (panels/list.h).
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "steepest/error.h"
#include "ui/layout.h"
#include "ui/markdown.h"
#include "ui/panels/panel.h"
#include "ui/panels/plot_data.h"

namespace steepest::ui {

void top_bar(PanelContext&, const Rect&, std::span<const Scene> scenes, bool wide);

/// `unit_speed`: steps a frame that count as 1x.
void transport(PanelContext&, const Rect&, double unit_speed);

/// Title, text and rule of the scene, the numbers at the probe; below them the basins or standings.
void story(PanelContext&, const Rect&, Markdown&);
/// Shares by basin, or the rules of a race by loss; how high it would be, and drawing it.
float outcome_height(const PanelContext&);
void outcome(PanelContext&, Column&);

void plots(PanelContext&, const Rect&, PlotData&);

/// Title and subtitle over the scene, camera buttons, the probe's card, messages. Each is drawn in
/// a window of its own, so that a press on it is not one on the scene.
enum class CameraAction { Left, Right, Up, Down, ZoomIn, ZoomOut, Reset, Top };
void scene_title(PanelContext&, const Rect& scene);
void camera_buttons(PanelContext&, const Rect& scene, std::vector<CameraAction>&);
/// `at`: where the probed point is seen, device pixels.
void probe_card(PanelContext&, const Rect& scene, std::optional<ImVec2> at);
void messages(PanelContext&, const Rect& scene, std::vector<Error>&);

}  // namespace steepest::ui
