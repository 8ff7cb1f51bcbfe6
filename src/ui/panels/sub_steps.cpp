// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "ui/format.h"
#include "ui/panels/told.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/formula_lines.h"

namespace steepest::ui {
namespace {

constexpr float kNarrow = 300;  // logical pixels
constexpr float kLargest = 19;
constexpr std::array kParts = {SubStep::Gradient, SubStep::State, SubStep::Move};

const char* title_of(SubStep part) {
  return part == SubStep::Gradient ? "1  Gradient" : part == SubStep::State ? "2  State" : "3  Move";
}

ImU32 hue_of(const Palette& colour, SubStep part) {
  return part == SubStep::Gradient ? colour.gradient_text
         : part == SubStep::State  ? colour.mid
                                   : colour.ink;
}

/// What stands before the value that comes out.
std::string tex_of(const StoryLine& line, int dimension) {
  std::string tex = line.symbol;
  // A state is kept for each coordinate: which one this is.
  if (dimension > 1 && line.part == SubStep::State) {
    const std::string which = dimension > 2          ? std::to_string(line.coordinate + 1)
                              : line.coordinate == 0 ? "x"
                                                     : "y";
    tex = "{" + tex + "}_{" + which + "}";
  }
  return line.formula.empty() ? tex : tex + " = " + line.formula;
}

/// The value of what is no more than a number stands there already.
std::string value_of(const StoryLine& line) {
  return line.formula == line.value ? "" : " = " + line.value;
}

/// One size for all lines: the largest at which each has room for itself, with some to spare, so that a
/// digit more changes nothing; else one for lines that are broken.
float size_of(Canvas& c, const StepStory& story, float width) {
  float widest = 1;
  const int dimension = static_cast<int>(story.x.size());
  for (const StoryLine& line : story.lines) {
    const std::string tex = tex_of(line, dimension) + value_of(line);
    widest = std::max(widest, c.measure_formula(tex, type::ui, c.colour.ink, true).x);
  }
  for (const float size : {kLargest, static_cast<float>(type::card), static_cast<float>(type::ui)})
    if (widest * size / type::ui <= .95f * width) return size;
  return width < c.px(kNarrow) ? type::caption : type::ui;
}

/// On one line where there is room, else what comes out on a line of its own.
void formula_of(Canvas& c, Column& column, const StoryLine& line, int dimension, float size) {
  const std::string tex = tex_of(line, dimension), value = value_of(line);
  if (c.measure_formula(tex + value, size, c.colour.ink, true).x <= column.width)
    return formula_lines(c, column, tex + value, size, c.colour.ink);
  formula_lines(c, column, tex, size, c.colour.ink);
  column.y += c.px(4);
  formula_lines(c, column, "\\quad" + value, size, c.colour.ink);
}

constexpr std::size_t kMostSamples = 6;  // in the list

void sample_row(Canvas& c, Column& column, const std::string& name, const std::string& x,
                const std::string& y, ImU32 colour) {
  const float third = column.right() - column.width * .36f;
  c.text(c.font.regular, type::caption, column.at(), c.colour.mid, name);
  c.text(c.font.medium, type::caption, {third, column.y}, colour, x, 1);
  c.text(c.font.medium, type::caption, {column.right(), column.y}, colour, y, 1);
  column.y += c.px(20);
}

/// Which samples stood in for all of them, and what each adds.
void batch_of(Canvas& c, Column& column, const StoryBatch& batch) {
  if (batch.draws.empty()) return;
  std::string text = batch.text;
  text[0] = 'S';
  column.y +=
      c.paragraph(c.font.regular, type::small, column.at(), column.width, c.colour.ink, text + ".");
  column.y += c.px(6);
  sample_row(c, column, "sample", "adds to ∂x", "to ∂y", c.colour.low);
  std::array<double, 2> sum{}, rest{};
  for (std::size_t k = 0; k < batch.draws.size(); ++k) {
    const StorySample& one = batch.draws[k];
    const bool listed = batch.draws.size() <= kMostSamples || k + 1 < kMostSamples;
    if (listed)
      sample_row(c, column, std::to_string(one.sample + 1), number(one.part[0], 3),
                 number(one.part[1], 3), c.colour.ink);
    for (std::size_t i = 0; i < 2; ++i) sum[i] += one.part[i], rest[i] += listed ? 0 : one.part[i];
  }
  if (batch.draws.size() > kMostSamples)
    sample_row(c, column, std::to_string(batch.draws.size() - kMostSamples + 1) + " more",
               number(rest[0], 3), number(rest[1], 3), c.colour.ink);
  if (batch.draws.size() > 1) {
    c.hline(column.x, column.right(), column.y - c.px(1), c.colour.line);
    column.y += c.px(3);
    sample_row(c, column, "sum", number(sum[0], 3), number(sum[1], 3), c.colour.ink);
  }
  column.y += c.px(6);
}

void part_of(PanelContext& context, Column& column, SubStep part, float size) {
  Canvas& c = context.canvas;
  const StepStory& story = *context.run.story;
  const bool reached = part <= context.run.sub_step;
  column.y += c.px(4);
  c.text(c.font.semibold, type::small, column.at(), reached ? hue_of(c.colour, part) : c.colour.low,
         title_of(part));
  column.y += c.px(24);
  if (!reached) return;
  if (part == SubStep::Gradient) batch_of(c, column, story.batch);
  bool any = false;
  for (const StoryLine& line : story.lines) {
    if (line.part != part) continue;
    any = true;
    formula_of(c, column, line, static_cast<int>(story.x.size()), size);
    column.y += c.px(7);
  }
  if (!any)
    column.y += c.paragraph(c.font.regular, type::small, column.at(), column.width, c.colour.low,
                            story.diverges ? "It would leave the finite numbers: the chain stays."
                                           : "This rule keeps nothing from step to step.");
  column.y += c.px(4);
}

}  // namespace

void sub_steps(PanelContext& context, Column& column) {
  const StepStory* const story = context.run.story;
  if (!story) return;
  Canvas& c = context.canvas;
  column.y += c.px(14);
  c.text_within(c.font.semibold, type::card, column.at(), column.width, c.colour.ink,
                "Step " + thousands(story->step + 1) + " of chain " + thousands(story->chain));
  column.y += c.px(28);
  const float size = size_of(c, *story, column.width);
  formula_lines(c, column, "\\eta = " + tex_number(story->rate, 4), std::max<float>(size, type::ui),
                c.colour.mid);
  column.y += c.px(8);
  for (const SubStep part : kParts) part_of(context, column, part, size);
}

}  // namespace steepest::ui
