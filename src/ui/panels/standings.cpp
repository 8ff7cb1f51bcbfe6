// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "ui/format.h"
#include "ui/markers.h"
#include "ui/panels/plot_data.h"
#include "ui/panels/race.h"
#include "ui/panels/racers.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/text_entry.h"

namespace steepest::ui {
namespace {

constexpr float kRow = 54;

/// From 100 above the lowest minimum (empty) to a millionth (full), on a log scale.
double progress_of(double excess) {
  return std::clamp((2 - std::log10(std::max(excess, 1e-6))) / 8, 0., 1.);
}

void one_row(ScreenContext& context, Column& column, const RacerEntry& racer, std::size_t rank,
             double base) {
  Canvas& c = context.canvas();
  const Rect r = column.take(c.px(kRow));
  if (rank == 0)
    c.fill({{r.min.x - c.px(10), r.min.y}, {r.max.x + c.px(10), r.max.y - c.px(4)}}, c.colour.raised,
           radius::control);
  const ImU32 colour = c.colour.optimizers[static_cast<std::size_t>(racer.look)];
  const float y = r.min.y + c.px(16), x = r.min.x + c.px(44);
  c.text(c.font.regular, type::small, {r.min.x, y}, c.colour.low, std::to_string(rank + 1), 0, .5f);
  draw_marker(c, c.list(), racer.look, {r.min.x + c.px(26), y}, 6.5f, colour, c.colour.panel);
  const bool lost = std::isinf(racer.loss);
  const float value =
      c.text(c.font.medium, type::small, {r.max.x, y}, lost ? c.colour.gradient_text : c.colour.ink,
             lost ? "diverged" : number(racer.loss), 1, .5f);
  c.text_within(c.font.semibold, type::small, {x, y}, r.max.x - value - c.px(10) - x, c.colour.ink,
                racer.title, 0, .5f);
  NumberField field;
  field.id = "race.rate." + std::to_string(racer.index);
  field.value = racer.learning_rate;
  field.range = {.min = 0, .max = 1000, .open_min = true};
  field.shown = "η = " + number(racer.learning_rate, 3);
  const float split = std::round(x + (r.max.x - x) * .56f);
  if (const auto rate = number_field(
          c, context.panel.edit,
          {{x - c.px(4), r.min.y + c.px(26)}, {split - c.px(8), r.min.y + c.px(50)}}, field))
    context.panel.send(with_rate(context.run(), racer.index, *rate));
  if (!lost)
    progress_bar(c, {{split, r.min.y + c.px(36)}, {r.max.x, r.min.y + c.px(40)}},
                 progress_of(racer.loss - base), colour);
}

bool tuned(const ScreenContext& context) {
  const TuningMemory& memory = context.memory.tuning;
  if (memory.scene != context.run().scene->name || memory.tuned.empty()) return false;
  const auto racers = racers_of(context.run());
  return std::ranges::equal(racers, memory.tuned, {}, &RacerEntry::learning_rate);
}

/// Notices that a search has ended, and what it found.
void follow_tuning(ScreenContext& context) {
  TuningMemory& memory = context.memory.tuning;
  const bool searching = context.run().tuning >= 0;
  if (memory.searching && !searching) {
    memory.tuned.clear();
    for (const RacerEntry& racer : racers_of(context.run())) memory.tuned.push_back(racer.learning_rate);
  }
  memory.searching = searching;
}

void set_rates(ScreenContext& context, const std::vector<double>& rates) {
  std::vector<Racer> racers = context.run().scene->racers;
  if (rates.size() != racers.size() + 1) return;
  for (std::size_t k = 0; k < racers.size(); ++k) racers[k].learning_rate = rates[k + 1];
  context.panel.send(SetLearningRate{rates.front()});
  context.panel.send(SetRacers{std::move(racers)});
}

/// What a rule pays for its updates, where that is more than the others do.
void costs(ScreenContext& context, Column& column) {
  Canvas& c = context.canvas();
  for (const RacerEntry& racer : racers_of(context.run())) {
    const int gradients = gradients_of(context.run(), racer.index);
    if (gradients < 2) continue;
    column.y += c.paragraph(c.font.regular, type::caption, column.at(), column.width, c.colour.low,
                            racer.title + " pays " + std::to_string(gradients) +
                                " gradients an update: " + thousands(context.run().step / gradients) +
                                " so far.");
    column.y += c.px(4);
  }
}

}  // namespace

void race_rates(ScreenContext& context, Column& column) {
  Canvas& c = context.canvas();
  TuningMemory& memory = context.memory.tuning;
  follow_tuning(context);
  section(c, column, "Rates");
  const Segment items[] = {
      {"As set", true, "The rates of the scene, or those you typed"},
      {"Tuned each", true, "Tries 25 rates for each rule, keeps the smallest median loss"}};
  const Rect r = column.take(c.px(size::segment));
  const bool is_tuned = tuned(context) || context.run().tuning >= 0;
  if (const auto k = segments(c, r, "race.rates", items, is_tuned ? 1 : 0)) {
    if (*k == 1) {
      memory.scene = context.run().scene->name;
      memory.before.clear();
      for (const RacerEntry& racer : racers_of(context.run()))
        memory.before.push_back(racer.learning_rate);
      context.panel.send(TuneRates{});
    } else {
      set_rates(context, memory.before);
    }
  }
  column.y += c.px(10);
  if (context.run().tuning >= 0)
    progress_bar(c, column.take(c.px(4)), context.run().tuning, c.colour.ink);
  else
    column.y += c.px(4);
  column.y += c.px(12);
}

void standings(ScreenContext& context, Column& column) {
  Canvas& c = context.canvas();
  const RunView& run = context.run();
  const float unit =
      c.text(c.font.regular, type::caption, {column.right(), column.y}, c.colour.low, "median loss", 1);
  c.text_within(c.font.semibold, type::caption, column.at(), column.width - unit - c.px(8), c.colour.mid,
                counts_gradients(run) ? "After " + thousands(run.step) + " gradients"
                                      : "At step " + thousands(run.step));
  column.y += c.px(26);
  const auto list = standings_of(run);
  for (std::size_t rank = 0; rank < list.size(); ++rank)
    one_row(context, column, list[rank], rank, lowest_minimum(run));
  costs(context, column);
  column.y += c.px(4);
}

}  // namespace steepest::ui
