// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "shell_driver.h"

#include <utility>

#include <gtest/gtest.h>
#include <implot.h>

namespace steepest::ui::test {

Scene small_scene(Theme theme) {
  Scene scene;
  scene.name = "small";
  scene.title = "A small scene";
  scene.caption = "few chains";
  scene.text = "Some **text** with a formula $x^2$.";
  scene.problem.surface = "himmelblau";
  scene.problem.rule = "momentum";
  scene.problem.learning_rate = 1e-3;
  scene.problem.chains = 64;
  scene.problem.backend = BackendChoice::Cpu;
  scene.problem.threads = 1;
  scene.view.theme = theme;
  return scene;
}

ShellDriver::ShellDriver(Scene scene, Size size, std::vector<Scene> scenes)
    : scenes_(std::move(scenes)), size_(size) {
  desk_.place.screen = scene.racers.empty() ? Screen::Experiment : Screen::Race;
  auto experiment = engine::Experiment::create(std::move(scene));
  if (!experiment) throw std::runtime_error(experiment.error().message);
  experiment_ = std::move(*experiment);
  ImGui::CreateContext();
  ImPlot::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  shell_ = std::make_unique<Shell>();
  frames(4);
}

ShellDriver::~ShellDriver() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  shell_.reset();
  ImPlot::DestroyContext();
  ImGui::DestroyContext();
}

void ShellDriver::serve_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK) {
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

/// The little of the application that a test of the interface needs (app/desk_keeper.h has it whole).
void ShellDriver::serve(const Request& request) {
  if (const auto* go = std::get_if<GoTo>(&request)) desk_.place = go->place;
  if (const auto* size = std::get_if<SetUserScale>(&request)) desk_.user_scale = size->scale;
  if (const auto* motion = std::get_if<SetReducedMotion>(&request)) desk_.reduced_motion = motion->on;
  if (const auto* open = std::get_if<OpenSceneNamed>(&request))
    for (const Scene& scene : scenes_)
      if (scene.name == open->name) {
        experiment_->apply({LoadScene{scene}});
        desk_.place = {scene.racers.empty() ? Screen::Experiment : Screen::Race, {}, 0};
      }
}

void ShellDriver::frames(int count) {
  for (int k = 0; k < count; ++k) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(size_.width), static_cast<float>(size_.height)};
    io.DeltaTime = 1.f / 60;
    const RunView& run = experiment_->view();
    shell_->begin_frame(run.scene->view.theme, size_.scale);
    ImGui::NewFrame();
    last_ = shell_->build({run, scenes_, desk_, size_.scale, {}, {}, experiment_->picked(), &log_});
    ImGui::Render();
    serve_textures();
    shell_->finish(*ImGui::GetDrawData());
    const auto errors = experiment_->apply(last_.commands);
    shell_->report(errors);
    errors_.insert(errors_.end(), errors.begin(), errors.end());
    commands_.insert(commands_.end(), last_.commands.begin(), last_.commands.end());
    for (const Request& request : last_.requests) serve(request);
    requests_.insert(requests_.end(), last_.requests.begin(), last_.requests.end());
    experiment_->advance(std::chrono::milliseconds(1));
  }
}

Rect ShellDriver::show(std::string_view id) {
  for (int turn = 0; turn < 60; ++turn) {
    const WidgetRecord* widget = log_.find(id);
    if (!widget) break;
    if (widget->clip.contains(widget->rect, 1)) return widget->rect;
    ImGui::GetIO().AddMousePosEvent(widget->clip.max.x - 12, widget->clip.center().y);
    ImGui::GetIO().AddMouseWheelEvent(0, widget->rect.max.y > widget->clip.max.y ? -1.f : 1.f);
    frames(2);
  }
  ADD_FAILURE() << "no control '" << id << "' could be brought to show";
  return {};
}

void ShellDriver::click(std::string_view id) {
  const ImVec2 at = show(id).center();
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(at.x, at.y);
  frames(2);
  io.AddMouseButtonEvent(0, true);
  frames(1);
  io.AddMouseButtonEvent(0, false);
  frames(3);
}

void ShellDriver::drag(std::string_view id, float from, float to, bool release_at_end) {
  const Rect r = show(id);
  ImGuiIO& io = ImGui::GetIO();
  const auto move = [&](float share) { io.AddMousePosEvent(r.min.x + share * r.width(), r.center().y); };
  move(from);
  frames(2);
  io.AddMouseButtonEvent(0, true);
  frames(1);
  for (int k = 1; k <= 4; ++k) {
    move(from + (to - from) * static_cast<float>(k) / 4);
    frames(1);
  }
  if (release_at_end) release();
}

void ShellDriver::release() {
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  frames(2);
}

void ShellDriver::type(std::string_view text) {
  ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
  frames(2);
}

void ShellDriver::tap(ImGuiKey key, ImGuiKey modifier) {
  ImGuiIO& io = ImGui::GetIO();
  if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, true);
  io.AddKeyEvent(key, true);
  frames(2);
  io.AddKeyEvent(key, false);
  if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, false);
  frames(2);
}

void ShellDriver::enter(std::string_view field, std::string_view text) {
  click(field);
  tap(ImGuiKey_A, ImGuiMod_Ctrl);
  tap(ImGuiKey_Delete);
  type(text);
  tap(ImGuiKey_Enter);
}

bool ShellDriver::shows_text(std::string_view part) const {
  for (const TextRecord& t : log_.texts)
    if (t.text.find(part) != std::string::npos) return true;
  return false;
}

Commands ShellDriver::take_commands() { return std::exchange(commands_, {}); }
Requests ShellDriver::take_requests() { return std::exchange(requests_, {}); }
std::vector<Error> ShellDriver::take_errors() { return std::exchange(errors_, {}); }

}  // namespace steepest::ui::test
