#version 450 core
// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One point per chain, straight from the backend's records.
layout(location = 0) in vec4 chain;  // x, y, loss, speed
layout(location = 1) in ivec2 kind;  // basin, racer
uniform mat4 uMatrix;
uniform vec4 uBox;       // box = domain * xy + zw
uniform vec2 uHalf;
uniform vec3 uHeight;    // top, floor height (or > top: not the floor), clip bias
uniform vec4 uScale;     // f_min, f_max, s (0: linear), range
uniform vec3 uSpeed;     // log10 of the slowest speed, decades, unused
uniform int uMode;       // 0 basin, 1 loss, 2 speed, 3 optimizer
uniform int uLossHeight; // 1: the loss may lie above the drawn slice
uniform sampler2D uHeights;
uniform sampler2D uRamp;      // loss or speed, 256 colours
uniform vec4 uBasins[8];      // diverged, none, basins; how much of uAlpha they have
uniform vec4 uRacers[5];
uniform float uSize, uAlpha;
out vec4 vColour;

float unit_height(float f) {
  float above = clamp(f, uScale.x, uScale.y) - uScale.x;
  return clamp((uScale.z > 0. ? log(1. + above / uScale.z) : above) / uScale.w, 0., 1.);
}

vec4 colour_of_chain() {
  if (uMode == 0 || kind.x == -2) return uBasins[2 + (kind.x < 0 ? max(kind.x, -2) : min(kind.x, 4))];
  if (uMode == 3) return uRacers[max(kind.y, 0) % 5];
  float t = uMode == 1 ? unit_height(chain.z)
                       : (log(max(chain.w, 1e-30)) * .4342944819 - uSpeed.x) / uSpeed.y;
  return vec4(textureLod(uRamp, vec2((clamp(t, 0., 1.) * 255. + .5) / 256., .5), 0.).rgb, 1.);
}

void main() {
  vec2 at = chain.xy * uBox.xy + uBox.zw;
  bool shown = all(lessThanEqual(abs(at), uHalf + 1e-5));  // false for what is not a number, too
  vec2 samples = vec2(textureSize(uHeights, 0));
  vec2 place = ((at / uHalf * .5 + .5) * (samples - 1.) + .5) / samples;
  float t = textureLod(uHeights, place, 0.).r;
  if (uLossHeight == 1 && chain.z == chain.z) t = max(t, unit_height(chain.z));
  float z = uHeight.y > uHeight.x ? uHeight.x * t : uHeight.y;
  gl_Position = uMatrix * vec4(at, z, 1.);
  gl_Position.z -= uHeight.z * gl_Position.w;
  if (!shown) gl_Position = vec4(2., 2., 2., 1.);
  gl_PointSize = uSize + 1.;  // half a pixel of antialiasing each side
  vColour = colour_of_chain() * vec4(1., 1., 1., uAlpha);
}
