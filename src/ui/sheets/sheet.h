// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The sheets that open over the window: palette, shortcuts, messages, settings; and the keys that work
// everywhere. Both the keys and the palette are made from one table of actions.
#pragma once
#include <span>
#include <string_view>

#include "ui/screens/screen.h"

namespace steepest::ui {

/// Something that can be done from anywhere.
struct Action {
  const char* title;
  const char* keys;           ///< as the shortcut sheet and the palette write them; may be empty
  ImGuiKeyChord chord = 0;    ///< 0: another place listens to the keys
  bool while_typing = false;  ///< works in a text field too
  void (*run)(ScreenContext&) = nullptr;             ///< null: only listed
  bool (*possible)(const ScreenContext&) = nullptr;  ///< null: always
};
std::span<const Action> actions();

/// Runs the action whose chord was pressed in this frame.
void action_keys(ScreenContext&);

/// Opens the sheet that is wanted and draws the one that is open. Escape, or a press outside, closes.
void sheets(ScreenContext&);

// The contents, inside `area`; true closes the sheet.
bool palette_sheet(ScreenContext&, const Rect& area);
bool shortcut_sheet(ScreenContext&, const Rect& area);
bool log_sheet(ScreenContext&, const Rect& area);
bool settings_sheet(ScreenContext&, const Rect& area);

/// How well `query` fits `text`: -1 not at all, else larger is better. The letters must come in order;
/// runs of them and beginnings of words count more. An empty query fits everything.
int fuzzy_score(std::string_view query, std::string_view text);

/// Whether a word of `text` begins with `query`, case aside.
bool begins_a_word(std::string_view query, std::string_view text);

/// One of the sizes of the interface, 0.75 ... 3: the next larger or smaller one.
float next_scale(float scale, int direction);

}  // namespace steepest::ui
