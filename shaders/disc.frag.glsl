#version 450 core
// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
in vec4 vColour;
uniform float uSize, uRim;
out vec4 colour;

void main() {
  float radius = .5 * uSize;
  float r = length(gl_PointCoord * 2. - 1.) * .5 * (uSize + 1.);
  float cover = clamp(radius - r + .5, 0., 1.) * vColour.a;
  float rim = uRim > 0. ? smoothstep(radius - uRim - .5, radius - uRim + .5, r) : 0.;
  colour = vec4(mix(vColour.rgb, vColour.rgb * .12, rim) * cover, cover);
}
