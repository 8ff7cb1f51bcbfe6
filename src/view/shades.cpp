// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/shades.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <glm/common.hpp>
#include <glm/exponential.hpp>

namespace steepest::view {
namespace {

constexpr int kColours = 1024, kIndexBins = 2048;
constexpr double kMajorSpacing = .15, kMinorSpacing = .055, kClosest = .022;
constexpr double kClosestMajors = .11;  // of a logarithmic height
constexpr double kClosestTicks = .05;   // of any height
constexpr float kBright = .53f;         // luma above which ink on a level is dark

/// Majors of a logarithmic height: 0, then 1, then 5, then 2 times powers of ten of either sign, and
/// round numbers in the gaps that a lowest loss far below 0 leaves; as many as keep apart.
std::vector<double> logarithmic_majors(const HeightScale& scale) {
  std::vector<double> units, losses;
  const auto offer = [&](double loss) {
    const double unit = scale.unit(loss);
    if (loss <= scale.f_min() || loss >= scale.f_max() || unit < .03 || unit > .97) return;
    if (std::ranges::any_of(units, [&](double u) { return std::abs(u - unit) < kClosestMajors; }))
      return;
    units.push_back(unit), losses.push_back(loss);
  };
  const bool below_zero = scale.f_min() < 0;
  const double most = std::max(std::abs(scale.f_min()), std::abs(scale.f_max()));
  const int top = int(std::ceil(std::log10(std::max(most, 1e-300))));
  offer(0);
  for (const double digit : {1., 5., 2.})
    for (int decade = top; decade > top - 12; --decade) {
      offer(digit * std::pow(10., decade));
      if (below_zero) offer(-digit * std::pow(10., decade));
    }
  if (below_zero) std::ranges::for_each(nice_levels(scale, kMajorSpacing), offer);
  return losses;
}

/// True where more than a few per cent of the area lies within a hair of this height.
bool is_plateau(const Terrain& terrain, float unit) {
  const auto& heights = terrain.unit_heights();
  const auto near =
      std::count_if(heights.begin(), heights.end(), [&](float h) { return std::abs(h - unit) < .003f; });
  return double(near) > .05 * double(heights.size());
}

}  // namespace

std::vector<Level> contour_levels(const Terrain& terrain) {
  const HeightScale& scale = terrain.scale();
  std::vector<Level> levels;
  const auto majors =
      scale.logarithmic() ? logarithmic_majors(scale) : nice_levels(scale, kMajorSpacing);
  for (const double loss : majors) levels.push_back({loss, float(scale.unit(loss)), true});
  for (const double loss : nice_levels(scale, kMinorSpacing)) {
    const float unit = float(scale.unit(loss));
    const bool free =
        std::ranges::none_of(levels, [&](const Level& l) { return std::abs(l.unit - unit) < kClosest; });
    if (free) levels.push_back({loss, unit, false});
  }
  std::erase_if(levels, [&](const Level& l) { return is_plateau(terrain, l.unit); });
  std::ranges::sort(levels, {}, &Level::unit);
  if (levels.size() > Shades::kMostLevels) levels.resize(Shades::kMostLevels);
  return levels;
}

std::vector<Level> height_ticks(const HeightScale& scale, const std::vector<Level>& levels) {
  std::vector<Level> ticks;
  std::ranges::copy_if(levels, std::back_inserter(ticks), &Level::major);
  const float zero = float(scale.unit(0));
  const bool inside = scale.f_min() < 0 && scale.f_max() > 0;
  if (inside && std::ranges::none_of(ticks, [&](const Level& l) {
        return std::abs(double(l.unit - zero)) < kClosestTicks;
      }))
    ticks.push_back({0, zero, true});
  std::ranges::sort(ticks, {}, &Level::unit);
  return ticks;
}

glm::vec3 surface_colour(ColourMap map, const SceneTheme& theme, float saturation, float unit) {
  const glm::vec3 full = colour_map(map, unit);
  const glm::vec3 greyed = glm::mix(glm::vec3(luma(full)), full, saturation);
  return glm::mix(greyed, theme.grey, .42f * (1 - saturation));
}

void Shades::build(std::vector<Level> levels, ColourMap map, const SceneTheme& theme, float saturation) {
  levels_ = std::move(levels);
  table_.fill(0);
  table_[0] = -9, table_[4 * (levels_.size() + 1)] = 9;  // sentinels below and above
  for (std::size_t k = 0; k < levels_.size(); ++k) {
    float* row = &table_[4 * (k + 1)];
    row[0] = levels_[k].unit;
    row[1] = levels_[k].major ? 1 : 0;
    row[2] = luma(colour_map(map, levels_[k].unit)) > kBright ? 0 : 1;
  }
  std::vector<float> colours;
  for (int k = 0; k < kColours; ++k) {
    const glm::vec3 linear =
        glm::pow(surface_colour(map, theme, saturation, float(k) / (kColours - 1)), glm::vec3(2.2f));
    colours.insert(colours.end(), {linear.r, linear.g, linear.b});
  }
  std::vector<std::uint8_t> index(kIndexBins);
  for (int k = 0; k < kIndexBins; ++k)
    index[std::size_t(k)] = std::uint8_t(std::ranges::count_if(
        levels_, [&](const Level& l) { return l.unit <= (float(k) + .5f) / kIndexBins; }));
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  if (!colours_) {
    colours_ = gl::make_texture_2d(GL_RGB32F, kColours, 1, GL_NEAREST);
    index_ = gl::make_texture_2d(GL_R8, kIndexBins, 1, GL_NEAREST);
  }
  glTextureSubImage2D(colours_.get(), 0, 0, 0, kColours, 1, GL_RGB, GL_FLOAT, colours.data());
  glTextureSubImage2D(index_.get(), 0, 0, 0, kIndexBins, 1, GL_RED, GL_UNSIGNED_BYTE, index.data());
}

void Shades::bind(const gl::Program& program, float pixel, float minor, float major) const {
  glProgramUniform4fv(program.get(), glGetUniformLocation(program.get(), "uLevels"),
                      GLsizei(levels_.size() + 2), table_.data());
  glBindTextureUnit(0, colours_.get());
  glBindTextureUnit(1, index_.get());
  program.set("uColours", 0);
  program.set("uLevelIndex", 1);
  program.set("uPixel", pixel);
  program.set2("uStrength", minor, major);
}

}  // namespace steepest::view
