// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the renderer's buffer holds is what the backend published, by each filling. Interop needs
// NVIDIA's OpenGL: here only its refusal elsewhere is seen.
#include "bridge/shared_buffer.h"

#include <optional>

#include "cuda_fixture.h"
#include "gl/headless.h"

namespace steepest::engine {
namespace {

class Bridge : public testing::Test {
 protected:
  void SetUp() override {
    auto context = gl::HeadlessContext::create({.debug = true, .cuda_device = -1});
    if (!context) {
      const char* required = std::getenv("STEEPEST_REQUIRE_GL");
      if (required && std::string_view(required) == "1") FAIL() << context.error().message;
      GTEST_SKIP() << context.error().message;
    }
    context_ = std::move(*context);
    messages_.emplace([](gl::Severity, std::string_view text) { ADD_FAILURE() << "OpenGL: " << text; });
  }
  void TearDown() override {
    messages_.reset();
    context_.reset();
    unsetenv("STEEPEST_BRIDGE");
  }
  std::unique_ptr<gl::HeadlessContext> context_;
  std::optional<gl::DebugOutput> messages_;
};

std::vector<ChainPoint> read_back(const bridge::SharedBuffer& shared) {
  std::vector<ChainPoint> points(static_cast<std::size_t>(shared.count()));
  glGetNamedBufferSubData(shared.buffer(), 0,
                          static_cast<GLsizeiptr>(points.size() * sizeof(ChainPoint)), points.data());
  return points;
}

/// Several frames, with more chains and then fewer ones.
void expect_published(BackendChoice where, bridge::SharedBuffer& shared) {
  for (const std::int64_t chains : {100, 1000, 33}) {
    Problem problem = problem_of("himmelblau", "adam", Precision::F32);
    problem.chains = chains;
    const auto backend = backend_of(problem, where);
    for (int frame = 0; frame < 4; ++frame) {
      backend->advance(2);
      HostSink expected;
      backend->publish(expected);
      backend->publish(shared);
      EXPECT_EQ(shared.count(), chains);
      expect_same(expected.points, read_back(shared), std::string(name_of(shared.filling())));
    }
  }
}

TEST_F(Bridge, EachFillingFromTheCpu) {
  for (const char* name : {"staged", "host"}) {
    setenv("STEEPEST_BRIDGE", name, 1);
    auto shared = bridge::make_shared_buffer(false);
    ASSERT_TRUE(shared.has_value()) << shared.error().message;
    EXPECT_EQ(name_of((*shared)->filling()), name);
    expect_published(BackendChoice::Cpu, **shared);
  }
}

TEST_F(Bridge, EachFillingFromCuda) {
  if (const std::string why = no_device(); !why.empty()) GTEST_SKIP() << why;
  for (const char* name : {"staged", "host"}) {
    setenv("STEEPEST_BRIDGE", name, 1);
    auto shared = bridge::make_shared_buffer(true);
    ASSERT_TRUE(shared.has_value()) << shared.error().message;
    expect_published(BackendChoice::Cuda, **shared);
  }
}

TEST_F(Bridge, WithoutWishesByTrial) {
  unsetenv("STEEPEST_BRIDGE");
  const auto for_cpu = bridge::make_shared_buffer(false), for_cuda = bridge::make_shared_buffer(true);
  ASSERT_TRUE(for_cpu.has_value() && for_cuda.has_value());
  EXPECT_EQ((*for_cpu)->filling(), bridge::Filling::HostMapped);
  if (context_->info().vendor.find("NVIDIA") == std::string::npos) {
    EXPECT_EQ((*for_cuda)->filling(), bridge::Filling::Staged);
  }
}

TEST_F(Bridge, WhatCannotBeIsSaid) {
  setenv("STEEPEST_BRIDGE", "telepathy", 1);
  const auto unknown = bridge::make_shared_buffer(false);
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().code, ErrorCode::BadInput);
  EXPECT_NE(unknown.error().hint.find("staged"), std::string::npos);
  if (context_->info().vendor.find("NVIDIA") != std::string::npos) return;
  setenv("STEEPEST_BRIDGE", "interop", 1);
  const auto interop = bridge::make_shared_buffer(true);
  ASSERT_FALSE(interop.has_value());
  EXPECT_EQ(interop.error().code, ErrorCode::Unavailable);
}

}  // namespace
}  // namespace steepest::engine
