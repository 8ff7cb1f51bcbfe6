// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "view/font_files.h"
#include "view/labels.h"
#include "view/text.h"

namespace steepest::view {
namespace {

std::u32string decoded(std::string_view text) {
  std::u32string out;
  while (!text.empty()) out.push_back(take_code_point(text));
  return out;
}

TEST(Utf8, IsDecodedAndBrokenBytesAreReplaced) {
  EXPECT_EQ(decoded("a\u2212∇𝑥"), U"a\u2212∇𝑥");
  EXPECT_EQ(decoded("\xFF!"), U"\uFFFD!");
  EXPECT_EQ(decoded("\xE2\x88"), U"\uFFFD\uFFFD");
  EXPECT_EQ(decoded("\xC3z"), U"\uFFFDz");
  EXPECT_EQ(decoded(""), U"");
}

TEST(Fonts, EveryFaceIsEmbedded) {
  for (const char* name : {"inter-regular", "inter-medium", "inter-semibold", "maths", "dejavu-sans"})
    EXPECT_GT(font_file(name).size(), 1000u) << name;
  EXPECT_TRUE(font_file("comic-sans").empty());
}

TEST(Fonts, DigitsAreTabularAndEverySignHasAGlyph) {
  auto atlas = GlyphAtlas::create();
  ASSERT_TRUE(atlas);
  for (const Face face : {Face::Regular, Face::Medium, Face::SemiBold}) {
    const float one = (*atlas)->glyph(face, 13, U'1', 0).advance;
    EXPECT_GT(one, 4);
    for (char32_t digit = U'0'; digit <= U'9'; ++digit)
      EXPECT_EQ((*atlas)->glyph(face, 13, digit, 0).advance, one);
  }
  for (const char32_t sign : std::u32string_view(U"\u2212∇∞…%(),xyfθη"))
    EXPECT_GT((*atlas)->glyph(Face::Regular, 13, sign, 0).width, 0) << std::uint32_t(sign);
  for (const char32_t sign : std::u32string_view(U"𝑥𝑦𝑓∇"))
    EXPECT_GT((*atlas)->glyph(Face::Maths, 20, sign, 0).width, 0) << std::uint32_t(sign);
}

TEST(Fonts, GlyphsKeepTheirPlaceWhileTheAtlasGrows) {
  auto atlas = GlyphAtlas::create();
  ASSERT_TRUE(atlas);
  const Glyph before = (*atlas)->glyph(Face::Regular, 13, U'A', 0);
  for (float px = 10; px < 300; px += 10)
    for (char32_t c = U'A'; c <= U'Z'; ++c) (*atlas)->glyph(Face::SemiBold, px, c, 0);
  const Glyph after = (*atlas)->glyph(Face::Regular, 13, U'A', 0);
  EXPECT_EQ(before.x, after.x);
  EXPECT_EQ(before.y, after.y);
}

TEST(LabelPlacer, LabelsNeitherOverlapNorLeaveThePicture) {
  LabelPlacer placer(400, 300, 1);
  std::vector<Rect> placed;
  const glm::vec2 size(80, 20);
  for (int k = 0; k < 9; ++k) {  // all at one point in a corner
    const glm::vec2 middle = placer.place({60, 40}, 8, size);
    const Rect rect{middle - size * .5f, middle + size * .5f};
    EXPECT_GE(rect.low.x, 0);
    EXPECT_GE(rect.low.y, 0);
    for (const Rect& other : placed) EXPECT_FALSE(rect.meets(other)) << k;
    placed.push_back(rect);
  }
}

TEST(LabelPlacer, WithoutAFreePlaceOptionalLabelsAreLeftOutAndOthersStayInside) {
  LabelPlacer placer(200, 120, 1);
  placer.block({{0, 0}, {200, 120}});
  EXPECT_FALSE(placer.find({100, 60}, 8, {80, 20}));
  const glm::vec2 middle = placer.place({1, 1}, 8, {80, 20});
  EXPECT_GE(middle.x, 40);
  EXPECT_GE(middle.y, 10);
}

TEST(LabelPlacer, PrefersTheNearestFreePlace) {
  LabelPlacer placer(400, 300, 1);
  EXPECT_LT(placer.place({200, 150}, 8, {60, 20}).y, 150);  // above
  const glm::vec2 beside = placer.place({200, 150}, 8, {60, 20});
  EXPECT_FLOAT_EQ(beside.y, 150);
  LabelPlacer other(400, 300, 1);
  EXPECT_GT(other.place({200, 150}, 8, {60, 20}, {0, 1}).y, 150);
  EXPECT_LT(other.place({200, 150}, 8, {60, 20}, {-1, 0}).x, 160);
}

}  // namespace
}  // namespace steepest::view
