#version 450 core
// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
layout(location = 0) in vec2 pixel;  // from the top left corner
layout(location = 1) in vec4 fill;
layout(location = 2) in vec4 edge;
layout(location = 3) in vec4 shape;  // local coordinates from the middle (or texels), half size
layout(location = 4) in vec4 kind;   // what, corner radius, edge width, unused
uniform vec2 uSize;
out vec4 vFill, vEdge;
out vec4 vShape;
flat out vec4 vKind;

void main() {
  vFill = fill;
  vEdge = edge;
  vShape = shape;
  vKind = kind;
  gl_Position = vec4(pixel.x / uSize.x * 2. - 1., 1. - pixel.y / uSize.y * 2., 0., 1.);
}
