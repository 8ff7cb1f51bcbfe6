// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Run in environments of their own (CMakeLists.txt): no device at all, a virtual one of 8 MB, one that
// gives up.
#include <algorithm>
#include <chrono>

#include "cuda_fixture.h"
#include "engine/map.h"

namespace steepest::engine {
namespace {

TEST(CudaAbsent, TheReasonIsSaidAndTheCpuTakesOver) {
  const std::string why = no_device();
  ASSERT_FALSE(why.empty()) << "the devices were not hidden";
  Problem problem = problem_of("bowl", "sgd", Precision::F32);
  problem.backend = BackendChoice::Cuda;
  const auto refused = make_backend(problem);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::Unavailable);
  EXPECT_NE(refused.error().hint.find("cpu"), std::string::npos) << refused.error().hint;
  problem.backend = BackendChoice::Auto;
  const auto chosen = make_backend(problem);
  ASSERT_TRUE(chosen.has_value());
  EXPECT_EQ(chosen->backend->name(), "cpu");
  EXPECT_NE(chosen->note.find("CPU"), std::string::npos) << chosen->note;
}

MapSpec map_spec(BackendChoice where) {
  MapSpec spec;
  spec.problem = problem_of("himmelblau", "sgd", Precision::F32);
  spec.problem.backend = where;
  spec.problem.steps = 2;
  spec.columns = spec.rows = 16;
  return spec;
}

TEST(CudaAbsent, MapsAsWell) {
  const auto refused = Map::create(map_spec(BackendChoice::Cuda));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::Unavailable);
  EXPECT_NE(refused.error().hint.find("cpu"), std::string::npos) << refused.error().hint;
  const auto map = Map::create(map_spec(BackendChoice::Auto));
  ASSERT_TRUE(map.has_value());
  EXPECT_EQ(map->backend(), "cpu");
  EXPECT_NE(map->note().find("the CPU runs the map"), std::string::npos) << map->note();
}

/// A row that the device cannot hold.
TEST(CudaSmall, ARowOfAMapIsTooMuch) {
  if (const std::string why = no_device(); !why.empty()) GTEST_SKIP() << why;
  if (devices().back().name.find("ptxrun") == std::string::npos)
    GTEST_SKIP() << "not a small virtual device";
  MapSpec spec = map_spec(BackendChoice::Cuda);
  spec.columns = Map::kLargest;
  spec.kind = MapKind::LrStart, spec.quantity = MapQuantity::Loss;
  spec.problem.surface = "rosenbrock";
  spec.problem.dimension = 100;
  const auto refused = Map::create(spec);
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().message.find("does not hold a row"), std::string::npos)
      << refused.error().message;
  spec.columns = 16;
  spec.problem.dimension = 2;
  auto map = Map::create(spec);
  ASSERT_TRUE(map.has_value()) << map.error().message;
  EXPECT_EQ(map->backend(), "cuda");
}

TEST(CudaSmall, AsManyChainsAsFit) {
  if (const std::string why = no_device(); !why.empty()) GTEST_SKIP() << why;
  Problem problem = problem_of("bowl", "adam", Precision::F64);
  problem.backend = BackendChoice::Cuda;
  problem.chains = 10'000'000;
  if (devices().back().name.find("ptxrun") == std::string::npos)
    GTEST_SKIP() << "not a small virtual device";
  const auto chosen = make_backend(problem);
  ASSERT_TRUE(chosen.has_value()) << chosen.error().message;
  EXPECT_LT(chosen->backend->chains(), problem.chains);
  EXPECT_GT(chosen->backend->chains(), 1000);
  EXPECT_NE(chosen->note.find("as many chains as fit"), std::string::npos) << chosen->note;
  problem.chains = chosen->backend->chains();
  EXPECT_EQ(chosen->backend->state_hash(), backend_of(problem, BackendChoice::Cpu)->state_hash());
}

/// The virtual device gives up in the middle of a kernel; the rows it has done stay.
TEST(CudaLost, TheCpuGoesOnWithTheMap) {
  if (const std::string why = no_device(); !why.empty()) GTEST_SKIP() << why;
  if (devices().back().name.find("ptxrun") == std::string::npos) GTEST_SKIP() << "not a virtual device";
  const auto map_on = [](BackendChoice where) {
    MapSpec spec = map_spec(where);
    spec.problem.noise.sigma = 1;
    spec.problem.steps = 500;
    auto map = Map::create(spec);
    if (!map) throw std::runtime_error(map.error().message);
    return std::move(*map);
  };
  Map insists = map_on(BackendChoice::Cuda), either = map_on(BackendChoice::Auto),
      cpu = map_on(BackendChoice::Cpu);
  const std::atomic<bool> stop = false;
  ASSERT_FALSE(either.work(std::chrono::hours(1), stop) || cpu.work(std::chrono::hours(1), stop));
  EXPECT_EQ(either.backend(), "cpu");
  EXPECT_NE(either.note().find("the CPU goes on"), std::string::npos) << either.note();
  EXPECT_TRUE(either.done());
  EXPECT_TRUE(std::ranges::equal(either.values(), cpu.values()));
  const auto error = insists.work(std::chrono::hours(1), stop);
  ASSERT_TRUE(error.has_value());
  EXPECT_NE(error->hint.find("--backend cpu"), std::string::npos) << error->hint;
  EXPECT_EQ(insists.rows_done(), 0);
}

}  // namespace
}  // namespace steepest::engine
