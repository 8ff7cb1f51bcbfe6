// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The Learn screen round the scene: the page's text with its live blocks, the plots of the slice, and
// its numbers. The scene itself is drawn by the caller's renderer.
#pragma once
#include "ui/desk.h"
#include "ui/markdown.h"
#include "ui/panels/panel.h"

namespace steepest::ui {

struct LearnContext {
  PanelContext& panel;
  const Desk& desk;
  Requests& requests;
  Markdown& markdown;

  void ask(Request request) { requests.push_back(std::move(request)); }
};

/// Device pixels, all on whole ones. For a text page only `left` is set: the whole screen.
struct LearnAreas {
  Rect left, scene, plots, right;
};

/// look/LOOK.md section 4 for the page at desk.place; `top`: below the top bar, `bottom`: the window's.
LearnAreas learn_areas(const Desk& desk, float width, float top, float bottom, float scale);

/// The page at desk.place; null when there is none of that name.
const learn::Page* learn_page(const Desk& desk);

/// Everything of the screen that lies outside `areas.scene`.
void learn_screen(LearnContext& context, const LearnAreas& areas);

}  // namespace steepest::ui
