// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/map_picture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "view/palette.h"

namespace steepest::view {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(MapColours, CountDecadesFromTheFloor) {
  const std::vector<double> losses = {-3, -2.99, 7, 97, kNaN};
  const MapColours colours(MapShows::Loss, losses, -3, ColourMap::Viridis, Theme::Dark);
  EXPECT_EQ(colours(97), colour_map(ColourMap::Viridis, 1));
  EXPECT_EQ(colours(-2.99), colour_map(ColourMap::Viridis, 0)) << "the lowest above the floor";
  EXPECT_EQ(colours(-3), colour_map(ColourMap::Viridis, 0));
  const glm::vec3 half = colour_map(ColourMap::Viridis, .5f), shown = colours(-2);  // 1 of 0.01 ... 100
  for (int k = 0; k < 3; ++k) EXPECT_NEAR(shown[k], half[k], 1e-5);
  EXPECT_EQ(colours(kNaN), basin_colour(-2));
  EXPECT_TRUE(colours.any_diverged());
  EXPECT_FALSE(colours.any_never());
  const auto ticks = colours.ticks();
  ASSERT_EQ(ticks.size(), 5u);
  EXPECT_EQ(ticks.front().text, "0.01");
  EXPECT_EQ(ticks.back().text, "100");
  EXPECT_NEAR(ticks[1].at, .25, 1e-6);
}

TEST(MapColours, RunsOnTheirWayToInfinityDoNotStretchTheRange) {
  const std::vector<double> losses = {.01, 1, 1e30, kInfinity};
  const MapColours colours(MapShows::Loss, losses, 0, ColourMap::Cividis, Theme::Dark, 100);
  EXPECT_EQ(colours.ticks().back().text, "100");
  EXPECT_EQ(colours(1e30), colour_map(ColourMap::Cividis, 1));
  EXPECT_EQ(colours(kInfinity), colour_map(ColourMap::Cividis, 1));
  EXPECT_FALSE(colours.any_never()) << "the loss is too large for a number; it is not missing";
  const glm::vec3 half = colour_map(ColourMap::Cividis, .5f), shown = colours(1);
  for (int k = 0; k < 3; ++k) EXPECT_NEAR(shown[k], half[k], 1e-5);
}

TEST(MapColours, OfStepsKnowWhoNeverArrives) {
  const std::vector<double> steps = {0, 1, 10, 1000, kInfinity};
  const MapColours colours(MapShows::Steps, steps, 0, ColourMap::Cividis, Theme::Light);
  EXPECT_TRUE(colours.any_never());
  EXPECT_EQ(colours(0), colours(1));
  EXPECT_EQ(colours(1000), colour_map(ColourMap::Cividis, 1));
  EXPECT_EQ(colours(kInfinity), colours.never());
}

TEST(MapTicks, AreRoundNumbersOrDecades) {
  const auto linear = map_ticks({"x", -6, 6, false}, 5);
  EXPECT_GE(linear.size(), 3u);
  for (const MapTick& tick : linear) {
    EXPECT_GE(tick.at, 0);
    EXPECT_LE(tick.at, 1);
  }
  const auto decades = map_ticks({"learning rate", 1e-7, 1, true}, 5);
  EXPECT_NE(std::ranges::find(decades, "10⁻⁶", &MapTick::text), decades.end());
  EXPECT_NE(std::ranges::find(decades, "1", &MapTick::text), decades.end());
}

/// Every pixel of the map is a block of the picture, lowest row at the bottom; what is not done shows
/// the row that stands for it, or the background.
TEST(MapPicture, ShowsEveryPixelInItsPlace) {
  constexpr int kSide = 16, kZoom = 32, kLeft = 84, kTop = 84;
  std::vector<double> values;
  std::vector<int> shown;
  for (int row = 0; row < kSide; ++row) {
    shown.push_back(row == 5 ? 4 : row == 9 ? -1 : row);
    for (int column = 0; column < kSide; ++column) values.push_back((column * 7 + row * 3) % 6 - 2);
  }
  const MapColours colours(MapShows::Basins, values, 0, ColourMap::Cividis, Theme::Dark);
  const auto image = draw_map({.title = "Map",
                               .caption = "of numbers",
                               .bar_name = "",
                               .columns = kSide,
                               .rows = kSide,
                               .values = values,
                               .row_shown = shown,
                               .across = {"x", 0, 1, false},
                               .up = {"y", 0, 1, false},
                               .colours = colours,
                               .legend = {{basin_colour(0), "(0, 0)"}},
                               .theme = Theme::Dark});
  ASSERT_TRUE(image) << image.error().message;
  for (int row = 0; row < kSide; ++row)
    for (int column = 0; column < kSide; ++column)
      for (const int corner : {0, kZoom - 1}) {
        const int x = kLeft + column * kZoom + corner, y = kTop + (kSide - row) * kZoom - 1 - corner;
        const std::size_t at = (std::size_t(y) * std::size_t(image->width) + std::size_t(x)) * 4;
        const int from = shown[std::size_t(row)];
        const glm::vec3 expected = from < 0
                                       ? scene_theme(Theme::Dark).background
                                       : basin_colour(int(values[std::size_t(from * kSide + column)]));
        for (int k = 0; k < 3; ++k)
          ASSERT_EQ(image->rgba[at + std::size_t(k)], std::lround(expected[k] * 255))
              << column << ", " << row;
      }
}

}  // namespace
}  // namespace steepest::view
