// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cmath>

#include "ui/format.h"
#include "ui/panels/told.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/formula_lines.h"

namespace steepest::ui {
namespace {

/// The next diverged chain of the problem's own rule in this direction; none: the same.
std::int64_t neighbour(const RunView& run, std::int64_t chain, std::int64_t by) {
  const std::int64_t count = run.statistics.chains;
  for (std::int64_t k = chain + by; k >= 0 && k < count && k < std::ssize(run.chains); k += by)
    if (run.chains[static_cast<std::size_t>(k)].basin == -2) return k;
  return chain;
}

std::string coordinate_name(const Autopsy& a) {
  if (a.last.x.size() > 2) return "x_{" + std::to_string(a.coordinate + 1) + "}";
  return a.coordinate == 0 ? "x" : "y";
}

/// "\\eta\\lambda = 0.0201 \\cdot 100 = 2.01"
std::string product_formula(const DivergingState& at) {
  return "\\eta\\lambda = " + tex_number(at.rate, 4) + " \\cdot " + tex_number(at.curvature, 4) + " = " +
         tex_number(at.product, 4);
}

void head(PanelContext& context, Column& column, const Autopsy& a) {
  Canvas& c = context.canvas;
  const Rect row = column.take(c.px(size::button));
  const float y = row.center().y;
  c.text_within(c.font.semibold, type::ui, {row.min.x, y}, row.width() - c.px(76),
                c.colour.gradient_text, "Chain " + thousands(a.chain) + " diverged", 0, .5f);
  const std::int64_t before = neighbour(context.run, a.chain, -1),
                     next = neighbour(context.run, a.chain, 1);
  if (icon_button(c, "autopsy.previous", {row.max.x - c.px(52), y}, Icon::StepBack, 6,
                  "The diverged chain before it", before != a.chain))
    context.send(PickChain{before});
  if (icon_button(c, "autopsy.next", {row.max.x - c.px(18), y}, Icon::Step, 6, "The next diverged chain",
                  next != a.chain))
    context.send(PickChain{next});
}

void what_happened(PanelContext& context, Column& column, const Autopsy& a) {
  Canvas& c = context.canvas;
  const auto say = [&](const std::string& text) {
    column.y += c.paragraph(c.font.regular, type::small, column.at(), column.width, c.colour.mid, text);
    column.y += c.px(6);
  };
  const auto formula = [&](const std::string& tex) {
    formula_lines(c, column, tex, type::ui, c.colour.ink);
    column.y += c.px(8);
  };
  const bool falls = a.turn.step == a.last.step;
  say(falls ? "The loss fell without end, until step " + thousands(a.last.step) + "."
      : a.turn.step == 0
          ? "The loss was never below that of the start, " + number(a.turn.f, 3) + ". There:"
          : "Until step " + thousands(a.turn.step) + " the loss went down to " + number(a.turn.f, 3) +
                ". There:");
  formula("\\partial f/\\partial " + coordinate_name(a) + " = " + tex_number(a.turn.gradient, 4) +
          ",\\quad " + product_formula(a.turn));
  if (!std::isnan(a.limit))
    say(a.turn.product > a.limit
            ? "More than " + number(a.limit, 3) + ": every step overshoots by more than it gained."
            : "Below " + number(a.limit, 3) + " there; it met steeper ground on its way.");
  say("Step " + thousands(a.last.step + 1) + " would have left the finite numbers.");
}

void cure(PanelContext& context, Column& column, const Autopsy& a) {
  Canvas& c = context.canvas;
  if (!(a.held_rate > 0)) {
    column.y += c.paragraph(c.font.regular, type::small, column.at(), column.width, c.colour.mid,
                            "No smaller rate was found that holds.");
    return;
  }
  column.y +=
      c.paragraph(c.font.regular, type::small, column.at(), column.width, c.colour.mid,
                  "Replayed with a rate of " + number(a.held_rate, 2) + " it holds for " +
                      thousands(a.held_steps) + " steps and ends at " + number(a.held_f, 3) + ".");
  column.y += c.px(8);
  if (button(c, "autopsy.take", column.take(c.px(size::button)), "Take this rate", ButtonKind::Secondary,
             "The learning rate that would have held, from the start")) {
    context.send(SetLearningRate{a.held_rate});
    context.send(Restart{});
  }
}

}  // namespace

void autopsy(PanelContext& context, Column& column) {
  const Autopsy* const a = context.run.autopsy;
  if (!a) return;
  Canvas& c = context.canvas;
  head(context, column, *a);
  column.y += c.px(6);
  what_happened(context, column, *a);
  cure(context, column, *a);
  column.y += c.px(16);
  c.hline(column.x, column.right(), column.y, c.colour.line);
  column.y += c.px(4);
}

}  // namespace steepest::ui
