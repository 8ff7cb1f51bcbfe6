// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <imgui.h>

#include "ui/geometry.h"

namespace steepest::ui {

/// A window over the scene that holds only what is drawn into `area`.
struct Overlay {
  Overlay(const char* name, const Rect& area) {
    ImGui::SetCursorScreenPos(area.min);
    ImGui::BeginChild(name, {area.width(), area.height()}, ImGuiChildFlags_NavFlattened,
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar |
                          ImGuiWindowFlags_NoScrollWithMouse);
  }
  ~Overlay() { ImGui::EndChild(); }
  Overlay(const Overlay&) = delete;
  Overlay& operator=(const Overlay&) = delete;
};

}  // namespace steepest::ui
