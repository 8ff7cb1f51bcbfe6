// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Maps against single runs: every pixel is the run that it says it is.
#include "engine/map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>

#include "engine/backends.h"
#include "engine/run.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

using namespace std::chrono_literals;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

MapSpec spec(MapKind kind, const char* rule = "momentum") {
  MapSpec spec;
  spec.kind = kind;
  spec.quantity = kind == MapKind::Basins  ? MapQuantity::Basin
                  : kind == MapKind::Steps ? MapQuantity::Steps
                                           : MapQuantity::Loss;
  spec.problem.surface = "himmelblau";
  spec.problem.rule = rule;
  spec.problem.learning_rate = 0.003;
  spec.problem.steps = 40;
  spec.problem.target = 0.05;
  spec.problem.backend = BackendChoice::Cpu;
  spec.columns = 37, spec.rows = 21;
  spec.lr = {1e-4, 0.5};
  complete(spec.problem, catalog());
  return spec;
}

Map finished(const MapSpec& spec) {
  auto map = Map::create(spec);
  EXPECT_TRUE(map) << map.error().message;
  const std::atomic<bool> stop = false;
  EXPECT_FALSE(map->work(1h, stop));
  EXPECT_TRUE(map->done());
  return std::move(*map);
}

RunResult run_of(Problem problem, std::int64_t steps) {
  problem.steps = steps;
  auto result = run(problem, {.keep_positions = true, .progress = {}});
  EXPECT_TRUE(result) << result.error().message;
  return std::move(*result);
}

/// What a map must show for this run, by way of run() alone.
double replayed(const Problem& problem, MapQuantity quantity) {
  const RunResult end = run_of(problem, problem.steps);
  const bool diverged = end.statistics.diverged > 0;
  if (quantity == MapQuantity::Basin) {
    if (diverged) return -2;
    for (std::size_t k = 0; k < end.statistics.basins.size(); ++k)
      if (end.statistics.basins[k] > 0) return static_cast<double>(k);
    return -1;
  }
  if (diverged) return kNaN;
  if (quantity == MapQuantity::Loss) return end.losses[0];
  for (std::int64_t step = 0; step <= problem.steps; ++step)
    if (run_of(problem, step).statistics.converged > 0) return static_cast<double>(step);
  return kInfinity;
}

void expect_pixels(const MapSpec& spec, int pixels, std::uint32_t seed) {
  const Map map = finished(spec);
  std::mt19937 random(seed);
  for (int i = 0; i < pixels; ++i) {
    const int column = static_cast<int>(random() % static_cast<unsigned>(spec.columns));
    const int row = static_cast<int>(random() % static_cast<unsigned>(spec.rows));
    const Problem problem = map.pixel(column, row);
    EXPECT_EQ(problem.chains, 1);
    EXPECT_EQ(problem.first_chain, row * spec.columns + column);
    const double expected = replayed(problem, spec.quantity), shown = map.value(column, row);
    EXPECT_TRUE(shown == expected || (std::isnan(shown) && std::isnan(expected)))
        << "pixel " << column << ", " << row << ": " << shown << ", replayed " << expected;
  }
}

constexpr MapKind kKinds[] = {MapKind::Basins, MapKind::LrMomentum, MapKind::LrStart, MapKind::Steps};

TEST(Map, EveryPixelIsTheRunItNames) {
  std::uint32_t seed = 1;
  for (const MapKind kind : kKinds)
    for (const char* rule : {"momentum", "adam"})
      for (const Precision precision : {Precision::F32, Precision::F64})
        for (const double noise : {0.0, 2.0}) {
          SCOPED_TRACE(std::string(rule) + ", kind " + std::to_string(static_cast<int>(kind)));
          MapSpec one = spec(kind, rule);
          one.problem.precision = precision;
          one.problem.noise.sigma = noise;
          expect_pixels(one, 10, ++seed);
          if (kind == MapKind::Basins) continue;
          one.quantity = kind == MapKind::Steps ? MapQuantity::Loss : MapQuantity::Steps;
          expect_pixels(one, 4, ++seed);
        }
}

