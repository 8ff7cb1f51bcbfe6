// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/programs.h"

#include <array>
#include <string_view>
#include <utility>

namespace steepest::view {

Result<Programs> Programs::load() {
  Programs programs;
  const std::array<std::pair<gl::Program*, const char*>, 6> wanted = {{{&programs.surface, "surface"},
                                                                       {&programs.floor, "floor"},
                                                                       {&programs.disc, "disc"},
                                                                       {&programs.ribbon, "ribbon"},
                                                                       {&programs.overlay, "overlay"},
                                                                       {&programs.image, "image"}}};
  for (const auto& [program, name] : wanted) {
    auto loaded = gl::Program::load(std::string(name) + ".vert.glsl", std::string(name) + ".frag.glsl");
    if (!loaded) return std::unexpected(loaded.error());
    *program = std::move(*loaded);
  }
  return programs;
}

}  // namespace steepest::view
