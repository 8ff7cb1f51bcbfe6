#version 450 core
// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Light is computed in linear light; lines are mixed in display space, where their strength is seen.
#include "contours.glsl"
in vec3 vPosition;
in vec4 vShading;
in float vUnit;
uniform sampler2D uColours;  // unit height -> colour in linear light
uniform vec3 uEye, uKey;
uniform float uExposure;
uniform vec4 uGrid;          // domain = box * xy + zw, in grid steps
uniform float uContours;     // 1 with contour lines and grid
uniform float uAlpha;        // below 1: a ghost
out vec4 colour;

const vec3 kDarkInk = vec3(.05, .055, .08);

vec3 lit(vec3 base, vec3 n, vec3 v, float sky) {
  float diffuse = clamp((dot(n, uKey) + .30) / 1.30, 0., 1.) * .80 * mix(.75, 1., sky);
  float ambient = .40 * (.5 + .5 * abs(n.z)) * mix(.45, 1., sky);
  float gloss = pow(max(dot(n, normalize(uKey + v)), 0.), 48.) * .07;
  return base * (diffuse + ambient) * uExposure + gloss;
}

float grid_line(vec2 at) {
  vec2 step = fwidth(at);
  vec2 away = abs(fract(at - .5) - .5) / max(step, vec2(1e-6));
  return (1. - smoothstep(.2 * uPixel, uPixel, min(away.x, away.y))) *
         (1. - smoothstep(.25, .6, max(step.x, step.y)));
}

void main() {
  vec3 v = normalize(uEye - vPosition);
  vec3 n = normalize(vShading.xyz);
  bool below = dot(n, v) < 0.;
  vec3 base = textureLod(uColours, vec2(vUnit, .5), 0.).rgb;
  vec3 c = lit(base, below ? -n : n, v, vShading.w);
  if (below) c *= .62;  // the underside reads as another side
  c = pow(c, vec3(1. / 2.2));
  if (uContours > .5) {
    vec2 line = contour(vUnit);
    float grid = grid_line(vPosition.xy * uGrid.xy + uGrid.zw) * .07;
    float bright = dot(c, vec3(.2126, .7152, .0722));
    c = mix(c, bright < .53 ? vec3(1.) : kDarkInk, grid);
    vec3 ink = mix(kDarkInk, vec3(1.), line.y);
    c = mix(c, ink, line.x);
  }
  colour = vec4(c, 1.) * uAlpha;
}
