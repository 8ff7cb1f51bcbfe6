// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Statistics that are made on the device, to the last bit those of the CPU: the kernels alone on losses
// that are awkward to order and to add, then backends. The suite named Race is also run under a race
// checker.
#include <cmath>
#include <limits>
#include <random>

#include "cuda/error.h"
#include "cuda/memory.h"
#include "cuda/stream.h"
#include "cuda_fixture.h"
#include "engine/run.h"
#include "engine/statistics.h"
#include "launch_summary.h"

namespace steepest::engine {
namespace {

constexpr int kMinima = 3;

template <class R>
struct Observed {
  std::vector<R> loss;
  std::vector<std::int16_t> basin;
  std::vector<std::uint8_t> converged;
  std::int64_t count() const { return std::ssize(loss); }
};

/// Sizes from subnormal to the largest, both signs and zeros, equal ones, infinities, and no numbers.
template <class R>
Observed<R> awkward(int count, unsigned seed) {
  using Limits = std::numeric_limits<R>;
  const R special[] = {R(0),  -R(0), Limits::denorm_min(), -Limits::denorm_min(),
                       R(1),  -R(1), Limits::quiet_NaN(),  Limits::infinity(),
                       R(.1), R(3),  Limits::epsilon(),    R(1) + Limits::epsilon()};
  std::mt19937 random(seed);
  Observed<R> all;
  for (int i = 0; i < count; ++i) {
    const auto any = static_cast<R>(
        std::ldexp(1.0 + static_cast<double>(random()) * 0x1p-32, static_cast<int>(random() % 80) - 60));
    all.loss.push_back(random() % 3 == 0 ? special[random() % std::size(special)]
                       : random() % 4    ? any
                                         : -any);
    all.basin.push_back(static_cast<std::int16_t>(static_cast<int>(random() % (kMinima + 2)) - 2));
    all.converged.push_back(all.basin.back() != -2 && random() % 7 == 0);
  }
  return all;
}

template <class T>
cuda::DeviceMemory there(const cuda::Stream& stream, const std::vector<T>& here) {
  cuda::DeviceMemory memory(here.size() * sizeof(T));
  cuda::copy_to_device(stream.get(), memory.as<void>(), here.data(), memory.bytes());
  return memory;
}

template <class R>
Statistics summary_there(const Observed<R>& all, std::int64_t together) {
  namespace device = kernels::cuda;
  constexpr Precision kPrecision = sizeof(R) == 4 ? Precision::F32 : Precision::F64;
  const cuda::Stream stream;
  const cuda::DeviceMemory loss = there(stream, all.loss), basin = there(stream, all.basin),
                           converged = there(stream, all.converged);
  const std::int64_t blocks = (all.count() + kernels::kSumBlock - 1) / kernels::kSumBlock;
  const cuda::DeviceMemory summary(sizeof(device::Summary)), search(sizeof(device::SummarySearch)),
      basins(kMinima * sizeof(std::uint64_t)), sums(static_cast<std::size_t>(blocks) * sizeof(double));
  for (const cuda::DeviceMemory* memory : {&summary, &search, &basins})
    cuda::fill_with_zero(stream.get(), memory->as<void>(), memory->bytes());
  const device::SummaryPlaces to{summary.as<device::Summary>(), search.as<device::SummarySearch>(),
                                 basins.as<std::uint64_t>(), sums.as<double>()};
  for (int pass = 0; pass < device::summary_passes(kPrecision); ++pass) {
    for (std::int64_t first = 0; first < all.count(); first += together) {
      const device::SummaryPiece piece{.precision = kPrecision,
                                       .first = first,
                                       .count = std::min(together, all.count() - first),
                                       .loss = loss.as<R>() + first,
                                       .basin = basin.as<std::int16_t>() + first,
                                       .converged = converged.as<std::uint8_t>() + first};
      if (pass == 0) cuda::require(device::tally(stream.get(), piece, to), "counting chains");
      cuda::require(device::count_digits(stream.get(), piece, to, pass), "counting losses");
    }
    cuda::require(device::choose_digits(stream.get(), to, kPrecision, all.count(), pass), "choosing");
  }
  cuda::require(device::add_block_sums(stream.get(), to, blocks), "adding");
  device::Summary here;
  std::vector<std::uint64_t> counts(kMinima);
  cuda::copy_to_host(stream.get(), &here, summary.as<void>(), sizeof here);
  cuda::copy_to_host(stream.get(), counts.data(), basins.as<void>(), basins.bytes());
  stream.finish();
  Statistics s;
  s.step = 7;
  s.chains = all.count();
  s.diverged = static_cast<std::int64_t>(here.diverged);
  s.converged = static_cast<std::int64_t>(here.converged);
  s.basins.assign(counts.begin(), counts.end());
  s.loss.mean = here.sum / static_cast<double>(s.chains - s.diverged);
  set_quantiles(s.loss, here.quantiles);
  if (s.diverged == s.chains) s.loss = no_losses();
  return s;
}

template <class R>
void expect_the_cpus(const Observed<R>& all, std::int64_t together, const std::string& what) {
  const ShowChains show = [&](const TakePiece& take) {
    take({0, all.count(), all.loss.data(), all.basin.data(), all.converged.data()});
  };
  const Statistics here =
      summarise(show, all.count(), 7, kMinima, sizeof(R) == 4 ? Precision::F32 : Precision::F64);
  expect_same(here, summary_there(all, together), what);
}

class CudaSummary : public CudaTest {};

TEST_F(CudaSummary, OfAwkwardLosses) {
  for (const int count : {1, 2, 31, 33, 255, 256, 257, 3000, 70'001})
    for (const std::int64_t together : {std::int64_t{1} << 20, std::int64_t{2048}}) {
      const std::string what =
          std::to_string(count) + " chains, " + std::to_string(together) + " together";
      expect_the_cpus(awkward<float>(count, 1), together, what);
      expect_the_cpus(awkward<double>(count, 2), together, what);
    }
}

TEST_F(CudaSummary, EveryBitOfALossCounts) {
  Observed<double> all = awkward<double>(5000, 3);
  double f = -1;
  for (double& loss : all.loss) loss = f = std::nextafter(f, 0);
  expect_the_cpus(all, 1 << 20, "neighbours");
  for (double& loss : all.loss) loss = 0.1;
  expect_the_cpus(all, 1 << 20, "all the same");
  for (std::int16_t& basin : all.basin) basin = -2;
  for (std::uint8_t& converged : all.converged) converged = 0;
  expect_the_cpus(all, 1 << 20, "all diverged");
}

/// More than a piece, so that chains are observed anew for each digit.
TEST_F(CudaSummary, OfManyChains) {
  for (const Precision precision : kPrecisions) {
    Problem problem = problem_of("himmelblau", "sgd", precision);
    problem.chains = (1 << 18) + 777;
    problem.learning_rate = 0.05;
    const Both both(problem);
    both.advance(12);
    const Statistics s = both.cpu->statistics();
    EXPECT_GT(s.diverged, 1000);
    EXPECT_LT(s.diverged, s.chains - 1000);
    expect_same(s, both.cuda->statistics(), name_of(precision));
    expect_same(s, both.cuda->statistics(), std::string(name_of(precision)) + ", once more");
  }
}

TEST_F(CudaSummary, BegunAndReadLater) {
  Problem problem = problem_of("himmelblau", "momentum", Precision::F32);
  const Both both(problem);
  EXPECT_FALSE(both.cuda->begun_statistics());
  both.advance(4);
  const Statistics then = both.cpu->statistics();
  both.cuda->begin_statistics();
  both.advance(5);
  const auto late = both.cuda->begun_statistics();
  ASSERT_TRUE(late);
  EXPECT_EQ(late->step, 4);
  expect_same(then, *late, "begun five steps ago");
  EXPECT_FALSE(both.cuda->begun_statistics()) << "each is read once";
  const Snapshot before = both.cuda->snapshot();
  both.cuda->begin_statistics();
  both.cuda->restore(before);
  EXPECT_FALSE(both.cuda->begun_statistics()) << "of a state that was left";
  both.cuda->begin_statistics();
  problem.surface_parameters = problem_of("himmelblau", "momentum", Precision::F32).surface_parameters;
  both.cuda->configure(problem);
  EXPECT_FALSE(both.cuda->begun_statistics()) << "of other numbers";
  both.cuda->begin_statistics();
  expect_same(both.cpu->statistics(), both.cuda->statistics(), "of now");
  EXPECT_FALSE(both.cuda->begun_statistics()) << "the later ones took their place";
}

/// How long chains stay where they begin, chain by chain.
TEST_F(CudaSummary, EscapesAreTheCpus) {
  const auto escapes = [](Problem problem, BackendChoice where) {
    problem.backend = where;
    auto result = run(problem, {.progress = {}, .escapes = true, .until_escaped = true});
    EXPECT_TRUE(result) << result.error().message;
    return std::move(*result->escapes);
  };
  for (const char* surface : {"saddle", "double-well", "himmelblau"})
    for (const Precision precision : kPrecisions) {
      Problem problem = problem_of(surface, "sgd", precision);
      problem.learning_rate = 0.05;
      problem.noise.sigma = surface[0] == 'h' ? 20 : 3;
      problem.steps = 60;
      const Escapes cpu = escapes(problem, BackendChoice::Cpu);
      const Escapes cuda = escapes(problem, BackendChoice::Cuda);
      ASSERT_EQ(cpu.chains.size(), cuda.chains.size());
      int left = 0;
      for (std::size_t c = 0; c < cpu.chains.size(); ++c) {
        const Escape &a = cpu.chains[c], &b = cuda.chains[c];
        EXPECT_TRUE(a.updates == b.updates && a.time == b.time && a.from == b.from && a.to == b.to &&
                    a.fate == b.fate)
            << surface << ", chain " << c << ": " << a.updates << " and " << b.updates;
        left += a.fate == Escape::Fate::Left;
      }
      EXPECT_GT(left, 0) << surface;
    }
}

class CudaSummaryRace : public CudaTest {};

TEST_F(CudaSummaryRace, EveryKernel) {
  expect_the_cpus(awkward<float>(4500, 5), 2304, "f32");
  expect_the_cpus(awkward<double>(700, 6), 1024, "f64");
}

}  // namespace
}  // namespace steepest::engine
