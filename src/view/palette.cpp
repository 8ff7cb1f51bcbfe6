// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/palette.h"

#include <algorithm>
#include <span>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace steepest::view {
namespace {

// Seventeen samples of each map at equal steps.
// cividis: Nunez, Anderton, Renslow, PLoS ONE 13 (2018) e0199239, CC0.
constexpr std::array<std::uint32_t, 17> kCividis = {
    0x00224E, 0x002E6A, 0x1A386F, 0x32436D, 0x434E6C, 0x535A6D, 0x61656F, 0x6F7073, 0x7D7C78,
    0x8C8878, 0x9B9476, 0xABA072, 0xBCAE6C, 0xCDBB63, 0xDEC958, 0xF0D846, 0xFEE838};
// viridis: van der Walt, Smith, Firing, matplotlib (2015), CC0.
constexpr std::array<std::uint32_t, 17> kViridis = {
    0x440154, 0x48186A, 0x472D7B, 0x424086, 0x3B528B, 0x33638D, 0x2C728E, 0x26828E, 0x21918C,
    0x1FA088, 0x28AE80, 0x3FBC73, 0x5EC962, 0x84D44B, 0xADDC30, 0xD8E219, 0xFDE725};
// batlow: Crameri, Scientific colour maps, doi.org/10.5281/zenodo.1243862, MIT.
constexpr std::array<std::uint32_t, 17> kBatlow = {
    0x011959, 0x0D315D, 0x114360, 0x175262, 0x226061, 0x356A59, 0x4D734D, 0x677B3E, 0x828231,
    0xA18A2B, 0xC09036, 0xDD954D, 0xF29D6D, 0xFCA993, 0xFDB4B6, 0xFCC0D8, 0xFACCFA};

constexpr std::array<std::uint32_t, kBasinColours> kBasins = {0x58B4F5, 0xFF8A4C, 0x52E3AC, 0xF0A3D0,
                                                              0xECF0F4};
constexpr std::array<std::uint32_t, kRacerColours> kRacers = {0xFFFFFF, 0xF5A623, 0xF0E442, 0x35C79E,
                                                              0xE895C9};
constexpr std::array<std::uint32_t, 5> kLoss = {0xFFF3E6, 0xFFC79E, 0xFF8A4C, 0xC24E00, 0x6B2600};
constexpr std::array<std::uint32_t, 5> kSpeed = {0xF2F8FF, 0xBFE0FA, 0x58B4F5, 0x0072B2, 0x003A66};

glm::vec3 along(std::span<const std::uint32_t> stops, float t) {
  const float inside = t >= 0 ? std::min(t, 1.f) : 0;  // 0 for what is not a number
  const float s = inside * float(stops.size() - 1);
  const std::size_t k = std::min(std::size_t(s), stops.size() - 2);
  return glm::mix(rgb(stops[k]), rgb(stops[k + 1]), s - float(k));
}

}  // namespace

glm::vec3 rgb(std::uint32_t hex) {
  return glm::vec3(float(hex >> 16 & 255), float(hex >> 8 & 255), float(hex & 255)) / 255.f;
}

glm::vec4 rgba(std::uint32_t hex, float alpha) { return glm::vec4(rgb(hex), alpha); }

glm::vec3 colour_map(ColourMap map, float t) {
  if (map == ColourMap::Viridis) return along(kViridis, t);
  return along(map == ColourMap::Batlow ? kBatlow : kCividis, t);
}

std::string_view colour_map_name(ColourMap map) {
  if (map == ColourMap::Viridis) return "viridis";
  return map == ColourMap::Batlow ? "batlow" : "cividis";
}

float luma(const glm::vec3& c) { return glm::dot(c, glm::vec3(.2126f, .7152f, .0722f)); }

const SceneTheme& scene_theme(Theme theme) {
  static const SceneTheme dark{
      rgb(0x101418), rgb(0xECF0F4), rgb(0xAEB9C4), rgb(0x626E7A), rgba(0xFFFFFF, .42f),
      rgb(0xFFFFFF), rgb(0x29303B), .55f,          1.12f};
  static const SceneTheme light{
      rgb(0xF3F5F7), rgb(0x14191F), rgb(0x47525E), rgb(0x808B96), rgba(0x1A1F26, .50f),
      rgb(0x0D121A), rgb(0xCCD4DB), .75f,          1.20f};
  return theme == Theme::Dark ? dark : light;
}

glm::vec3 basin_colour(int basin) {
  if (basin == -2) return rgb(kGradient);
  if (basin < 0) return rgb(0xC9D2DB);
  return rgb(kBasins[std::min(std::size_t(basin), kBasins.size() - 1)]);
}

glm::vec3 racer_colour(int racer) {
  return rgb(kRacers[std::size_t(std::max(racer, 0)) % kRacers.size()]);
}

glm::vec3 loss_colour(float t) { return along(kLoss, t); }
glm::vec3 speed_colour(float t) { return along(kSpeed, t); }

}  // namespace steepest::view
