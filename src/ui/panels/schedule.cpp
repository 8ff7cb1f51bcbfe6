// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "steepest/schedule.h"
#include "ui/panels/list.h"
#include "ui/panels/parameters.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/slider.h"

namespace steepest::ui {
namespace {

constexpr double kUsualRate = 0.01;  // what the defaults of parameters that are rates are made for

/// The schedule's own parameters; its rates about as large as the rate at hand.
std::vector<double> suited_parameters(const ScheduleInfo& schedule, double learning_rate) {
  std::vector<double> values;
  for (const ParameterInfo& info : schedule.parameters)
    values.push_back(info.rate
                         ? std::clamp(info.initial * learning_rate / kUsualRate, info.min, info.max)
                         : info.initial);
  return values;
}

void choose_schedule(PanelContext& context, Column& column) {
  const auto schedules = context.run.catalog->schedules;
  std::vector<std::string> titles;
  int selected = -1;
  for (const ScheduleInfo& schedule : schedules) {
    if (schedule.name == context.problem().schedule.name) selected = static_cast<int>(titles.size());
    titles.emplace_back(schedule.title);
  }
  const std::string hint = std::to_string(titles.size() - 1) + " more";
  if (const auto k = combo(context.canvas, column, "schedule", titles, selected, hint)) {
    const ScheduleInfo& chosen = schedules[static_cast<std::size_t>(*k)];
    ScheduleSpec spec = context.problem().schedule;
    spec.name = chosen.name;
    spec.parameters = suited_parameters(chosen, context.problem().learning_rate);
    context.send(SetSchedule{spec});
  }
  column.y += context.canvas.px(16);
}

void warm_up(PanelContext& context, Column& column) {
  const Problem& problem = context.problem();
  Slider spec;
  spec.id = "warmup";
  spec.label = "Warm-up";
  spec.symbol = "W";
  spec.help = "Updates in which the rate grows from nothing; then the schedule begins.";
  spec.value = static_cast<double>(problem.schedule.warmup);
  spec.original =
      context.original([](const Scene& s) { return static_cast<double>(s.problem.schedule.warmup); });
  spec.track = {1, static_cast<double>(std::max<std::int64_t>(problem.steps, 2)), true, true};
  spec.range = {.min = 0, .max = 1e12, .integer = true};
  if (const auto updates = slider(context.canvas, column, context.edit, spec)) {
    ScheduleSpec next = problem.schedule;
    next.warmup = static_cast<std::int64_t>(*updates);
    context.send(SetSchedule{next});
  }
}

/// The rate over the run, and where the run is.
void curve(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  const Problem& problem = context.problem();
  const std::int64_t last = std::max<std::int64_t>(problem.steps - 1, 1);
  std::array<double, 128> rates{};
  for (std::size_t k = 0; k < rates.size(); ++k)
    rates[k] = learning_rate_at(problem, *context.run.catalog,
                                last * static_cast<std::int64_t>(k) / std::ssize(rates));
  const double top = std::max({*std::ranges::max_element(rates), context.run.learning_rate, 1e-300});
  const Rect area = column.take(c.px(64));
  c.fill(area, c.colour.field, radius::control);
  const float pad = c.px(9);
  const auto place = [&](double step, double rate) {
    const double u = std::min(step / static_cast<double>(last), 1.0);
    return ImVec2{area.min.x + pad + static_cast<float>(u) * (area.width() - 2 * pad),
                  area.max.y - pad - static_cast<float>(rate / top) * (area.height() - 2 * pad)};
  };
  std::array<ImVec2, rates.size()> line;
  for (std::size_t k = 0; k < rates.size(); ++k)
    line[k] = place(static_cast<double>(last) * static_cast<double>(k) / rates.size(), rates[k]);
  c.list().AddPolyline(line.data(), static_cast<int>(line.size()), c.colour.step, c.px(1.5f));
  const ImVec2 now = place(static_cast<double>(context.run.step), context.run.learning_rate);
  c.list().AddCircleFilled(now, c.px(4), c.colour.ink);
  column.y += c.px(8);
  const Rect row = column.take(c.px(20));
  c.text(c.font.regular, type::small, {row.min.x, row.center().y}, c.colour.mid, "Rate now", 0, .5f);
  c.text(c.font.medium, type::small, {row.max.x, row.center().y}, c.colour.ink,
         number(context.run.learning_rate, 4), 1, .5f);
  column.y += c.px(space::inner);
}

}  // namespace

void schedule_panel(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  const ScheduleSpec& spec = context.problem().schedule;
  const ScheduleInfo* const schedule = context.run.catalog->schedule(spec.name);
  if (!schedule) return;
  section(c, column, "Schedule");
  choose_schedule(context, column);
  const bool same = context.loaded && context.loaded->problem.schedule.name == spec.name;
  if (spec.name != ScheduleSpec{}.name || spec.warmup > 0) curve(context, column);
  if (const auto changed = parameter_controls(
          context, column,
          {.prefix = "schedule",
           .infos = schedule->parameters,
           .values = spec.parameters,
           .originals = same ? std::span<const double>(context.loaded->problem.schedule.parameters)
                             : std::span<const double>()})) {
    ScheduleSpec next = spec;
    next.parameters[static_cast<std::size_t>(changed->first)] = changed->second;
    context.send(SetSchedule{next});
  }
  warm_up(context, column);
  column.y += c.px(4);
}

}  // namespace steepest::ui
