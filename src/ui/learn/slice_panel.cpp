// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/format.h"
#include "ui/learn/blocks.h"
#include "ui/panels/frame_parts.h"
#include "ui/panels/list.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/slider.h"

namespace steepest::ui {
namespace {

void point_sliders(LearnContext& context, const Slice& s, Column& column) {
  PanelContext& panel = context.panel;
  const Palette& colour = panel.canvas.colour;
  const std::array<double, 4> region =
      panel.run.field ? std::array<double, 4>{panel.run.field->region[0], panel.run.field->region[1],
                                              panel.run.field->region[2], panel.run.field->region[3]}
                      : std::array<double, 4>{-3, 3, -3, 3};
  for (const std::size_t k : {0u, 1u}) {
    Slider spec;
    const bool along = (s.spec.axis == Axis::X) == (k == 0);
    spec.id = k == 0 ? "slice.x" : "slice.y";
    spec.label = along ? "Along the slice" : "Slice at";
    spec.symbol = k == 0 ? "x" : "y";
    spec.hue = k == 0 ? colour.x_slice : colour.y_slice;
    spec.value = s.spec.at[k];
    spec.original = original_slice(panel, [&](const SliceSpec& o) { return o.at[k]; });
    spec.track = {region[2 * k], region[2 * k + 1], false, false};
    spec.range = {.min = region[2 * k], .max = region[2 * k + 1]};
    if (const auto v = slider(panel.canvas, column, panel.edit, spec))
      change_slice(panel, [&](SliceSpec& next) { next.at[k] = *v; });
  }
  if (!s.spec.secant) return;
  Slider spec;
  spec.id = "slice.h", spec.label = "Distance", spec.symbol = "h";
  spec.original = original_slice(panel, [](const SliceSpec& o) { return std::abs(o.h); });
  spec.track = {1e-3, 2, true, false};
  distance_control(context, column, spec);
}

void descent_sliders(LearnContext& context, const Slice& s, Column& column) {
  PanelContext& panel = context.panel;
  Slider rate;
  rate.id = "slice.learning_rate", rate.label = "Learning rate", rate.symbol = "\\eta";
  rate.value = s.spec.learning_rate;
  rate.original = original_slice(panel, [](const SliceSpec& o) { return o.learning_rate; });
  const double lambda = s.valley_curvature;
  const double limit = lambda > 0 ? 2 / lambda : .1;
  rate.track = {limit * 1e-2, limit * 1.5, true, false};
  rate.range = {.min = 0, .max = 1000};
  if (lambda > 0) rate.limit = limit, rate.limit_tex = "2/\\lambda=" + tex_number(limit, 3);
  if (const auto v = slider(panel.canvas, column, panel.edit, rate))
    change_slice(panel, [&](SliceSpec& next) { next.learning_rate = *v; });
  if (lambda > 0 && s.spec.learning_rate > 0) {
    const double product = s.spec.learning_rate * lambda;
    panel.canvas.text(panel.canvas.font.semibold, type::small, column.at(),
                      product >= 2 ? panel.canvas.colour.gradient_text : panel.canvas.colour.ink,
                      "The descent " + std::string(regime_word(product)));
    column.y += panel.canvas.px(30);
  }
  Slider steps;
  steps.id = "slice.steps", steps.label = "Steps", steps.value = s.spec.steps;
  steps.original = original_slice(panel, [](const SliceSpec& o) { return o.steps; });
  steps.track = {0, 50, false, false};
  steps.range = {.min = 0, .max = 200, .integer = true};
  if (const auto v = slider(panel.canvas, column, panel.edit, steps))
    change_slice(panel, [&](SliceSpec& next) { next.steps = static_cast<int>(*v); });
}

void readout(Canvas& c, Column& column, const char* tex, ImU32 colour, const std::string& value,
             const char* badge) {
  const Rect r = column.take(c.px(50));
  c.formula(tex, 19, {r.min.x, r.min.y + c.px(20)}, colour);
  c.text(c.font.medium, type::ui, {r.max.x, r.min.y}, c.colour.ink, value, 1);
  c.text(c.font.regular, type::tiny, {r.max.x, r.min.y + c.px(22)}, c.colour.low, badge, 1);
}

void readouts(Canvas& c, const Slice& s, Column& column) {
  readout(c, column, "f(x,y)", c.colour.ink, number(s.value, 4), "number");
  readout(c, column, "\\partial f/\\partial x", c.colour.x_slice_text, number(s.gradient[0], 4),
          "number, per unit of x");
  readout(c, column, "\\partial f/\\partial y", c.colour.y_slice, number(s.gradient[1], 4),
          "number, per unit of y");
  readout(c, column, "\\nabla f", c.colour.gradient_text,
          "(" + number(s.gradient[0]) + ", " + number(s.gradient[1]) + ")", "vector (2)");
  if (!s.spec.secant) return;
  const double slope = s.gradient[s.spec.axis == Axis::X ? 0 : 1];
  readout(c, column, "\\text{secant}", c.colour.secant, number(s.secant_slope, 4), "number");
  readout(c, column, "|\\text{error}|", c.colour.ink, number(std::abs(s.secant_slope - slope), 3),
          "secant − slope");
}

void switches(PanelContext& panel, const Slice& s, Column& column) {
  const struct {
    const char *id, *label, *help;
    bool SliceSpec::*on;
  } rows[] = {
      {"show.plane", "Slice", "The cut through the surface, and the curve in it", &SliceSpec::plane},
      {"show.tangent", "Tangent", "The line with the curve's own slope", &SliceSpec::tangent},
      {"show.secant", "Secant", "The line through the point and the one at distance h",
       &SliceSpec::secant},
      {"show.tangent-plane", "Tangent plane", "The plane with both slopes", &SliceSpec::tangent_plane},
      {"show.gradient", "Gradient on the floor", "Both slopes as one arrow", &SliceSpec::gradient}};
  for (const auto& row : rows)
    if (const auto on = switch_row(panel.canvas, column, row.id, row.label, s.spec.*row.on, row.help))
      change_slice(panel, [&](SliceSpec& next) { next.*row.on = *on; });
}

}  // namespace

void slice_panel(LearnContext& context, const Rect& area) {
  controls_panel(context, area, [&](Column& column) {
    const Slice* s = context.run().slice;
    if (!s) return;
    section(context.canvas(), column, "Point", true);
    point_sliders(context, *s, column);
    const learn::Page* page = learn_page(context.desk);
    if (page && page->stage == learn::Stage::Descent) {
      section(context.canvas(), column, "Descent");
      descent_sliders(context, *s, column);
    }
    section(context.canvas(), column, "Readouts");
    readouts(context.canvas(), *s, column);
    section(context.canvas(), column, "Show");
    switches(context.panel, *s, column);
    column.y += context.canvas().px(8);
    section(context.canvas(), column, "Surface");
    choose_surface(context.panel, column);
    column.y += context.canvas().px(14);
  });
}

}  // namespace steepest::ui
