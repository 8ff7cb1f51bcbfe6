// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/normals_check.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "engine/backend_factory.h"
#include "launch_bench.h"

namespace steepest::engine {
namespace {

constexpr std::int64_t kPiece = 1 << 16;
constexpr std::int64_t kPieces = (std::int64_t{1} << 31) / kPiece;
constexpr int kBins = 1 << 16;
constexpr double kWords = 0x1p32;

double upper_tail(double z) { return std::erfc(z / std::numbers::sqrt2) / 2; }
double density(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi); }

int bin_of(double tail) { return static_cast<int>(std::min(tail * kBins, kBins - 1.0)); }

/// What the pieces of the check add up, each on its own, so that threads cannot change a sum.
struct Piece {
  InputsCheck found;
  float first = 0, last = 0;  ///< normals of its smallest and largest word
  double second = 0, fourth = 0, sixth = 0;
  std::array<std::int64_t, 6> beyond{};
};

class InputsWork {
 public:
  InputsWork(const NormalFunction& normal, std::vector<std::int64_t>& bins)
      : normal_(normal), bins_(bins) {}

  void run(std::int64_t number, Piece& piece) {
    make(number);
    const std::int64_t begin = number == 0 ? 1 : 0;  // word 0 has no negative
    piece.first = z_[static_cast<std::size_t>(begin)];
    piece.last = z_[kPiece - 1];
    judge_signs(number, begin, piece.found);
    std::int64_t from = begin;
    for (std::int64_t i = begin + 1; i <= kPiece; ++i) {
      if (i < kPiece && z_[static_cast<std::size_t>(i)] == z_[static_cast<std::size_t>(from)]) continue;
      add_run(number * kPiece + from, number * kPiece + i - 1, z_[static_cast<std::size_t>(from)],
              piece);
      from = i;
    }
  }

 private:
  void make(std::int64_t number) {
    const auto first = static_cast<std::uint32_t>(number * kPiece);
    for (std::uint32_t i = 0; i < kPiece; ++i) words_[i] = first + i;
    normal_(words_, z_);
    for (std::uint32_t i = 0; i < kPiece; ++i) words_[i] = 0u - (first + i);
    normal_(words_, mirrored_);
  }
  void judge_signs(std::int64_t number, std::int64_t begin, InputsCheck& found) const {
    for (auto i = static_cast<std::size_t>(begin); i < kPiece; ++i) {
      const bool falls = i == static_cast<std::size_t>(begin) || z_[i] <= z_[i - 1];
      const bool same = std::bit_cast<std::uint32_t>(z_[i]) ==
                        (std::bit_cast<std::uint32_t>(mirrored_[i]) ^ 0x80000000u);
      if (falls && same) continue;
      if (found.monotone && found.symmetric)
        found.bad_word = static_cast<std::uint32_t>(number * kPiece) + static_cast<std::uint32_t>(i);
      found.monotone &= falls;
      found.symmetric &= same;
    }
  }
  /// The words first ... last all became z.
  void add_run(std::int64_t first, std::int64_t last, float value, Piece& piece) {
    InputsCheck& found = piece.found;
    const double z = static_cast<double>(value), count = static_cast<double>(last - first + 1);
    const double tail = upper_tail(z);
    for (const std::int64_t word : {first, last}) {
      const double error = std::abs(upper_quantile(static_cast<double>(word) / kWords, z) - z);
      found.worst_error = std::max(found.worst_error, error);
      if (z <= 5) found.worst_within_5 = std::max(found.worst_within_5, error);
    }
    found.largest = std::max(found.largest, z);
    // Word 0 and the words below `first` are above z, `last` more are not below it.
    found.distance = std::max({found.distance, std::abs(tail - static_cast<double>(first) / kWords),
                               std::abs(tail - static_cast<double>(last + 1) / kWords)});
    const double square = z * z;
    piece.second += count * square;
    piece.fourth += count * square * square;
    piece.sixth += count * square * square * square;
    for (std::size_t k = 0; k < piece.beyond.size(); ++k)
      if (z > static_cast<double>(k + 1)) piece.beyond[k] += last - first + 1;
    found.words += 2 * (last - first + 1);
    bins_[static_cast<std::size_t>(bin_of(tail))] += last - first + 1;
  }

