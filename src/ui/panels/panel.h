// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a panel is: a function that reads the run, draws itself into a column, and appends Commands.
#pragma once
#include <optional>
#include <utility>

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
  const Scene* loaded = nullptr;  ///< the scene as it was opened; may be null
  std::int64_t picked = -1;       ///< the chain that is looked at; -1: none

  const Problem& problem() const { return run.scene->problem; }
  const ViewSpec& view() const { return run.scene->view; }
  /// What `member` says of the scene as it was opened; nothing when that is not known.
  template <class Member>
  std::optional<double> original(Member member) const {
    return loaded ? std::optional<double>(member(*loaded)) : std::nullopt;
  }
  void send(Command command) { commands.push_back(std::move(command)); }
};

using Panel = void (*)(PanelContext&, Column&);

}  // namespace steepest::ui
