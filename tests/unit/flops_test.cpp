// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The benchmark's floors count operations. Here a number that counts what is done to it goes through the
// same templates as the chains: a fused multiply-add is two, a division and a square root are kept
// apart, comparisons, choices, integer steps and the sign are free.
#include <gtest/gtest.h>

#include <bit>

#include "engine/bench_cases.h"
#include "engine/bench_kernels.h"
#include "gradient.h"
#include "observe.h"
#include "optimizers/list.h"
#include "surfaces/list.h"

namespace steepest::baseline {

struct Counted;
template <>
struct LaneOf<Counted> {
  using Real = float;
  using Int = std::int32_t;
  static constexpr int kLanes = 1;
};

struct Work {
  double flops = 0, divisions = 0, square_roots = 0;
};
inline Work& work() {
  static Work counted;
  return counted;
}

struct Counted {
  float v = 0;
  Counted() = default;
  Counted(float value) : v(value) {}
  explicit Counted(double value) : v(static_cast<float>(value)) {}
  explicit Counted(int value) : v(static_cast<float>(value)) {}

  friend Counted operator+(Counted a, Counted b) { return done(a.v + b.v); }
  friend Counted operator-(Counted a, Counted b) { return done(a.v - b.v); }
  friend Counted operator*(Counted a, Counted b) { return done(a.v * b.v); }
  friend Counted operator/(Counted a, Counted b) {
    ++work().divisions;
    return a.v / b.v;
  }
  friend Counted operator-(Counted a) { return -a.v; }
  friend bool operator<(Counted a, Counted b) { return a.v < b.v; }
  friend bool operator<=(Counted a, Counted b) { return a.v <= b.v; }
  friend bool operator>(Counted a, Counted b) { return a.v > b.v; }
  friend bool operator==(Counted a, Counted b) { return a.v == b.v; }

  static Counted done(float value) {
    ++work().flops;
    return value;
  }
};
inline Counted fma(Counted a, Counted b, Counted c) {
  work().flops += 2;
  return __builtin_fmaf(a.v, b.v, c.v);
}
inline Counted sqrt(Counted a) {
  ++work().square_roots;
  return __builtin_sqrtf(a.v);
}
inline Counted round_even(Counted a) { return Counted::done(__builtin_rintf(a.v)); }
inline Counted absolute(Counted a) { return __builtin_fabsf(a.v); }
inline Counted at_most(Counted a, Counted most) { return most.v < a.v ? most : a; }
inline Counted at_least(Counted a, Counted least) { return least.v > a.v ? least : a; }
inline std::int32_t bits(Counted a) { return std::bit_cast<std::int32_t>(a.v); }

namespace {

/// The others are not instantiated.
constexpr bool wanted(std::string_view name) {
  for (const std::string_view one :
       {"rosenbrock", "beale", "himmelblau", "styblinski-tang", "rastrigin", "ackley"})
    if (one == name) return true;
  return false;
}

template <class F>
Work counted(F&& f) {
  work() = {};
  f();
  return work();
}

template <class... S>
Work gradient_of(std::string_view name, List<S...>) {
  return counted([&] {
    Coefficients<Counted> c;
    Counted gx, gy;
    const auto one = [&]<class Surface>() {
      if constexpr (wanted(Surface::kCard.name))
        if (Surface::kCard.name == name) gradient_at<Surface>(Counted(0.3f), Counted(0.7f), c, gx, gy);
    };
    (one.template operator()<S>(), ...);
  });
}
template <class... S>
Work grid_point(std::string_view name, List<S...>) {
  return counted([&] {
    Coefficients<Counted> c;
    const auto one = [&]<class Surface>() {
      if constexpr (wanted(Surface::kCard.name))
        if (Surface::kCard.name == name) value_and_gradient_at<Surface>(Counted(0.3f), Counted(0.7f), c);
    };
    (one.template operator()<S>(), ...);
  });
}
template <class... R>
Work update_of(std::string_view name, List<R...>) {
  return counted([&] {
    Counted x(0.3f), s[kMaxStates];
    Numbers<Counted> n;
    const auto one = [&]<class Rule>() {
      if (Rule::kCard.name == name) Rule::template update<false>(x, Counted(0.5f), s, n);
    };
    (one.template operator()<R>(), ...);
  });
}

TEST(Flops, OfTheChainCasesAreThoseOfTheCode) {
  for (const auto& one : engine::chain_cases()) {
    const Work gradient = gradient_of(one.surface, Surfaces{}), update = update_of(one.rule, Rules{});
    const double noise = one.sigma > 0 ? 4 : 0;  // a fused operation for each coordinate
    EXPECT_EQ(one.flops, gradient.flops + 2 * update.flops + noise)
        << one.name << ": gradient " << gradient.flops << ", update " << update.flops;
    EXPECT_EQ(one.divisions, gradient.divisions + 2 * update.divisions) << one.name;
    EXPECT_EQ(one.square_roots, gradient.square_roots + 2 * update.square_roots) << one.name;
  }
}

TEST(Flops, OfTheGridsAreThoseOfTheCode) {
  for (const auto& one : engine::grid_cases()) {
    const Work point = grid_point(one.surface, Surfaces{});
    EXPECT_EQ(one.flops, point.flops + point.divisions + point.square_roots) << one.name;
  }
}

}  // namespace
}  // namespace steepest::baseline
