// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Contour lines of an interpolated height, antialiased over one pixel. Levels stand in unit height;
// only the one below and the one above a fragment are looked at.
uniform vec4 uLevels[66];        // height, 1 = major, ink brightness (0 dark, 1 white), unused
uniform sampler2D uLevelIndex;   // height -> how many levels lie below, / 255
uniform float uPixel;            // pixels per logical pixel, times the line scale
uniform vec2 uStrength;          // minor, major

float level_line(vec4 level, float t, float gradient) {
  float width = (level.y > .5 ? 1. : .5) * uPixel;
  float q = abs(t - level.x) / gradient;
  return (1. - smoothstep(width - .35, width + .65, q)) * (level.y > .5 ? uStrength.y : uStrength.x);
}

// x: how strong the line is here, y: brightness of its ink. Steep walls would merge their lines and
// plains have no well-defined place for one: both fade.
vec2 contour(float t) {
  float gradient = max(length(vec2(dFdx(t), dFdy(t))), 1e-7);
  int below = int(textureLod(uLevelIndex, vec2(t, .5), 0.).r * 255. + .5);
  vec4 a = uLevels[below], b = uLevels[below + 1];
  float la = level_line(a, t, gradient), lb = level_line(b, t, gradient);
  float slope = gradient * uPixel;
  float fade = smoothstep(1e-4, 3e-4, slope) * (1. - smoothstep(.02, .07, slope));
  return la > lb ? vec2(la * fade, a.z) : vec2(lb * fade, b.z);
}
