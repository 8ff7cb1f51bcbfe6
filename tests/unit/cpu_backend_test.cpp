// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/cpu_backend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "engine/evaluate.h"
#include "engine/runs.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

using kernels::cpu::Isa;

Problem problem_on(std::string surface, std::string rule, double learning_rate) {
  Problem problem;
  problem.surface = std::move(surface);
  problem.rule = std::move(rule);
  problem.learning_rate = learning_rate;
  problem.backend = BackendChoice::Cpu;
  complete(problem, catalog());
  return problem;
}

CpuBackend started_on(const Problem& problem, Isa isa = cpu_isa_or_baseline()) {
  CpuBackend backend(isa);
  EXPECT_FALSE(backend.reset(problem).has_value());
  return backend;
}

std::vector<Isa> isas() {
  std::vector<Isa> all;
  for (const Isa isa : {Isa::Baseline, Isa::Avx2, Isa::Avx512})
    if (kernels::cpu::isa_available(isa)) all.push_back(isa);
  return all;
}

std::vector<ChainPoint> published(Backend& backend) {
  ChainBuffer buffer;
  backend.publish(buffer);
  return {buffer.points().begin(), buffer.points().end()};
}

TEST(CpuBackend, StateHashDependsOnNothingButTheProblem) {
  for (const char* rule : {"sgd", "adam"})
    for (const std::int64_t chains : {1, 31, 33, 1009}) {
      Problem problem = problem_on("himmelblau", rule, 0.01);
      problem.chains = chains;
      problem.noise.sigma = 2;
      problem.threads = 1;
      CpuBackend reference = started_on(problem, Isa::Baseline);
      reference.advance(150);
      const auto hash = reference.state_hash();
      for (const Isa isa : isas())
        for (const int threads : {1, 2, 3}) {
          problem.threads = threads;
          CpuBackend backend = started_on(problem, isa);
          for (const int steps : {0, 1, 70, 0, 64, 15}) backend.advance(steps);
          EXPECT_EQ(backend.step(), 150);
          EXPECT_EQ(backend.state_hash(), hash)
              << rule << ", " << chains << " chains, " << backend.device();
        }
      problem.seed = 2;
      CpuBackend other = started_on(problem);
      other.advance(150);
      EXPECT_NE(other.state_hash(), hash);
    }
}

/// Every rule in its plain and its full form, long enough that Adam's corrections have ended.
TEST(CpuBackend, LongRunsAreTheSumOfTheirSteps) {
  for (const RuleInfo& rule : catalog().rules)
    for (const bool full : {false, true}) {
      SCOPED_TRACE(testing::Message() << rule.name << (full ? ", full" : ""));
      Problem problem = problem_on("rosenbrock", std::string(rule.name), 1e-4);
      for (std::size_t i = 0; i < rule.parameters.size(); ++i) {
        double& value = problem.rule_parameters[i];
        if (rule.parameters[i].open_max) value = std::min(value, 0.9);
        if (full && value == 0 && !rule.parameters[i].integer) value = 0.01;
      }
      problem.chains = 260;
      problem.noise.sigma = 0.1;
      CpuBackend backend = started_on(problem), by_step = started_on(problem);
      backend.advance(1500);
      backend.advance(64);
      for (int i = 0; i < 1564; ++i) by_step.advance(1);
      EXPECT_EQ(backend.state_hash(), by_step.state_hash());
      const auto a = published(backend), b = published(by_step);
      for (std::size_t c = 0; c < a.size(); ++c) ASSERT_EQ(a[c].speed, b[c].speed) << c;
    }
}

TEST(CpuBackend, ChainsStartInTheirBox) {
  Problem problem = problem_on("rosenbrock", "sgd", 1e-3);
  problem.chains = 5000;
  problem.precision = Precision::F64;
  const auto bounds = [&](double x_low, double x_high, double y_low, double y_high) {
    const auto x = started_on(problem).positions();
    double low[2] = {1e9, 1e9}, high[2] = {-1e9, -1e9};
    for (std::size_t i = 0; i < x.size(); ++i) {
      low[i % 2] = std::min(low[i % 2], x[i]);
      high[i % 2] = std::max(high[i % 2], x[i]);
    }
    EXPECT_NEAR(low[0], x_low, 0.01 * (x_high - x_low));
    EXPECT_NEAR(high[0], x_high, 0.01 * (x_high - x_low));
    EXPECT_NEAR(low[1], y_low, 0.01 * (y_high - y_low));
    EXPECT_NEAR(high[1], y_high, 0.01 * (y_high - y_low));
  };
  bounds(-2, 2, -1, 3);  // the domain
  problem.start.low = {0, -5};
  problem.start.high = {1, -4};
  bounds(0, 1, -5, -4);
  problem.start = {.point = {0.1, 0.2}, .low = {}, .high = {}};
  const auto x = started_on(problem).positions();
  EXPECT_EQ(x[0], 0.1);
  EXPECT_EQ(x[9999], 0.2);
}