TEST(Map, EveryRuleTakesALearningRatePerPixel) {
  for (const RuleInfo& rule : catalog().rules) {
    SCOPED_TRACE(rule.name);
    expect_pixels(spec(MapKind::LrStart, rule.name.data()), 12, 7);
  }
}

TEST(Map, PixelsStandAtMidPointsFromTheLowerLeft) {
  MapSpec one = spec(MapKind::Basins);
  one.problem.start = {.point = {}, .low = {-1, 10}, .high = {1, 31}};
  one.columns = 20, one.rows = 21;
  const Map map = finished(one);
  EXPECT_EQ(map.pixel(0, 0).start.point, (std::vector<double>{-0.95, 10.5}));
  EXPECT_NEAR(map.pixel(19, 0).start.point[0], 0.95, 1e-15);
  EXPECT_NEAR(map.pixel(19, 20).start.point[1], 30.5, 1e-14);
  one = spec(MapKind::LrMomentum);
  one.columns = 16, one.rows = 20;
  one.lr = {1e-4, 1}, one.momentum = {0, 1};
  const Map rates = finished(one);
  EXPECT_NEAR(rates.pixel(0, 3).learning_rate, 1e-4 * std::pow(1e4, 0.5 / 16), 1e-18);
  EXPECT_NEAR(rates.pixel(3, 0).rule_parameters[0], 0.025, 1e-15);
  EXPECT_NEAR(rates.pixel(3, 19).rule_parameters[0], 0.975, 1e-15);
  EXPECT_EQ(rates.pixel(3, 0).start, rates.pixel(9, 11).start) << "all start where the first chain does";
}

/// Gradient descent on a bowl: above 2/L it grows, below it shrinks, by exactly (1 - eta L) a step.
TEST(Map, LearningRatesOnABowlBreakAtTwoOverL) {
  MapSpec one = spec(MapKind::LrStart, "sgd");
  one.problem.surface = "bowl";
  one.problem.surface_parameters = {100, 0};
  one.problem.precision = Precision::F64;
  one.problem.start = {.point = {}, .low = {0, 0.5}, .high = {0, 2}};
  one.problem.steps = 100;
  one.lr = {0.015, 0.025}, one.lr_log = false;
  one.columns = 64, one.rows = 16;
  complete(one.problem, catalog());
  const Map map = finished(one);
  for (int column = 0; column < one.columns; ++column)
    for (int row = 0; row < one.rows; ++row) {
      const Problem pixel = map.pixel(column, row);
      const double factor = 1 - pixel.learning_rate * 100;
      const double y = pixel.start.point[1] * std::pow(factor, 100);
      EXPECT_NEAR(map.value(column, row) / (50 * y * y), 1, 1e-9);
      const double before = 50 * pixel.start.point[1] * pixel.start.point[1];
      EXPECT_EQ(map.value(column, row) > before, pixel.learning_rate > 0.02);
    }
}

TEST(Map, DoesNotDependOnThreadsNorPieces) {
  for (const MapKind kind : kKinds) {
    MapSpec one = spec(kind);
    one.problem.noise.sigma = 1;
    one.problem.threads = 1;
    const Map alone = finished(one);
    one.problem.threads = 2;
    auto pieces = Map::create(one);
    ASSERT_TRUE(pieces);
    const std::atomic<bool> stop = false;
    for (int before = -1; !pieces->done(); before = pieces->rows_done()) {
      ASSERT_FALSE(pieces->work(0ns, stop));
      ASSERT_GT(pieces->rows_done(), before);
    }
    for (std::size_t i = 0; i < alone.values().size(); ++i) {
      const double a = alone.values()[i], b = pieces->values()[i];
      ASSERT_TRUE(a == b || (std::isnan(a) && std::isnan(b))) << i;
    }
  }
}

