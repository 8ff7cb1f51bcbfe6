#version 450 core
// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The map of heights below the surface: flat colour mixed into the background, contour lines.
#include "contours.glsl"
in vec2 vAt;
uniform sampler2D uHeights;  // unit height by place
uniform sampler2D uColours;  // unit height -> colour in linear light
uniform vec2 uSamples;       // columns, rows of uHeights
uniform vec3 uBackground, uInk;
uniform float uMix, uContours;
out vec4 colour;

void main() {
  float t = texture(uHeights, (vAt * (uSamples - 1.) + .5) / uSamples).r;
  vec3 map = pow(textureLod(uColours, vec2(t, .5), 0.).rgb, vec3(1. / 2.2));
  vec3 c = mix(uBackground, map, uMix);
  if (uContours > .5) c = mix(c, uInk, contour(t).x);
  colour = vec4(c, 1.);
}
