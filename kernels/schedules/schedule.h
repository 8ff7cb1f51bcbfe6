// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the schedules share. They are computed on the host in f64, for every backend alike; cosines and
// powers are our own, so that a run has the same bits on every machine.
#pragma once
#include <algorithm>

#include "core/math.h"
#include "core/power.h"
#include "steepest/catalog.h"

namespace steepest::schedules {

using Parameters = std::span<const double>;

/// How much of T updates has passed, 0 ... 1; all of it when there are none.
inline double passed(double t, double T) { return T > 0 ? std::clamp(t / T, 0.0, 1.0) : 1.0; }
/// From a to b along half a cosine, u from 0 to 1.
inline double glide(double a, double b, double u) {
  return b + (a - b) / 2 * (1 + baseline::cos2pi(u / 2));
}

inline bool always(std::int64_t, std::int64_t) { return true; }
inline bool never(std::int64_t, std::int64_t) { return false; }
inline bool at_the_end(std::int64_t t, std::int64_t T) { return t >= T; }

}  // namespace steepest::schedules
