// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Tests that need OpenGL: a debug context without a window; any message of the driver fails the
// test. Without EGL they are skipped with the reason, or fail under STEEPEST_REQUIRE_GL=1.
#pragma once
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "gl/headless.h"
#include "view/offscreen.h"

namespace steepest::test {

class GlTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto context = gl::HeadlessContext::create({.debug = true, .cuda_device = -1});
    if (!context) {
      const char* required = std::getenv("STEEPEST_REQUIRE_GL");
      if (required && std::string(required) == "1") FAIL() << context.error().message;
      GTEST_SKIP() << context.error().message;
    }
    context_ = std::move(*context);
    messages_.emplace([](gl::Severity, std::string_view text) { ADD_FAILURE() << "OpenGL: " << text; },
                      gl::Severity::Low);
  }
  void TearDown() override {
    if (!context_) return;
    EXPECT_EQ(glGetError(), GLenum(GL_NO_ERROR));
    view_.reset();
    messages_.reset();
    context_.reset();
  }

  view::SceneView& view() {
    if (!view_) view_ = fresh_view();
    return *view_;
  }
  static std::unique_ptr<view::SceneView> fresh_view() {
    auto made = view::SceneView::create();
    if (!made) throw std::runtime_error(made.error().message + " " + made.error().where);
    return std::move(*made);
  }

  std::unique_ptr<gl::HeadlessContext> context_;
  std::optional<gl::DebugOutput> messages_;
  std::unique_ptr<view::SceneView> view_;
};

}  // namespace steepest::test
