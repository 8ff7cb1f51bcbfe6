// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A run for every pixel: what to map at the left, the map in the middle, the experiment's own numbers
// at the right. A click on a pixel opens its run in the experiment.
#include <algorithm>
#include <array>

#include "steepest/parameter.h"
#include "ui/layout.h"
#include "ui/panels/frame_parts.h"
#include "ui/panels/list.h"
#include "ui/panels/map_chart.h"
#include "ui/screens/list.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/slider.h"

namespace steepest::ui {
namespace {

struct Kind {
  const char* name;
  const char* about;
};
constexpr std::array<Kind, kMapKinds> kKinds = {
    {{"Where each start ends",
      "Every pixel is a start. Its colour says in which valley the descent ends: the basins of "
      "attraction, which "
      "depend on the rule and its learning rate as much as on the surface."},
     {"How soon each start arrives",
      "Every pixel is a start. Its colour says after how many steps it has come to the target: fast "
      "lanes, and the "
      "places where descent crawls."},
     {"Learning rate and momentum",
      "Every pixel is a run from the same start: learning rates to the right, momentum upwards. Where "
      "it works, where "
      "it is fastest, and where it flies apart."},
     {"Learning rate and start",
      "Learning rates to the right, starts upwards, along the diagonal of the start box. A rate that "
      "holds for one "
      "start may fail for another."}}};
constexpr std::array<int, 4> kSides = {128, 256, 512, 1024};
constexpr std::array<Panel, 6> kMapPanels = {surface_panel, optimizer_panel, schedule_panel,
                                             noise_panel,   starts_panel,    machine_panel};

bool of_rates(const MapForm& form) {
  return form.kind == MapKind::LrMomentum || form.kind == MapKind::LrStart;
}

Layout parts_of(const ScreenContext& context) {
  return layout(context.window.width(), context.window.height(), context.canvas().scale());
}

void kind_choice(ScreenContext& context, Column& column, MapForm& form) {
  Canvas& c = context.canvas();
  std::vector<std::string> names;
  for (const Kind& kind : kKinds) names.emplace_back(kind.name);
  if (const auto k = combo(c, column, "map.kind", names, static_cast<int>(form.kind), ""))
    form.kind = static_cast<MapKind>(*k);
  column.y += c.px(10);
  // With the most sliders a low window would hide the button behind its edge.
  if (context.panel.narrow && form.kind == MapKind::LrMomentum) return;
  column.y += c.paragraph(c.font.regular, type::ui, column.at(), column.width, c.colour.mid,
                          kKinds[static_cast<std::size_t>(form.kind)].about);
  column.y += c.px(14);
}

void size_choice(ScreenContext& context, Column& column, MapForm& form) {
  Canvas& c = context.canvas();
  section(c, column, "Pixels a side");
  std::vector<Segment> items;
  for (const int side : kSides)
    items.push_back({std::to_string(side), true, "As many runs in each direction"});
  const auto at = std::ranges::find(kSides, form.side);
  if (const auto k = segments(c, column.take(c.px(size::segment)), "map.side", items,
                              static_cast<int>(at - kSides.begin())))
    form.side = kSides[static_cast<std::size_t>(*k)];
  column.y += c.px(14);
}

void number_of(ScreenContext& context, Column& column, const char* id, const char* label,
               const char* help, const Track& track, const Range& range, double& value) {
  Slider spec;
  spec.id = id, spec.label = label, spec.help = help;
  spec.value = value, spec.track = track, spec.range = range;
  if (const auto moved = slider(context.canvas(), column, context.panel.edit, spec)) value = *moved;
}

void ranges(ScreenContext& context, Column& column, MapForm& form) {
  Canvas& c = context.canvas();
  section(c, column, "Runs");
  double steps = static_cast<double>(form.steps);
  number_of(context, column, "map.steps", "Steps of each", "Updates of every pixel's chain",
            {10, 100'000, true, false}, {1, 1e9, false, false, true}, steps);
  form.steps = static_cast<std::int64_t>(steps);
  if (!of_rates(form)) return;
  const Range rates{0, 1000, true, false, false};
  number_of(context, column, "map.lr_low", "Lowest learning rate", "At the left edge",
            {1e-6, 10, true, false}, rates, form.lr_low);
  number_of(context, column, "map.lr_high", "Highest learning rate", "At the right edge",
            {1e-6, 10, true, false}, rates, form.lr_high);
  if (form.kind == MapKind::LrMomentum) {
    const Range momenta{0, 1, false, false, false};
    number_of(context, column, "map.momentum_low", "Lowest momentum",
              "At the lower edge (beta1 where the rule has that)", {0, 1, false, false}, momenta,
              form.momentum_low);
    number_of(context, column, "map.momentum_high", "Highest momentum", "At the upper edge",
              {0, 1, false, false}, momenta, form.momentum_high);
  }
  const std::array<Segment, 2> items = {
      Segment{"Final loss", true, "How deep each run has come"},
      {"Steps to the target", true, "How soon each run has come near a minimum"}};
  column.y += c.px(4);
  if (const auto k =
          segments(c, column.take(c.px(size::segment)), "map.quantity", items, form.steps_to_target))
    form.steps_to_target = *k == 1;
  column.y += c.px(10);
}

/// Momentum is to vary, and the rule has none.
bool lacks_momentum(const ScreenContext& context, const MapForm& form) {
  const auto infos = context.run().rule->parameters;
  return form.kind == MapKind::LrMomentum && !parameter_index(infos, "momentum") &&
         !parameter_index(infos, "beta1");
}

void action(ScreenContext& context, Column& column, const MapForm& form) {
  Canvas& c = context.canvas();
  const bool lacks = lacks_momentum(context, form);
  if (lacks) {
    column.y += c.px(4);
    column.y += c.paragraph(c.font.regular, type::small, column.at(), column.width, c.colour.mid,
                            std::string(context.run().rule->title) +
                                " has no momentum. Choose a rule that has, at the right: Momentum, "
                                "Nesterov, Adam …");
    column.y += c.px(4);
  }
  const MapView* map = context.desk.map;
  const bool running = map && map->running;
  column.y += c.px(8);
  const Rect r = column.take(c.px(size::button));
  if (running) {
    if (button(c, "map.stop", r, "Stop", ButtonKind::Secondary, "What is done stays"))
      context.ask(StopMap{});
    column.y += c.px(12);
    progress_bar(c, column.take(c.px(4)), map->share, c.colour.ink);
    column.y += c.px(8);
    c.text(c.font.regular, type::caption, column.at(), c.colour.low, map_progress(*map));
  } else if (button(c, "map.draw", r, "Draw the map", ButtonKind::Primary,
                    "One run for every pixel, coarse to fine", !lacks)) {
    context.ask(StartMap{form});
  }
  column.y += c.px(10);
  // Where it is changed stands at the right, below the start box.
  if (!running)
    c.text_within(c.font.regular, type::caption, column.at(), column.width, c.colour.low,
                  "Runs on " + machine_line(context.run()));
  column.y += c.px(24);
}

void left_panel(ScreenContext& context, const Rect& area) {
  Canvas& c = context.canvas();
  c.fill(area, c.colour.panel);
  c.vline(area.max.x - c.hairline(), area.min.y, area.max.y, c.colour.line);
  ImGui::SetCursorScreenPos(area.min);
  ImGui::BeginChild("map form", {area.width(), area.height()}, ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoBackground);
  const float pad = c.px(space::panel);
  Column column{area.min.x + pad, std::round(ImGui::GetCursorScreenPos().y + c.px(20)),
                area.width() - 2 * pad};
  MapForm& form = context.memory.map.form;
  section(c, column, "Map", true);
  kind_choice(context, column, form);
  size_choice(context, column, form);
  ranges(context, column, form);
  action(context, column, form);
  ImGui::SetCursorScreenPos(column.at());
  ImGui::Dummy({1, 1});
  c.fade_bottom({area.min, {area.max.x - c.px(10), area.max.y}}, c.colour.panel);
  ImGui::EndChild();
}

void draw(ScreenContext& context) {
  const Layout parts = parts_of(context);
  left_panel(context, parts.left);
  map_chart(context, {parts.scene.min, {parts.scene.max.x, parts.plots.max.y}});
  controls_panel(context, parts.right, kMapPanels);
}

}  // namespace

const ScreenInfo kMapsScreen = {Screen::Maps, "Maps",
                                "One run for every pixel: basins, learning rates, momentum",
                                [](const ScreenContext&) { return Rect{}; }, draw};

}  // namespace steepest::ui
