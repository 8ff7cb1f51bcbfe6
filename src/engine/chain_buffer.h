// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "steepest/backend.h"

namespace steepest::engine {

/// Host memory for the published chains of all rules, one rule after the other.
class ChainBuffer final : public ChainSink {
 public:
  void resize(std::int64_t count) { points_.resize(static_cast<std::size_t>(count)); }
  /// Where the next begin_host writes.
  void seek(std::int64_t offset) { offset_ = offset; }
  ChainPoint* begin_host(std::int64_t count) override {
    const auto end = static_cast<std::size_t>(offset_ + count);
    if (points_.size() < end) points_.resize(end);
    return points_.data() + offset_;
  }
  void* begin_device(std::int64_t) override { return nullptr; }
  void end() override {}
  std::span<ChainPoint> points() { return points_; }
  std::span<const ChainPoint> points() const { return points_; }

 private:
  std::vector<ChainPoint> points_;
  std::int64_t offset_ = 0;
};

}  // namespace steepest::engine
