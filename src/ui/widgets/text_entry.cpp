// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/widgets/text_entry.h"

#include <cmath>

namespace steepest::ui {

std::optional<std::string> text_entry(Canvas& canvas, EditState& state, std::string_view id,
                                      const Rect& rect) {
  canvas.fill(rect, canvas.colour.field, radius::control - 2);
  canvas.frame(rect, canvas.colour.step, radius::control - 2, 1.5f);
  canvas.note(id, rect);

  ImGui::PushFont(canvas.font.medium, type::ui);
  const float pad = canvas.px(8), height = ImGui::GetFontSize();
  ImGui::SetCursorScreenPos({rect.min.x + pad, std::round(rect.center().y - height / 2)});
  ImGui::SetNextItemWidth(rect.width() - 2 * pad);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{0, 0});
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
  ImGui::PushStyleColor(ImGuiCol_NavCursor, 0);
  if (!state.began) ImGui::SetKeyboardFocusHere();
  ImGui::InputText(("##" + std::string(id)).c_str(), state.buffer.data(), state.buffer.size(),
                   ImGuiInputTextFlags_AutoSelectAll);
  const bool active = ImGui::IsItemActive(), ended = ImGui::IsItemDeactivated();
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar();
  ImGui::PopFont();

  if (active) state.began = true;
  if (!ended) return {};
  state.typing.clear();
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) return {};
  return std::string(state.buffer.data());
}

std::optional<double> number_field(Canvas& canvas, EditState& state, const Rect& rect,
                                   const NumberField& spec) {
  if (state.typing == spec.id) {
    const auto typed = text_entry(canvas, state, spec.id, rect);
    if (!typed) return {};
    const auto value = read_number(*typed, spec.range);
    if (value) return *value;
    state.refuse(spec.id, value.error());
    return {};
  }
  const Hit hit = canvas.hit(spec.id, rect);
  canvas.fill(rect, mix(canvas.colour.field, canvas.colour.raised, hit.glow), radius::control);
  canvas.frame(rect, state.refused == spec.id ? canvas.colour.gradient : canvas.colour.line,
               radius::control);
  const float pad = canvas.px(8);
  canvas.text_within(canvas.font.medium, type::small, rect.center(), rect.width() - 2 * pad,
                     canvas.colour.ink, spec.shown, .5f, .5f);
  if (hit.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (hit.clicked) state.begin(spec.id, editable(spec.value));
  return {};
}

void refusal_line(Canvas& canvas, const EditState& state, std::string_view id, Column& column) {
  if (state.refused != id) return;
  column.y += canvas.paragraph(canvas.font.regular, type::caption, {column.x, column.y - canvas.px(2)},
                               column.width, canvas.colour.gradient_text, state.why);
  column.y += canvas.px(6);
}

}  // namespace steepest::ui