TEST(CpuBackend, StatisticsAreThoseOfItsChains) {
  Problem problem = problem_on("himmelblau", "sgd", 0.01);
  problem.chains = 3001;
  problem.noise.sigma = 3;
  problem.precision = Precision::F64;
  problem.target = 0.05;
  CpuBackend backend = started_on(problem);
  backend.advance(200);
  const auto minima = known_minima(*catalog().surface("himmelblau"), {}, 2);
  const auto x = backend.positions();
  const auto f = evaluate(problem, x, false)->f;
  EXPECT_EQ(backend.losses(), f);
  std::vector<std::int64_t> basins(minima.size());
  std::int64_t converged = 0;
  for (std::size_t c = 0; c < f.size(); ++c) {
    const auto distance = [&](const KnownPoint& m) {
      return std::hypot(x[2 * c] - m.x[0], x[2 * c + 1] - m.x[1]);
    };
    const auto nearest = std::ranges::min_element(minima, {}, distance);
    if (distance(*nearest) <= 0.1 * std::hypot(12.0, 12.0))
      ++basins[static_cast<std::size_t>(nearest - minima.begin())];
    converged += f[c] - nearest->f <= 0.05;
  }
  const Statistics s = backend.statistics();
  EXPECT_EQ(s.step, 200);
  EXPECT_EQ(s.chains, 3001);
  EXPECT_EQ(s.diverged, 0);
  EXPECT_EQ(s.basins, basins);
  EXPECT_EQ(s.converged, converged);
  EXPECT_GT(converged, 0);
  EXPECT_LT(converged, 3001);
  auto sorted = f;
  std::ranges::sort(sorted);
  EXPECT_EQ(s.loss.min, sorted[0]);
  EXPECT_EQ(s.loss.p50, sorted[1500]);  // rank 1501 of 3001
  EXPECT_EQ(s.loss.p95, sorted[2850]);  // rank 2851
  EXPECT_NEAR(s.loss.mean, std::accumulate(f.begin(), f.end(), 0.0) / 3001, 1e-12 * s.loss.mean);
}

TEST(CpuBackend, PublishesWhatItHolds) {
  Problem problem = problem_on("himmelblau", "momentum", 0.002);
  problem.chains = 777;
  CpuBackend backend = started_on(problem);
  for (const ChainPoint& point : published(backend)) EXPECT_EQ(point.speed, 0);
  backend.advance(80);
  const auto before = backend.positions();
  backend.advance(1);
  const auto x = backend.positions(), f = backend.losses();
  const auto points = published(backend);
  ASSERT_EQ(points.size(), 777u);
  std::vector<std::int64_t> basins(4);
  for (std::size_t c = 0; c < points.size(); ++c) {
    EXPECT_EQ(points[c].x, x[2 * c]);
    EXPECT_EQ(points[c].y, x[2 * c + 1]);
    EXPECT_EQ(points[c].loss, f[c]);
    const double moved = std::hypot(x[2 * c] - before[2 * c], x[2 * c + 1] - before[2 * c + 1]);
    EXPECT_NEAR(points[c].speed, moved, 1e-6 * (1 + moved));
    EXPECT_EQ(points[c].racer, 0);
    if (points[c].basin >= 0) ++basins[static_cast<std::size_t>(points[c].basin)];
  }
  EXPECT_EQ(backend.statistics().basins, basins);
}

TEST(CpuBackend, FreezesAndExplainsDivergence) {
  Problem problem = problem_on("bowl", "sgd", 1000);  // y' = (1 - 1e4) y
  problem.start.point = {1, 1};
  problem.chains = 300;
  CpuBackend backend = started_on(problem);
  float y = 1;
  std::int64_t step = 0;
  for (; std::isfinite(std::fma(-1000.0f, 10 * y, y)); ++step) y = std::fma(-1000.0f, 10 * y, y);
  backend.advance(100);
  EXPECT_EQ(backend.positions()[1], y);
  const auto found = backend.divergences(2);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].chain, 0);
  EXPECT_EQ(found[1].chain, 1);
  EXPECT_EQ(found[0].step, step);
  EXPECT_EQ(found[0].coordinate, 1);
  EXPECT_FLOAT_EQ(static_cast<float>(found[0].gradient), 10 * y);
  const Statistics s = backend.statistics();
  EXPECT_EQ(s.diverged, 300);
  EXPECT_EQ(s.converged, 0);
  EXPECT_EQ(s.basins, std::vector<std::int64_t>{0});
  EXPECT_TRUE(std::isnan(s.loss.mean));
  for (const ChainPoint& point : published(backend)) {
    EXPECT_EQ(point.basin, -2);
    EXPECT_EQ(point.speed, 0);
  }
  problem.rule = "adam";
  problem.rule_parameters.clear();
  complete(problem, catalog());
  backend.configure(problem);
  EXPECT_EQ(backend.divergences(2)[1].gradient, found[1].gradient);
  EXPECT_EQ(backend.divergences(2)[1].step, step);
  backend.advance(5);
  EXPECT_EQ(backend.positions()[1], y);
}

