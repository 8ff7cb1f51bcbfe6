// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The Learn screen round the scene: the page's text with its live blocks; beside it the plots and the
// numbers of the slice, or of the chains where there is none. The scene itself is drawn by the caller's
// renderer.
#pragma once
#include "ui/screens/screen.h"

namespace steepest::ui {

using LearnContext = ScreenContext;

/// Device pixels, all on whole ones. For a text page only `left` is set: the whole screen. `transport`
/// is empty beside a slice, which has no steps to play.
struct LearnAreas {
  Rect left, scene, transport, plots, right;
};

/// The page at desk.place and what stands beside it; `top`: below the top bar, `bottom`: the window's.
LearnAreas learn_areas(const Desk& desk, const RunView& run, float width, float top, float bottom,
                       float scale);

/// The page at desk.place; null when there is none of that name.
const learn::Page* learn_page(const Desk& desk);

/// The scene that the text of this step was written beside; null: the page has none.
const Scene* step_scene(const learn::Page& page, int step);

/// Everything of the screen that lies outside `areas.scene`.
void learn_screen(LearnContext& context, const LearnAreas& areas);

}  // namespace steepest::ui
