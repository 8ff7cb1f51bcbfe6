// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>

#include "learn/recognise.h"
#include "ui/icons.h"
#include "ui/panels/frame_parts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

constexpr float kMark = 28;  ///< room for the ring before a task's words

struct Tasks {
  const std::vector<Task>& list;
  const std::set<int>* done = nullptr;

  bool is_done(std::size_t k) const { return done && done->contains(static_cast<int>(k)); }
  std::size_t count() const {
    std::size_t n = 0;
    for (std::size_t k = 0; k < list.size(); ++k) n += is_done(k) ? 1 : 0;
    return n;
  }
};

Tasks tasks_of(const ScreenContext& context) {
  const Scene& scene = *context.run().scene;
  const auto found = context.desk.progress.tasks.find(scene.name);
  return {scene.tasks, found == context.desk.progress.tasks.end() ? nullptr : &found->second};
}

float row_height(const ScreenContext& context, const Task& task, float width) {
  const Canvas& c = context.canvas();
  return std::max(
      c.px(30),
      c.paragraph_height(c.font.regular, type::small, width - c.px(kMark), task.text, 1.4f) + c.px(10));
}

bool is_open(const ScreenContext& context) {
  return !context.panel.narrow || context.panel.edit.is_unfolded("tasks");
}

float panel_width(const ScreenContext& context) {
  const Canvas& c = context.canvas();
  const Rect& window = context.window;
  return layout(window.width(), window.height(), c.scale()).left.width() - 2 * c.px(space::panel);
}

void mark_done(ScreenContext& context, const Tasks& tasks) {
  const std::string& name = context.run().scene->name;
  if (name.empty()) return;
  for (std::size_t k = 0; k < tasks.list.size(); ++k)
    if (!tasks.is_done(k) && learn::task_done(tasks.list[k], context.run()))
      context.ask(MarkTask{name, static_cast<int>(k)});
}

void row(ScreenContext& context, Column& column, const Task& task, bool done) {
  Canvas& c = context.canvas();
  const float height = row_height(context, task, column.width);
  const ImVec2 ring{column.x + c.px(8), column.y + c.px(10)};
  if (done) {
    c.list().AddCircleFilled(ring, c.px(8), c.colour.ink, 32);
    draw_icon(c, Icon::Check, ring, 4, c.colour.panel);
  } else {
    c.list().AddCircle(ring, c.px(7), c.colour.track, 32, c.px(2));
  }
  c.paragraph(c.font.regular, type::small, {column.x + c.px(kMark), column.y + c.px(1)},
              column.width - c.px(kMark), done ? c.colour.low : c.colour.ink, task.text, 1.4f);
  column.y += height;
}

}  // namespace

float tasks_height(const ScreenContext& context) {
  const Tasks all = tasks_of(context);
  if (all.list.empty()) return 0;
  const Canvas& c = context.canvas();
  float height = c.px(space::section_gap + 28 + 6);
  if (!is_open(context)) return height;
  for (const Task& task : all.list) height += row_height(context, task, panel_width(context));
  return height + c.px(10);
}

void tasks(ScreenContext& context, Column& column) {
  const Tasks all = tasks_of(context);
  if (all.list.empty()) return;
  Canvas& c = context.canvas();
  mark_done(context, all);
  const std::string count = std::to_string(all.count()) + " of " + std::to_string(all.list.size());
  c.hline(column.x, column.right(), column.y, c.colour.line);
  column.y += c.px(context.panel.narrow ? 8 : space::section_gap);
  if (context.panel.narrow) {
    const bool open = fold(c, column, "tasks", "Try it", count, is_open(context),
                           "What to try in this scene; done when the run has shown it");
    context.panel.edit.unfold("tasks", open);
    column.y += c.px(6);
    if (!open) return;
  } else {
    c.text(c.font.semibold, type::caption, column.at(), c.colour.mid, "Try it");
    c.text(c.font.regular, type::caption, {column.right(), column.y}, c.colour.low, count, 1);
    column.y += c.px(30);
  }
  for (std::size_t k = 0; k < all.list.size(); ++k) row(context, column, all.list[k], all.is_done(k));
  column.y += c.px(6);
}

}  // namespace steepest::ui
