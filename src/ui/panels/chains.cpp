// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/panels/list.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/start_box.h"
#include "ui/widgets/text_entry.h"

namespace steepest::ui {
namespace {

constexpr double kMaxChains = 1e9;  // docs/numbers.md, limits; the track ends at ten million

void chain_count(PanelContext& context, Column& column) {
  Slider spec;
  spec.id = "chains";
  spec.label = "Count";
  spec.help = "Every chain is one training run. More than fits in memory is cut to what fits.";
  spec.value = static_cast<double>(context.problem().chains);
  spec.original = context.original([](const Scene& s) { return static_cast<double>(s.problem.chains); });
  spec.track = {1, 1e7, true, false};
  spec.range = {.min = 1, .max = kMaxChains, .integer = true};
  const double shown = context.edit.dragging == spec.id ? context.edit.dragged : spec.value;
  spec.shown = thousands(static_cast<std::int64_t>(shown));
  spec.on_release = true;  // a new count is a new run
  if (const auto count = slider(context.canvas, column, context.edit, spec))
    context.send(SetChains{static_cast<std::int64_t>(*count)});
}

Bounds domain_of(const PanelContext& context) {
  if (context.run.field && context.run.field->columns > 1) return context.run.field->region;
  const DrawingHints& shown = context.run.surface->drawing;
  return {shown.x_min, shown.x_max, shown.y_min, shown.y_max};
}

Bounds box_of(const PanelContext& context) {
  const StartSpec& start = context.problem().start;
  if (start.low.size() >= 2 && start.high.size() >= 2)
    return {start.low[0], start.high[0], start.low[1], start.high[1]};
  const SurfaceInfo& s = *context.run.surface;
  return {s.domain[0], s.domain[1], s.domain_y[0], s.domain_y[1]};
}

void send_box(PanelContext& context, const Bounds& b) {
  StartSpec start;
  start.low = {b[0], b[2]}, start.high = {b[1], b[3]};
  context.send(SetStart{start});
}

/// One field for one number of the start; `refused` rows are drawn by the caller below all of them.
std::optional<double> coordinate(PanelContext& context, const Rect& r, const std::string& id,
                                 double value, double low, double high) {
  NumberField field;
  field.id = id;
  field.value = value;
  field.range = {.min = low, .max = high};
  field.shown = number(value, 4);
  return number_field(context.canvas, context.edit, r, field);
}

constexpr double kFar = 1e6;  ///< a start may lie outside the picture, but not out of this world

void box_rows(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  Bounds box = box_of(context);
  bool changed = false;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const char* name = axis == 0 ? "x" : "y";
    const Rect row = column.take(c.px(size::field));
    c.formula(name, 17, {row.min.x, row.center().y + c.px(5)}, c.colour.mid);
    const float left = row.min.x + c.px(20), gap = c.px(18), width = (row.max.x - left - gap) / 2;
    double &low = box[2 * axis], &high = box[2 * axis + 1];
    if (const auto v = coordinate(context, {{left, row.min.y}, {left + width, row.max.y}},
                                  std::string("start.") + name + ".low", low, -kFar, high))
      low = *v, changed = true;
    c.text(c.font.regular, type::small, {left + width + gap / 2, row.center().y}, c.colour.low, "…", .5f,
           .5f);
    if (const auto v = coordinate(context, {{row.max.x - width, row.min.y}, row.max},
                                  std::string("start.") + name + ".high", high, low, kFar))
      high = *v, changed = true;
    column.y += c.px(8);
  }
  if (changed) send_box(context, box);
  for (const char* id : {"start.x.low", "start.x.high", "start.y.low", "start.y.high"})
    refusal_line(c, context.edit, id, column);
}

void point_rows(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  std::vector<double> point = context.problem().start.point;
  bool changed = false;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const char* name = axis == 0 ? "x" : "y";
    const Rect row = column.take(c.px(size::field));
    c.formula(name, 17, {row.min.x, row.center().y + c.px(5)}, c.colour.mid);
    if (const auto v = coordinate(context, {{row.min.x + c.px(20), row.min.y}, row.max},
                                  std::string("start.") + name, point[axis], -kFar, kFar))
      point[axis] = *v, changed = true;
    column.y += c.px(8);
  }
  if (changed) context.send(SetStart{StartSpec{point, {}, {}}});
  for (const char* id : {"start.x", "start.y"}) refusal_line(c, context.edit, id, column);
}

