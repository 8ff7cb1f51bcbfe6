// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// TeX formulas as textures, typeset by MicroTeX in Latin Modern Math.
#pragma once
#include <cstdint>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "ui/textures.h"

namespace steepest::ui {

/// A typeset formula, RGBA with straight alpha.
struct FormulaBitmap {
  std::vector<std::uint8_t> rgba;
  int width = 0, height = 0;
  int baseline = 0;  ///< rows from the top down to the baseline
};

/// Typesets at `pixels` to the em. Text that is not TeX, that would not end or would not fit in
/// memory (macros, giant tables and rules) is refused with the reason.
std::expected<FormulaBitmap, std::string> typeset(std::string_view tex, float pixels, ImU32 colour,
                                                  bool display);

/// Cache of formulas; what has not been drawn for a while is forgotten.
class Formulas {
 public:
  struct Image {
    ImTextureData* texture = nullptr;           ///< null: not TeX, draw the source instead
    float width = 0, height = 0, baseline = 0;  ///< device pixels
    int last_used = 0;
  };

  explicit Formulas(Textures& textures) : textures_(textures) {}
  /// `pixels` in device pixels.
  const Image& get(std::string_view tex, float pixels, ImU32 colour, bool display = true);
  void begin_frame();

 private:
  Textures& textures_;
  std::map<std::string, Image, std::less<>> images_;
  int frame_ = 0;
};

}  // namespace steepest::ui
