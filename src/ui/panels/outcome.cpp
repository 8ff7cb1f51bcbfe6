// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// How the run stands: shares by basin.
#include <algorithm>

#include "ui/format.h"
#include "ui/panels/frame_parts.h"

namespace steepest::ui {
namespace {

constexpr std::size_t kMostRows = 4;

struct Row {
  std::string label;
  ImU32 colour;
  double share;
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
                      {}});
  }
  const auto add = [&](const char* label, ImU32 c, std::int64_t count) {
    if (count > 0) rows.push_back({label, c, static_cast<double>(count) / all, {}});
  };
  add("further minima", colour.track, further);
  add("elsewhere", colour.track, s.chains - s.diverged - counted);
  add("diverged", colour.gradient, s.diverged);
  for (Row& row : rows) row.value = percent(row.share);
  return rows;
}

float row_height(const PanelContext& context) { return context.canvas.px(context.narrow ? 28 : 42); }

}  // namespace

float outcome_height(const PanelContext& context) {
  const float rows = static_cast<float>(std::max<std::size_t>(1, basin_rows(context).size()));
  return context.canvas.px(46 + 10) + rows * row_height(context);
}

void outcome(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  c.hline(column.x, column.right(), column.y, c.colour.line);
  column.y += c.px(space::section_gap);
  c.text(c.font.semibold, type::caption, column.at(), c.colour.mid, "Where the chains are");
  column.y += c.px(30);
  const std::vector<Row> rows = basin_rows(context);
  for (const Row& row : rows) {
    const ImVec2 dot{column.x + c.px(6), column.y + c.px(9)};
    c.list().AddCircleFilled(dot, c.px(6), row.colour, 32);
    const float value =
        c.text(c.font.medium, type::small, {column.right(), column.y}, c.colour.ink, row.value, 1);
    c.text_within(c.font.regular, type::small, {column.x + c.px(22), column.y},
                  column.width - c.px(34) - value, c.colour.ink, row.label);
    if (!context.narrow) {
      const float x = column.x + c.px(22), y = column.y + c.px(24), width = column.right() - x;
      c.fill({{x, y}, {x + width, y + c.px(4)}}, with_alpha(c.colour.track, .5f), radius::bar);
      const float share = static_cast<float>(row.share);  // the whole track is all chains
      if (row.share > 0)
        c.fill({{x, y}, {x + std::max(c.px(2), width * share), y + c.px(4)}}, row.colour, radius::bar);
    }
    column.y += row_height(context);
  }
}

}  // namespace steepest::ui
