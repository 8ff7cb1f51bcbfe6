// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Small questions about pictures.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <glm/vec3.hpp>

#include "gl/image.h"

namespace steepest::test {

inline glm::vec3 pixel_at(const gl::Image& image, int x, int y) {
  x = std::clamp(x, 0, image.width - 1), y = std::clamp(y, 0, image.height - 1);
  const auto* p = &image.rgba[(std::size_t(y) * std::size_t(image.width) + std::size_t(x)) * 4];
  return glm::vec3(p[0], p[1], p[2]) / 255.f;
}

struct Difference {
  double mean = 0;     ///< of all channels, 0 ... 255
  double far_off = 0;  ///< share of pixels with a channel more than 24 off
};

inline Difference difference(const gl::Image& a, const gl::Image& b) {
  Difference d;
  if (a.rgba.size() != b.rgba.size()) return {255, 1};
  for (std::size_t k = 0; k < a.rgba.size(); k += 4) {
    int most = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      const int off = std::abs(int(a.rgba[k + c]) - int(b.rgba[k + c]));
      d.mean += off, most = std::max(most, off);
    }
    d.far_off += most > 24;
  }
  d.mean /= double(a.rgba.size()) * .75, d.far_off /= double(a.rgba.size()) * .25;
  return d;
}

}  // namespace steepest::test
