// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The noise, judged completely: what every one of the 2^32 words becomes, and what a long piece of the
// stream looks like. The reference is the complementary error function of the C library in f64; nothing
// of the kernels' own tables takes part in it.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace steepest::engine {

/// Words to normals; sizes are equal and multiples of 16. Called from several threads at once.
using NormalFunction = std::function<void(std::span<const std::uint32_t> words, std::span<float> out)>;
/// `share` of the work is done; false ends it early.
using KeepGoing = std::function<bool(double share)>;

/// -a that solves Phi(-a) = tail for 0 < tail <= 1/2, from `guess` for a, good to 1e-3: one step of
/// Halley's rule on erfc, whose error is about the cube of the guess's.
double upper_quantile(double tail, double guess);

struct InputsCheck {
  std::int64_t words = 0;      ///< that were looked at
  bool monotone = true;        ///< as an integer grows from 1 to 2^31 - 1 its normal never does
  bool symmetric = true;       ///< a word and its negative give the same number but for the sign's bit
  std::uint32_t bad_word = 0;  ///< the first that broke one of them
  double worst_error = 0;      ///< |z - exact| in standard deviations
  double worst_within_5 = 0;   ///< the same where |z| <= 5
  double largest = 0;
  double distance =
      0;  ///< Kolmogorov and Smirnov's: the largest |empirical - true| distribution function
  // Over all words, hence not known (NaN) after a partial check:
  double variance = 0, kurtosis = 0, sixth = 0;  ///< E z^2, E z^4 / (E z^2)^2, E z^6
  double chi2 = 0;                 ///< of 65,536 bins of equal probability, divided by 65,535
  double worst_bin = 0;            ///< the largest relative deviation of a bin's share
  std::array<double, 6> beyond{};  ///< share of |z| > 1 ... 6, divided by what it should be
};

/// Looks at one piece of 65,536 positive words in `every` (1: all), the smallest always, with their
/// negatives. `threads` 0: all. Nothing when it was ended early.
std::optional<InputsCheck> check_inputs(const NormalFunction& normal, int threads, int every = 1,
                                        const KeepGoing& going_on = {});

struct DrawsCheck {
  std::int64_t draws = 0;
  std::array<double, 6> moments{};  ///< of z, z^2 ... z^6: off by so many standard errors
  double chi2 = 0;                  ///< of 65,536 bins: off by so many standard deviations
  double distance = 0;              ///< Kolmogorov and Smirnov's at the bins' ends, times sqrt(draws)
};

/// The first `blocks` x 1024 numbers of a seed's stream.
std::optional<DrawsCheck> check_draws(std::uint64_t seed, std::int64_t blocks, int threads,
                                      const KeepGoing& going_on = {});

}  // namespace steepest::engine
