// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/chords.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace steepest::app {
namespace {

bool is_modifier(ImGuiKey key) {
  return (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper) || (key & ImGuiMod_Mask_) != 0;
}

/// Events up to the first change of a modifier behind the press of a key.
int whole_chord(const ImVector<ImGuiInputEvent>& events) {
  bool pressed = false;
  for (int i = 0; i < events.Size; ++i) {
    if (events[i].Type != ImGuiInputEventType_Key) continue;
    if (!is_modifier(events[i].Key.Key))
      pressed |= events[i].Key.Down;
    else if (pressed)
      return i;
  }
  return events.Size;
}

}  // namespace

void new_frame_with_chords() {
  ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
  ImVector<ImGuiInputEvent> later;
  for (int i = whole_chord(queue); i < queue.Size; ++i) later.push_back(queue[i]);
  queue.resize(queue.Size - later.Size);
  ImGui::NewFrame();  // leaves in the queue what it keeps for the next frame itself
  for (const ImGuiInputEvent& event : later) queue.push_back(event);
}

}  // namespace steepest::app
