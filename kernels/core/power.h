// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include "core/hd.h"

namespace steepest::STEEPEST_NS {

/// b^t for t >= 0 by squaring: the same bits on every machine, which pow() does not promise.
inline double power(double b, std::int64_t t) {
  double result = 1;
  for (; t > 0 && result != 0; t >>= 1, b *= b)
    if (t & 1) result *= b;
  return result;
}

}  // namespace steepest::STEEPEST_NS
