// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <vector>

#include "chains_fixture.h"
#include "lanes.h"
#include "philox_reference.h"

namespace steepest::testing {
namespace {

/// Random123's known answers for philox4x32-10 (kat_vectors): counter, key, result.
struct KnownAnswer {
  Words counter;
  std::array<std::uint32_t, 2> key;
  Words expected;
};
constexpr KnownAnswer kKnownAnswers[] = {
    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

/// One block through the kernels' code; the counter's words are chain, index (low, high) and stream.
Words block(Isa isa, const Words& counter, const std::array<std::uint32_t, 2>& key) {
  constexpr int kCount = 16;
  std::vector<std::uint32_t> words(4 * kCount);
  const std::uint64_t seed = key[0] | std::uint64_t{key[1]} << 32,
                      index = counter[1] | std::uint64_t{counter[2]} << 32;
  lanes_of(isa).philox(seed, counter[3], counter[0], index, words.data(), kCount);
  return {words[0], words[kCount], words[2 * kCount], words[3 * kCount]};
}

TEST(Philox, GivesThePublishedAnswers) {
  for (const KnownAnswer& known : kKnownAnswers) {
    EXPECT_EQ(philox_reference(known.counter, known.key), known.expected) << "the tests' own generator";
    for (const Isa isa : available_isas())
      EXPECT_EQ(block(isa, known.counter, known.key), known.expected) << kernels::cpu::isa_name(isa);
  }
}

TEST(Philox, EveryLaneIsItsOwnChain) {
  constexpr int kCount = 256;
  std::vector<std::uint32_t> words(4 * kCount);
  const std::uint64_t seed = 0x0123456789abcdefu;
  for (const Isa isa : available_isas())
    for (const std::uint64_t index : {std::uint64_t{0}, std::uint64_t{77}, std::uint64_t{0x1'0000'0005}})
      for (const std::uint32_t first : {0u, 1000u, 0xffffff80u}) {  // the last wraps around
        lanes_of(isa).philox(seed, 1, first, index, words.data(), kCount);
        for (std::uint32_t i = 0; i < kCount; ++i) {
          const Words expected = philox_reference(
              {first + i, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(index >> 32), 1},
              {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
          for (std::uint32_t w = 0; w < 4; ++w)
            ASSERT_EQ(words[w * kCount + i], expected[w]) << first + i;
        }
      }
}

TEST(Starts, AreUniformInTheBoxAsTheContractSays) {
  for (const Isa isa : available_isas())
    for (const Precision precision : {Precision::F32, Precision::F64}) {
      Problem problem = problem_of("saddle", "sgd");
      problem.chains = 1009;
      problem.seed = 0x7fffffff'12345678u;
      problem.precision = precision;
      problem.start.low = {-1.5, 2};
      problem.start.high = {0.25, 9};
      constexpr std::int64_t kFirst = 5000;
      const ChainSet chains(problem, isa, 1, kFirst);
      for (std::int64_t c = 0; c < problem.chains; ++c)
        for (int k = 0; k < 2; ++k) {
          const auto i = static_cast<std::size_t>(k);
          const double low = problem.start.low[i], high = problem.start.high[i];
          const std::uint32_t u =
              stream_word(problem.seed, 1, static_cast<std::uint64_t>(kFirst + c), 0, i);
          const double exact = low + (high - low) * ((u + 0.5) / 4294967296.0);
          ASSERT_EQ(chains.x(c, k), precision == Precision::F32 ? static_cast<float>(exact) : exact);
        }
    }
}

TEST(Starts, APointIsExactAndStateBeginsAtZero) {
  Problem problem = problem_of("rosenbrock", "adam");
  problem.start.point = {-1.2, 1};
  problem.chains = 31;
  problem.precision = Precision::F64;
  const ChainSet chains(problem);
  for (std::int64_t c = 0; c < problem.chains; ++c) {
    EXPECT_EQ(chains.x(c, 0), -1.2);
    EXPECT_EQ(chains.x(c, 1), 1);
    for (int row = 0; row < 4; ++row) EXPECT_EQ(chains.state(c, row), 0);
    EXPECT_EQ(chains.diverged_at(c), kernels::kAlive);
    EXPECT_EQ(chains.speed(c), 0);
  }
}

}  // namespace
}  // namespace steepest::testing
