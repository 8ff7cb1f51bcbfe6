// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// How the run stands: shares by basin, or the rules of a race in order.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/format.h"
#include "ui/markers.h"
#include "ui/panels/frame_parts.h"

namespace steepest::ui {
namespace {

constexpr std::size_t kMostRows = 4;

struct Row {
  std::string label;
  ImU32 colour;
  double share;
  int marker = -1;  ///< a racer's shape; -1: a dot
  std::string value;
};

std::string percent(double share) { return fixed(share * 100, 1) + " %"; }

std::string place(const KnownPoint& m) {
  std::string text = "(";
  for (std::size_t k = 0; k < m.x.size() && k < 2; ++k) text += (k ? ", " : "") + number(m.x[k]);
  return text + (m.x.size() > 2 ? ", …)" : ")");
}

std::vector<Row> basin_rows(const PanelContext& context) {
  const Statistics& s = context.run.statistics;
  const Palette& colour = context.canvas.colour;
  const auto all = static_cast<double>(std::max<std::int64_t>(1, s.chains));
  std::vector<Row> rows;
  std::int64_t counted = 0, further = 0;
  for (std::size_t k = 0; k < s.basins.size() && k < context.run.minima.size(); ++k) {
    counted += s.basins[k];
    if (k >= kMostRows)
      further += s.basins[k];
    else
      rows.push_back({place(context.run.minima[k]),
                      colour.basins[k % colour.basins.size()],
                      static_cast<double>(s.basins[k]) / all,
                      -1,
                      {}});
  }
  const auto add = [&](const char* label, ImU32 c, std::int64_t count) {
    if (count > 0) rows.push_back({label, c, static_cast<double>(count) / all, -1, {}});
  };
  add("further minima", colour.track, further);
  add("elsewhere", colour.track, s.chains - s.diverged - counted);
  add("diverged", colour.gradient, s.diverged);
  for (Row& row : rows) row.value = percent(row.share);
  return rows;
}

/// "Adam"; where the race has the rule twice, with the learning rate that tells them apart.
std::string racer_title(const PanelContext& context, std::size_t racer) {
  const Scene& scene = *context.run.scene;
  const Problem& problem = scene.problem;
  const std::string& name = racer == 0 ? problem.rule : scene.racers[racer - 1].rule;
  const double rate = racer == 0 ? problem.learning_rate : scene.racers[racer - 1].learning_rate;
  const RuleInfo* rule = context.run.catalog->rule(name);
  const std::string title = rule ? std::string(rule->title) : name;
  const auto same = std::ranges::count(scene.racers, name, &Racer::rule);
  if (same + (problem.rule == name ? 1 : 0) < 2) return title;
  return title + ", η = " + number(rate);
}

std::vector<Row> race_rows(const PanelContext& context) {
  const RunView& run = context.run;
  const Scene& scene = *run.scene;
  const double base = lowest_minimum(run);
  std::vector<std::size_t> order(std::min(run.racers.size(), scene.racers.size() + 1));
  std::iota(order.begin(), order.end(), 0u);
  const auto loss = [&](std::size_t k) {
    const Statistics& s = run.racers[k];
    return 2 * s.diverged > s.chains || std::isnan(s.loss.p50) ? HUGE_VAL : s.loss.p50;
  };
  std::ranges::stable_sort(order, {}, loss);
  std::vector<Row> rows;
  for (const std::size_t k : order) {
    // A bar for how far down it is, from 100 to one millionth above the minimum.
    const double down = (2 - std::log10(std::max(loss(k) - base, 1e-6))) / 8;
    const auto& colours = context.canvas.colour.optimizers;
    rows.push_back({racer_title(context, k), colours[k % colours.size()], std::clamp(down, 0., 1.),
                    static_cast<int>(k), std::isinf(loss(k)) ? "diverged" : number(loss(k))});
  }
  return rows;
}

std::vector<Row> rows_of(const PanelContext& context) {
  return context.run.racers.empty() ? basin_rows(context) : race_rows(context);
}

float row_height(const PanelContext& context) { return context.canvas.px(context.narrow ? 28 : 42); }

}  // namespace

float outcome_height(const PanelContext& context) {
  const float rows = static_cast<float>(std::max<std::size_t>(1, rows_of(context).size()));
  return context.canvas.px(46 + 10) + rows * row_height(context);
}

void outcome(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  const bool race = !context.run.racers.empty();
  c.hline(column.x, column.right(), column.y, c.colour.line);
  column.y += c.px(space::section_gap);
  c.text(c.font.semibold, type::caption, column.at(), c.colour.mid,
         race ? "Standings, by median loss" : "Where the chains are");
  column.y += c.px(30);
  const std::vector<Row> rows = rows_of(context);
  double widest = .05;
  for (const Row& row : rows) widest = std::max(widest, row.share);
  for (const Row& row : rows) {
    const ImVec2 dot{column.x + c.px(6), column.y + c.px(9)};
    if (row.marker >= 0)
      draw_marker(c, c.list(), row.marker, dot, 6, row.colour, c.colour.panel);
    else
      c.list().AddCircleFilled(dot, c.px(6), row.colour, 32);
    const float value =
        c.text(c.font.medium, type::small, {column.right(), column.y}, c.colour.ink, row.value, 1);
    c.text_within(c.font.regular, type::small, {column.x + c.px(22), column.y},
                  column.width - c.px(34) - value, c.colour.ink, row.label);
    if (!context.narrow) {
      const float x = column.x + c.px(22), y = column.y + c.px(24), width = column.right() - x;
      c.fill({{x, y}, {x + width, y + c.px(4)}}, with_alpha(c.colour.track, .5f), radius::bar);
      const float share = static_cast<float>(row.share / (race ? 1 : std::max(widest, .4)));
      if (row.share > 0)
        c.fill({{x, y}, {x + std::max(c.px(2), width * share), y + c.px(4)}}, row.colour, radius::bar);
    }
    column.y += row_height(context);
  }
}

}  // namespace steepest::ui
