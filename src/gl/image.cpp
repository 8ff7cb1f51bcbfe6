// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "gl/image.h"

#include <cstring>
#include <memory>

// The one translation unit of this library that holds stb's implementations, kept private to it.
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_WRITE_NO_STDIO
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include <stb/stb_image.h>
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace steepest::gl {
namespace {

constexpr std::string_view kKeyword = "steepest";
constexpr std::size_t kSignatureAndHeader = 8 + 25;  // signature, IHDR chunk

void append_u32(std::string& out, std::uint32_t v) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(char(v >> shift & 255));
}

std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t v = 0;
  for (std::size_t k = 0; k < 4; ++k) v = v << 8 | std::uint8_t(bytes[at + k]);
  return v;
}

/// CRC-32 of ISO 3309, as PNG's annex D defines it.
std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t c = 0xFFFFFFFFu;
  for (const char b : bytes) {
    c ^= std::uint8_t(b);
    for (int k = 0; k < 8; ++k) c = c & 1 ? 0xEDB88320u ^ c >> 1 : c >> 1;
  }
  return ~c;
}

std::string itxt_chunk(std::string_view text) {
  std::string typed = "iTXt";
  typed += kKeyword;
  typed.append(5, '\0');  // end of keyword; not compressed, method 0; no language; no translation
  typed += text;
  std::string chunk;
  append_u32(chunk, std::uint32_t(typed.size() - 4));
  chunk += typed;
  append_u32(chunk, crc32(typed));
  return chunk;
}

std::string find_card(std::string_view png) {
  for (std::size_t at = 8; at + 12 <= png.size();) {
    const std::size_t length = read_u32(png, at);
    if (length > png.size() - at - 12) break;
    const std::string_view data = png.substr(at + 8, length);
    if (png.substr(at + 4, 4) == "iTXt" && data.starts_with(kKeyword) && length >= kKeyword.size() + 5)
      return std::string(data.substr(kKeyword.size() + 5));
    at += 12 + length;
  }
  return {};
}

void append_bytes(void* out, void* data, int size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(data), std::size_t(size));
}

}  // namespace

Result<std::string> encode_png(const Image& image, std::string_view card) {
  if (image.width < 1 || image.height < 1 ||
      image.rgba.size() != std::size_t(image.width) * std::size_t(image.height) * 4)
    return std::unexpected(failed("a picture has no pixels to write"));
  // Smooth shading compresses well with the "up" filter alone; the search for the best filter
  // and longer matches cost four times the time for a tenth of the size (TOOLCHAIN section 7).
  stbi_write_png_compression_level = 5;
  stbi_write_force_png_filter = 2;
  std::string png;
  if (!stbi_write_png_to_func(append_bytes, &png, image.width, image.height, 4, image.rgba.data(),
                              image.width * 4))
    return std::unexpected(failed("a picture of " + std::to_string(image.width) + " x " +
                                      std::to_string(image.height) + " could not be encoded",
                                  "most likely memory ran out; ask for a smaller --size"));
  if (!card.empty()) png.insert(kSignatureAndHeader, itxt_chunk(card));
  return png;
}

Result<DecodedPng> decode_png(std::string_view bytes) {
  DecodedPng out;
  int channels = 0;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes.data()), int(bytes.size()),
                            &out.image.width, &out.image.height, &channels, 4),
      stbi_image_free);
  if (!pixels) return std::unexpected(bad_input("not a PNG picture", stbi_failure_reason()));
  const std::size_t size = std::size_t(out.image.width) * std::size_t(out.image.height) * 4;
  out.image.rgba.assign(pixels.get(), pixels.get() + size);
  out.card = find_card(bytes);
  return out;
}

}  // namespace steepest::gl
