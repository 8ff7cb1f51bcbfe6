// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is wrong with a window, from the items that were drawn in it; and the window to look at.
#pragma once
#include <string>
#include <vector>

#include "shell_driver.h"

namespace steepest::ui::test {

/// What the program is installed with, of few chains.
struct Content {
  learn::Module module;
  std::vector<Scene> scenes;
};
const Content& content();

/// The interface at a place, with everything that the program knows. A page has the scene of its step.
struct Opened : ShellDriver {
  Opened(Place place, Size size, Theme theme = Theme::Dark);
  Opened(Screen screen, Size size, Theme theme = Theme::Dark)
      : Opened(Place{screen, {}, 0}, size, theme) {}
};

/// WCAG 2.1: contrast of two opaque colours, 1 ... 21.
double contrast(ImU32 a, ImU32 b);

/// Sentences: texts cut at a side, over one another, under 12 logical pixels or under 4.5 : 1 on their
/// ground; hit areas under 24 logical pixels, cut at a side, or over one another.
std::vector<std::string> faults(const WidgetLog& log, Size size);

}  // namespace steepest::ui::test
