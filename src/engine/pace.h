// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace steepest::engine {

/// How many steps belong into a frame: what the speed asks for, as far as the time allows.
class Pace {
 public:
  /// Whole steps due in this frame; what is left of a fractional speed carries over to the next.
  std::int64_t due(double speed) {
    owed_ += speed;
    const double whole = std::floor(owed_);
    owed_ -= whole;
    return static_cast<std::int64_t>(whole);
  }

  /// Calls advance(n) until `wanted` steps are done or the next ones would not fit into the budget,
  /// judged by what earlier steps cost. At least one step is done, else a slow run would stand still.
  template <class Now, class Advance>
  void spend(std::int64_t wanted, std::chrono::nanoseconds budget, Now&& now, Advance&& advance) {
    const std::chrono::nanoseconds end = now() + budget;
    for (std::int64_t done = 0; done < wanted;) {
      const std::chrono::nanoseconds begin = now();
      const std::int64_t fit = steps_within(end - begin);
      if (fit < 1 && done > 0) return;
      const std::int64_t chunk = std::clamp<std::int64_t>(fit, 1, wanted - done);
      advance(chunk);
      learn(chunk, now() - begin);
      done += chunk;
    }
  }

  /// The next steps may cost something else.
  void forget() { cost_ = 0; }

 private:
  /// Half of the time left, so that a wrong guess still ends in time.
  std::int64_t steps_within(std::chrono::nanoseconds left) const {
    if (cost_ <= 0) return left.count() > 0 ? 1 : 0;
    const double fit = 0.5 * static_cast<double>(left.count()) / cost_;
    return static_cast<std::int64_t>(std::clamp(fit, 0.0, 1e12));
  }

  void learn(std::int64_t steps, std::chrono::nanoseconds spent) {
    const double cost = std::max(1e-3, static_cast<double>(spent.count()) / static_cast<double>(steps));
    cost_ = cost_ <= 0 ? cost : 0.5 * (cost_ + cost);
  }

  double owed_ = 0;
  double cost_ = 0;  ///< nanoseconds a step, 0: not known yet
};

}  // namespace steepest::engine
