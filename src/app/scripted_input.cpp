// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/scripted_input.h"

#include <imgui.h>

namespace steepest::app {
namespace {

void key(const std::string& name, bool down) {
  ImGuiIO& io = ImGui::GetIO();
  if (name == "Ctrl") return io.AddKeyEvent(ImGuiMod_Ctrl, down);
  if (name == "Shift") return io.AddKeyEvent(ImGuiMod_Shift, down);
  for (int k = ImGuiKey_NamedKey_BEGIN; k < ImGuiKey_NamedKey_END; ++k)
    if (name == ImGui::GetKeyName(static_cast<ImGuiKey>(k)))
      return io.AddKeyEvent(static_cast<ImGuiKey>(k), down);
}

void send(const ScriptedInput& event) {
  ImGuiIO& io = ImGui::GetIO();
  switch (event.kind) {
    case ScriptedInput::Kind::Move: io.AddMousePosEvent(event.x, event.y); break;
    case ScriptedInput::Kind::Press:
      io.AddMousePosEvent(event.x, event.y), io.AddMouseButtonEvent(event.button, true);
      break;
    case ScriptedInput::Kind::Release:
      io.AddMousePosEvent(event.x, event.y), io.AddMouseButtonEvent(event.button, false);
      break;
    case ScriptedInput::Kind::Wheel: io.AddMouseWheelEvent(event.x, event.y); break;
    case ScriptedInput::Kind::Text: io.AddInputCharactersUTF8(event.text.c_str()); break;
    case ScriptedInput::Kind::KeyDown: key(event.text, true); break;
    case ScriptedInput::Kind::KeyUp: key(event.text, false); break;
  }
}

}  // namespace

void feed(std::span<const ScriptedInput> script, int frame) {
  for (const ScriptedInput& event : script)
    if (event.frame == frame) send(event);
}

}  // namespace steepest::app
