// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A GL context without a window, through EGL: GPU devices first, Mesa's surfaceless platform last.
#pragma once
#include <memory>
#include <string>

#include "gl/info.h"

namespace steepest::gl {

struct HeadlessOptions {
  bool debug = false;    ///< ask for a debug context (tests)
  int cuda_device = -1;  ///< prefer the EGL device that is this CUDA device
};

/// Owns an EGL display connection's context and keeps it current on the creating thread.
class HeadlessContext {
 public:
  /// Unavailable, with a hint, when there is no EGL library, no device or no OpenGL 4.5.
  static Result<std::unique_ptr<HeadlessContext>> create(const HeadlessOptions& options = {});
  ~HeadlessContext();
  HeadlessContext(const HeadlessContext&) = delete;
  HeadlessContext& operator=(const HeadlessContext&) = delete;

  const Info& info() const;
  /// "device 0" or "surfaceless": where the context came from.
  const std::string& platform() const;

 private:
  struct Impl;
  explicit HeadlessContext(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace steepest::gl
