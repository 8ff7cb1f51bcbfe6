// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>

#include "ui/screens/screen.h"

namespace steepest::ui {

/// A picture, what it is, its name, one line, and how far one is.
struct Card {
  std::string id, kind, title, text, tooltip;
  std::string still;            ///< the scene whose picture it shows; empty: none
  std::optional<double> share;  ///< 0 ... 1; unset: nothing to finish
  bool current = false;         ///< framed: the one to go on with
};

/// True when it was pressed.
bool draw_card(ScreenContext& context, Column& column, const Card& card);

}  // namespace steepest::ui
