// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Quantiles by radix selection (launch_summary.h of the kernels says how), 16 bits a pass. Where chains
// are few, their losses are simply kept.
#include "engine/statistics.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "engine/block_sum.h"

namespace steepest::engine {
namespace {

using kernels::key_of;
using kernels::kQuantiles;
using kernels::kSumBlock;
using kernels::loss_of;
using kernels::ordered;
using kernels::percent_of;
template <class R>
using Key = kernels::LossKey<R>;

constexpr int kDigitBits = 16;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
constexpr std::int16_t kDiverged = kernels::kDivergedBasin;
constexpr std::int64_t kFew = std::int64_t{1} << 18;  // chains whose losses take no memory to speak of

/// Things that any thread may borrow for a piece of work, and that are added up at the end.
template <class T>
class Pool {
 public:
  template <class Make>
  std::unique_ptr<T> borrow(Make&& make) {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto one = std::move(idle_.back());
        idle_.pop_back();
        return one;
      }
    }
    return make();
  }
  void give_back(std::unique_ptr<T> one) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(one));
  }
  const std::vector<std::unique_ptr<T>>& all() const { return idle_; }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> idle_;
};

using Digits = std::vector<std::uint32_t>;  // at most 1e9 chains

/// Counts of one pass: one histogram per prefix that is looked for.
struct Tally {
  std::vector<Digits> digits;
  std::vector<std::int64_t> basins;
  std::int64_t diverged = 0, converged = 0;
};

template <class R>
class Summary {
 public:
  Summary(const ShowChains& show, std::int64_t chains, int minima)
      : show_(show),
        minima_(static_cast<std::size_t>(minima)),
        block_sums_(static_cast<std::size_t>((chains + kSumBlock - 1) / kSumBlock)),
        kept_(chains <= kFew ? static_cast<std::size_t>(chains) : 0) {}

  void count(Statistics& s) {
    const bool few = s.chains <= kFew;
    const auto prefixes = few ? std::vector<Key<R>>{} : std::vector<Key<R>>{0};
    const Tally total = pass(prefixes, kTopShift, [&](const ObservedPiece& piece, Tally& tally) {
      count_piece(piece, tally);
      if (few) keep(piece);
    });
    s.diverged = total.diverged;
    s.converged = total.converged;
    s.basins = total.basins;
    const std::int64_t alive = s.chains - s.diverged;
    if (alive == 0) {
      s.loss = no_losses();
      return;
    }
    s.loss.mean = pairwise_sum(block_sums_) / static_cast<double>(alive);
    const auto values = few ? select_kept(alive) : select(total.digits.front(), alive);
    set_quantiles(s.loss, values);
  }

 private:
  static constexpr int kTopShift = 8 * static_cast<int>(sizeof(R)) - kDigitBits;
  /// One wanted value: its key's digits so far, and its rank (from 0) among the keys that share them.
  struct Wanted {
    Key<R> prefix = 0;
    std::int64_t rank = 0;
  };

  template <class CountPiece>
  Tally pass(const std::vector<Key<R>>& prefixes, int shift, CountPiece&& count_more) {
    Pool<Tally> pool;
    const auto make = [&] {
      return std::make_unique<Tally>(Tally{std::vector<Digits>(prefixes.size(), Digits(kDigits)),
                                           std::vector<std::int64_t>(minima_)});
    };
    show_([&](const ObservedPiece& piece) {
      auto tally = pool.borrow(make);
      count_digits(piece, prefixes, shift, *tally);
      count_more(piece, *tally);
      pool.give_back(std::move(tally));
    });
    Tally total = std::move(*make());
    for (const auto& tally : pool.all()) add(total, *tally);
    return total;
  }
  static void add(Tally& total, const Tally& more) {
    for (std::size_t p = 0; p < total.digits.size(); ++p)
      for (std::size_t d = 0; d < kDigits; ++d) total.digits[p][d] += more.digits[p][d];
    for (std::size_t m = 0; m < total.basins.size(); ++m) total.basins[m] += more.basins[m];
    total.diverged += more.diverged;
    total.converged += more.converged;
  }

