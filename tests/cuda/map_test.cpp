// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Maps on the CPU and on CUDA, pixel for pixel. The suite named Race is also run under a race checker.
#include "engine/map.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <thread>

#include "cuda_fixture.h"
#include "engine/run.h"

namespace steepest::engine {
namespace {

using namespace std::chrono_literals;

constexpr MapKind kKinds[] = {MapKind::Basins, MapKind::LrMomentum, MapKind::LrStart, MapKind::Steps};

MapSpec spec(MapKind kind, std::string_view surface, std::string_view rule, Precision precision) {
  MapSpec spec;
  spec.kind = kind;
  spec.quantity = kind == MapKind::Basins  ? MapQuantity::Basin
                  : kind == MapKind::Steps ? MapQuantity::Steps
                                           : MapQuantity::Loss;
  spec.problem = problem_of(surface, rule, precision);
  spec.problem.steps = 9;
  spec.problem.target = 0.5;
  spec.columns = 16, spec.rows = 16;
  spec.lr = {1e-4, 10};
  return spec;
}

Map map_on(MapSpec spec, BackendChoice where) {
  spec.problem.backend = where;
  auto map = Map::create(std::move(spec));
  if (!map) throw std::runtime_error(map.error().message);
  return std::move(*map);
}
Map finished(const MapSpec& spec, BackendChoice where) {
  Map map = map_on(spec, where);
  const std::atomic<bool> stop = false;
  if (const auto error = map.work(1h, stop)) throw std::runtime_error(error->message);
  EXPECT_TRUE(map.done());
  EXPECT_EQ(map.backend(), where == BackendChoice::Cuda ? "cuda" : "cpu");
  return map;
}

std::vector<double> values(const Map& map) { return {map.values().begin(), map.values().end()}; }

std::string what(const MapSpec& spec) {
  const Problem& p = spec.problem;
  return "kind " + std::to_string(static_cast<int>(spec.kind)) + ", " + p.surface + ", " + p.rule +
         ", " + name_of(p.precision) + ", " + std::to_string(p.dimension) + " coordinates, " +
         p.noise.kind;
}

/// How many different values the map shows, so that a test knows that it saw something.
std::size_t expect_same_map(const MapSpec& spec) {
  const Map cpu = finished(spec, BackendChoice::Cpu), cuda = finished(spec, BackendChoice::Cuda);
  std::vector<double> a = values(cpu);
  expect_same(a, values(cuda), what(spec));
  std::ranges::sort(a);
  a.erase(std::ranges::unique(a).begin(), a.end());
  return a.size();
}

class CudaMap : public CudaTest {};

TEST_F(CudaMap, EveryKind) {
  for (const MapKind kind : kKinds)
    for (const char* rule : {"momentum", "adam"})
      for (const Precision precision : kPrecisions)
        for (const double sigma : {0.0, 2.0}) {
          MapSpec one = spec(kind, "himmelblau", rule, precision);
          one.columns = 37, one.rows = 23;
          one.problem.noise.sigma = sigma;
          one.problem.learning_rate = 0.02;
          EXPECT_GT(expect_same_map(one), 3U) << what(one);
          if (kind == MapKind::Basins) continue;
          one.quantity = kind == MapKind::Steps ? MapQuantity::Loss : MapQuantity::Steps;
          EXPECT_GT(expect_same_map(one), 3U) << what(one);
        }
}

/// Newton and L-BFGS, which see a whole chain, among them.
TEST_F(CudaMap, EveryRule) {
  for (const RuleInfo& rule : catalog().rules)
    for (const Precision precision : kPrecisions) {
      MapSpec one = spec(MapKind::LrStart, "rosenbrock", rule.name, precision);
      one.problem.noise.sigma = precision == Precision::F32 ? 0.25 : 0;
      expect_same_map(one);
      one.problem = in_full(one.problem);
      expect_same_map(one);
      const bool has_momentum = std::ranges::any_of(rule.parameters, [](const ParameterInfo& parameter) {
        return parameter.name == "momentum" || parameter.name == "beta1";
      });
      if (!has_momentum) continue;
      one.kind = MapKind::LrMomentum;
      expect_same_map(one);
    }
}

TEST_F(CudaMap, EverySurface) {
  for (const SurfaceInfo& surface : catalog().surfaces)
    for (const Precision precision : kPrecisions) {
      MapSpec one = spec(MapKind::LrStart, surface.name, "rmsprop", precision);
      one.problem.dimension = surface.usual_dimension;
      one.problem.steps = 4;
      expect_same_map(one);
    }
}

TEST_F(CudaMap, MoreCoordinates) {
  for (const MapKind kind : {MapKind::LrMomentum, MapKind::LrStart})
    for (const char* rule : {"adam", "momentum", "lbfgs"})
      for (const Precision precision : kPrecisions) {
        if (kind == MapKind::LrMomentum && std::string_view(rule) == "lbfgs") continue;
        MapSpec one = spec(kind, "rosenbrock", rule, precision);
        one.problem.dimension = 5;
        one.problem.noise.sigma = 0.5;
        EXPECT_GT(expect_same_map(one), 100U) << what(one);
      }
}

/// What follows the learning rate of each pixel, and what draws words of its own.
TEST_F(CudaMap, SchedulesNoiseAndMinibatches) {
  for (const Precision precision : kPrecisions) {
    for (const char* noise : {"langevin", "student-t"}) {
      MapSpec one = spec(MapKind::LrStart, "beale", "nadam", precision);
      one.problem.noise = {noise, 0.375, {}};
      one.problem.schedule.name = "cosine";
      one.problem.schedule.warmup = 3;
      expect_same_map(one);
    }
    for (const double sampling : {0.0, 1.0, 2.0})
      for (const MapKind kind : kKinds) {
        MapSpec one = spec(kind, "linear-regression", "momentum", precision);
        one.problem.noise = {"minibatch", 0, {4, sampling}};
        one.problem.learning_rate = 1e-3;
        one.lr = {1e-5, 1};
        expect_same_map(one);
      }
  }
}

/// Beyond one launch: chains that have arrived, that are lost within and between launches, and numbers
/// that become subnormal and are flushed.
TEST_F(CudaMap, ManyUpdates) {
  for (const Precision precision : kPrecisions)
    for (const MapQuantity quantity : {MapQuantity::Loss, MapQuantity::Steps})
      for (const char* rule : {"sgd", "adam"}) {
        MapSpec one = spec(MapKind::LrStart, "bowl", rule, precision);
        one.quantity = quantity;
        one.problem.steps = 131;
        one.lr = {0.01, 0.3};
        expect_same_map(one);
      }
  MapSpec all = spec(MapKind::Steps, "bowl", "sgd", Precision::F32);
  all.problem.learning_rate = 0.05, all.problem.steps = 200, all.problem.target = 1;
  const Map map = finished(all, BackendChoice::Cuda);
  EXPECT_TRUE(std::ranges::all_of(map.values(), [](double step) { return std::isfinite(step); }));
  expect_same_map(all);
}

/// More pixels than go together; pieces, and a stop between them. A row is more than a block of 256.
TEST_F(CudaMap, RowsComeInPieces) {
  for (const MapKind kind : {MapKind::Basins, MapKind::LrMomentum}) {
    MapSpec one = spec(kind, "himmelblau", "adam", Precision::F32);
    one.columns = 4099, one.rows = 19;
    one.problem.noise.sigma = 1;
    one.problem.steps = 2;
    Map map = map_on(one, BackendChoice::Cuda);
    const std::atomic<bool> go = false, stop = true;
    ASSERT_FALSE(map.work(0ns, go));
    const int done = map.rows_done();
    EXPECT_GT(done, 1);
    EXPECT_LT(done, one.rows);
    ASSERT_FALSE(map.work(1h, stop));
    EXPECT_EQ(map.rows_done(), done);
    std::optional<Error> error;
    std::thread([&] { error = map.work(1h, go); }).join();  // as the window does
    ASSERT_FALSE(error) << error->message;
    EXPECT_TRUE(map.done());
    const Map cpu = finished(one, BackendChoice::Cpu);
    expect_same(values(map), values(cpu), what(one));
  }
}

TEST_F(CudaMap, APixelIsTheRunItNames) {
  for (const MapKind kind : {MapKind::LrMomentum, MapKind::LrStart}) {
    MapSpec one = spec(kind, "himmelblau", "adam", Precision::F32);
    one.columns = 21, one.rows = 17;
    one.problem.noise.sigma = 1;
    const Map map = finished(one, BackendChoice::Cuda);
    for (const auto& [column, row] : {std::pair{0, 0}, {20, 3}, {7, 16}}) {
      const Problem problem = map.pixel(column, row);
      EXPECT_EQ(problem.backend, BackendChoice::Cuda);
      const auto replayed = run(problem, {.keep_positions = true, .progress = {}});
      ASSERT_TRUE(replayed) << replayed.error().message;
      EXPECT_TRUE(same(replayed->losses[0], map.value(column, row))) << column << ", " << row;
    }
  }
}

class CudaRaceMap : public CudaTest {};

TEST_F(CudaRaceMap, Losses) {
  for (const char* rule : {"adam", "lbfgs"}) {
    MapSpec one = spec(MapKind::LrStart, "himmelblau", rule, Precision::F32);
    one.problem.noise.sigma = 1;
    one.problem.steps = 3;
    expect_same_map(one);
  }
  MapSpec one = spec(MapKind::LrMomentum, "rosenbrock", "momentum", Precision::F64);
  one.problem.dimension = 3;
  one.problem.steps = 3;
  expect_same_map(one);
}

}  // namespace
}  // namespace steepest::engine
