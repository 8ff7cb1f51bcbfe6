// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/panels/parameters.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "ui/widgets/controls.h"
#include "ui/widgets/slider.h"

namespace steepest::ui {
namespace {

/// "weight_decay" as a label: "Weight decay".
std::string label_of(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c == '_') c = ' ';
  if (!out.empty()) out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
  return out;
}

Track track_of(const ParameterInfo& info) {
  Track track{info.min, info.max, info.logarithmic, false};
  if (info.open_max) track.high = info.max - .001 * (info.max - info.min);
  if (info.logarithmic && info.min <= 0) track.low = info.max * 1e-6, track.zero = true;
  return track;
}

/// What it does, and what scene files call it.
std::string help_of(const ParameterInfo& info) {
  const std::string help(info.help);
  return help + (help.empty() ? "" : "\n") + "In scene files: " + std::string(info.name);
}

bool is_switch(const ParameterInfo& info) { return info.integer && info.min == 0 && info.max == 1; }

/// One that is chosen by its name: label, then a combo of the names.
std::optional<int> choice_row(PanelContext& context, Column& column, const std::string& id,
                              const ParameterInfo& info, double value) {
  Canvas& c = context.canvas;
  const Rect row = column.take(c.px(size::combo));
  const std::string text = label_of(info.name);
  const float wide = c.measure(c.font.regular, type::ui, text).x + c.px(16);
  const float label = std::min({wide, c.px(116), row.width() * .42f});
  c.text_within(c.font.regular, type::ui, {row.min.x, row.center().y}, label - c.px(8), c.colour.mid,
                text, 0, .5f);
  Column right{row.min.x + label, row.min.y, row.width() - label};
  const std::vector<std::string> names(info.choices.begin(), info.choices.end());
  const auto chosen = combo(c, right, id, names, static_cast<int>(value));
  column.y += c.px(space::inner);
  return chosen;
}

}  // namespace

std::optional<std::pair<int, double>> parameter_controls(PanelContext& context, Column& column,
                                                         const ParameterSet& set) {
  std::optional<std::pair<int, double>> changed;
  for (std::size_t k = 0; k < set.infos.size() && k < set.values.size(); ++k) {
    const ParameterInfo& info = set.infos[k];
    const double now = set.values[k];
    const std::string id = std::string(set.prefix) + "." + std::string(info.name);
    if (!info.choices.empty()) {
      if (const auto choice = choice_row(context, column, id, info, now))
        changed = {static_cast<int>(k), static_cast<double>(*choice)};
      continue;
    }
    if (is_switch(info)) {
      if (const auto on =
              switch_row(context.canvas, column, id, label_of(info.name), now != 0, help_of(info)))
        changed = {static_cast<int>(k), *on ? 1. : 0.};
      continue;
    }
    Slider spec;
    spec.id = id;
    spec.label = label_of(info.name);
    spec.symbol = info.latex;
    spec.help = help_of(info);
    spec.value = now;
    if (k < set.originals.size()) spec.original = set.originals[k];
    spec.track = track_of(info);
    spec.range = {.min = info.min, .max = info.max, .open_max = info.open_max, .integer = info.integer};
    spec.shown = number(now, 4);
    if (const auto value = slider(context.canvas, column, context.edit, spec))
      changed = {static_cast<int>(k), *value};
  }
  return changed;
}

}  // namespace steepest::ui
