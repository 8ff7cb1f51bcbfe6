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

/// What chains with a learning rate each have in common in one update, so that it is computed once.
/// Keyed by what it is computed from; the oldest entry is forgotten.
class Shared {
 public:
  double power(double b, std::int64_t t) {
    return find({kPower, b, 0, t}, [&] { return STEEPEST_NS::power(b, t); });
  }
  /// What a rule computes from two of its parameters and t; `compute` must have no other input.
  template <class Compute>
  double of(double a, double b, std::int64_t t, Compute&& compute) {
    return find({kOwn, a, b, t}, compute);
  }

 private:
  enum Kind { kNone, kPower, kOwn };
  struct Key {
    Kind kind = kNone;
    double a = 0, b = 0;
    std::int64_t t = 0;
    friend bool operator==(const Key& l, const Key& r) {
      return l.kind == r.kind && l.a == r.a && l.b == r.b && l.t == r.t;
    }
  };
  template <class Compute>
  double find(const Key& key, Compute&& compute) {
    for (int i = 0; i < kEntries; ++i)
      if (keys_[i] == key) return values_[i];
    const int at = oldest_;
    oldest_ = (oldest_ + 1) % kEntries;
    keys_[at] = key;
    return values_[at] = compute();
  }
  static constexpr int kEntries = 8;
  Key keys_[kEntries];
  double values_[kEntries];
  int oldest_ = 0;
};

}  // namespace steepest::STEEPEST_NS
