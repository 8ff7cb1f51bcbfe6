// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "ui/canvas.h"
#include "ui/edit_state.h"
#include "ui/format.h"

namespace steepest::ui {

/// A line of text that is being typed in `rect` (state.typing == id). Returns it once, when Enter or
/// leaving the field ends it; Escape ends it with nothing.
std::optional<std::string> text_entry(Canvas& canvas, EditState& state, std::string_view id,
                                      const Rect& rect);

/// A number in a frame: its value, and a click on it to type another. What is typed wrong is
/// refused with a sentence under the field, and the value stays.
struct NumberField {
  std::string id;
  double value = 0;
  Range range;
  std::string shown;  ///< how the value is written while nobody types
};
std::optional<double> number_field(Canvas& canvas, EditState& state, const Rect& rect,
                                   const NumberField& spec);

/// The refusal of field `id`, if it was the last one, as lines under (column.x, column.y).
void refusal_line(Canvas& canvas, const EditState& state, std::string_view id, Column& column);

}  // namespace steepest::ui
