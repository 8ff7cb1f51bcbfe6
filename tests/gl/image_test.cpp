// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "gl/image.h"

namespace steepest::gl {
namespace {

Image gradient(int width, int height) {
  Image image{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int v : {x * 7, y * 11, x * y, 255 - x}) image.rgba.push_back(std::uint8_t(v));
  return image;
}

TEST(Png, PixelsAndCardComeBack) {
  const std::string card = R"({"schema":1,"seed":9223372036854775807,"title":"Rosenbrock \u2212 ∇f"})";
  for (const auto& [w, h] : {std::pair{1, 1}, {17, 3}, {256, 64}}) {
    const Image image = gradient(w, h);
    const auto png = encode_png(image, card);
    ASSERT_TRUE(png);
    EXPECT_EQ(png->find("iTXt"), png->rfind("iTXt")) << "one chunk only";
    EXPECT_LT(png->find("iTXt"), png->find("IDAT"));
    const auto back = decode_png(*png);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->image.width, w);
    EXPECT_EQ(back->image.height, h);
    EXPECT_EQ(back->image.rgba, image.rgba);
    EXPECT_EQ(back->card, card);
  }
}

TEST(Png, WithoutACardThereIsNoChunk) {
  const auto png = encode_png(gradient(3, 2));
  ASSERT_TRUE(png);
  EXPECT_EQ(png->find("iTXt"), std::string::npos);
  EXPECT_EQ(decode_png(*png)->card, "");
}

TEST(Png, TheChunkCarriesTheChecksumOfThePngStandard) {
  // CRC-32 of "iTXt" + "steepest" + five zeros + "x", computed by zlib.crc32.
  const auto png = encode_png(gradient(1, 1), "x");
  ASSERT_TRUE(png);
  const std::size_t at = png->find("iTXt") + 4 + 8 + 5 + 1;
  std::uint32_t stored = 0;
  for (std::size_t k = 0; k < 4; ++k) stored = stored << 8 | std::uint8_t((*png)[at + k]);
  EXPECT_EQ(stored, 0x8F0C578Au);
}

TEST(Png, BrokenInputIsRefused) {
  EXPECT_FALSE(decode_png(""));
  EXPECT_FALSE(decode_png("not a picture"));
  const auto png = encode_png(gradient(20, 20), "card");
  ASSERT_TRUE(png);
  EXPECT_FALSE(decode_png(std::string_view(*png).substr(0, png->size() / 2)));
  EXPECT_FALSE(encode_png(Image{2, 2, {1, 2, 3}}));
  EXPECT_FALSE(encode_png(Image{}));
}

}  // namespace
}  // namespace steepest::gl
