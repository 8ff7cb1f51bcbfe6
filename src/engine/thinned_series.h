// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace steepest::engine {

/// Values over ascending steps in bounded memory: when more than `limit` are kept, every second one
/// goes and the distance between kept steps doubles. The latest value is always the last element;
/// when it lies between two kept steps the next one takes its place.
template <class T>
class ThinnedSeries {
 public:
  explicit ThinnedSeries(std::size_t limit) : limit_(std::max<std::size_t>(limit, 2)) {}

  /// Equal steps replace each other: the same moment, seen again.
  void push(std::int64_t step, const T& value) {
    if (!values_.empty() && (head_is_passing_ || step == last_step_)) {
      head_is_passing_ = head_is_passing_ && step < next_step_;
      values_.back() = value;
      steps_.back() = step;
    } else {
      head_is_passing_ = !values_.empty() && step < next_step_;
      if (values_.empty()) first_step_ = step;
      values_.push_back(value);
      steps_.push_back(step);
    }
    last_step_ = step;
    if (head_is_passing_) return;
    next_step_ = step + stride_;
    if (values_.size() > limit_) thin();
  }

  /// Forgets what lies behind this step.
  void truncate(std::int64_t step) {
    if (values_.empty() || last_step_ <= step) return;
    const auto kept = static_cast<std::size_t>(std::ranges::upper_bound(steps_, step) - steps_.begin());
    if (kept == 0) return clear();
    values_.resize(kept);
    steps_.resize(kept);
    last_step_ = steps_.back();
    next_step_ = last_step_ + stride_;
    head_is_passing_ = false;
  }

  void clear() {
    values_.clear();
    steps_.clear();
    stride_ = 1;
    next_step_ = 0;
    head_is_passing_ = false;
  }

  std::span<const T> values() const { return values_; }
  /// Those at steps up to this one.
  std::span<const T> up_to(std::int64_t step) const {
    return values().first(
        static_cast<std::size_t>(std::ranges::upper_bound(steps_, step) - steps_.begin()));
  }
  bool has(std::int64_t step) const { return std::ranges::binary_search(steps_, step); }
  std::int64_t last_step() const { return values_.empty() ? -1 : last_step_; }
  std::int64_t next_step() const { return next_step_; }  ///< the next step to be kept for good
  std::int64_t stride() const { return stride_; }

 private:
  void thin() {
    const std::size_t last = values_.size() - 1;
    const auto gaps = static_cast<std::int64_t>(last);
    for (std::size_t i = 2; i <= last; i += 2) {
      values_[i / 2] = std::move(values_[i]);
      steps_[i / 2] = steps_[i];
    }
    // An odd number of gaps leaves the newest value between two kept steps.
    head_is_passing_ = last % 2 == 1;
    if (head_is_passing_) {
      values_[last / 2 + 1] = std::move(values_[last]);
      steps_[last / 2 + 1] = steps_[last];
    }
    steps_.resize(last / 2 + 1 + (head_is_passing_ ? 1 : 0));
    values_.resize(last / 2 + 1 + (head_is_passing_ ? 1 : 0));
    stride_ = std::max(2 * stride_, 2 * (last_step_ - first_step_) / gaps);
    next_step_ = last_step_ + (head_is_passing_ ? stride_ / 2 : stride_);
  }

  std::size_t limit_;
  std::vector<T> values_;
  std::vector<std::int64_t> steps_;
  std::int64_t first_step_ = 0, last_step_ = 0, next_step_ = 0, stride_ = 1;
  bool head_is_passing_ = false;
};

}  // namespace steepest::engine
