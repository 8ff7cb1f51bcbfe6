// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the module says to a question: passages with their source, or plainly that it says nothing.
#include <algorithm>

#include "ui/icons.h"
#include "ui/panels/ask_field.h"
#include "ui/panels/frame_parts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

constexpr float kWidth = 480, kPitch = 1.5f;
constexpr float kTop = 16, kBottom = 8;  ///< of the card, about its contents
constexpr const char* kNothing = "Not in this module.";
constexpr const char* kElsewhere =
    "It teaches derivatives, gradient descent and partial derivatives. Beyond these it makes nothing "
    "up.";

void show(ScreenContext& context, const learn::Answer& answer) {
  if (!answer.page.empty())
    context.ask(GoTo{{Screen::Learn, answer.page, std::max(0, answer.step)}});
  else if (!answer.scene.empty())
    context.ask(OpenSceneNamed{answer.scene});
  context.memory.ask.open = false;
}

void one_answer(ScreenContext& context, Column& column, const learn::Answer& answer, std::size_t k) {
  Canvas& c = context.canvas();
  if (k > 0) {
    c.hline(column.x, column.right(), column.y, c.colour.line);
    column.y += c.px(14);
  }
  column.y +=
      c.paragraph(c.font.semibold, type::ui, column.at(), column.width, c.colour.ink, answer.title);
  column.y += c.px(2);
  column.y += c.paragraph(c.font.regular, type::small, column.at(), column.width, c.colour.ink,
                          answer.text, kPitch);
  column.y += c.px(6);
  const Rect row = column.take(c.px(32));
  const float width = button_width(c, "Show me");
  const std::string id = "answer." + std::to_string(k);
  const bool leads = !answer.page.empty() || !answer.scene.empty();
  if (leads && button(c, id, {{row.max.x - width, row.min.y}, row.max}, "Show me", ButtonKind::Secondary,
                      answer.page.empty() ? "Opens the scene" : "Opens the page"))
    show(context, answer);
  float taken = width;
  if (!answer.page.empty() && !answer.scene.empty()) {
    const float right = row.max.x - width - c.px(8), wide = button_width(c, "Scene");
    if (button(c, id + ".scene", {{right - wide, row.min.y}, {right, row.max.y}}, "Scene",
               ButtonKind::Quiet, "Opens the scene that shows it"))
      context.ask(OpenSceneNamed{answer.scene}), context.memory.ask.open = false;
    taken += c.px(8) + wide;
  }
  c.text_within(c.font.regular, type::caption, {row.min.x, row.center().y},
                row.width() - taken - c.px(12), c.colour.low, answer.source, 0, .5f);
  column.y += c.px(14);
}

void nothing_found(ScreenContext& context, Column& column) {
  Canvas& c = context.canvas();
  column.y += c.paragraph(c.font.semibold, type::ui, column.at(), column.width, c.colour.ink, kNothing);
  column.y += c.px(2);
  column.y += c.paragraph(c.font.regular, type::small, column.at(), column.width, c.colour.mid,
                          kElsewhere, kPitch);
  column.y += c.px(10);
  const auto& nearest = context.memory.ask.answers.nearest;
  if (nearest.empty()) return;
  c.text(c.font.semibold, type::caption, column.at(), c.colour.mid, "Nearest topics");
  column.y += c.px(24);
  std::string asked;
  for (std::size_t k = 0; k < nearest.size(); ++k) {
    const Rect row = column.take(c.px(34));
    const float width = std::min(row.width(), button_width(c, nearest[k]));
    if (button(c, "nearest." + std::to_string(k), {row.min, {row.min.x + width, row.max.y - c.px(4)}},
               nearest[k], ButtonKind::Secondary, "Asks about this topic"))
      asked = nearest[k];
  }
  column.y += c.px(8);
  if (!asked.empty()) ask_question(context, asked);
}

float answers_height(ScreenContext& context, float width) {
  const Canvas& c = context.canvas();
  const AskMemory& ask = context.memory.ask;
  const auto title = [&](const std::string& text) {
    return c.paragraph_height(c.font.semibold, type::ui, width, text);
  };
  const auto words = [&](const std::string& text, float indent) {
    return c.paragraph_height(c.font.regular, type::small, width - indent, text, kPitch);
  };
  const float around = c.px(kTop + kBottom);
  if (!ask.refused.empty()) return around + c.px(8) + words(ask.refused, c.px(30));
  if (ask.answers.best.empty())
    return around + title(kNothing) + words(kElsewhere, 0) + c.px(2 + 10 + 24 + 8) +
           c.px(34) * static_cast<float>(ask.answers.nearest.size());
  float height = around - c.px(14);
  for (const learn::Answer& answer : ask.answers.best)
    height += title(answer.title) + words(answer.text, 0) + c.px(2 + 6 + 32 + 14 + 14);
  return height;
}

void contents(ScreenContext& context, Column& column) {
  Canvas& c = context.canvas();
  const AskMemory& ask = context.memory.ask;
  if (!ask.refused.empty()) {
    draw_icon(c, Icon::Warning, {column.x + c.px(9), column.y + c.px(10)}, 8, c.colour.gradient);
    column.y += c.paragraph(c.font.regular, type::small, {column.x + c.px(30), column.y},
                            column.width - c.px(30), c.colour.ink, ask.refused, kPitch);
    return;
  }
  if (ask.answers.best.empty()) return nothing_found(context, column);
  const auto best = ask.answers.best;  // a press may ask anew
  for (std::size_t k = 0; k < best.size(); ++k) one_answer(context, column, best[k], k);
}

}  // namespace

void ask_answers(ScreenContext& context) {
  AskMemory& ask = context.memory.ask;
  if (!ask.open) return;
  Canvas& c = context.canvas();
  const float width = std::min(c.px(kWidth), context.window.width() - c.px(32));
  const float pad = c.px(space::overlay), inside = width - 2 * pad - c.px(8);
  const float top = ask.field.max.y + c.px(8);
  const float height = std::min(answers_height(context, inside), context.window.max.y - top - c.px(16));
  const Rect area{{std::round(ask.field.max.x - width), std::round(top)},
                  {std::round(ask.field.max.x), std::round(top + height)}};
  ImGui::SetCursorScreenPos(area.min);
  ImGui::BeginChild("answers", {area.width(), area.height()}, ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoBackground);
  c.fill(area, c.colour.panel, radius::card);
  c.frame(area, c.colour.track, radius::card);
  c.note("answers", area);
  Column column{area.min.x + pad, std::round(ImGui::GetCursorScreenPos().y + c.px(kTop)), inside};
  contents(context, column);
  ImGui::SetCursorScreenPos(column.at());
  ImGui::Dummy({1, c.px(4)});
  ImGui::EndChild();
  const bool outside = ImGui::IsMouseClicked(0) &&
                       !ImGui::IsMouseHoveringRect(area.min, area.max, false) &&
                       !ImGui::IsMouseHoveringRect(ask.field.min, ask.field.max, false);
  if (outside) ask.open = false;
}

}  // namespace steepest::ui
