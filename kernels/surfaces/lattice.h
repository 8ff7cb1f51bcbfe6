// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

template <int N>
struct PointList {
  ListedPoint points[N];
  constexpr const ListedPoint* begin() const { return points; }
  constexpr const ListedPoint* end() const { return points + N; }
};

/// How many points the mirrors and turns of the square make of those with 0 <= y <= x: one of the
/// origin, four where y = 0 or y = x, else eight.
template <int N>
constexpr int count_images(const ListedPoint (&corner)[N]) {
  int count = 0;
  for (const ListedPoint& p : corner) count += p.x == 0 ? 1 : p.y == 0 || p.y == p.x ? 4 : 8;
  return count;
}

/// All of them, in the order of the list.
template <int kCount, int N>
constexpr PointList<kCount> square_images(const ListedPoint (&corner)[N]) {
  PointList<kCount> all{};
  int n = 0;
  for (const ListedPoint& p : corner)
    for (int turned = 0; turned < (p.x == p.y ? 1 : 2); ++turned)
      for (int image = 0; image < 4; ++image) {
        const double x = turned ? p.y : p.x, y = turned ? p.x : p.y;
        const bool left = image % 2 != 0, down = image / 2 != 0;
        if ((left && x == 0) || (down && y == 0)) continue;
        all.points[n++] = {left ? -x : x, down ? -y : y, p.f, p.kind};
      }
  return all;
}

/// How many points the two mirrors of the axes make of those with x >= 0 and y >= 0.
template <int N>
constexpr int count_quadrant_images(const ListedPoint (&corner)[N]) {
  int count = 0;
  for (const ListedPoint& p : corner) count += (p.x == 0 ? 1 : 2) * (p.y == 0 ? 1 : 2);
  return count;
}

/// All of them about (centre_x, centre_y), in the order of the list.
template <int kCount, int N>
constexpr PointList<kCount> quadrant_images(const ListedPoint (&corner)[N], double centre_x = 0,
                                            double centre_y = 0) {
  PointList<kCount> all{};
  int n = 0;
  for (const ListedPoint& p : corner)
    for (int image = 0; image < 4; ++image) {
      const bool left = image % 2 != 0, down = image / 2 != 0;
      if ((left && p.x == 0) || (down && p.y == 0)) continue;
      all.points[n++] = {centre_x + (left ? -p.x : p.x), centre_y + (down ? -p.y : p.y), p.f, p.kind};
    }
  return all;
}

}  // namespace steepest::STEEPEST_NS
