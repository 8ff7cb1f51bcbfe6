// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/disc_style.h"

#include <algorithm>
#include <cmath>

namespace steepest::view {
namespace {

constexpr double kReferenceArea = 870'000;  // of the scene for which 100 chains have discs of 12
constexpr double kSmallest = 1.4, kLargest = 12, kSmallestWithRim = 3.2;
constexpr float kElsewhere = .45f;
constexpr std::int64_t kManyChains = 300'000;

double area(const Frame& frame) {
  return double(frame.width()) * double(frame.height()) / (double(frame.px) * double(frame.px));
}

}  // namespace

DiscStyle disc_style(const Frame& frame, std::int64_t chains) {
  // Closer up fewer chains share the picture.
  const double zoom = double(frame.lens.zoom), a = area(frame);
  const double n = std::max(double(chains) / (zoom * zoom), 1.);
  const double d =
      std::clamp(12 * std::sqrt(a / kReferenceArea) * std::pow(100 / n, .25), kSmallest, kLargest);
  DiscStyle style;
  style.alpha *= frame.fade;
  style.diameter = float(d) * frame.line;
  if (d >= kSmallestWithRim) {
    style.rim = float(std::clamp(.16 * d - .25, .3, 2.)) * frame.line;
    return style;
  }
  style.elsewhere = kElsewhere;
  const double crowding = n * d * d / a;
  style.alpha = frame.fade * float(std::clamp(.72 * std::pow(.55 / crowding, .6), .22, .72));
  return style;
}

DiscStyle shadow_style(const DiscStyle& disc, const Frame& frame, std::int64_t chains) {
  return {std::max(1.5f * frame.px, .5f * disc.diameter),
          disc.alpha * (chains > kManyChains ? .18f : .30f), 0, disc.elsewhere};
}

SpeedScale::SpeedScale(const Terrain& terrain) {
  const auto& r = terrain.region();
  log_slowest = std::log10(std::hypot(r[1] - r[0], r[3] - r[2])) - 5;
}

std::array<glm::vec3, kRampColours> chain_ramp(ChainColour colour) {
  std::array<glm::vec3, kRampColours> ramp;
  for (int k = 0; k < kRampColours; ++k) {
    const float t = float(k) / (kRampColours - 1);
    ramp[std::size_t(k)] = colour == ChainColour::Speed ? speed_colour(t) : loss_colour(t);
  }
  return ramp;
}

}  // namespace steepest::view
