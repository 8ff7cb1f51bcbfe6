// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <limits>

#include "steepest/wilson.h"
#include "ui/format.h"
#include "ui/markers.h"
#include "ui/panels/race.h"
#include "ui/panels/racers.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

constexpr float kRow = 21;  // all five are to be seen beside the standings

/// The least loss wins a chain, equals share it; a diverged one counts as +infinity.
void count(const RunView& run, std::size_t rules, WinsMemory& memory) {
  memory.version = run.chains_version;
  memory.wins.assign(rules, 0);
  const std::size_t chains = run.chains.size() / rules;
  memory.chains = static_cast<std::int64_t>(chains);
  for (std::size_t c = 0; c < chains; ++c) {
    const auto loss = [&](std::size_t r) {
      const ChainPoint& one = run.chains[r * chains + c];
      return one.basin == -2 || !(one.loss == one.loss) ? std::numeric_limits<float>::infinity()
                                                        : one.loss;
    };
    float least = loss(0);
    for (std::size_t r = 1; r < rules; ++r) least = std::min(least, loss(r));
    double equals = 0;
    for (std::size_t r = 0; r < rules; ++r) equals += loss(r) == least;
    for (std::size_t r = 0; r < rules; ++r)
      if (loss(r) == least) memory.wins[r] += 1 / equals;
  }
}

void one_row(Canvas& c, Column& column, const RacerEntry& racer, double wins, std::int64_t chains) {
  const Rect r = column.take(c.px(kRow));
  const ImU32 colour = c.colour.optimizers[static_cast<std::size_t>(racer.look)];
  const float y = r.center().y;
  draw_marker(c, c.list(), racer.look, {r.min.x + c.px(8), y}, 5, colour, c.colour.panel);
  const double share = wins / static_cast<double>(chains);
  const auto [low, high] = wilson_interval(wins, chains);
  const std::string range = fixed(100 * low, 0) + "–" + fixed(100 * high, 0);
  const float widest = c.measure(c.font.regular, type::caption, "100–100").x;
  c.text(c.font.regular, type::caption, {r.max.x, y}, c.colour.low, range, 1, .5f);
  const float at = r.max.x - widest - c.px(10);
  const float said =
      c.text(c.font.medium, type::caption, {at, y}, c.colour.ink, fixed(100 * share, 1) + " %", 1, .5f);
  c.text_within(c.font.regular, type::caption, {r.min.x + c.px(22), y},
                at - said - c.px(10) - r.min.x - c.px(22), c.colour.mid, racer.title, 0, .5f);
}

}  // namespace

void race_wins(ScreenContext& context, Column& column) {
  Canvas& c = context.canvas();
  const auto racers = racers_of(context.run());
  WinsMemory& memory = context.memory.wins;
  if (memory.version != context.run().chains_version || memory.wins.size() != racers.size())
    count(context.run(), racers.size(), memory);
  if (memory.chains == 0) return;
  section(c, column, "Chains won, and 95 % interval");
  for (const RacerEntry& racer : racers)
    one_row(c, column, racer, memory.wins[racer.index], memory.chains);
  column.y += c.px(8);
  const Rect r = column.take(c.px(size::button));
  if (button(c, "race.save", r, "Save as CSV", ButtonKind::Secondary,
             "Quartiles, wins and intervals of this step, beside the pictures"))
    context.ask(SaveRace{});
  column.y += c.px(12);
}

}  // namespace steepest::ui
