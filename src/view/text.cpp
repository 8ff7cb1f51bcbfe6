// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "view/font_files.h"

namespace steepest::view {
namespace {

constexpr int kAtlasWidth = 1024;
constexpr std::array<std::string_view, 5> kFiles = {"inter-regular", "inter-medium", "inter-semibold",
                                                    "maths", "dejavu-sans"};
constexpr std::size_t kFallback = 4;

struct DoneLibrary {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct DoneFace {
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};

/// Mathematical italic letters as plain ones, for an italic text face.
char32_t upright(char32_t code) {
  if (code >= 0x1D44E && code <= 0x1D467) return U'a' + (code - 0x1D44E);
  return code;
}

std::uint64_t key_of(Face face, int size, char32_t code, int quarter) {
  return std::uint64_t(code) | std::uint64_t(quarter) << 21 | std::uint64_t(face) << 23 |
         std::uint64_t(size) << 26;
}

}  // namespace

struct GlyphAtlas::Library {
  std::unique_ptr<FT_LibraryRec_, DoneLibrary> library;
  std::array<std::unique_ptr<FT_FaceRec_, DoneFace>, kFiles.size()> faces;

  /// The face that has the code point: the wanted one or the fallback.
  FT_Face face_with(Face wanted, char32_t& code) const {
    const FT_Face face = faces[std::size_t(wanted)].get();
    if (FT_Get_Char_Index(face, code)) return face;
    code = upright(code);
    return FT_Get_Char_Index(face, code) ? face : faces[kFallback].get();
  }
};

GlyphAtlas::GlyphAtlas(std::unique_ptr<Library> library)
    : library_(std::move(library)), pixels_(std::size_t(kAtlasWidth) * std::size_t(rows_)) {}
GlyphAtlas::~GlyphAtlas() = default;

Result<std::unique_ptr<GlyphAtlas>> GlyphAtlas::create() {
  auto library = std::make_unique<Library>();
  FT_Library freetype = nullptr;
  if (FT_Init_FreeType(&freetype)) return std::unexpected(failed("FreeType does not start"));
  library->library.reset(freetype);
  for (std::size_t k = 0; k < kFiles.size(); ++k) {
    const auto bytes = font_file(kFiles[k]);
    FT_Face face = nullptr;
    if (FT_New_Memory_Face(freetype, reinterpret_cast<const FT_Byte*>(bytes.data()),
                           FT_Long(bytes.size()), 0, &face))
      return std::unexpected(failed("the font " + std::string(kFiles[k]) + " cannot be read",
                                    "the build has embedded a broken file; build anew"));
    library->faces[k].reset(face);
  }
  return std::unique_ptr<GlyphAtlas>(new GlyphAtlas(std::move(library)));
}

const Glyph& GlyphAtlas::glyph(Face face, float pixels, char32_t code, int quarter) {
  const int size = int(std::lround(std::clamp(pixels, 4.f, 400.f) * 64));
  const auto [entry, fresh] = glyphs_.try_emplace(key_of(face, size, code, quarter));
  Glyph& glyph = entry->second;
  if (!fresh) return glyph;
  const FT_Face font = library_->face_with(face, code);
  FT_Set_Char_Size(font, size, size, 72, 72);
  if (FT_Load_Char(font, code, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP)) return glyph;
  const FT_GlyphSlot slot = font->glyph;
  glyph.advance = float(slot->linearHoriAdvance) / 65536;
  FT_Outline_Translate(&slot->outline, quarter * 16, 0);
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL)) return glyph;
  glyph.width = int(slot->bitmap.width), glyph.height = int(slot->bitmap.rows);
  glyph.left = slot->bitmap_left, glyph.top = slot->bitmap_top;
  if (glyph.width > 0) place(glyph, slot->bitmap.buffer, slot->bitmap.pitch);
  return glyph;
}

void GlyphAtlas::place(Glyph& glyph, const std::uint8_t* coverage, int pitch) {
  if (shelf_x_ + glyph.width + 1 > kAtlasWidth)
    shelf_x_ = 1, shelf_y_ += shelf_height_ + 1, shelf_height_ = 0;
  while (shelf_y_ + glyph.height + 1 > rows_) rows_ *= 2;  // texel coordinates stay as they are
  pixels_.resize(std::size_t(kAtlasWidth) * std::size_t(rows_));
  glyph.x = shelf_x_, glyph.y = shelf_y_;
  for (int row = 0; row < glyph.height; ++row)
    std::copy_n(coverage + std::ptrdiff_t(row) * pitch, glyph.width,
                pixels_.begin() + std::ptrdiff_t(glyph.y + row) * kAtlasWidth + glyph.x);
  shelf_x_ += glyph.width + 1;
  shelf_height_ = std::max(shelf_height_, glyph.height);
  changed_ = true;
}

float GlyphAtlas::width(Face face, float pixels, std::string_view utf8) {
  float pen = 0;
  while (!utf8.empty()) pen += glyph(face, pixels, take_code_point(utf8), 0).advance;
  return pen;
}

std::uint8_t GlyphAtlas::coverage(int x, int y) const {
  return pixels_[std::size_t(y) * kAtlasWidth + std::size_t(x)];
}

GLuint GlyphAtlas::texture() {
  if (changed_) {
    texture_ = gl::make_texture_2d(GL_R8, kAtlasWidth, rows_);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTextureSubImage2D(texture_.get(), 0, 0, 0, kAtlasWidth, rows_, GL_RED, GL_UNSIGNED_BYTE,
                        pixels_.data());
    changed_ = false;
  }
  return texture_.get();
}

char32_t take_code_point(std::string_view& utf8) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(utf8[k]); };
  const unsigned lead = byte(0);
  const std::size_t length = lead < 0x80       ? 1
                             : lead >> 5 == 6  ? 2
                             : lead >> 4 == 14 ? 3
                             : lead >> 3 == 30 ? 4
                                               : 0;
  if (length == 0 || length > utf8.size()) return utf8.remove_prefix(1), U'\uFFFD';
  char32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
  for (std::size_t k = 1; k < length; ++k) {
    if (byte(k) >> 6 != 2) return utf8.remove_prefix(k), U'\uFFFD';
    code = code << 6 | (byte(k) & 0x3F);
  }
  utf8.remove_prefix(length);
  return code;
}

}  // namespace steepest::view
