// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Run in environments of their own (CMakeLists.txt): no device at all, and a virtual one of 8 MB.
#include "cuda_fixture.h"

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

}  // namespace
}  // namespace steepest::engine
