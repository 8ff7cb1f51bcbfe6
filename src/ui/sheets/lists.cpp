// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The sheets that are read rather than used: every shortcut, and what the program had to say.
#include <algorithm>
#include <array>
#include <vector>

#include "ui/format.h"
#include "ui/sheets/sheet.h"
#include "ui/widgets/buttons.h"

namespace steepest::ui {
namespace {

struct Line {
  const char* title;
  const char* keys;
};

/// Keys and hands that no action stands for.
constexpr std::array kHands = {
    Line{"Turn the scene", "drag, arrows"},
    Line{"Move the scene", "right drag, Shift+drag"},
    Line{"Closer, farther", "wheel, + −"},
    Line{"Front view, view from above", "Home, T"},
    Line{"The slope at a point", "click"},
    Line{"Next or previous step of a page", "Page Down, Page Up"},
    Line{"Next control", "Tab"},
    Line{"Change what has the focus", "arrows, Space"},
    Line{"A slider as the scene has it", "double click its name"},
    Line{"Close what is open", "Escape"},
};

void row(Canvas& c, Column& column, const Line& line) {
  const float y = column.y + c.px(14);
  const float keys =
      c.text(c.font.medium, type::caption, {column.right(), y}, c.colour.ink, line.keys, 1, .5f);
  c.text_within(c.font.regular, type::small, {column.x, y}, column.width - keys - c.px(12), c.colour.mid,
                line.title, 0, .5f);
  column.y += c.px(28);
}

void message(Canvas& c, Column& column, const LogLine& line) {
  c.text(c.font.regular, type::caption, {column.x, column.y + c.px(1)}, c.colour.low, line.time);
  const float x = column.x + c.px(72), width = column.width - c.px(72);
  if (!line.is_note)
    c.fill({{x - c.px(10), column.y + c.px(2)}, {x - c.px(7), column.y + c.px(18)}}, c.colour.gradient);
  const std::string text = line.error.where.empty() ? sentence(line.error.message)
                                                    : line.error.where + ": " + line.error.message;
  column.y += c.paragraph(c.font.medium, type::small, {x, column.y}, width, c.colour.ink, text);
  if (!line.error.hint.empty())
    column.y += c.paragraph(c.font.regular, type::small, {x, column.y}, width, c.colour.mid,
                            sentence(line.error.hint));
  column.y += c.px(12);
}

/// A part that scrolls when it must.
template <class Draw>
void scrolled(Canvas& c, const char* id, const Rect& area, Draw&& draw) {
  ImGui::SetCursorScreenPos(area.min);
  ImGui::BeginChild(id, {area.width(), area.height()}, ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoBackground);
  Column column{area.min.x, ImGui::GetCursorScreenPos().y, area.width() - c.px(12)};
  draw(column);
  ImGui::SetCursorScreenPos(column.at());
  ImGui::Dummy({1, 1});
  ImGui::EndChild();
}

}  // namespace

bool shortcut_sheet(ScreenContext& context, const Rect& area) {
  Canvas& c = context.canvas();
  std::vector<Line> lines;
  for (const Action& action : actions())
    if (*action.keys) lines.push_back({action.title, action.keys});
  lines.insert(lines.end(), kHands.begin(), kHands.end());
  scrolled(c, "shortcuts", area, [&](Column& column) {
    const bool two = column.width > c.px(520);
    const float width = two ? (column.width - c.px(32)) / 2 : column.width;
    const std::size_t rows = two ? (lines.size() + 1) / 2 : lines.size();
    Column left{column.x, column.y, width}, right{column.x + width + c.px(32), column.y, width};
    for (std::size_t k = 0; k < lines.size(); ++k) row(c, k < rows ? left : right, lines[k]);
    column.y = left.y;
  });
  return false;
}

bool log_sheet(ScreenContext& context, const Rect& area) {
  Canvas& c = context.canvas();
  const auto& log = context.desk.log;
  context.memory.sheet.seen_lines = log.size();
  const Rect foot{{area.min.x, area.max.y - c.px(36)}, area.max};
  scrolled(c, "log", {area.min, {area.max.x, foot.min.y - c.px(8)}}, [&](Column& column) {
    if (log.empty())
      c.text(c.font.regular, type::small, column.at(), c.colour.mid, "Nothing has gone wrong so far.");
    for (auto line = log.rbegin(); line != log.rend(); ++line) message(c, column, *line);
  });
  if (log.empty()) return false;
  const float width = button_width(c, "Clear");
  if (button(c, "log.clear", {{foot.max.x - width, foot.min.y}, foot.max}, "Clear",
             ButtonKind::Secondary, "Forgets these lines"))
    context.ask(ClearLog{});
  return false;
}

}  // namespace steepest::ui
