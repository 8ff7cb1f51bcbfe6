// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/panels/ask_field.h"

#include <algorithm>
#include <array>

#include <imgui_internal.h>

#include "ui/format.h"
#include "ui/icons.h"
#include "ui/panels/frame_parts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

constexpr std::size_t kRoom = 2048;  ///< bytes: an over-long question can be seen, and shortened
constexpr const char* kId = "##ask";

void submit(ScreenContext& context) {
  AskMemory& ask = context.memory.ask;
  ask.refused.clear();
  ask.answers = {};
  ask.answered.clear();
  const int length = learn::question_length(ask.text);
  if (length == 0) {
    ask.open = false;
    return;
  }
  ask.open = true;
  if (!context.desk.ask) {
    ask.refused = "The module's passages could not be read. Messages, in the menu, say why.";
    return;
  }
  auto answers = context.desk.ask->answer(ask.text);
  if (answers) {
    ask.answers = std::move(*answers);
    ask.answered = ask.text;
    return;
  }
  const Error& error = answers.error();
  ask.refused = error.message + (error.hint.empty() ? "." : "; " + error.hint + ".");
  ask.refused[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(ask.refused[0])));
}

/// A paste that does not fit would be cut at its end without a word: it is taken back, with words.
void refuse_long_paste(AskMemory& ask, std::array<char, kRoom>& buffer) {
  const bool pasted = ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_V) ||
                      ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_Insert);
  const char* const clipboard = pasted ? ImGui::GetClipboardText() : nullptr;
  if (!clipboard) return;
  const std::string_view text(clipboard);
  if (text.size() + ask.text.size() + 1 < kRoom) return;
  ask.refused = "The clipboard holds " + thousands(learn::question_length(text)) +
                " characters; a question has at most " + std::to_string(learn::kLongestQuestion) + ".";
  ask.open = true;
  buffer[ask.text.copy(buffer.data(), kRoom - 1)] = 0;
  if (ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetItemID()))
    state->ReloadUserBufAndMoveToEnd();
}

void counter(ScreenContext& context, const Rect& r, int length) {
  Canvas& c = context.canvas();
  const bool too_long = length > learn::kLongestQuestion;
  c.text(too_long ? c.font.semibold : c.font.regular, type::tiny, {r.max.x - c.px(10), r.center().y},
         too_long ? c.colour.gradient_text : c.colour.low,
         std::to_string(length) + "/" + std::to_string(learn::kLongestQuestion), 1, .5f);
}

/// The text field itself; true when Enter was pressed.
bool edit(ScreenContext& context, const Rect& r, bool& active) {
  Canvas& c = context.canvas();
  AskMemory& ask = context.memory.ask;
  std::array<char, kRoom> buffer{};
  buffer[ask.text.copy(buffer.data(), kRoom - 1)] = 0;
  ImGui::PushFont(c.font.regular, type::small);
  ImGui::SetCursorScreenPos({r.min.x, std::round(r.center().y - ImGui::GetFontSize() / 2)});
  ImGui::SetNextItemWidth(r.width());
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{0, 0});
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::PushStyleColor(ImGuiCol_NavCursor, 0);
  if (std::exchange(ask.focus, false)) ImGui::SetKeyboardFocusHere();
  const bool entered =
      ImGui::InputText(kId, buffer.data(), buffer.size(),
                       ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_EscapeClearsAll);
  active = ImGui::IsItemActive();
  if (active) refuse_long_paste(ask, buffer);
  if (ask.text != buffer.data()) {
    ask.text = buffer.data();
    if (!entered) ask.open = ask.open && !ask.text.empty();
  }
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar();
  ImGui::PopFont();
  return entered;
}

void empty_words(ScreenContext& context, const Rect& r) {
  Canvas& c = context.canvas();
  const char* const words = r.width() > c.px(140) ? "Ask about this module" : "Ask";
  c.text_within(c.font.regular, type::small, {r.min.x, r.center().y}, r.width(), c.colour.low, words, 0,
                .5f);
}

}  // namespace

void ask_question(ScreenContext& context, std::string question) {
  context.memory.ask.text = std::move(question);
  submit(context);
}

void ask_field(ScreenContext& context, const Rect& r) {
  Canvas& c = context.canvas();
  AskMemory& ask = context.memory.ask;
  const int length = learn::question_length(ask.text);
  const Rect field = r;
  c.note("ask", field);
  const bool hovered = ImGui::IsMouseHoveringRect(field.min, field.max) &&
                       !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup);
  c.fill(field, hovered && !ask.editing ? c.colour.raised : c.colour.field, radius::control);
  c.frame(field, ask.editing ? c.colour.step : c.colour.line, radius::control, ask.editing ? 1.5f : 1);
  draw_icon(c, Icon::Search, {field.min.x + c.px(18), field.center().y}, 7, c.colour.mid);
  const float count = ask.editing || length > 0 ? c.px(62) : c.px(10);
  const Rect inner{{field.min.x + c.px(36), field.min.y}, {field.max.x - count, field.max.y}};
  bool active = false;
  const bool entered = edit(context, inner, active);
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (!active)
    c.tip("A short question in your own words (/). Answers come from the module, without a network.");
  if (hovered && !active && ImGui::IsMouseClicked(0)) ask.focus = true;
  if (ask.text.empty() && !active) empty_words(context, inner);
  if (active || length > 0) counter(context, field, length);
  ask.editing = active;
  ask.field = field;
  if (entered) {
    submit(context);
    ask.focus = true;  // the next question, or Escape
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false) && (ask.open || active)) {
    ask.open = false;
    ask.refused.clear();
  }
}

}  // namespace steepest::ui
