// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/map_picture.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "view/height.h"
#include "view/palette.h"
#include "view/plate.h"

namespace steepest::view {
namespace {

constexpr double kMostDecades = 12;
constexpr int kSmallestSide = 512;  // pixels of a small map are drawn larger, up to this
constexpr float kLabel = 13, kName = 15, kTitle = 20, kCaption = 14;
constexpr int kBarWidth = 14, kTick = 5;

/// "0.01", "10⁻⁷".
std::string decade_text(int decade) {
  if (decade >= -4 && decade <= 4) return number_text(std::pow(10., decade));
  constexpr std::array<const char*, 10> kSuperscripts = {"⁰", "¹", "²", "³", "⁴",
                                                         "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = decade < 0 ? "10⁻" : "10";
  for (const char digit : std::to_string(std::abs(decade)))
    text += kSuperscripts[std::size_t(digit - '0')];
  return text;
}

/// Decades of [low, high] in log10, or 1-2-5 of them where there are few.
std::vector<MapTick> log_ticks(double low, double high) {
  std::vector<MapTick> ticks;
  const double range = std::max(high - low, 1e-12);
  const int every = std::max(1, int(std::ceil(range / 6)));
  for (int decade = int(std::floor(low)); decade <= int(std::ceil(high)); ++decade)
    for (const int digit : {1, 2, 5}) {
      if (digit > 1 && range > 2.2) continue;
      if (decade % every != 0) continue;
      const double at = (decade + std::log10(digit) - low) / range;
      if (at < -1e-9 || at > 1 + 1e-9) continue;
      ticks.push_back(
          {float(at), digit == 1 ? decade_text(decade) : number_text(digit * std::pow(10., decade))});
    }
  return ticks;
}

}  // namespace

std::vector<MapTick> map_ticks(const MapSide& side, int count) {
  if (side.logarithmic) return log_ticks(std::log10(side.low), std::log10(side.high));
  std::vector<MapTick> ticks;
  for (const double value : nice_ticks(side.low, side.high, count))
    ticks.push_back({float((value - side.low) / (side.high - side.low)), number_text(value)});
  return ticks;
}

MapColours::MapColours(MapShows shows, std::span<const double> values, double floor, ColourMap map,
                       Theme theme, double most)
    : shows_(shows), floor_(floor), map_(map), theme_(theme) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const double value : values) {
    any_diverged_ |= shows == MapShows::Basins ? value == -2 : std::isnan(value);
    any_never_ |= shows == MapShows::Basins  ? value == -1
                  : shows == MapShows::Steps ? std::isinf(value)
                                             : false;
    if (!std::isfinite(value)) continue;
    const double above = shows == MapShows::Loss ? std::min(value - floor, most) : std::max(value, 1.);
    if (above > 0) low = std::min(low, above), high = std::max(high, above);
  }
  if (!(low <= high)) return;
  high_ = std::log10(high), low_ = std::max(std::log10(low), high_ - kMostDecades);
  if (high_ - low_ < .1) low_ -= .05, high_ += .05;
}

glm::vec3 MapColours::diverged() const { return basin_colour(-2); }
glm::vec3 MapColours::never() const {
  return shows_ == MapShows::Basins ? basin_colour(-1) : scene_theme(theme_).grey;
}
glm::vec3 MapColours::along(float t) const { return colour_map(map_, t); }

glm::vec3 MapColours::operator()(double value) const {
  if (shows_ == MapShows::Basins)
    return value < -2 ? scene_theme(theme_).background : basin_colour(int(value));
  if (std::isnan(value)) return diverged();
  if (std::isinf(value)) return shows_ == MapShows::Loss ? along(1) : never();
  const double above = shows_ == MapShows::Loss ? value - floor_ : std::max(value, 1.);
  const double t = above > 0 ? std::min(1., (std::log10(above) - low_) / (high_ - low_)) : 0;
  return along(float(t));
}

std::vector<MapTick> MapColours::ticks() const { return log_ticks(low_, high_); }

namespace {

/// A map on its plate: where it lies, and everything round it.
class MapSheet {
 public:
  MapSheet(GlyphAtlas& atlas, const MapPicture& map)
      : map_(map),
        theme_(scene_theme(map.theme)),
        colours_(map.colours),
        zoom_(std::max(
            1, (kSmallestSide + std::min(map.columns, map.rows) - 1) / std::min(map.columns, map.rows))),
        px_(std::clamp(float(std::min(map.columns, map.rows) * zoom_) / 720, 1.f, 4.f)),
        low_(round(84), round(84)),
        high_(low_.x + map.columns * zoom_, low_.y + map.rows * zoom_),
        plate_(atlas, high_.x + round(204), high_.y + round(68), theme_.background) {}

