// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The parts of the window round the scene, apart from the right panel (panels/list.h).
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "steepest/error.h"
#include "ui/layout.h"
#include "ui/screens/screen.h"

namespace steepest::ui {

/// Logo, tabs, scene menu, question field, menu, theme. Its answers and lists open over the body.
void top_bar(ScreenContext&, const Rect&);
/// What was answered, below the field; drawn last, over everything else.
void ask_answers(ScreenContext&);
/// The long job that runs, with a way to end it; over the foot of `body`.
void job_bar(ScreenContext&, const Rect& body);

void transport(ScreenContext&, const Rect&);
/// The right side: panels from top to bottom, with undo and reset beside the first head.
void controls_panel(ScreenContext&, const Rect&, std::span<const Panel>);
void controls_panel(ScreenContext&, const Rect&, const std::function<void(Column&)>& body);

/// Title, text and rule of the scene, the numbers at the probe; below them the basins or standings.
void story(PanelContext&, const Rect&, Markdown&);
/// The title and text alone, at the cursor.
void scene_text(PanelContext&, Markdown&);
/// Shares by basin, or the rules of a race by loss; how high it would be, and drawing it.
float outcome_height(const PanelContext&);
void outcome(PanelContext&, Column&);

/// What to try in this scene, with ticks; marks what the run shows to be done.
float tasks_height(const ScreenContext&);
void tasks(ScreenContext&, Column&);

/// `taken`: device pixels of the head's right that are not theirs.
void plots(PanelContext&, const Rect&, PlotData&, float taken = 0);
/// Below the scene: the plots, or theory beside simulation, as the tabs at its right say.
void plots_or_theory(PanelContext&, const Rect&, PlotData&);
/// Which of the two: asks the run for what is shown.
void show_theory(PanelContext&, bool on);

/// Title and subtitle over the scene, camera buttons, the probe's card, messages. Each is drawn in
/// a window of its own, so that a press on it is not one on the scene.
enum class CameraAction { Left, Right, Up, Down, ZoomIn, ZoomOut, Reset, Top };
void scene_title(ScreenContext&, const Rect& scene);
void camera_buttons(PanelContext&, const Rect& scene, std::vector<CameraAction>&);
/// `at`: where the probed point is seen, device pixels.
void probe_card(ScreenContext&, const Rect& scene, std::optional<ImVec2> at,
                const std::optional<Rect>& legend);
/// In place of the plots below a small scene, what the card has unfolded. True while that is there: then
/// the screen leaves the plots out.
bool slopes_for_plots(ScreenContext&, const Rect& scene, const Rect& plots);
void messages(PanelContext&, const Rect& area, std::vector<Error>&);

}  // namespace steepest::ui
