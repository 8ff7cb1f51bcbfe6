// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Contrast by WCAG 2.1 (relative luminance, section 1.4.3) and colour differences by CIE76 after the
// dichromacy matrices of Machado, Oliveira, Fernandes (IEEE TVCG 15, 2009, severity 1), recomputed
// here from their definitions.
#include <algorithm>
#include <array>
#include <cmath>

#include <gtest/gtest.h>
#include <glm/geometric.hpp>
#include <glm/glm.hpp>

#include "view/palette.h"
#include "view/terrain.h"

namespace steepest::view {
namespace {

double linear(double c) { return c <= .04045 ? c / 12.92 : std::pow((c + .055) / 1.055, 2.4); }
glm::dvec3 linear(const glm::vec3& c) {
  return {linear(double(c.r)), linear(double(c.g)), linear(double(c.b))};
}

double luminance(const glm::vec3& c) { return glm::dot(linear(c), glm::dvec3(.2126, .7152, .0722)); }

double contrast(const glm::vec3& a, const glm::vec3& b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + .05) / (std::min(la, lb) + .05);
}

glm::dvec3 lab(const glm::dvec3& rgb) {
  const glm::dvec3 xyz(.4124564 * rgb.r + .3575761 * rgb.g + .1804375 * rgb.b,
                       .2126729 * rgb.r + .7151522 * rgb.g + .0721750 * rgb.b,
                       .0193339 * rgb.r + .1191920 * rgb.g + .9503041 * rgb.b);
  const auto f = [](double t) { return t > 216. / 24389 ? std::cbrt(t) : (24389. / 27 * t + 16) / 116; };
  const double x = f(xyz.x / .95047), y = f(xyz.y), z = f(xyz.z / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

using Rows = std::array<glm::dvec3, 3>;
constexpr std::array<Rows, 4> kEyes = {{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}}},
    {{{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}}},
    {{{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}}},
}};

glm::dvec3 seen(const glm::vec3& colour, const Rows& eye) {
  const glm::dvec3 c = linear(colour);
  return glm::clamp(glm::dvec3(glm::dot(eye[0], c), glm::dot(eye[1], c), glm::dot(eye[2], c)), 0., 1.);
}

double smallest_difference(const std::vector<glm::vec3>& colours, const Rows& eye) {
  double smallest = 1e9;
  for (std::size_t a = 0; a < colours.size(); ++a)
    for (std::size_t b = a + 1; b < colours.size(); ++b)
      smallest =
          std::min(smallest, glm::distance(lab(seen(colours[a], eye)), lab(seen(colours[b], eye))));
  return smallest;
}

std::vector<glm::vec3> basins(int count) {
  std::vector<glm::vec3> colours;
  for (int k = 0; k < count; ++k) colours.push_back(basin_colour(k));
  return colours;
}
std::vector<glm::vec3> racers() {
  std::vector<glm::vec3> colours;
  for (int k = 0; k < kRacerColours; ++k) colours.push_back(racer_colour(k));
  return colours;
}

TEST(Palette, TheContrastFormulaIsTheStandardOne) {
  EXPECT_NEAR(contrast(glm::vec3(0), glm::vec3(1)), 21, 1e-9);
  EXPECT_NEAR(contrast(rgb(0x767676), glm::vec3(1)), 4.54, .005);  // the well-known smallest grey
}

TEST(Palette, RimsStandOutFromEveryMark) {
  for (const auto& colours : {basins(kBasinColours), racers()})
    for (const glm::vec3& c : colours) EXPECT_GE(contrast(c, rgb(kHalo)), 8.25);
  EXPECT_GE(contrast(basin_colour(-1), rgb(kHalo)), 8.3);
  EXPECT_GE(contrast(basin_colour(-2), rgb(kHalo)), 6);  // diverged: vermillion
}

TEST(Palette, BasinsAndOptimizersStayApartForEveryEye) {
  for (const Rows& eye : kEyes) {
    EXPECT_GE(smallest_difference(basins(4), eye), 17);
    EXPECT_GE(smallest_difference(racers(), eye), 12);
  }
}

TEST(Palette, TextCanBeReadInBothThemes) {
  for (const Theme theme : {Theme::Dark, Theme::Light}) {
    const SceneTheme& t = scene_theme(theme);
    EXPECT_GE(contrast(t.ink, t.background), 12);
    EXPECT_GE(contrast(t.muted, t.background), 7);
    EXPECT_GE(contrast(t.line, t.background), 3);
  }
}

TEST(Palette, PillsCarryTheirTextOverAnyColourOfTheMap) {
  for (const ColourMap map : {ColourMap::Cividis, ColourMap::Viridis, ColourMap::Batlow})
    for (int k = 0; k <= 16; ++k) {
      const glm::vec3 pill = glm::mix(colour_map(map, float(k) / 16), rgb(kPill), .88f);
      for (const std::uint32_t text : {0xFFFFFFu, 0xC3CCD5u, 0xAEB9C4u})
        EXPECT_GE(contrast(rgb(text), pill), 4.5);
      for (const glm::vec3& c : racers()) EXPECT_GE(contrast(c, pill), 4.5);
    }
}

TEST(Palette, MapsGetBrighterAllTheWayAndMeetTheirPublishedEnds) {
  for (const ColourMap map : {ColourMap::Cividis, ColourMap::Viridis, ColourMap::Batlow}) {
    double before = -1;
    for (int k = 0; k <= 64; ++k) {
      const double l = lab(linear(colour_map(map, float(k) / 64))).x;
      EXPECT_GT(l, before - .05) << colour_map_name(map) << " at " << k;
      before = l;
    }
    EXPECT_EQ(colour_map(map, -3), colour_map(map, 0));
    EXPECT_EQ(colour_map(map, 9), colour_map(map, 1));
    EXPECT_EQ(colour_map(map, std::nanf("")), colour_map(map, 0));
  }
  EXPECT_EQ(colour_map(ColourMap::Cividis, 0), rgb(0x00224E));
  EXPECT_EQ(colour_map(ColourMap::Cividis, 1), rgb(0xFEE838));
  EXPECT_EQ(colour_map(ColourMap::Viridis, 0), rgb(0x440154));
  EXPECT_EQ(colour_map(ColourMap::Viridis, 1), rgb(0xFDE725));
}

TEST(Palette, RampsOfChainsHaveAHueThatNoMapHolds) {
  for (const ColourMap map : {ColourMap::Cividis, ColourMap::Viridis})
    for (float t = 0; t <= 1; t += .125f)
      EXPECT_GE(smallest_difference({loss_colour(.5f), colour_map(map, t)}, kEyes[0]), 20);
}

}  // namespace
}  // namespace steepest::view
