// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a panel is: a function that reads the run, draws itself into a column, and appends Commands.
#pragma once
#include "steepest/commands.h"
#include "steepest/run_view.h"
#include "ui/canvas.h"
#include "ui/edit_state.h"

namespace steepest::ui {

struct PanelContext {
  const RunView& run;
  Canvas& canvas;
  EditState& edit;
  Commands& commands;
  bool narrow = false;            ///< little room: formulas and pictures stay out
  ImTextureData* map = nullptr;   ///< the surface from above, row 0 at y_max; may be null
  const Scene* loaded = nullptr;  ///< the ready scene that runs, as it was; null when it is none

  const Problem& problem() const { return run.scene->problem; }
  const ViewSpec& view() const { return run.scene->view; }
  void send(Command command) { commands.push_back(std::move(command)); }
};

using Panel = void (*)(PanelContext&, Column&);

}  // namespace steepest::ui
