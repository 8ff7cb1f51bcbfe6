// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/learn/learn_screen.h"
#include "ui/screens/list.h"

namespace steepest::ui {
namespace {

LearnAreas areas(const ScreenContext& context) {
  const Rect body = body_of(context);
  return learn_areas(context.desk, context.run(), body.width(), body.min.y, body.max.y,
                     context.canvas().scale());
}

void draw(ScreenContext& context) { learn_screen(context, areas(context)); }

}  // namespace

const ScreenInfo kLearnScreen = {Screen::Learn, "Learn", "The module's pages, one step at a time",
                                 [](const ScreenContext& c) { return areas(c).scene; }, draw};

}  // namespace steepest::ui