  gl::Image paint() {
    paint_values();
    paint_across();
    paint_up();
    const float px = px_;
    plate_.text({float(low_.x), 30 * px}, 0, map_.title, Face::SemiBold, kTitle * px, theme_.ink);
    plate_.text({float(low_.x), 55 * px}, 0, map_.caption, Face::Regular, kCaption * px, theme_.muted);
    int y = low_.y + round(8);
    if (!map_.bar_name.empty()) y = paint_bar();
    for (const auto& [colour, name] : map_.legend) patch(high_.x + round(34), y, colour, name);
    return plate_.take();
  }

 private:
  int round(float logical) const { return int(std::lround(logical * px_)); }
  int hairline() const { return std::max(1, round(1)); }

  void paint_values() {
    for (int row = 0; row < map_.rows; ++row) {
      const int from = map_.row_shown.empty() ? row : map_.row_shown[std::size_t(row)];
      if (from < 0) continue;
      const int y = high_.y - (row + 1) * zoom_;
      for (int column = 0; column < map_.columns; ++column) {
        const double value =
            map_.values[std::size_t(from) * std::size_t(map_.columns) + std::size_t(column)];
        const int x = low_.x + column * zoom_;
        plate_.box({x, y}, {x + zoom_, y + zoom_}, colours_(value));
      }
    }
  }
  void paint_across() {
    const int y = high_.y, width = high_.x - low_.x;
    plate_.box({low_.x, y}, {high_.x, y + hairline()}, theme_.line);
    float last = -1e9f;
    for (const MapTick& tick : map_ticks(map_.across, std::max(3, int(float(width) / (90 * px_))))) {
      const float x = float(low_.x) + tick.at * float(width);
      const float half = .5f * plate_.text_width(tick.text, Face::Regular, kLabel * px_);
      if (x - half < last) continue;
      last = x + half + 10 * px_;
      plate_.box({int(x), y}, {int(x) + hairline(), y + round(kTick)}, theme_.muted);
      plate_.text({x, float(y) + 17 * px_}, .5f, tick.text, Face::Regular, kLabel * px_, theme_.muted);
    }
    plate_.text({float(low_.x + high_.x) / 2, float(y) + 44 * px_}, .5f, map_.across.name, Face::Medium,
                kName * px_, theme_.ink);
  }
  void paint_up() {
    const int x = low_.x, height = high_.y - low_.y;
    plate_.box({x - hairline(), low_.y}, {x, high_.y + hairline()}, theme_.line);
    for (const MapTick& tick : map_ticks(map_.up, std::max(3, int(float(height) / (70 * px_))))) {
      const int y = high_.y - int(tick.at * float(height));
      plate_.box({x - round(kTick), y}, {x, y + hairline()}, theme_.muted);
      plate_.text({float(x) - (kTick + 5) * px_, float(y)}, 1, tick.text, Face::Regular, kLabel * px_,
                  theme_.muted);
    }
    const float right = float(x) - (kTick + 5) * px_;
    const float width = plate_.text_width(map_.up.name, Face::Medium, kName * px_);
    plate_.text({std::max(8 * px_, right - width), float(low_.y) - 18 * px_}, 0, map_.up.name,
                Face::Medium, kName * px_, theme_.ink);
  }
  /// Returns where it ends.
  int paint_bar() {
    const int left = high_.x + round(34), right = left + round(kBarWidth);
    const int top = low_.y + round(22), bottom = top + (high_.y - low_.y) * 6 / 10;
    plate_.text({float(left), float(low_.y) + 4 * px_}, 0, map_.bar_name, Face::Medium, kLabel * px_,
                theme_.ink);
    for (int y = top; y < bottom; ++y)
      plate_.box({left, y}, {right, y + 1},
                 colours_.along(1 - (float(y - top) + .5f) / float(bottom - top)));
    float last = 1e9f;
    for (const MapTick& tick : colours_.ticks()) {
      const int y = bottom - int(tick.at * float(bottom - top));
      if (last - float(y) < 14 * px_) continue;
      last = float(y);
      plate_.box({right, y}, {right + round(kTick), y + hairline()}, theme_.muted);
      plate_.text({float(right) + (kTick + 5) * px_, float(y)}, 0, tick.text, Face::Regular,
                  kLabel * px_, theme_.muted);
    }
    return bottom + round(30);
  }
  void patch(int left, int& y, const glm::vec3& colour, const std::string& name) {
    plate_.box({left, y - round(6)}, {left + round(kBarWidth), y + round(7)}, colour);
    plate_.text({float(left) + (kBarWidth + 8) * px_, float(y)}, 0, name, Face::Regular, kLabel * px_,
                theme_.muted);
    y += round(22);
  }

  const MapPicture& map_;
  const SceneTheme& theme_;
  const MapColours& colours_;
  int zoom_;
  float px_;
  glm::ivec2 low_, high_;  ///< the map's corners
  Plate plate_;
};

}  // namespace

Result<gl::Image> draw_map(const MapPicture& map) {
  auto atlas = GlyphAtlas::create();
  if (!atlas) return std::unexpected(atlas.error());
  return MapSheet(**atlas, map).paint();
}

}  // namespace steepest::view
