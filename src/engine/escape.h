// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// How long chains stay where they begin: in a basin, or near a saddle.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "engine/chain_buffer.h"
#include "engine/linear_model.h"
#include "steepest/backend.h"
#include "steepest/problem.h"

namespace steepest::engine {

/// When a chain has left.
enum class EscapeRule {
  Saddle,  ///< a quadratic's saddle: further than kSaddleRadius from it along the falling axis
  Well,    ///< the double well: beyond the other minimum, seen along x
  Basin,   ///< elsewhere: it counts for another listed minimum (docs/numbers.md)
};

/// Of a saddle's neighbourhood.
inline constexpr double kSaddleRadius = 1;

/// What a chain did, looked at after every update.
struct Escape {
  enum class Fate : std::uint8_t {
    Elsewhere,  ///< began in no such place: it does not count
    Inside,     ///< had not left when it was last looked at (right-censored)
    Left,
    Diverged,  ///< without having left (right-censored as well)
  };
  std::int64_t updates = 0;  ///< until it had left, or for which it stayed
  double time = 0;           ///< the sum of their learning rates
  std::int16_t from = -1;    ///< listed minimum that it began at; 0 of a saddle
  std::int16_t to = -1;      ///< that it left for; of a saddle the side, -1 or 1
  Fate fate = Fate::Elsewhere;
};

struct Escapes {
  EscapeRule rule = EscapeRule::Basin;
  std::vector<Escape> chains;
};

/// Which chains are where, of one problem.
class EscapePlaces {
 public:
  static constexpr int kNone = INT16_MIN;

  /// Of a problem that is complete and valid; an Error where its surface has nothing to leave: it is no
  /// saddle and has fewer than two listed minima.
  static Result<EscapePlaces> of(const Problem& problem);

  EscapeRule rule() const { return rule_; }
  /// Where a chain that begins here is inside, or kNone.
  int begins_in(const ChainPoint& at) const;
  /// The place of which it can be said that a chain has come to it, if it was not there before; or
  /// kNone.
  int reached(const ChainPoint& at) const;

 private:
  EscapeRule rule_ = EscapeRule::Basin;
  std::optional<Quadratic> saddle_;
  std::vector<double> wells_;  ///< x of the minima of a double well
};

/// Follows the chains of a backend from its starts on.
class EscapeWatch {
 public:
  EscapeWatch(const Problem& problem, EscapePlaces places);

  /// At step 0, then after every update until done().
  void look(Backend& backend);
  bool done() const { return begun_ && inside_ == 0; }
  double share_left() const;
  Escapes take();

 private:
  void begin(std::span<const ChainPoint> points);
  void follow(std::span<const ChainPoint> points, std::int64_t updates);

  std::function<double(std::int64_t)> rate_;  ///< of an update; empty: always the same
  double same_rate_;
  EscapePlaces places_;
  ChainBuffer buffer_;
  Escapes found_;
  bool begun_ = false;
  std::int64_t inside_ = 0, counted_ = 0, updates_ = 0;
  double time_ = 0;
};

/// Of the chains that began inside, in updates or in time.
struct EscapeTimes {
  double mean = 0, standard_error = 0;  ///< of those that have left; NaN where none, or only one, has
  /// By nearest rank over all; +infinity where fewer have left.
  double p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0;
  /// The mean if every chain leaves at the same rate at any time, whatever it did before: what all spent
  /// inside over how many have left (the maximum likelihood, censored chains included).
  double at_constant_rate = 0, at_constant_rate_error = 0;
};
struct EscapeSummary {
  std::int64_t chains = 0;  ///< that began inside
  std::int64_t left = 0, inside = 0, diverged = 0;
  EscapeTimes updates, time;

  /// Share of the chains that has not left.
  double share_inside() const { return static_cast<double>(inside) / static_cast<double>(chains); }
};
EscapeSummary summary_of(const Escapes& escapes);

}  // namespace steepest::engine
