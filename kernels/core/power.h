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

/// What chains with a learning rate each have in common in one update, so that it is computed once. An
/// entry is a function and all that goes into it, to the bit, so that no two are taken for one another;
/// the oldest entry is forgotten.
class Shared {
 public:
  /// A pure function: its value depends on its arguments alone.
  using Function = double (*)(double a, double b, std::int64_t t);

  /// f(a, b, t).
  double of(Function f, double a, double b, std::int64_t t) {
    const Key key{f, word(a), word(b), t};
    for (int i = 0; i < kEntries; ++i)
      if (keys_[i] == key) return values_[i];
    const int at = oldest_;
    oldest_ = (oldest_ + 1) % kEntries;
    keys_[at] = key;
    return values_[at] = f(a, b, t);
  }
  /// b^t.
  double power(double b, std::int64_t t) { return of(&power_of, b, 0, t); }

 private:
  struct Key {
    Function f = nullptr;
    std::uint64_t a = 0, b = 0;
    std::int64_t t = 0;
    friend bool operator==(const Key& l, const Key& r) {
      return l.f == r.f && l.a == r.a && l.b == r.b && l.t == r.t;
    }
  };
  static double power_of(double b, double, std::int64_t t) { return STEEPEST_NS::power(b, t); }
  static std::uint64_t word(double value) { return __builtin_bit_cast(std::uint64_t, value); }
  static constexpr int kEntries = 8;
  Key keys_[kEntries];
  double values_[kEntries];
  int oldest_ = 0;
};

}  // namespace steepest::STEEPEST_NS
