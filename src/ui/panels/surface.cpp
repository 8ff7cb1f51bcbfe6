// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "ui/panels/list.h"
#include "ui/panels/parameters.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/formula_lines.h"

namespace steepest::ui {
namespace {

void show_formula(Canvas& c, Column& column, std::string_view latex) {
  formula_lines(c, column, "f = " + std::string(latex), 17, c.colour.ink);
  column.y += c.px(space::inner);
}

}  // namespace

void choose_surface(PanelContext& context, Column& column) {
  std::vector<std::string> titles;
  int selected = -1;
  for (const SurfaceInfo& surface : context.run.catalog->surfaces) {
    if (surface.name == context.problem().surface) selected = static_cast<int>(titles.size());
    titles.emplace_back(surface.title);
  }
  const std::string hint = std::to_string(titles.size() - 1) + " more";
  if (const auto k = combo(context.canvas, column, "surface", titles, selected, hint))
    context.send(
        SetSurface{std::string(context.run.catalog->surfaces[static_cast<std::size_t>(*k)].name)});
}

void surface_menu(PanelContext& context, Column& column) {
  section(context.canvas, column, "Surface", true);
  choose_surface(context, column);
  column.y += context.canvas.px(18);
}

void surface_panel(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  section(c, column, "Surface", true);
  choose_surface(context, column);
  column.y += c.px(14);
  const SurfaceInfo& surface = *context.run.surface;
  const bool planar = context.problem().dimension == 2 || surface.latex_nd.empty();
  const std::string_view latex = planar ? surface.latex : surface.latex_nd;
  if (!context.narrow && !latex.empty()) show_formula(c, column, latex);

  const bool same = context.loaded && context.loaded->problem.surface == context.problem().surface;
  if (const auto changed = parameter_controls(
          context, column,
          {.prefix = "surface",
           .infos = surface.parameters,
           .values = context.problem().surface_parameters,
           .originals = same ? std::span<const double>(context.loaded->problem.surface_parameters)
                             : std::span<const double>()}))
    context.send(SetSurfaceParameter{changed->first, changed->second});

  const bool log_height = context.view().log_height.value_or(surface.drawing.log_height);
  const Segment kinds[] = {
      {.label = "Linear height", .tooltip = "Heights are losses"},
      {.label = "Log height", .tooltip = "Heights are log(1 + loss/s): valleys show beside walls"}};
  if (const auto k =
          segments(c, column.take(c.px(size::segment)), "height", kinds, log_height ? 1 : 0)) {
    ViewSpec view = context.view();
    view.log_height = *k == 1;
    context.send(SetView{view});
  }
  column.y += c.px(18);
}

}  // namespace steepest::ui
