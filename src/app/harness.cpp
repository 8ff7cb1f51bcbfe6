// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/harness.h"

#include <utility>

#include <imgui.h>

#include "app/scripted_input.h"
#include "gl/readback.h"

namespace steepest::app {
namespace {

using Kind = ScriptedInput::Kind;

void send(ScriptedInput event) { feed(std::span(&event, 1), 0); }

}  // namespace

Result<std::unique_ptr<Harness>> Harness::create(std::unique_ptr<engine::Experiment> experiment,
                                                 Options options) {
  auto context = gl::HeadlessContext::create({.debug = true});
  if (!context) return std::unexpected(context.error());
  std::unique_ptr<Harness> harness(new Harness);
  harness->context_ = std::move(*context);
  auto frame = Frame::create(std::move(experiment), std::move(options.start));
  if (!frame) return std::unexpected(frame.error());
  harness->frame_ = std::move(*frame);
  harness->frame_->record(&harness->log_);
  ImGui::GetIO().MouseDrawCursor = false;
  harness->width_ = options.width, harness->height_ = options.height, harness->scale_ = options.scale;
  harness->make_target();
  return harness;
}

Harness::~Harness() = default;

void Harness::make_target() {
  colour_ = gl::make_texture_2d(GL_RGBA8, width_, height_);
  framebuffer_ = gl::make_framebuffer();
  glNamedFramebufferTexture(framebuffer_.get(), GL_COLOR_ATTACHMENT0, colour_.get(), 0);
}

void Harness::frames(int count) {
  constexpr float kFrame = 1.f / 60;
  for (int k = 0; k < count; ++k) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
    io.DeltaTime = kFrame;
    frame_->run({width_, height_, 1, scale_, framebuffer_.get()}, kFrame);
    commands_.insert(commands_.end(), frame_->last_commands().begin(), frame_->last_commands().end());
    errors_.insert(errors_.end(), frame_->last_errors().begin(), frame_->last_errors().end());
  }
}

void Harness::resize(int width, int height, float scale) {
  width_ = width, height_ = height, scale_ = scale;
  make_target();
  frames(1);
}

gl::Image Harness::screenshot() const { return gl::read_colour(framebuffer_.get(), width_, height_); }

void Harness::move(float x, float y) {
  x_ = x, y_ = y;
  send({.kind = Kind::Move, .x = x, .y = y, .text = {}});
}
void Harness::press(int button) {
  send({.kind = Kind::Press, .x = x_, .y = y_, .button = button, .text = {}});
}
void Harness::release(int button) {
  send({.kind = Kind::Release, .x = x_, .y = y_, .button = button, .text = {}});
}
void Harness::wheel(float x, float y) { send({.kind = Kind::Wheel, .x = x, .y = y, .text = {}}); }
void Harness::text(std::string_view utf8) { send({.kind = Kind::Text, .text = std::string(utf8)}); }
void Harness::key(std::string_view name, bool down) {
  send({.kind = down ? Kind::KeyDown : Kind::KeyUp, .text = std::string(name)});
}
void Harness::clipboard(std::string_view text) { ImGui::SetClipboardText(std::string(text).c_str()); }

Commands Harness::take_commands() { return std::exchange(commands_, {}); }
std::vector<Error> Harness::take_errors() { return std::exchange(errors_, {}); }

}  // namespace steepest::app
