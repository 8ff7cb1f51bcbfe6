// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The elementary functions against long double, over the range that the kernels may ask for; and the
// same bits from every instruction set.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "chains_fixture.h"
#include "core/math.h"
#include "lanes.h"

namespace steepest::testing {
namespace {

constexpr long double kPi = 3.141592653589793238462643383279502884L;

long double turn(long double x) { return 2 * kPi * (x - rintl(x)); }

/// What a function promises on [low, high]: an error in units of the result's last place, or absolute.
struct Promise {
  const char* name;
  Function function;
  long double (*exact)(long double);
  double low, high;
  bool logarithmic;  ///< samples spread over magnitudes
  bool absolute;
  double error32, error64;
};
// clang-format off
constexpr Promise kPromises[] = {
    {"sin2pi", Function::Sin2Pi, [](long double x) { return sinl(turn(x)); },
     -100, 100, false, true, 2e-7, 4e-16},
    {"cos2pi", Function::Cos2Pi, [](long double x) { return cosl(turn(x)); },
     -100, 100, false, true, 2e-7, 4e-16},
    {"sin2pi near 0", Function::Sin2Pi, [](long double x) { return sinl(turn(x)); },
     1e-30, 0.1, true, false, 3, 3},
    {"hav2pi", Function::Hav2Pi, [](long double x) { return (1 - cosl(turn(x))) / 2; },
     -100, 100, false, true, 3e-7, 5e-16},
    {"sin2pi far out", Function::Sin2Pi, [](long double x) { return sinl(turn(x)); },
     -1e6, 1e6, false, true, 2e-7, 4e-16},
    {"cos2pi far out", Function::Cos2Pi, [](long double x) { return cosl(turn(x)); },
     -1e6, 1e6, false, true, 2e-7, 4e-16},
    {"hav2pi near 0", Function::Hav2Pi, [](long double x) { return powl(sinl(turn(x) / 2), 2); },
     1e-12, 0.5, true, false, 4, 4},
    {"exp", Function::Exp, expl, -87, 88, false, false, 2, 2},
    {"exp near 0", Function::Exp, expl, 1e-30, 1, true, false, 2, 2},
    {"exp subnormal", Function::Exp, expl, -103, -87, false, false, 2, 2},
    {"log", Function::Log, logl, 1e-37, 1e38, true, false, 2, 2},
    {"log near 1", Function::Log, logl, 0.5, 2, false, false, 2, 2},
    {"log subnormal", Function::Log, logl, 1e-44, 1e-38, true, false, 2, 2},
    {"tanh", Function::Tanh, tanhl, -10, 10, false, false, 3, 3},
    {"tanh near 0", Function::Tanh, tanhl, 1e-30, 1, true, false, 3, 3},
    {"sin", Function::Sin, sinl, -1e4, 1e4, false, true, 5e-7, 8e-16},
    {"cos", Function::Cos, cosl, -1e4, 1e4, false, true, 5e-7, 8e-16},
    {"sin far out", Function::Sin, sinl, -4e5, 4e5, false, true, 1.2e-6, 8e-16},
    {"cos far out", Function::Cos, cosl, -4e5, 4e5, false, true, 1.2e-6, 8e-16},
};
// clang-format on

template <class R>
std::vector<R> samples(const Promise& p, int count) {
  std::mt19937_64 random(1);
  std::vector<R> x(static_cast<std::size_t>(count));
  for (R& v : x) {
    const double u = static_cast<double>(random() >> 11) * 0x1p-53;
    v = static_cast<R>(p.logarithmic ? p.low * std::pow(p.high / p.low, u)
                                     : p.low + (p.high - p.low) * u);
  }
  return x;
}

template <class R>
double last_place(long double value) {
  const R at = std::abs(static_cast<R>(value));
  return static_cast<double>(std::nextafter(at, std::numeric_limits<R>::infinity()) - at);
}

template <class R>
std::vector<R> apply(Isa isa, Function f, const std::vector<R>& x) {
  std::vector<R> y(x.size());
  if constexpr (sizeof(R) == 4)
    lanes_of(isa).apply32(f, x.data(), y.data(), static_cast<int>(x.size()));
  else
    lanes_of(isa).apply64(f, x.data(), y.data(), static_cast<int>(x.size()));
  return y;
}

template <class R>
double worst_error(const Promise& p) {
  const auto x = samples<R>(p, 1 << 16), y = apply(Isa::Baseline, p.function, x);
  double worst = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const long double exact = p.exact(static_cast<long double>(x[i]));
    const double error = static_cast<double>(std::abs(static_cast<long double>(y[i]) - exact));
    const double scaled = p.absolute ? error : error / last_place<R>(exact);
    if (!(scaled <= worst)) worst = scaled;  // NaN stays
    if (std::isnan(worst)) break;
  }
  return worst;
}

TEST(Math, KeepsItsPromisedErrors) {
  for (const Promise& p : kPromises) {
    SCOPED_TRACE(p.name);
    EXPECT_LE(worst_error<float>(p), p.error32);
    EXPECT_LE(worst_error<double>(p), p.error64);
  }
}

template <class R>
void expect_same_bits(Isa isa, Function f, const std::vector<R>& x) {
  using Bits = std::conditional_t<sizeof(R) == 4, std::uint32_t, std::uint64_t>;
  const auto expected = apply(Isa::Baseline, f, x), got = apply(isa, f, x);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(expected[i]) && std::isnan(got[i]))
      continue;  // the payload of NaN is nobody's promise
    ASSERT_EQ(std::bit_cast<Bits>(expected[i]), std::bit_cast<Bits>(got[i]))
        << "function " << static_cast<int>(f) << " of " << x[i] << " under "
        << kernels::cpu::isa_name(isa);
  }
}

