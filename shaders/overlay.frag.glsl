#version 450 core
// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Flat marks over the scene: glyphs of the atlas, and shapes as signed distances in pixels.
in vec4 vFill, vEdge;
in vec4 vShape;
flat in vec4 vKind;
uniform sampler2D uAtlas;
out vec4 colour;

float box_distance(vec2 p, vec2 half_size, float radius) {
  vec2 q = abs(p) - half_size + radius;
  return length(max(q, 0.)) + min(max(q.x, q.y), 0.) - radius;
}

// An equilateral triangle that points up, r from its middle to a corner (y grows downwards).
float triangle_distance(vec2 p, float r) {
  p = vec2(abs(p.x), -p.y);
  return max(dot(p, vec2(.8660254, .5)), -p.y) - .5 * r;
}

float distance_to_shape(int what, vec2 p, vec2 half_size) {
  if (what == 2) return triangle_distance(p, half_size.x);
  if (what == 3) return triangle_distance(vec2(p.x, -p.y), half_size.x);
  if (what == 4) return dot(abs(p), vec2(.70710678)) - half_size.x * .70710678;
  return box_distance(p, half_size, vKind.y);
}

vec4 premultiplied(vec4 c, float cover) { return vec4(c.rgb * c.a, c.a) * cover; }

void main() {
  int what = int(vKind.x + .5);
  if (what == 0) {
    colour = premultiplied(vFill, texelFetch(uAtlas, ivec2(vShape.xy), 0).r);
    return;
  }
  float d = distance_to_shape(what, vShape.xy, vShape.zw);
  float outside = clamp(.5 - d, 0., 1.), inside = clamp(.5 - d - vKind.z, 0., 1.);
  if (vKind.z <= 0.) inside = outside;
  colour = premultiplied(vFill, inside) + premultiplied(vEdge, outside - inside);
}