  const NormalFunction& normal_;
  std::vector<std::int64_t>& bins_;
  std::vector<std::uint32_t> words_ = std::vector<std::uint32_t>(kPiece);
  std::vector<float> z_ = std::vector<float>(kPiece), mirrored_ = z_;
};

/// One after the other in the order of the words.
void add(InputsCheck& all, const Piece& piece, float& before) {
  const InputsCheck& one = piece.found;
  const bool falls = piece.first <= before;
  if (all.monotone && all.symmetric && !(one.monotone && one.symmetric)) all.bad_word = one.bad_word;
  all.monotone &= one.monotone && falls;
  all.symmetric &= one.symmetric;
  before = piece.last;
  all.words += one.words;
  all.worst_error = std::max(all.worst_error, one.worst_error);
  all.worst_within_5 = std::max(all.worst_within_5, one.worst_within_5);
  all.largest = std::max(all.largest, one.largest);
  all.distance = std::max(all.distance, one.distance);
}

/// Of `bins` equally probable bins that hold `counts` things.
struct Chi2 {
  double sum = 0, worst = 0;
  void add(double count, double expected) {
    const double off = count - expected;
    sum += off * off / expected;
    worst = std::max(worst, std::abs(off) / expected);
  }
};

/// The two words that have no counterpart, and what only the whole shows.
void finish(InputsCheck& all, const std::vector<Piece>& pieces, const NormalFunction& normal,
            std::vector<std::int64_t> upper) {
  std::vector<std::uint32_t> words(16);
  words[1] = 0x80000000u;
  std::vector<float> z(16);
  normal(words, z);
  double second = 0, fourth = 0, sixth = 0;
  std::array<std::int64_t, 6> beyond{};
  for (const Piece& piece : pieces) {  // each word and its negative
    second += 2 * piece.second;
    fourth += 2 * piece.fourth;
    sixth += 2 * piece.sixth;
    for (std::size_t k = 0; k < beyond.size(); ++k) beyond[k] += 2 * piece.beyond[k];
  }
  std::vector<std::int64_t> bins(upper);
  for (int i = 0; i < kBins; ++i)
    bins[static_cast<std::size_t>(i)] += upper[static_cast<std::size_t>(kBins - 1 - i)];
  for (const std::size_t i : {0u, 1u}) {
    const double one = static_cast<double>(z[i]), square = one * one;
    second += square;
    fourth += square * square;
    sixth += square * square * square;
    for (std::size_t k = 0; k < beyond.size(); ++k)
      beyond[k] += std::abs(one) > static_cast<double>(k + 1);
    ++bins[static_cast<std::size_t>(bin_of(upper_tail(one)))];
  }
  all.words += 2;
  all.variance = second / kWords;
  all.kurtosis = fourth / kWords / (all.variance * all.variance);
  all.sixth = sixth / kWords;
  for (std::size_t k = 0; k < beyond.size(); ++k)
    all.beyond[k] =
        static_cast<double>(beyond[k]) / kWords / (2 * upper_tail(static_cast<double>(k + 1)));
  Chi2 chi2;
  for (const std::int64_t count : bins) chi2.add(static_cast<double>(count), kWords / kBins);
  all.chi2 = chi2.sum / (kBins - 1);
  all.worst_bin = chi2.worst;
}

void forget_the_whole(InputsCheck& all) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  all.variance = all.kurtosis = all.sixth = all.chi2 = all.worst_bin = kNaN;
  all.beyond.fill(kNaN);
}

void add_bins(std::vector<std::int64_t>& all, const std::vector<std::int64_t>& some) {
  for (std::size_t i = 0; i < all.size(); ++i) std::atomic_ref(all[i]) += some[i];
}

}  // namespace

double upper_quantile(double tail, double guess) {
  const double newton = (upper_tail(guess) - tail) / density(guess);  // of the decreasing function
  return guess + newton / (1 - guess * newton / 2);
}