/// Every bit pattern is a possible position of a chain.
template <class R>
std::vector<R> any_bits(int count) {
  using Bits = std::conditional_t<sizeof(R) == 4, std::uint32_t, std::uint64_t>;
  std::mt19937_64 random(2);
  std::vector<R> x(static_cast<std::size_t>(count));
  for (R& v : x) v = std::bit_cast<R>(static_cast<Bits>(random()));
  return x;
}

template <class R>
std::vector<R> special_values() {
  using N = std::numeric_limits<R>;
  std::vector<R> x;
  for (const R v :
       {R(0),     R(0.25),      R(0.5),        R(0.75),        R(1),    R(2),     R(88),
        R(89),    R(104),       R(709),        R(710),         R(746),  N::min(), N::denorm_min(),
        N::max(), N::epsilon(), N::infinity(), N::quiet_NaN(), R(1e30), R(0.625)})
    for (const R s : {v, -v}) x.push_back(s);
  x.resize((x.size() + 15) / 16 * 16);
  return x;
}

TEST(Math, IsTheSameUnderEveryInstructionSet) {
  report_missing_isas();
  for (const Isa isa : available_isas()) {
    for (int f = 0; f <= static_cast<int>(Function::InverseOrZero); ++f) {
      const auto function = static_cast<Function>(f);
      expect_same_bits(isa, function, any_bits<float>(1 << 15));
      expect_same_bits(isa, function, any_bits<double>(1 << 15));
      expect_same_bits(isa, function, special_values<float>());
      expect_same_bits(isa, function, special_values<double>());
    }
    for (const Promise& p : kPromises) {
      expect_same_bits(isa, p.function, samples<float>(p, 1 << 14));
      expect_same_bits(isa, p.function, samples<double>(p, 1 << 14));
    }
  }
}

