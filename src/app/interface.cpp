// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/interface.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <implot.h>

#include "app/chords.h"

namespace steepest::app {

Interface::Interface() {
  ImGui::CreateContext();
  ImPlot::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // nothing is written where the program happens to stand
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigErrorRecoveryEnableAssert = false;  // text of users may leave the library's stacks open
  ImGui_ImplOpenGL3_Init("#version 450");
  textures_ = std::make_unique<ui::Textures>();
  shell_ = std::make_unique<ui::Shell>();
}

Interface::~Interface() {
  ImGui_ImplOpenGL3_Shutdown();
  shell_.reset();
  textures_.reset();
  ImPlot::DestroyContext();
  ImGui::DestroyContext();
}

void Interface::begin_frame(Theme theme, float scale) {
  textures_->begin_frame();
  shell_->begin_frame(theme, scale);
  ImGui_ImplOpenGL3_NewFrame();
  new_frame_with_chords();
}

void Interface::draw(GLuint target) {
  ImGui::Render();
  ImDrawData& data = *ImGui::GetDrawData();
  shell_->finish(data);
  glBindFramebuffer(GL_FRAMEBUFFER, target);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
}

}  // namespace steepest::app
