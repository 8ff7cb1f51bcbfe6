// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The program's frame without a window: on an EGL context, with scripted input and a clock that
// advances a sixtieth of a second a frame. What tests drive and screenshots are made with.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "app/frame.h"
#include "gl/headless.h"
#include "gl/image.h"
#include "gl/objects.h"

namespace steepest::app {

class Harness {
 public:
  struct Options {
    int width = 1280, height = 720;
    float scale = 1;
    DeskStart start;
  };
  static Result<std::unique_ptr<Harness>> create(std::unique_ptr<engine::Experiment> experiment,
                                                 Options options);
  ~Harness();

  /// Draws so many frames.
  void frames(int count);
  /// One more, of another size.
  void resize(int width, int height, float scale);
  gl::Image screenshot() const;

  void move(float x, float y);
  void press(int button = 0);
  void release(int button = 0);
  void wheel(float x, float y);
  void text(std::string_view utf8);
  void key(std::string_view name, bool down);
  void clipboard(std::string_view text);

  Frame& frame() { return *frame_; }
  const ui::WidgetLog& log() const { return log_; }
  /// Every command since this was last asked.
  Commands take_commands();
  /// Every refusal since this was last asked.
  std::vector<Error> take_errors();

 private:
  Harness() = default;
  void make_target();

  std::unique_ptr<gl::HeadlessContext> context_;
  std::unique_ptr<Frame> frame_;
  gl::Texture colour_;
  gl::Framebuffer framebuffer_;
  int width_ = 0, height_ = 0;
  float scale_ = 1;
  ui::WidgetLog log_;
  Commands commands_;
  std::vector<Error> errors_;
  float x_ = -1, y_ = -1;
};

}  // namespace steepest::app