TEST(CpuBackend, ANewRuleBeginsWhereTheOldOneStood) {
  Problem problem = problem_on("rosenbrock", "momentum", 1e-3);
  problem.start.point = {-1.2, 1};
  problem.precision = Precision::F64;
  problem.chains = 5;
  for (const RuleInfo& rule : catalog().rules) {
    SCOPED_TRACE(rule.name);
    CpuBackend changed = started_on(problem);
    changed.advance(100);
    const auto x = changed.positions();
    Problem next = problem_on("rosenbrock", std::string(rule.name), 2e-3);
    next.precision = Precision::F64;
    next.chains = 5;
    changed.configure(next);
    EXPECT_EQ(changed.step(), 100);
    EXPECT_EQ(changed.positions(), x);
    changed.advance(77);
    if (rule.name == "momentum") continue;  // no new rule: it keeps its velocity
    next.start.point = {x[0], x[1]};
    CpuBackend fresh = started_on(next);
    fresh.advance(77);
    EXPECT_EQ(changed.positions(), fresh.positions());
  }
}

TEST(CpuBackend, OtherNumbersKeepTheState) {
  Problem problem = problem_on("bowl", "momentum", 0.02);
  problem.start.point = {1, -2};
  problem.precision = Precision::F64;
  problem.chains = 1;
  CpuBackend backend = started_on(problem);
  double x[2] = {1, -2}, v[2] = {0, 0};
  const auto follow = [&](double rate, double kappa) {
    for (int k = 0; k < 30; ++k)
      for (int i = 0; i < 2; ++i) {
        v[i] = 0.9 * v[i] + (i == 0 ? 1 : kappa) * x[i];
        x[i] -= rate * v[i];
      }
  };
  backend.advance(30);
  follow(0.02, 10);
  problem.learning_rate = 0.005;
  problem.surface_parameters[0] = 20;
  backend.configure(problem);
  backend.advance(30);
  follow(0.005, 20);
  EXPECT_NEAR(backend.positions()[0], x[0], 1e-13);
  EXPECT_NEAR(backend.positions()[1], x[1], 1e-13);
}

TEST(CpuBackend, ResetBeginsAgainAtAnySize) {
  Problem problem = problem_on("himmelblau", "rmsprop", 0.01);
  problem.noise.sigma = 1;
  problem.chains = 700;
  CpuBackend backend = started_on(problem);
  backend.advance(40);
  const auto hash = backend.state_hash();
  Problem larger = problem_on("ackley", "sgd", 0.01);
  larger.precision = Precision::F64;
  larger.chains = 2000;
  ASSERT_FALSE(backend.reset(larger).has_value());
  backend.advance(9);
  ASSERT_FALSE(backend.reset(problem).has_value());
  EXPECT_EQ(backend.step(), 0);
  backend.advance(40);
  EXPECT_EQ(backend.state_hash(), hash);
}

/// Adan keeps four numbers beside each coordinate, L-BFGS its history of twelve.
TEST(CpuBackend, AChainTakesAtMost64BytesWithItsPicture) {
  for (const RuleInfo& rule : catalog().rules) {
    Problem problem = problem_on("bowl", std::string(rule.name), 0.01);
    problem.chains = 4096;
    CpuBackend backend = started_on(problem);
    const auto held = static_cast<std::int64_t>(backend.bytes_held());
    EXPECT_EQ(held, 4096 * (8 + 8 * rule.states_per_coordinate + 4 + 8)) << rule.name;
    EXPECT_EQ(held, 4096 * CpuBackend::bytes_per_chain(problem)) << rule.name;
    const int most = rule.name == "lbfgs" ? 136 : rule.name == "adan" ? 72 : 64;
    EXPECT_LE(held / 4096 + static_cast<std::int64_t>(sizeof(ChainPoint)), most) << rule.name;
  }
}

