#version 450 core
// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
in vec4 vCore, vHalo;
in vec4 vCross;  // signed distance from the middle, half width, halo, phase of the dash (< 0: solid)
out vec4 colour;

void main() {
  float d = abs(vCross.x);
  float on = vCross.w < 0. ? 1. : 1. - step(.55, fract(vCross.w));
  float core = (1. - smoothstep(vCross.y - .5, vCross.y + .5, d)) * vCore.a * on;
  float edge = (1. - smoothstep(vCross.y + vCross.z - .6, vCross.y + vCross.z + .4, d)) *
               vHalo.a * vCore.a * on;
  colour = vec4(vCore.rgb * core + vHalo.rgb * edge * (1. - core), core + edge * (1. - core));
}