  /// The digit at `shift` of every key whose higher digits are one of the (ascending) prefixes.
  static void count_digits(const ObservedPiece& piece, const std::vector<Key<R>>& prefixes, int shift,
                           Tally& tally) {
    if (prefixes.empty()) return;
    const R* loss = static_cast<const R*>(piece.loss);
    for (std::int64_t i = 0; i < piece.count; ++i) {
      if (piece.basin[i] == kDiverged) continue;
      const Key<R> key = key_of(loss[i]);
      const Key<R> above = shift == kTopShift ? Key<R>{0} : key >> shift >> kDigitBits;
      for (std::size_t p = 0; p < prefixes.size(); ++p)
        if (prefixes[p] == above) {
          ++tally.digits[p][(key >> shift) & (kDigits - 1)];
          break;
        }
    }
  }
  void count_piece(const ObservedPiece& piece, Tally& tally) {
    const R* loss = static_cast<const R*>(piece.loss);
    std::array<double, kSumBlock> block;
    for (std::int64_t first = 0; first < piece.count; first += kSumBlock) {
      const std::int64_t count = std::min<std::int64_t>(kSumBlock, piece.count - first);
      for (std::int64_t i = 0; i < count; ++i) {
        const std::int16_t basin = piece.basin[first + i];
        const bool diverged = basin == kDiverged;
        block[static_cast<std::size_t>(i)] =
            diverged ? 0 : static_cast<double>(ordered(loss[first + i]));
        tally.diverged += diverged;
        tally.converged += piece.converged[first + i];
        if (basin >= 0) ++tally.basins[static_cast<std::size_t>(basin)];
      }
      block_sums_[static_cast<std::size_t>((piece.first + first) / kSumBlock)] =
          pairwise_sum(std::span(block).first(static_cast<std::size_t>(count)));
    }
  }

  /// Each loss at its chain's place, NaN for a diverged one.
  void keep(const ObservedPiece& piece) {
    const R* loss = static_cast<const R*>(piece.loss);
    for (std::int64_t i = 0; i < piece.count; ++i)
      kept_[static_cast<std::size_t>(piece.first + i)] =
          piece.basin[i] == kDiverged ? std::numeric_limits<R>::quiet_NaN() : ordered(loss[i]);
  }
  std::array<double, kQuantiles> select_kept(std::int64_t alive) {
    std::erase_if(kept_, [](R loss) { return loss != loss; });
    std::array<double, kQuantiles> values{};
    auto begin = kept_.begin();
    for (std::size_t q = 0; q < values.size(); ++q) {
      const auto nth = kept_.begin() + (nearest_rank(percent_of(static_cast<int>(q)), alive) - 1);
      std::nth_element(begin, nth, kept_.end(), [](R a, R b) { return key_of(a) < key_of(b); });
      values[q] = static_cast<double>(*nth);
      begin = nth;  // later ranks lie behind it
    }
    return values;
  }

  /// The digit of the value with this rank; the rank becomes the one among the keys of that digit.
  static void descend(Wanted& wanted, const Digits& digits) {
    std::size_t digit = 0;
    while (wanted.rank >= digits[digit]) wanted.rank -= digits[digit++];
    wanted.prefix = static_cast<Key<R>>((std::uint64_t{wanted.prefix} << kDigitBits) | digit);
  }

  std::array<double, kQuantiles> select(const Digits& top, std::int64_t alive) {
    std::array<Wanted, kQuantiles> wanted;
    for (std::size_t q = 0; q < wanted.size(); ++q) {
      wanted[q].rank = nearest_rank(percent_of(static_cast<int>(q)), alive) - 1;
      descend(wanted[q], top);
    }
    for (int shift = kTopShift - kDigitBits; shift >= 0; shift -= kDigitBits) {
      std::vector<Key<R>> prefixes;  // ascending, as the ranks are
      for (const Wanted& one : wanted)
        if (prefixes.empty() || prefixes.back() != one.prefix) prefixes.push_back(one.prefix);
      const Tally total = pass(prefixes, shift, [](const ObservedPiece&, Tally&) {});
      for (Wanted& one : wanted)
        descend(one, total.digits[static_cast<std::size_t>(std::ranges::find(prefixes, one.prefix) -
                                                           prefixes.begin())]);
    }
    std::array<double, kQuantiles> values{};
    for (std::size_t q = 0; q < values.size(); ++q)
      values[q] = static_cast<double>(loss_of<R>(wanted[q].prefix));
    return values;
  }

  const ShowChains& show_;
  std::size_t minima_;
  std::vector<double> block_sums_;
  std::vector<R> kept_;
};

}  // namespace

void set_quantiles(LossQuantiles& loss, std::span<const double, kQuantiles> values) {
  loss.min = values[0], loss.p5 = values[1], loss.p25 = values[2];
  loss.p50 = values[3], loss.p75 = values[4], loss.p95 = values[5];
}

LossQuantiles no_losses() {
  LossQuantiles loss;
  loss.mean = std::numeric_limits<double>::quiet_NaN();
  loss.min = loss.p5 = loss.p25 = loss.p50 = loss.p75 = loss.p95 = loss.mean;
  return loss;
}

Statistics summarise(const ShowChains& show, std::int64_t chains, std::int64_t step, int minima,
                     Precision precision) {
  Statistics s;
  s.step = step;
  s.chains = chains;
  if (precision == Precision::F32)
    Summary<float>(show, chains, minima).count(s);
  else
    Summary<double>(show, chains, minima).count(s);
  return s;
}

}  // namespace steepest::engine