/// Of two octaves every float, of the others a thousand each: what a root does repeats every two
/// octaves.
TEST(Math, RootsAreRoundedAsIeeeSays) {
  constexpr std::uint32_t kOne = 0x3f800000, kInfinity = 0x7f800000, kPiece = 1 << 12;
  std::vector<float> x(kPiece);
  for (const Isa isa : available_isas()) {
    const auto expect_rounded = [&](std::uint32_t first, std::uint32_t step) {
      for (std::uint32_t i = 0; i < kPiece; ++i) x[i] = std::bit_cast<float>(first + i * step);
      const auto y = apply(isa, Function::SqrtBesideDivision, x);
      for (std::uint32_t i = 0; i < kPiece; ++i)
        if (y[i] != std::sqrt(x[i]) && x[i] == x[i])
          FAIL() << x[i] << ' ' << kernels::cpu::isa_name(isa);
    };
    for (std::uint32_t first = kOne; first < kOne + (2U << 23); first += kPiece)
      expect_rounded(first, 1);
    for (std::uint32_t first = 0; first < kInfinity; first += kPiece << 11)
      expect_rounded(first, 1 << 11);
    expect_rounded(kInfinity - kPiece + 1, 1);
    expect_rounded(baseline::kLowestRefined - kPiece / 2, 1);
  }
}

/// Processors differ in their seeds. Any within 2^-14 must do, where it matters most: for the roots next
/// to the middle of two floats.
TEST(Math, RootsDoNotDependOnTheSeed) {
  int hard = 0;
  for (std::uint32_t i = 0; i < (2U << 23); ++i) {
    const float a = std::bit_cast<float>(0x3f800000 + i);
    const double root = std::sqrt(static_cast<double>(a));
    const double places = std::ldexp(root, 23), from_middle = places - std::floor(places) - 0.5;
    if (std::abs(from_middle) > 0x1p-20) continue;
    ++hard;
    for (int k = -1024; k <= 1024; ++k) {
      const auto seed = static_cast<float>((1 + k * 0x1p-24) / root);
      ASSERT_EQ(baseline::refined_root(a, seed), std::sqrt(a)) << a << " from " << seed;
    }
  }
  EXPECT_GT(hard, 10);
}

template <class R>
void expect_limits() {
  const R inf = std::numeric_limits<R>::infinity(), nan = std::numeric_limits<R>::quiet_NaN();
  const auto at = [](Function f, R x) { return apply(Isa::Baseline, f, std::vector<R>(16, x))[0]; };
  EXPECT_EQ(at(Function::Exp, 0), R(1));
  EXPECT_EQ(at(Function::Exp, inf), inf);
  EXPECT_EQ(at(Function::Exp, -inf), R(0));
  EXPECT_EQ(at(Function::Exp, R(800)), inf);
  EXPECT_EQ(at(Function::Exp, R(-800)), R(0));
  EXPECT_EQ(at(Function::Log, 1), R(0));
  EXPECT_EQ(at(Function::Log, 0), -inf);
  EXPECT_EQ(at(Function::Log, inf), inf);
  EXPECT_TRUE(std::isnan(at(Function::Log, -1)));
  EXPECT_EQ(at(Function::Tanh, inf), R(1));
  EXPECT_EQ(at(Function::Tanh, -inf), R(-1));
  EXPECT_EQ(at(Function::Sin2Pi, R(0.25)), R(1));
  EXPECT_EQ(at(Function::Cos2Pi, 0), R(1));
  EXPECT_EQ(at(Function::InverseOrZero, 0), R(0));
  EXPECT_EQ(at(Function::InverseOrZero, 4), R(0.25));
  for (const R whole : {R(-3), R(-0.5), R(0), R(0.5), R(7)})
    EXPECT_EQ(at(Function::Sin2Pi, whole), R(0)) << whole;
  for (const R whole : {R(-3), R(0), R(7)}) EXPECT_EQ(at(Function::Hav2Pi, whole), R(0)) << whole;
  for (int f = 0; f <= static_cast<int>(Function::InverseOrZero); ++f)
    EXPECT_TRUE(std::isnan(at(static_cast<Function>(f), nan))) << f;
}

TEST(Math, HasTheRightLimits) {
  expect_limits<float>();
  expect_limits<double>();
}

}  // namespace
}  // namespace steepest::testing
