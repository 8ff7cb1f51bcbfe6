// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The benchmark's own judgement: that it finds wrong noise, wrong models and real slowdowns, and only
// them.
#include "engine/bench.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>

#include "engine/backends.h"
#include "engine/bench_compare.h"
#include "engine/bench_kernels.h"
#include "engine/bench_models.h"
#include "engine/bench_reference.h"
#include "engine/normals_check.h"
#include "engine/run.h"
#include "launch_bench.h"

namespace steepest::engine {
namespace {

using kernels::cpu::Isa;

std::vector<Isa> isas() {
  std::vector<Isa> found;
  for (const Isa isa : {Isa::Baseline, Isa::Avx2, Isa::Avx512})
    if (kernels::cpu::isa_available(isa)) found.push_back(isa);
  return found;
}

TEST(Bench, RefusesUnknownSuites) {
  const auto report = bench({.suite = "chains-loud", .only = {}, .progress = {}});
  ASSERT_FALSE(report.has_value());
  EXPECT_NE(report.error().hint.find("chains-noise"), std::string::npos);
  EXPECT_FALSE(bench({.suite = "chains-nois", .only = {}, .progress = {}}).has_value());
}

TEST(Bench, EveryCaseIsAValidProblem) {
  std::vector<ChainCase> cases = chain_cases();
  std::ranges::copy(nd_cases(), std::back_inserter(cases));
  for (const ChainCase& one : cases) {
    Problem problem = problem_of(one);
    problem.steps = 64;
    const auto result = run(problem);
    ASSERT_TRUE(result.has_value()) << one.name << ": " << result.error().message;
    EXPECT_EQ(result->statistics.diverged, 0) << one.name;
  }
}

/// Every case on every instruction set; and what is wrong is said.
TEST(Bench, ChainsAreHeldToTheComposedStepAndToDoublePrecision) {
  std::vector<ChainCase> cases = chain_cases();
  std::ranges::copy(nd_cases(), std::back_inserter(cases));
  for (const ChainCase& one : cases) {
    Problem problem = problem_of(one);
    problem.chains = reference_chains(problem);
    auto chosen = make_backend(problem);
    ASSERT_TRUE(chosen.has_value());
    SteppedChains found = stepped(*chosen->backend, kBenchSteps);
    EXPECT_EQ(disagreement(problem, found), "") << one.name;
    if (one.sigma == 0) {  // the right bits, but of numbers that are off: what a wrong formula gives
      for (double& x : found.positions) x += 1e-3;
      EXPECT_NE(disagreement(problem, found).find("double precision"), std::string::npos) << one.name;
    }
    ++found.hash;
    EXPECT_NE(disagreement(problem, found).find("other bits"), std::string::npos) << one.name;
  }
}

TEST(Bench, GridsAreHeldToDoublePrecisionRowByRow) {
  for (const GridCase& one : grid_cases()) {
    GridBench bench(one);
    bench.run();
    EXPECT_LT(bench.error(), GridBench::kMostError) << one.name;
    for (float* const plane : {bench.grid().f, bench.grid().fx, bench.grid().fy}) {
      const float before = plane[61 * 1000];
      plane[61 * 1000] += 0.4f;
      EXPECT_GT(bench.error(), GridBench::kMostError) << one.name;
      plane[61 * 1000] = before;
    }
  }
}

/// mpmath 1.3, 30 digits: findroot of erfc(z / sqrt(2)) / 2 - tail.
TEST(NormalsCheck, KnowsTheQuantiles) {
  constexpr double kKnown[][2] = {{0.5, 0},
                                  {0.25, 0.674489750196081743},
                                  {0.1, 1.28155156554460047},
                                  {1e-3, 3.09023230616781354},
                                  {1e-9, 5.99780701500768687},
                                  {0x1p-32, 6.23026013798904316}};
  for (const auto& [tail, z] : kKnown)
    for (const double off : {-1e-4, 0.0, 1e-4})
      EXPECT_NEAR(upper_quantile(tail, z + off), z, 2e-11) << tail;
}

constexpr int kEvery = 1024;  // of 32,768 pieces of the words

TEST(NormalsCheck, FindsTheNoiseRightUnderEveryInstructionSet) {
  for (const Isa isa : isas()) {
    const auto found = check_inputs(
        [isa](auto words, auto out) { kernels::cpu::normals_of_words(isa, words, out); }, 2, kEvery);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->words, 2 * 32 * 65536 - 2);
    EXPECT_TRUE(found->monotone && found->symmetric) << found->bad_word;
    EXPECT_LT(found->worst_error, 1e-4);
    EXPECT_NEAR(found->largest, 6.23, 0.01);
    EXPECT_LT(found->distance, 4e-5);
    EXPECT_TRUE(std::isnan(found->variance));
  }
}

/// Our normals but for what `change` makes of them.
std::optional<InputsCheck> changed(const std::function<float(std::uint32_t, float)>& change) {
  return check_inputs(
      [&](std::span<const std::uint32_t> words, std::span<float> out) {
        kernels::cpu::normals_of_words(Isa::Baseline, words, out);
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = change(words[i], out[i]);
      },
      1, kEvery * 8);
}

TEST(NormalsCheck, FindsASingleWrongNormal) {
  const auto lopsided =
      changed([](auto word, float z) { return word == 77 ? std::nextafter(z, 0.0f) : z; });
  EXPECT_FALSE(lopsided->symmetric);
  EXPECT_EQ(lopsided->bad_word, 77u);
  const auto bumpy =
      changed([](auto word, float z) { return word == 99 || word == 0u - 99 ? 1.1f * z : z; });
  EXPECT_TRUE(bumpy->symmetric);
  EXPECT_FALSE(bumpy->monotone);
  EXPECT_EQ(bumpy->bad_word, 99u);
  EXPECT_GT(bumpy->worst_error, 0.1);
  EXPECT_GT(changed([](auto, float z) { return 1.001f * z; })->worst_error, 5e-3);
  EXPECT_GT(changed([](auto, float z) { return 1.001f * z; })->distance, 2e-4);
}

TEST(NormalsCheck, EndsWhenItIsTold) {
  EXPECT_FALSE(check_inputs([](auto, auto) {}, 1, kEvery, [](double) { return false; }).has_value());
  EXPECT_FALSE(check_draws(1, 64, 1, [](double) { return false; }).has_value());
}

TEST(NormalsCheck, DrawsLookNormalOnAnyNumberOfThreads) {
  const auto one = check_draws(1, 1 << 12, 1), two = check_draws(1, 1 << 12, 2);
  ASSERT_TRUE(one && two);
  EXPECT_EQ(one->draws, 1 << 22);
  for (const double moment : one->moments) EXPECT_LT(std::abs(moment), 5);
  EXPECT_LT(std::abs(one->chi2), 5);
  EXPECT_LT(one->distance, 1.95);
  EXPECT_EQ(one->moments, two->moments);
  EXPECT_EQ(one->chi2, two->chi2);
}

std::vector<float> of(std::span<const float> numbers) { return {numbers.begin(), numbers.end()}; }

TEST(BenchModels, TanhIsNear) {
  constexpr std::size_t kCount = 1 << 16;
  const AlignedFloats x(kCount), y(kCount);
  for (std::size_t i = 0; i < kCount; ++i) x.data()[i] = static_cast<float>(i) * 0x1p-11f - 16;
  for (const Isa isa : isas()) {
    kernels::cpu::network_tanh(isa, x.all(), y.all());
    for (std::size_t i = 0; i < kCount; ++i)
      ASSERT_NEAR(static_cast<double>(y.data()[i]), std::tanh(static_cast<double>(x.data()[i])), 5e-7)
          << kernels::cpu::isa_name(isa) << " at " << x.data()[i];
  }
}

/// After one call of `bench`, with its steps taken under each instruction set.
template <class Bench, class Numbers>
void same_everywhere(Bench& bench, Numbers&& numbers) {
  bench.run();
  EXPECT_LT(bench.error(), 2e-5);
  const auto expected = numbers();
  for (const Isa isa : isas()) {
    if constexpr (requires { bench.slice(); }) {
      kernels::cpu::evaluate(isa, bench.slice(), 0, 2);
    } else {
      bench.prepare();
      kernels::cpu::advance(isa, bench.steps());
    }
    EXPECT_EQ(numbers(), expected) << kernels::cpu::isa_name(isa);
  }
}

TEST(BenchModels, LogisticRegressionsDescendAsInDoublePrecision) {
  for (const bool own : {false, true}) {
    LogisticBench bench(own);
    same_everywhere(bench, [&] {
      return std::vector{bench.weights(0), bench.weights(17), bench.weights(1023)};
    });
    EXPECT_NE(bench.weights(0), bench.weights(1));
  }
}

TEST(BenchModels, NetworksDescendAsInDoublePrecision) {
  NetworksBench bench;
  same_everywhere(bench, [&] {
    return std::vector{bench.weights(0), bench.weights(17), bench.weights(511)};
  });
}

TEST(BenchModels, SliceIsThatOfDoublePrecision) {
  SliceBench bench;
  same_everywhere(bench, [&] { return of({bench.slice().loss, 2 * SliceBench::kSide}); });
}

/// The reference's own slopes, against differences of its loss.
TEST(BenchModels, ReferenceGradientIsThatOfTheLoss) {
  std::vector<double> w(kernels::cpu::SmallNetwork::kParameters), slopes(w.size());
  for (std::size_t i = 0; i < w.size(); ++i) w[i] = unit_number(9, static_cast<std::uint32_t>(i)) - 0.5;
  const auto loss = [](const std::vector<double>& at) {
    const double off = PlainNetwork(at).output(0.3, -0.7) - 0.4;
    return off * off / 2;
  };
  PlainNetwork plain(w);
  plain.backward(0.3, -0.7, plain.output(0.3, -0.7) - 0.4, slopes);
  for (std::size_t i = 0; i < w.size(); ++i) {
    auto up = w, down = w;
    up[i] += 1e-5;
    down[i] -= 1e-5;
    EXPECT_NEAR(slopes[i], (loss(up) - loss(down)) / 2e-5, 1e-9) << i;
  }
}

BenchResult rate(double value) {
  BenchResult result;
  result.name = "x/y";
  result.unit = "steps/s";
  result.value = value;
  return result;
}
BenchBase base(double value, double peak) { return {{{"x/y", value}}, peak, "", ""}; }

TEST(BenchCompare, ASlowdownIsWhatTheClockDoesNotExplain) {
  BenchMachine machine;
  machine.fma_peak = 100;
  EXPECT_NEAR(slowdown(rate(80), machine, base(100, 100)), 0.2, 1e-12);
  EXPECT_NEAR(slowdown(rate(125), machine, base(100, 100)), -0.25, 1e-12);
  EXPECT_NEAR(slowdown(rate(80), machine, base(100, 125)), 0, 1e-12) << "the core runs at 80 % now";
  EXPECT_NEAR(slowdown(rate(80), machine, base(100, 80)), 0.2, 1e-12)
      << "a faster core is no excuse, and no charge";
  EXPECT_NEAR(slowdown(rate(80), machine, base(100, kNoFigure)), 0.2, 1e-12);
  EXPECT_TRUE(std::isnan(slowdown(rate(80), machine, {})));
  BenchResult error = rate(3);
  error.unit = "standard deviations";
  EXPECT_NEAR(slowdown(error, machine, base(2, 50)), 0.5, 1e-12);
  error.value = 0;
  EXPECT_EQ(slowdown(error, machine, base(0, 50)), 0);
}

TEST(BenchCompare, NamesWhatIsSlower) {
  BenchReport report;
  report.machine.fma_peak = 100;
  report.results = {rate(91), rate(89)};
  report.results[1].name = "x/z";
  BenchBase before = base(100, 100);
  before.values["x/z"] = 100;
  EXPECT_EQ(slower(report, before), std::vector<std::string>{"x/z"});
}

}  // namespace
}  // namespace steepest::engine
