#version 450 core
// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Ribbons come expanded to clip space; see view/ribbons.h.
layout(location = 0) in vec4 clip;
layout(location = 1) in vec4 core;
layout(location = 2) in vec4 halo;
layout(location = 3) in vec4 cross_section;
out vec4 vCore, vHalo, vCross;

void main() {
  vCore = core;
  vHalo = halo;
  vCross = cross_section;
  gl_Position = clip;
}
