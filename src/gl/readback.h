// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Pixels back from a framebuffer.
#pragma once
#include <vector>

#include "gl/gl.h"
#include "gl/image.h"

namespace steepest::gl {

/// Colour attachment 0 of `framebuffer` (not multisampled), top row first.
Image read_colour(GLuint framebuffer, int width, int height);

/// Depth of `framebuffer`, bottom row first, window space 0 ... 1.
std::vector<float> read_depth(GLuint framebuffer, int width, int height);

}  // namespace steepest::gl
