#version 450 core
// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
layout(location = 0) in vec3 position;  // box coordinates
layout(location = 1) in vec4 shading;   // normal, share of open sky
uniform mat4 uMatrix;
uniform float uTop;
uniform vec4 uCut;  // what is kept where dot(position, uCut.xyz) + uCut.w > 0, when clipping is on
out vec3 vPosition;
out vec4 vShading;
out float vUnit;

void main() {
  vPosition = position;
  vShading = shading;
  vUnit = position.z / uTop;
  gl_Position = uMatrix * vec4(position, 1.);
  gl_ClipDistance[0] = dot(uCut, vec4(position, 1.));
}
