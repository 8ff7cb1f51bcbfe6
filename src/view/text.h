// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Glyphs: outlines by FreeType, coverage in one texture. Glyphs are drawn at whole pixels in height
// and at quarters of a pixel along the line, so that spacing stays even at small sizes.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "gl/objects.h"

namespace steepest::view {

/// Maths has the italic letters that name coordinates and the function: 𝑥 𝑦 𝑓 and ∇.
enum class Face { Regular, Medium, SemiBold, Maths };

/// A glyph's place in the atlas, and where it stands against the pen on the baseline. In pixels.
struct Glyph {
  int x = 0, y = 0, width = 0, height = 0;
  int left = 0, top = 0;  ///< from the pen to the left edge; from the baseline up to the top edge
  float advance = 0;
};

class GlyphAtlas {
 public:
  /// Fails when the embedded fonts cannot be read.
  static Result<std::unique_ptr<GlyphAtlas>> create();
  ~GlyphAtlas();
  GlyphAtlas(const GlyphAtlas&) = delete;
  GlyphAtlas& operator=(const GlyphAtlas&) = delete;

  /// `quarter`: the pen's place between two pixels, 0 ... 3. What a face lacks comes from DejaVu Sans.
  const Glyph& glyph(Face face, float pixels, char32_t code, int quarter);
  float width(Face face, float pixels, std::string_view utf8);
  /// 0 ... 255 at a place of the atlas.
  std::uint8_t coverage(int x, int y) const;
  /// The atlas with everything that was asked for so far.
  GLuint texture();

 private:
  struct Library;
  explicit GlyphAtlas(std::unique_ptr<Library> library);
  void place(Glyph& glyph, const std::uint8_t* coverage, int pitch);

  std::unique_ptr<Library> library_;
  std::map<std::uint64_t, Glyph> glyphs_;
  int rows_ = 256;  ///< before pixels_, whose size it gives
  std::vector<std::uint8_t> pixels_;
  int shelf_x_ = 1, shelf_y_ = 1, shelf_height_ = 0;
  bool changed_ = true;
  gl::Texture texture_;
};

/// Takes one code point off the front; U+FFFD for what is not UTF-8.
char32_t take_code_point(std::string_view& utf8);

}  // namespace steepest::view
