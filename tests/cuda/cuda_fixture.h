// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <gtest/gtest.h>

#include <bit>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/backends.h"
#include "engine/validate.h"
#include "surfaces/list.h"

namespace steepest::engine {

/// Why no CUDA device can be used; empty when one can.
inline std::string no_device() {
  std::string why = "CUDA is not among the devices";
  for (const Device& device : devices()) {
    if (device.backend != "cuda") continue;
    if (device.usable) return {};
    why = device.name + ": " + device.why_not;
  }
  return why;
}

/// Skips where there is no device, and says why; fails there when one is required.
class CudaTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string why = no_device();
    if (why.empty()) return;
    const char* required = std::getenv("STEEPEST_REQUIRE_GPU");
    if (required && std::string_view(required) == "1") FAIL() << why;
    GTEST_SKIP() << why;
  }
};

/// The surfaces over two coordinates; nd_test.cpp has the others.
inline std::span<const SurfaceInfo> planar_surfaces() {
  return catalog().surfaces.first(baseline::Surfaces::kCount);
}

inline constexpr Precision kPrecisions[] = {Precision::F32, Precision::F64};
inline const char* name_of(Precision precision) { return precision == Precision::F32 ? "f32" : "f64"; }

/// A run by the registry's defaults.
inline Problem problem_of(std::string_view surface, std::string_view rule, Precision precision) {
  Problem problem;
  problem.surface = surface;
  for (const auto& parameter : catalog().surface(surface)->parameters)
    problem.surface_parameters.push_back(parameter.initial);
  const RuleInfo& info = *catalog().rule(rule);
  problem.rule = rule;
  problem.learning_rate = info.learning_rate;
  for (const auto& parameter : info.parameters) problem.rule_parameters.push_back(parameter.initial);
  problem.precision = precision;
  problem.seed = 0x1234'5678'9abcULL;
  problem.chains = 67;
  return problem;
}

/// The rule's full form: what is switched off by default is on.
inline Problem in_full(Problem problem) {
  const auto parameters = catalog().rule(problem.rule)->parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (parameters[i].initial == 0)
      problem.rule_parameters[i] = parameters[i].integer ? parameters[i].max : 0.125 * parameters[i].max;
  return problem;
}

inline std::unique_ptr<Backend> backend_of(Problem problem, BackendChoice where) {
  problem.backend = where;
  auto chosen = make_backend(problem);
  if (!chosen) throw std::runtime_error(chosen.error().message);
  return std::move(chosen->backend);
}

/// The same run on both sides.
struct Both {
  std::unique_ptr<Backend> cpu, cuda;
  explicit Both(const Problem& problem)
      : cpu(backend_of(problem, BackendChoice::Cpu)), cuda(backend_of(problem, BackendChoice::Cuda)) {}
  void advance(std::int64_t steps) const {
    cpu->advance(steps);
    cuda->advance(steps);
  }
};

class HostSink final : public ChainSink {
 public:
  std::vector<ChainPoint> points;
  ChainPoint* begin_host(std::int64_t count) override {
    points.assign(static_cast<std::size_t>(count), {});
    return points.data();
  }
  void* begin_device(std::int64_t) override { return nullptr; }
  void end() override { ended = true; }
  bool ended = false;
};

/// Equal bits; every NaN is the same value.
inline bool same(double a, double b) {
  return (a != a && b != b) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}
inline void expect_same(const std::vector<double>& a, const std::vector<double>& b,
                        const std::string& what) {
  ASSERT_EQ(a.size(), b.size()) << what;
  for (std::size_t i = 0; i < a.size(); ++i)
    ASSERT_TRUE(same(a[i], b[i])) << what << ", number " << i << ": " << a[i] << " and " << b[i];
}
inline void expect_same(const std::vector<ChainPoint>& a, const std::vector<ChainPoint>& b,
                        const std::string& what) {
  ASSERT_EQ(a.size(), b.size()) << what;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const ChainPoint &p = a[i], &q = b[i];
    ASSERT_TRUE(same(p.x, q.x) && same(p.y, q.y) && same(p.loss, q.loss) && same(p.speed, q.speed) &&
                p.basin == q.basin && p.racer == q.racer)
        << what << ", chain " << i << ": loss " << p.loss << " and " << q.loss << ", speed " << p.speed
        << " and " << q.speed << ", basin " << p.basin << " and " << q.basin;
  }
}
inline void expect_same(const Statistics& a, const Statistics& b, const std::string& what) {
  EXPECT_EQ(a.step, b.step) << what;
  EXPECT_EQ(a.chains, b.chains) << what;
  EXPECT_EQ(a.diverged, b.diverged) << what;
  EXPECT_EQ(a.converged, b.converged) << what;
  EXPECT_EQ(a.basins, b.basins) << what;
  const auto numbers = [](const LossQuantiles& l) {
    return std::vector<double>{l.min, l.p5, l.p25, l.p50, l.p75, l.p95, l.mean};
  };
  expect_same(numbers(a.loss), numbers(b.loss), what + ": losses");
}
inline void expect_same(const std::vector<Divergence>& a, const std::vector<Divergence>& b,
                        const std::string& what) {
  ASSERT_EQ(a.size(), b.size()) << what;
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].chain, b[i].chain) << what;
    EXPECT_EQ(a[i].step, b[i].step) << what << ", chain " << a[i].chain;
    EXPECT_EQ(a[i].coordinate, b[i].coordinate) << what << ", chain " << a[i].chain;
    EXPECT_TRUE(same(a[i].gradient, b[i].gradient)) << what << ", chain " << a[i].chain;
  }
}

/// Everything that a backend can be asked.
inline void expect_same_run(const Both& both, const std::string& what) {
  SCOPED_TRACE(what);
  EXPECT_EQ(both.cpu->step(), both.cuda->step());
  EXPECT_EQ(both.cpu->chains(), both.cuda->chains());
  EXPECT_EQ(both.cpu->state_hash(), both.cuda->state_hash());
  expect_same(both.cpu->positions(), both.cuda->positions(), "positions");
  expect_same(both.cpu->losses(), both.cuda->losses(), "losses");
  expect_same(both.cpu->statistics(), both.cuda->statistics(), "statistics");
  expect_same(both.cpu->divergences(8), both.cuda->divergences(8), "divergences");
  HostSink on_cpu, on_cuda;
  both.cpu->publish(on_cpu);
  both.cuda->publish(on_cuda);
  EXPECT_TRUE(on_cuda.ended);
  expect_same(on_cpu.points, on_cuda.points, "points");
}

}  // namespace steepest::engine
