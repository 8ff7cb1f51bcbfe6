// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "ui/screens/screen.h"

namespace steepest::ui {

/// Where a question is typed, with its counter. Enter asks, Escape closes what was answered.
void ask_field(ScreenContext&, const Rect&);

/// The same question from elsewhere: the palette, a nearest topic.
void ask_question(ScreenContext&, std::string question);

}  // namespace steepest::ui
