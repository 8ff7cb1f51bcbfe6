// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cmath>

#include "ui/panels/list.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/slider.h"

namespace steepest::ui {
namespace {

constexpr int kMaxTrails = 12;

void colours(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  std::vector<Segment> by = {{.label = "Basin", .tooltip = "Chains by the minimum they are near"},
                             {.label = "Loss", .tooltip = "Chains by their loss"},
                             {.label = "Speed", .tooltip = "Chains by the length of their last step"}};
  if (!context.run.scene->racers.empty())
    by.push_back({.label = "Rule", .tooltip = "Chains by their optimizer"});
  if (const auto k = segments(c, column.take(c.px(size::segment)), "colour", by,
                              static_cast<int>(context.view().colour))) {
    ViewSpec view = context.view();
    view.colour = static_cast<ChainColour>(*k);
    context.send(SetView{view});
  }
  column.y += c.px(10);
  const Segment maps[] = {{.label = "Cividis", .tooltip = "Dark blue to yellow, for every eye"},
                          {.label = "Viridis", .tooltip = "Purple over green to yellow"},
                          {.label = "Batlow", .tooltip = "Dark blue over green to pink"}};
  if (const auto k = segments(c, column.take(c.px(size::segment)), "colour-map", maps,
                              static_cast<int>(context.view().colour_map))) {
    ViewSpec view = context.view();
    view.colour_map = static_cast<ColourMap>(*k);
    context.send(SetView{view});
  }
  column.y += c.px(14);
}

void trails(PanelContext& context, Column& column) {
  Slider spec;
  spec.id = "trails";
  spec.label = "Trails";
  spec.help = "How many chains draw their path.";
  spec.value = context.view().trails;
  spec.original = context.original([](const Scene& s) { return s.view.trails; });
  spec.track = {0, kMaxTrails, false, false};
  spec.range = {.min = 0, .max = kMaxTrails, .integer = true};
  if (const auto n = slider(context.canvas, column, context.edit, spec)) {
    ViewSpec view = context.view();
    view.trails = static_cast<int>(std::lround(*n));
    context.send(SetView{view});
  }
}

}  // namespace

void appearance_panel(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  section(c, column, "View");
  colours(context, column);
  trails(context, column);
  const struct {
    const char *id, *label, *help;
    bool ViewSpec::*flag;
  } rows[] = {
      {"minima", "Minima", "Rings and places of the listed minima", &ViewSpec::minima},
      {"contours", "Contour lines", "Lines of equal loss, on the surface and below it",
       &ViewSpec::contours},
      {"floor", "Map below", "The surface from above, with the chains' shadows", &ViewSpec::floor}};
  for (const auto& row : rows)
    if (const auto on = switch_row(c, column, row.id, row.label, context.view().*row.flag, row.help)) {
      ViewSpec view = context.view();
      view.*row.flag = *on;
      context.send(SetView{view});
    }
  column.y += c.px(16);
}

}  // namespace steepest::ui