TEST(Map, StoppedKeepsItsRowsAndCanGoOn) {
  MapSpec one = spec(MapKind::Basins);
  auto map = Map::create(one);
  ASSERT_TRUE(map);
  EXPECT_EQ(map->row_shown(20), -1);
  const std::atomic<bool> go = false, stop = true;
  ASSERT_FALSE(map->work(0ns, go));
  const int done = map->rows_done();
  EXPECT_GT(done, 0);
  EXPECT_LT(done, one.rows);
  ASSERT_FALSE(map->work(1h, stop));
  EXPECT_EQ(map->rows_done(), done);
  int shown = 0;
  for (int row = 0; row < one.rows; ++row) {
    const bool ready = map->row_shown(row) == row;
    shown += ready;
    EXPECT_EQ(map->value(0, row) == Map::kNotDone, !ready);
    EXPECT_GE(map->row_shown(row), 0) << "the rows come coarse to fine, the lowest one first";
  }
  EXPECT_EQ(shown, done);
  ASSERT_FALSE(map->work(1h, go));
  EXPECT_TRUE(map->done());
  const Map whole = finished(one);
  EXPECT_TRUE(std::ranges::equal(map->values(), whole.values()));
}

TEST(Map, RefusesWhatNoPixelCouldRun) {
  const auto refused = [](const MapSpec& wrong, const char* hint) {
    const auto map = Map::create(wrong);
    ASSERT_FALSE(map) << hint;
    EXPECT_EQ(map.error().code, ErrorCode::BadInput);
    EXPECT_NE(map.error().hint.find(hint), std::string::npos) << map.error().hint;
  };
  MapSpec one = spec(MapKind::LrMomentum, "sgd");
  refused(one, "valid: momentum, nesterov");
  one = spec(MapKind::LrMomentum);
  for (const auto& range : {std::array{0.0, 1.0}, {-1, 1}, {1, 1}, {2, 1}, {1, 1001}, {kNaN, 1}}) {
    one.lr = range;
    refused(one, "0 < a < b <= 1000");
  }
  one = spec(MapKind::LrMomentum);
  one.momentum = {0.5, 1.1};
  refused(one, "0 <= a < b <= 1");
  one = spec(MapKind::Basins);
  one.columns = 15;
  refused(one, "16 ... 16384");
  one = spec(MapKind::Basins);
  one.problem.start.point = {1, 1};
  refused(one, "--start-box");
  one = spec(MapKind::Basins);
  one.problem.start = {.point = {}, .low = {0, 0}, .high = {0, 1}};
  refused(one, "xmin < xmax");
  one = spec(MapKind::Basins);
  one.quantity = MapQuantity::Loss;
  refused(one, "--quantity");
  one = spec(MapKind::Steps);
  one.problem.learning_rate = -1;
  refused(one, "learning rate");
}

/// Gradient descent on Himmelblau from 400 x 400 mid-points in f64.
TEST(Map, HimmelblausBasinsHaveTheirCounts) {
  MapSpec one = spec(MapKind::Basins, "sgd");
  one.problem.precision = Precision::F64;
  one.problem.learning_rate = 0.01;
  one.problem.start = {.point = {}, .low = {-6, -6}, .high = {6, 6}};
  one.problem.steps = 600;  // 6,000 there; who has not arrived by now would show as another count
  one.columns = one.rows = 400;
  const Map map = finished(one);
  std::map<double, int> counts;
  for (const double basin : map.values()) ++counts[basin];
  const std::vector<std::pair<std::vector<double>, int>> expected = {
      {{3, 2}, 42137}, {{-2.8, 3.1}, 41836}, {{-3.8, -3.3}, 38035}, {{3.6, -1.8}, 37992}};
  for (const auto& [at, count] : expected)
    for (std::size_t k = 0; k < map.minima().size(); ++k) {
      if (std::hypot(map.minima()[k].x[0] - at[0], map.minima()[k].x[1] - at[1]) > 0.1) continue;
      EXPECT_EQ(counts[static_cast<double>(k)], count) << at[0] << ", " << at[1];
    }
  EXPECT_EQ(counts.size(), 4u) << "all arrive, none diverges";
}

}  // namespace
}  // namespace steepest::engine
