// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/thinned_series.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace steepest::engine {
namespace {

TEST(ThinnedSeries, KeepsAllWhileThereIsRoom) {
  ThinnedSeries<std::int64_t> series(8);
  for (std::int64_t step = 0; step < 8; ++step) series.push(step, step);
  EXPECT_EQ(series.values().size(), 8u);
}

TEST(ThinnedSeries, StaysEvenAndEndsAtTheLatest) {
  for (const std::size_t limit : {2u, 3u, 8u, 9u}) {
    ThinnedSeries<std::int64_t> series(limit);
    for (std::int64_t step = 0; step < 1000; ++step) {
      series.push(step, step);
      const auto values = series.values();
      ASSERT_LE(values.size(), limit + 1);
      ASSERT_EQ(values.front(), 0);
      ASSERT_EQ(values.back(), step);
      for (std::size_t i = 1; i + 1 < values.size(); ++i)
        ASSERT_EQ(values[i], static_cast<std::int64_t>(i) * series.stride()) << "limit " << limit;
    }
  }
}

TEST(ThinnedSeries, WideStepsWidenTheStride) {
  ThinnedSeries<std::int64_t> series(4);
  for (std::int64_t step = 0; step <= 100 * 20; step += 20) series.push(step, step);
  const auto values = series.values();
  EXPECT_LE(values.size(), 5u);
  EXPECT_EQ(values.back(), 2000);
  for (std::size_t i = 1; i + 1 < values.size(); ++i)
    EXPECT_EQ(values[i] - values[i - 1], series.stride());
}

TEST(ThinnedSeries, TheSameStepReplaces) {
  ThinnedSeries<int> series(8);
  series.push(0, 1);
  series.push(0, 2);
  series.push(1, 3);
  ASSERT_EQ(series.values().size(), 2u);
  EXPECT_EQ(series.values()[0], 2);
}

}  // namespace
}  // namespace steepest::engine