std::optional<InputsCheck> check_inputs(const NormalFunction& normal, int threads, int every,
                                        const KeepGoing& going_on) {
  std::vector<std::int64_t> numbers;
  for (std::int64_t number = 0; number < kPieces; number += every) numbers.push_back(number);
  std::vector<Piece> pieces(numbers.size());
  std::vector<std::int64_t> upper(kBins);
  const kernels::cpu::Executor on(cpu_isa_or_baseline(), threads);
  constexpr std::int64_t kAtOnce = 512;  // between two looks at going_on
  const auto count = static_cast<std::int64_t>(numbers.size());
  for (std::int64_t done = 0; done < count; done += kAtOnce) {
    if (going_on && !going_on(static_cast<double>(done) / static_cast<double>(count))) return {};
    on.for_pieces(std::min(kAtOnce, count - done), 64, [&](std::int64_t begin, std::int64_t end) {
      std::vector<std::int64_t> bins(kBins);
      InputsWork work(normal, bins);
      for (std::int64_t i = begin; i < end; ++i) {
        const auto at = static_cast<std::size_t>(done + i);
        work.run(numbers[at], pieces[at]);
      }
      add_bins(upper, bins);
    });
  }
  InputsCheck all;
  float before = std::numeric_limits<float>::infinity();
  for (const Piece& piece : pieces) add(all, piece, before);
  if (every == 1)
    finish(all, pieces, normal, upper);
  else
    forget_the_whole(all);
  return all;
}

std::optional<DrawsCheck> check_draws(std::uint64_t seed, std::int64_t blocks, int threads,
                                      const KeepGoing& going_on) {
  constexpr std::int64_t kGroup = 64;  // blocks of 1024 numbers
  const std::int64_t groups = (blocks + kGroup - 1) / kGroup;
  std::vector<std::array<double, 7>> sums(static_cast<std::size_t>(groups));
  std::vector<std::int64_t> bins(kBins);
  const kernels::cpu::Executor on(cpu_isa_or_baseline(), threads);
  const auto draw = [&](std::int64_t begin, std::int64_t end) {
    std::vector<float> z(kGroup * 1024);
    std::vector<std::int64_t> own(kBins);
    for (std::int64_t group = begin; group < end; ++group) {
      const std::int64_t here = std::min(kGroup, blocks - group * kGroup);
      kernels::cpu::fill_normals(on.isa(), seed, group * kGroup,
                                 std::span(z).first(static_cast<std::size_t>(here * 1024)));
      for (const float one : std::span(z).first(static_cast<std::size_t>(here * 1024))) {
        const double value = static_cast<double>(one);
        double power = 1;
        for (double& sum : sums[static_cast<std::size_t>(group)]) sum += power, power *= value;
        ++own[static_cast<std::size_t>(bin_of(upper_tail(value)))];
      }
    }
    add_bins(bins, own);
  };
  constexpr std::int64_t kAtOnce = 256;
  for (std::int64_t done = 0; done < groups; done += kAtOnce) {
    if (going_on && !going_on(static_cast<double>(done) / static_cast<double>(groups))) return {};
    on.for_pieces(std::min(kAtOnce, groups - done), 32,
                  [&](std::int64_t begin, std::int64_t end) { draw(done + begin, done + end); });
  }
  std::array<double, 7> total{};
  for (const auto& group : sums)
    for (std::size_t k = 0; k < total.size(); ++k) total[k] += group[k];
  DrawsCheck all;
  const double n = total[0];
  all.draws = static_cast<std::int64_t>(n);
  // E z^k, and E z^2k - (E z^k)^2.
  constexpr double kMean[] = {1, 0, 1, 0, 3, 0, 15}, kSpread[] = {0, 1, 2, 15, 96, 945, 10170};
  for (std::size_t k = 1; k <= 6; ++k)
    all.moments[k - 1] = (total[k] / n - kMean[k]) / std::sqrt(kSpread[k] / n);
  Chi2 chi2;
  double below = 0;
  for (int i = 0; i < kBins; ++i) {
    const auto count = static_cast<double>(bins[static_cast<std::size_t>(i)]);
    chi2.add(count, n / kBins);
    below += count;
    all.distance = std::max(all.distance, std::abs(below / n - (i + 1.0) / kBins));
  }
  all.chi2 = (chi2.sum - (kBins - 1)) / std::sqrt(2.0 * (kBins - 1));
  all.distance *= std::sqrt(n);
  return all;
}

}  // namespace steepest::engine