TEST(CpuBackend, TakesAsManyChainsAsFit) {
  Problem problem = problem_on("bowl", "adam", 0.01);
  problem.chains = 1'000'000'000;
  const std::int64_t limit = 1'000'000;
  auto chosen = started(std::make_unique<CpuBackend>(cpu_isa_or_baseline(), limit), problem, {});
  ASSERT_TRUE(chosen.has_value()) << chosen.error().message;
  auto& backend = static_cast<CpuBackend&>(*chosen->backend);
  EXPECT_GT(backend.chains(), limit / 64 - 2 * kernels::kBlock);
  EXPECT_LE(backend.chains() * CpuBackend::bytes_per_chain_shown(problem), limit);
  EXPECT_LE(static_cast<std::int64_t>(backend.bytes_held()), limit);
  EXPECT_EQ(chosen->note.substr(0, 23), "as many chains as fit: ");
  EXPECT_NE(chosen->note.find("of 1,000,000,000"), std::string::npos) << chosen->note;
  const auto held = backend.chains();
  Problem as_many = problem;
  as_many.chains = held;
  auto free = started(std::make_unique<CpuBackend>(cpu_isa_or_baseline()), as_many, {});
  ASSERT_TRUE(free.has_value());
  EXPECT_TRUE(free->note.empty()) << free->note;
  backend.advance(10);
  free->backend->advance(10);
  EXPECT_EQ(backend.state_hash(), free->backend->state_hash());
  EXPECT_EQ(backend.statistics().chains, held);
}

TEST(CpuBackend, NotEvenOneBlockFits) {
  const Problem problem = problem_on("bowl", "sgd", 0.01);
  const auto chosen = started(std::make_unique<CpuBackend>(cpu_isa_or_baseline(), 1000), problem, {});
  ASSERT_FALSE(chosen.has_value());
  EXPECT_EQ(chosen.error().code, ErrorCode::Failed);
}

/// Sets STEEPEST_ISA while it lives.
class ForcedIsa {
 public:
  explicit ForcedIsa(const std::string& value) {
    if (const char* old = std::getenv("STEEPEST_ISA")) old_ = old;
    setenv("STEEPEST_ISA", value.c_str(), 1);
  }
  ~ForcedIsa() { old_.empty() ? unsetenv("STEEPEST_ISA") : setenv("STEEPEST_ISA", old_.c_str(), 1); }

 private:
  std::string old_;
};

TEST(MakeBackend, TakesTheForcedInstructionSetOrSaysWhyNot) {
  const Problem problem = problem_on("bowl", "sgd", 0.01);
  for (const Isa isa : {Isa::Baseline, Isa::Avx2, Isa::Avx512}) {
    const ForcedIsa forced{std::string(kernels::cpu::isa_name(isa))};
    const auto chosen = make_backend(problem);
    ASSERT_EQ(chosen.has_value(), kernels::cpu::isa_available(isa));
    if (chosen)
      EXPECT_EQ(chosen->backend->device().find(isa_title(isa)), 0u);
    else
      EXPECT_EQ(chosen.error().code, ErrorCode::Unavailable);
  }
  const ForcedIsa forced("mmx");
  const auto refused = make_backend(problem);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::Unavailable);
  EXPECT_NE(refused.error().message.find("avx2"), std::string::npos) << refused.error().message;
  EXPECT_FALSE(devices().front().usable);
  EXPECT_FALSE(devices().front().why_not.empty());
}

TEST(MakeBackend, AutoFallsBackAndCudaDoesNot) {
  bool cuda = false;
  for (const Device& device : devices()) {
    EXPECT_EQ(device.usable, device.why_not.empty()) << device.name;
    cuda |= device.backend == "cuda" && device.usable;
  }
  Problem problem = problem_on("bowl", "sgd", 0.01);
  problem.backend = BackendChoice::Auto;
  const auto automatic = make_backend(problem);
  ASSERT_TRUE(automatic.has_value());
  EXPECT_EQ(automatic->backend->name(), cuda ? "cuda" : "cpu");
  EXPECT_EQ(automatic->note.empty(), cuda) << automatic->note;
  problem.backend = BackendChoice::Cuda;
  const auto forced = make_backend(problem);
  ASSERT_EQ(forced.has_value(), cuda);
  EXPECT_TRUE(cuda || forced.error().code == ErrorCode::Unavailable);
  problem.backend = BackendChoice::Cpu;
  EXPECT_TRUE(make_backend(problem)->note.empty());
}

}  // namespace
}  // namespace steepest::engine
