// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Words become normals: near the true inverse distribution function, distributed as they should, the
// same bits everywhere, and never changed again.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>
#include <vector>

#include "chains_fixture.h"
#include "core/normal.h"
#include "lanes.h"

namespace steepest::testing {
namespace {

using kernels::mix64;

std::vector<float> normals_of(Isa isa, const std::vector<std::uint32_t>& words) {
  std::vector<float> z(words.size());
  lanes_of(isa).normals(words.data(), z.data(), static_cast<int>(words.size()));
  return z;
}

/// Every octave, its ends and their neighbours, both signs; then words at random.
std::vector<std::uint32_t> telling_words() {
  std::vector<std::uint32_t> words = {0, 1, 0xffffffffu, 0x80000000u, 0x80000001u, 0x7fffffffu};
  for (int bit = 0; bit < 31; ++bit)
    for (const std::uint32_t near : {0xffffffffu, 0u, 1u}) {
      words.push_back((1u << bit) + near);
      words.push_back(0u - ((1u << bit) + near));
    }
  std::mt19937 random(3);
  while (words.size() % 16 != 0 || words.size() < 100'000)
    words.push_back(static_cast<std::uint32_t>(random()) >> (words.size() % 31));
  return words;
}

TEST(Normal, TheSameBitsUnderEveryInstructionSet) {
  report_missing_isas();
  const auto words = telling_words();
  const auto expected = normals_of(Isa::Baseline, words);
  for (const Isa isa : available_isas()) {
    const auto z = normals_of(isa, words);
    for (std::size_t i = 0; i < words.size(); ++i)
      ASSERT_EQ(std::bit_cast<std::uint32_t>(z[i]), std::bit_cast<std::uint32_t>(expected[i]))
          << kernels::cpu::isa_name(isa) << " word " << words[i];
  }
}

TEST(Normal, LiesNearTheInverseDistributionFunction) {
  const auto words = telling_words();
  const auto z = normals_of(Isa::Baseline, words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto f = static_cast<double>(static_cast<float>(static_cast<std::int32_t>(words[i])));
    const double q = std::abs(f) / 0x1p31, a = std::abs(static_cast<double>(z[i]));
    if (q == 0) continue;
    ASSERT_EQ(std::signbit(z[i]), f < 0) << words[i];
    // One Newton step of 2 (1 - Phi(a)) = q shows how far off a is.
    const double density = std::sqrt(2 / 3.14159265358979323846) * std::exp(-a * a / 2);
    ASSERT_LT(std::abs(std::erfc(a / std::sqrt(2.0)) - q) / density, 2e-4) << words[i];
  }
}

TEST(Normal, GrowsAsTheWordFallsTowardsZero) {
  float before = 10;
  for (const std::uint32_t word :
       {1u, 2u, 3u, 1000u, 100'000u, 1u << 20, 1u << 28, 1u << 30, 0x7fffffffu}) {
    const float z = normals_of(Isa::Baseline, std::vector<std::uint32_t>(16, word))[0];
    EXPECT_LT(z, before) << word;
    before = z;
  }
  EXPECT_GE(before, 0);
}

constexpr int kDraws = 1 << 24;

const std::vector<float>& many_draws() {
  static const std::vector<float> kMany = [] {
    std::vector<float> z(kDraws);
    kernels::cpu::fill_normals(kernels::cpu::Executor(available_isas().back(), 1), 20261125, z);
    return z;
  }();
  return kMany;
}

TEST(Normal, HasTheMomentsOfANormal) {
  double sum[7] = {};
  for (const float draw : many_draws()) {
    double power = 1;
    for (int k = 1; k <= 6; ++k) sum[k] += power *= static_cast<double>(draw);
  }
  // E z^k and its standard error sqrt((E z^2k - (E z^k)^2) / n), times five.
  const double expected[] = {1, 0, 1, 0, 3, 0, 15}, spread[] = {0, 1, 2, 15, 96, 945, 10170};
  for (int k = 1; k <= 6; ++k)
    EXPECT_NEAR(sum[k] / kDraws, expected[k], 5 * std::sqrt(spread[k] / kDraws)) << "moment " << k;
}

TEST(Normal, HasTheTailsOfANormal) {
  for (const double limit : {1.0, 2.0, 3.0, 4.0, 4.5, 5.0}) {
    const double p = std::erfc(limit / std::sqrt(2.0));
    double beyond = 0;
    for (const float z : many_draws()) beyond += std::abs(static_cast<double>(z)) > limit;
    EXPECT_NEAR(beyond, p * kDraws, 5 * std::sqrt(p * kDraws)) << "beyond " << limit;
  }
}

TEST(Normal, PassesChiSquareAndKolmogorovSmirnov) {
  constexpr int kBins = 1 << 16;
  std::vector<int> bins(kBins);
  for (const float z : many_draws()) {
    const double u = std::erfc(-static_cast<double>(z) / std::sqrt(2.0)) / 2;
    ++bins[static_cast<std::size_t>(std::min(u * kBins, kBins - 1.0))];
  }
  const double expected = static_cast<double>(kDraws) / kBins;
  double chi2 = 0, below = 0, distance = 0;
  for (int i = 0; i < kBins; ++i) {
    const double n = bins[static_cast<std::size_t>(i)];
    chi2 += (n - expected) * (n - expected) / expected;
    below += n;
    distance = std::max(distance, std::abs(below / kDraws - (i + 1.0) / kBins));
  }
  EXPECT_NEAR(chi2, kBins - 1, 5 * std::sqrt(2.0 * kBins));
  EXPECT_LT(distance * std::sqrt(static_cast<double>(kDraws)), 1.95)
      << "0.1 % level of Kolmogorov and Smirnov";
}

TEST(Normal, DrawsOfNeighboursDoNotKnowEachOther) {
  const auto& z = many_draws();
  for (const std::size_t lag :
       {1u, 2u, 256u, 1024u}) {  // next chain, next but one, next word, next block
    double sum = 0;
    for (std::size_t i = lag; i < z.size(); ++i)
      sum += static_cast<double>(z[i]) * static_cast<double>(z[i - lag]);
    EXPECT_LT(std::abs(sum), 5 * std::sqrt(static_cast<double>(kDraws))) << lag;
  }
}

/// docs/numbers.md: stream and table are for ever. If this number must change, every recorded run,
/// picture and film of every user changes with it.
TEST(Normal, StreamAndTableAreForEver) {
  std::uint64_t h = 0;
  for (const float* table : {baseline::kNormal0, baseline::kNormal1, baseline::kNormal2,
                             baseline::kNormal3, baseline::kNormal4})
    for (int i = 0; i < baseline::kOctaves; ++i) h = mix64(h ^ std::bit_cast<std::uint32_t>(table[i]));
  for (const std::uint64_t seed : {std::uint64_t{1}, (std::uint64_t{1} << 63) - 1}) {
    std::vector<float> z(1 << 16);
    kernels::cpu::fill_normals(kernels::cpu::Executor(Isa::Baseline, 1), seed, z);
    for (const float draw : z) h = mix64(h ^ std::bit_cast<std::uint32_t>(draw));
  }
  EXPECT_EQ(h, 14656571284207647122u);
}

}  // namespace
}  // namespace steepest::testing
