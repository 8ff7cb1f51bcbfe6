#version 450 core
// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
uniform sampler2D uImage;  // premultiplied, one texel per pixel
uniform vec2 uOffset;      // of the picture's lower left corner
out vec4 colour;

void main() {
  colour = texelFetch(uImage, ivec2(gl_FragCoord.xy - uOffset), 0);
}
