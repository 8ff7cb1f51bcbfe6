// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <span>

#include "engine/runs.h"

namespace steepest::engine {

/// The published chains. Lent to somebody who reads them on another thread they stay as they are, and
/// the next ones are written to a second place; so nothing is copied and nobody waits.
class PublishedChains {
 public:
  std::span<const ChainPoint> points() const { return places_[front_].points(); }

  /// Where the next ones are written: over the present ones, unless these are lent.
  ChainBuffer& next() {
    if (lent_ == front_) front_ = 1 - front_;
    return places_[front_];
  }
  /// The present ones, until give_back(); at most one lot at a time.
  std::span<const ChainPoint> lend() {
    lent_ = front_;
    return points();
  }
  void give_back() { lent_.reset(); }
  /// Nobody will borrow soon: the second place's memory. Nothing may be lent.
  void free_second() { places_[1 - front_] = {}; }

 private:
  std::array<ChainBuffer, 2> places_;
  std::size_t front_ = 0;
  std::optional<std::size_t> lent_;
};

}  // namespace steepest::engine
