// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Pictures in memory and as PNG files.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace steepest::gl {

/// 8-bit RGBA, top row first, rows without padding.
struct Image {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  ///< width * height * 4
};

/// A complete PNG file. When `card` is not empty it stands in one uncompressed iTXt chunk
/// (PNG 1.2, section 4.2.3.3) with the keyword "steepest", before the pixels.
Result<std::string> encode_png(const Image& image, std::string_view card = {});

/// The pixels of a PNG file, and the card if there is one.
struct DecodedPng {
  Image image;
  std::string card;
};
Result<DecodedPng> decode_png(std::string_view bytes);

}  // namespace steepest::gl
