// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "gl/program.h"

namespace steepest::view {

/// Every program of the scene, loaded together.
struct Programs {
  gl::Program surface, floor, disc, ribbon, overlay, image;
  static Result<Programs> load();
};

}  // namespace steepest::view
