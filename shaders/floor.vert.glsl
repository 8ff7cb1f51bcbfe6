#version 450 core
// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
layout(location = 0) in vec2 corner;  // 0 ... 1
uniform mat4 uMatrix;
uniform vec2 uHalf;
uniform float uHeight;
out vec2 vAt;

void main() {
  vAt = corner;
  gl_Position = uMatrix * vec4((corner * 2. - 1.) * uHalf, uHeight, 1.);
}