void map(PanelContext& context, Column& column, bool at_point) {
  Canvas& c = context.canvas;
  const Bounds domain = domain_of(context);
  const double aspect = (domain[3] - domain[2]) / (domain[1] - domain[0]);
  const float side = std::min(column.width, c.px(168));
  const float height = side * static_cast<float>(std::clamp(aspect, .5, 1.));
  const float width = std::min(column.width, height / static_cast<float>(std::clamp(aspect, .5, 2.)));
  const Rect area = column.take(std::round(height));
  const float left = std::round(area.center().x - width / 2);
  const Rect r{{left, area.min.y}, {left + std::round(width), area.max.y}};
  if (at_point) {
    const auto& p = context.problem().start.point;
    if (const auto next = start_point(c, r, context.map, domain, {p[0], p[1]}))
      context.send(SetStart{StartSpec{{(*next)[0], (*next)[1]}, {}, {}}});
  } else if (const auto box = start_box(c, context.edit, r, context.map, domain, box_of(context))) {
    send_box(context, *box);
  }
  column.y += c.px(space::inner);
}

void start(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  const bool at_point = context.problem().start.point.size() >= 2;
  const Rect row = column.take(c.px(size::segment));
  c.text(c.font.regular, type::ui, {row.min.x, row.center().y}, c.colour.mid, "Start", 0, .5f);
  const Segment kinds[] = {{.label = "Box", .tooltip = "Uniform in a box"},
                           {.label = "Point", .tooltip = "All at one point"}};
  if (const auto k = segments(c, {{row.min.x + c.px(76), row.min.y}, row.max}, "start.kind", kinds,
                              at_point ? 1 : 0)) {
    const Bounds box = box_of(context);
    if (*k == 0)
      context.send(SetStart{});
    else
      context.send(SetStart{StartSpec{{(box[0] + box[1]) / 2, (box[2] + box[3]) / 2}, {}, {}}});
  }
  column.y += c.px(space::inner);
  if (!context.narrow) map(context, column, at_point);
  at_point ? point_rows(context, column) : box_rows(context, column);
}

/// Another seed that follows from this one (SplitMix64), short enough to be read out.
std::uint64_t next_seed(std::uint64_t seed) {
  std::uint64_t z = seed + 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return (z ^ (z >> 31)) % 1'000'000;
}

void seed(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  EditState& edit = context.edit;
  const Rect row = column.take(c.px(size::button));
  c.text(c.font.regular, type::ui, {row.min.x, row.center().y}, c.colour.mid, "Seed", 0, .5f);
  const float dice = c.px(36);
  const Rect field{{row.min.x + c.px(76), row.min.y}, {row.max.x - dice - c.px(4), row.max.y}};
  const std::string value = std::to_string(context.problem().seed);
  if (edit.typing == "seed") {
    if (const auto typed = text_entry(c, edit, "seed", field)) {
      if (const auto read = read_integer(*typed, 0, std::numeric_limits<std::int64_t>::max()))
        context.send(SetSeed{static_cast<std::uint64_t>(*read)});
      else
        edit.refuse("seed", read.error());
    }
  } else {
    const Hit hit = c.hit("seed", field);
    c.fill(field, mix(c.colour.field, c.colour.raised, hit.glow), radius::control);
    c.frame(field, edit.refused == "seed" ? c.colour.gradient : c.colour.line, radius::control);
    c.text_within(c.font.medium, type::ui, {field.min.x + c.px(12), field.center().y},
                  field.width() - c.px(20), c.colour.ink, value, 0, .5f);
    if (hit.clicked) edit.begin("seed", value);
  }
  if (icon_button(c, "seed.dice", {row.max.x - dice / 2, row.center().y}, Icon::Dice, 8, "Another seed"))
    context.send(SetSeed{next_seed(context.problem().seed)});
  column.y += c.px(8);
  refusal_line(c, edit, "seed", column);
  column.y += c.px(8);
}

}  // namespace

void starts_panel(PanelContext& context, Column& column) {
  section(context.canvas, column, "Starts");
  if (context.problem().dimension == 2) start(context, column);
  seed(context, column);
}

void chains_panel(PanelContext& context, Column& column) {
  section(context.canvas, column, "Chains");
  chain_count(context, column);
  if (context.problem().dimension == 2) start(context, column);
  seed(context, column);
}

}  // namespace steepest::ui
