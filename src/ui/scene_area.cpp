// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/scene_area.h"

#include <cmath>

#include <imgui_internal.h>

namespace steepest::ui {
namespace {

constexpr float kClickReach = 4;  ///< logical pixels that a click may move
constexpr float kScrollPixels = 24;

/// A wheel sends whole notches up and down; a touchpad fractions, and sideways.
bool from_touchpad(const ImGuiIO& io) {
  return io.MouseWheelH != 0 || io.MouseWheel != std::round(io.MouseWheel);
}

}  // namespace

void scene_pointer(Canvas& canvas, const Rect& scene, SceneInput& out) {
  const ImGuiIO& io = ImGui::GetIO();
  canvas.note("scene", scene);
  ImGui::SetCursorScreenPos(scene.min);
  ImGui::SetNextItemAllowOverlap();
  ImGui::InvisibleButton("scene", {scene.width(), scene.height()},
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
                             ImGuiButtonFlags_MouseButtonMiddle);
  if (ImGui::IsItemActive()) {
    const ImVec2 by{io.MouseDelta.x / canvas.scale(), io.MouseDelta.y / canvas.scale()};
    const bool left = io.MouseDown[0] && !io.KeyShift;
    // A click that trembles is no drag.
    const float reach = canvas.px(kClickReach);
    const bool dragged = io.MouseDragMaxDistanceSqr[0] > reach * reach || !io.MouseDown[0];
    if (dragged) (left ? out.turn : out.shift) = by;
  }
  if (ImGui::IsItemDeactivated() && io.MouseReleased[0] && !io.KeyShift) {
    const float reach = canvas.px(kClickReach);
    if (io.MouseDragMaxDistanceSqr[0] <= reach * reach)
      out.click = ImVec2{io.MousePos.x - scene.min.x, io.MousePos.y - scene.min.y},
      out.in_crowd = io.KeyCtrl;
  }
  if (!ImGui::IsItemHovered() || (io.MouseWheel == 0 && io.MouseWheelH == 0)) return;
  if (from_touchpad(io) && !io.KeyCtrl)
    out.scroll = {io.MouseWheelH * kScrollPixels, io.MouseWheel * kScrollPixels};
  else
    out.notches = io.MouseWheel;
}

void shortcuts(const RunView& run, Commands& commands, SceneInput& out) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
  const ImGuiID owner = ImGui::GetID("shortcuts");
  const auto pressed = [&](ImGuiKey key) {
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_None, owner);
  };
  const bool list_open =
      ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  // Space and arrows belong to the control that has the keyboard's focus, if one has.
  if (!io.NavVisible && !list_open) {
    if (pressed(ImGuiKey_Space)) run.playing ? commands.push_back(Pause{}) : commands.push_back(Play{});
    const std::pair<ImGuiKey, CameraAction> arrows[] = {{ImGuiKey_LeftArrow, CameraAction::Left},
                                                        {ImGuiKey_RightArrow, CameraAction::Right},
                                                        {ImGuiKey_UpArrow, CameraAction::Up},
                                                        {ImGuiKey_DownArrow, CameraAction::Down}};
    for (const auto& [key, action] : arrows) {
      if (pressed(key))
        out.actions.push_back(action);
      else if (ImGui::IsKeyDown(key, owner))
        out.held.push_back(action);
    }
    for (const ImGuiKey key :
         {ImGuiKey_Space, ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
          ImGuiKey_Home, ImGuiKey_End, ImGuiKey_PageUp, ImGuiKey_PageDown})
      ImGui::SetKeyOwner(key, owner);  // else they would start moving the focus
  }
  if (pressed(ImGuiKey_Equal) || pressed(ImGuiKey_KeypadAdd))
    out.actions.push_back(CameraAction::ZoomIn);
  if (pressed(ImGuiKey_Minus) || pressed(ImGuiKey_KeypadSubtract))
    out.actions.push_back(CameraAction::ZoomOut);
  if (pressed(ImGuiKey_Home)) out.actions.push_back(CameraAction::Reset);
  if (pressed(ImGuiKey_T)) out.actions.push_back(CameraAction::Top);
}

}  // namespace steepest::ui
