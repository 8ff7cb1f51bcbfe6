// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cmath>

#include "ui/format.h"
#include "ui/panels/told.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

void head(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  const std::int64_t chain = context.picked;
  const Rect row = column.take(c.px(size::button));
  const float y = row.center().y, pitch = c.px(34);
  c.list().AddCircle({row.min.x + c.px(7), y}, c.px(6), c.colour.step, 24, c.px(2.25f));
  c.text_within(c.font.semibold, type::ui, {row.min.x + c.px(22), y}, row.width() - c.px(22) - 3 * pitch,
                c.colour.ink, "Chain " + thousands(chain), 0, .5f);
  const float last = row.max.x - c.px(12);
  if (icon_button(c, "chain.previous", {last - 2 * pitch, y}, Icon::StepBack, 6,
                  "The chain before it ([)", chain > 0))
    context.send(PickChain{chain - 1});
  if (icon_button(c, "chain.next", {last - pitch, y}, Icon::Step, 6, "The next chain (])",
                  chain + 1 < context.run.statistics.chains))
    context.send(PickChain{chain + 1});
  if (icon_button(c, "chain.close", {last, y}, Icon::Close, 5, "Let go of this chain"))
    context.send(PickChain{-1});
}

std::string place(double x, double y, int dimension) {
  if (dimension == 1) return number(x, 4);
  return "(" + number(x, 4) + ", " + number(y, 4) + (dimension == 2 ? ")" : ", …)");
}

void row(Canvas& c, Column& column, const char* name, const std::string& value) {
  const Rect r = column.take(c.px(24));
  const float said =
      c.text(c.font.medium, type::small, {r.max.x, r.center().y}, c.colour.ink, value, 1, .5f);
  c.text_within(c.font.regular, type::small, {r.min.x, r.center().y}, r.width() - said - c.px(8),
                c.colour.mid, name, 0, .5f);
}

/// Where it is, in a sentence.
std::string basin_text(const RunView& run, const ChainPoint& chain) {
  if (chain.basin == -2) return "It has left the finite numbers, and stays where it was before.";
  if (run.minima.empty()) return "";
  const auto k = static_cast<std::size_t>(std::max<int>(chain.basin, 0));
  if (chain.basin < 0 || k >= run.minima.size()) return "Far from every listed minimum.";
  const auto& x = run.minima[k].x;
  std::string text = "Near the minimum (" + number(x[0]);
  if (x.size() > 1) text += ", " + number(x[1]);
  return text + (x.size() > 2 ? ", …)." : ").");
}

}  // namespace

void picked_chain(PanelContext& context, Column& column) {
  const RunView& run = context.run;
  if (context.picked < 0 || context.picked >= std::ssize(run.chains)) return;
  Canvas& c = context.canvas;
  const ChainPoint& chain = run.chains[static_cast<std::size_t>(context.picked)];
  head(context, column);
  column.y += c.px(4);
  row(c, column, context.problem().dimension == 1 ? "x" : "Place",
      place(chain.x, chain.y, context.problem().dimension));
  row(c, column, "Loss f", number(chain.loss, 4));
  if (run.step > 0) row(c, column, "Length of the last move", number(chain.speed, 3));
  column.y += c.px(8);
  if (const std::string text = basin_text(run, chain); !text.empty()) {
    column.y += c.paragraph(c.font.regular, type::small, column.at(), column.width, c.colour.mid, text);
    column.y += c.px(8);
  }
  if (chain.basin != -2 &&
      button(c, "chain.parts", column.take(c.px(size::button)), "Its next step in parts",
             ButtonKind::Secondary, "The gradient, the rule's state, the move, in numbers (Shift+.)"))
    context.send(StepPart{});
  column.y += c.px(16);
  c.hline(column.x, column.right(), column.y, c.colour.line);
  column.y += c.px(4);
}

}  // namespace steepest::ui
