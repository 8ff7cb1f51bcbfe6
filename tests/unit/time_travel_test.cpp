// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Back and forth in a run: every state is the one that it was, to the last bit.
#include <gtest/gtest.h>
#include <malloc.h>

#include <cstddef>
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();  // g++ 12 has no header for it
#endif

#include <bit>
#include <map>

#include "engine/experiment.h"
#include "engine/services.h"
#include "engine/timeline.h"
#include "experiment_fixture.h"

namespace steepest::engine {
namespace {

using namespace std::chrono_literals;

/// An experiment of the real engine whose backends can be asked for their hashes.
class TimeTravel : public testing::Test {
 protected:
  static Scene scene() {
    Scene scene;
    scene.problem.surface = "himmelblau";
    scene.problem.learning_rate = 0.002;
    scene.problem.noise.sigma = 1;
    scene.problem.chains = 700;
    scene.problem.backend = BackendChoice::Cpu;
    return scene;
  }
  void open(const Scene& first) {
    backends_.clear();
    Services services = default_services();
    services.make_backend = [this, make = services.make_backend](const Problem& problem) {
      auto chosen = make(problem);
      if (chosen && problem.threads != 1) backends_.push_back(chosen->backend.get());
      return chosen;
    };
    auto made = Experiment::create(first, services);
    ASSERT_TRUE(made) << made.error().message;
    experiment = std::move(*made);
  }
  void apply(const Command& command) {
    const auto errors = experiment->apply({command});
    ASSERT_TRUE(errors.empty()) << errors.front().message;
  }
  /// Everything that is shown now, as one number.
  std::uint64_t state() {
    const RunView& view = experiment->view();
    std::uint64_t sum = 0;
    const auto add = [&](std::uint64_t bits) { sum = (sum ^ bits) * 0x9E3779B97F4A7C15u + (sum >> 29); };
    for (Backend* backend : backends_) add(backend->state_hash());
    for (const ChainPoint& point : view.chains) {
      add(std::bit_cast<std::uint32_t>(point.x));
      add(std::bit_cast<std::uint32_t>(point.speed));
    }
    for (const Trail& trail : view.trails) {
      add(trail.points.size());
      for (const ChainPoint& point : trail.points) add(std::bit_cast<std::uint32_t>(point.y));
    }
    add(std::bit_cast<std::uint64_t>(view.statistics.loss.mean));
    add(std::bit_cast<std::uint64_t>(view.scene->problem.learning_rate));
    add(static_cast<std::uint64_t>(view.step));
    return sum;
  }
  void arrive(std::int64_t step) {
    for (int frame = 0; frame < 10'000 && experiment->view().step != step; ++frame)
      experiment->advance(5ms);
    ASSERT_EQ(experiment->view().step, step);
  }
  void seek(std::int64_t step) {
    apply(SeekStep{step});
    arrive(step);
  }
  /// Plays `steps` single steps, remembering every state; then visits them in a disorderly order.
  void remember(int steps) {
    for (int i = 0; i < steps; ++i) {
      seen[experiment->view().step] = state();
      apply(StepOnce{});
    }
    seen[experiment->view().step] = state();
  }
  void expect_all_again() {
    const auto last = experiment->view().latest_step;
    for (std::int64_t i = 0, at = 0; i < 40; ++i, at = (at + 37) % (last + 1)) {
      seek(at);
      EXPECT_EQ(state(), seen.at(at)) << "step " << at;
      EXPECT_EQ(experiment->view().latest_step, last);
      EXPECT_EQ(experiment->view().earliest_step, 0);
    }
    for (std::int64_t at = experiment->view().step; at > 0;) {
      apply(StepBack{});
      arrive(--at);
      ASSERT_EQ(state(), seen.at(at)) << "step " << at;
    }
  }

  std::unique_ptr<Experiment> experiment;
  std::map<std::int64_t, std::uint64_t> seen;

 private:
  std::vector<Backend*> backends_;
};

TEST_F(TimeTravel, EveryRuleGoesBackToTheBit) {
  for (const RuleInfo& rule : default_services().catalog->rules) {
    SCOPED_TRACE(rule.name);
    for (const Precision precision : {Precision::F32, Precision::F64}) {
      Scene first = scene();
      first.problem.rule = rule.name;
      first.problem.precision = precision;
      seen.clear();
      open(first);
      remember(45);
      expect_all_again();
    }
  }
}

TEST_F(TimeTravel, FollowsTheChangesThatWereMade) {
  open(scene());
  remember(10);
  apply(SetLearningRate{0.004});
  remember(10);
  apply(SetNoise{3});
  apply(SetNoise{2});
  apply(SetRule{"adam"});
  remember(10);
  apply(SetRuleParameter{0, 0.5});
  apply(SetRule{"momentum"});
  apply(SetRule{"adam"});  // its state begins with zeros again
  remember(30);
  EXPECT_EQ(experiment->view().scene->problem.rule, "adam");
  expect_all_again();
  EXPECT_EQ(experiment->view().step, 0);
  EXPECT_EQ(experiment->view().scene->problem.learning_rate, 0.002);
  EXPECT_EQ(experiment->view().scene->problem.noise.sigma, 1);
  // Forward again by playing: the changes come back in their places.
  apply(SetSpeed{7});
  apply(Play{});
  while (experiment->view().step < 56) experiment->advance(1s);
  EXPECT_EQ(state(), seen[56]);
}

TEST_F(TimeTravel, ARaceGoesBackTogether) {
  Scene race = scene();
  race.racers = {{"adam", 0.02, {}}, {"momentum", 1e-3, {}}};
  open(race);
  remember(30);
  apply(SetLearningRate{0.01});
  remember(15);
  expect_all_again();
}

TEST_F(TimeTravel, AChangeForgetsTheFuture) {
  open(scene());
  experiment->advance_steps(40, 1);
  seek(25);
  const auto before = state();
  apply(SetLearningRate{0.01});
  EXPECT_EQ(experiment->view().latest_step, 25);
  EXPECT_EQ(experiment->view().history.back().step, 25);
  EXPECT_EQ(experiment->apply({SeekStep{26}}).size(), 1u);
  apply(StepOnce{});
  apply(StepBack{});
  arrive(25);
  EXPECT_EQ(experiment->view().scene->problem.learning_rate, 0.01);
  apply(SetLearningRate{0.002});
  EXPECT_EQ(state(), before);
  // What a run without any detour shows.
  experiment->advance_steps(15);
  const auto end = state();
  open(scene());
  experiment->advance_steps(40, 1);
  EXPECT_EQ(state(), end);
}

TEST_F(TimeTravel, TheHistoryStaysForTheTimeLine) {
  open(scene());
  experiment->advance_steps(40, 1);
  const std::vector<Statistics> whole(experiment->view().history.begin(),
                                      experiment->view().history.end());
  seek(10);
  const RunView& view = experiment->view();
  EXPECT_EQ(view.statistics.step, 10);
  EXPECT_EQ(view.statistics.loss.mean, whole[10].loss.mean);
  ASSERT_EQ(view.history.size(), whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) EXPECT_EQ(view.history[i].step, whole[i].step);
  for (const Trail& trail : view.trails) EXPECT_EQ(trail.points.size(), 11u);
}

TEST_F(TimeTravel, WhereTheRunHasNotBeenIsRefused) {
  open(scene());
  EXPECT_EQ(experiment->apply({StepBack{}}).size(), 1u);
  experiment->advance_steps(5);
  for (const std::int64_t step : {-1, 6, 1'000'000})
    EXPECT_EQ(experiment->apply({SeekStep{step}}).at(0).code, ErrorCode::BadInput);
  EXPECT_EQ(experiment->view().step, 5);
  apply(Restart{});
  EXPECT_EQ(experiment->view().latest_step, 0);
}

TEST_F(TimeTravel, SingleStepsAreCountedSinceTheSceneWasLoaded) {
  open(scene());
  apply(StepOnce{});
  apply(StepBack{});
  apply(StepOnce{});
  apply(Restart{});
  EXPECT_EQ(experiment->view().single_steps, 2);
  apply(LoadScene{scene()});
  EXPECT_EQ(experiment->view().single_steps, 0);
}

/// What is allocated and not freed. Resident memory would count what the allocator keeps for itself,
/// a sanitizer's quarantine above all.
std::int64_t allocated_bytes() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return static_cast<std::int64_t>(__sanitizer_get_current_allocated_bytes());
#else
  const struct mallinfo2 info = mallinfo2();
  return static_cast<std::int64_t>(info.uordblks + info.hblkhd);
#endif
}

TEST_F(TimeTravel, AMillionChainsStayWithinTheBound) {
  Scene many = scene();
  many.problem.chains = 1'000'000;
  many.problem.rule = "adam";
  open(many);
  experiment->view();
  const std::int64_t before = allocated_bytes();
  for (int i = 0; i < 40; ++i) apply(StepOnce{});
  const std::int64_t more = allocated_bytes() - before;
  EXPECT_GT(more, std::int64_t{10} << 20) << "states are kept, and they are seen here";
  EXPECT_LT(more, Timeline::kBytes + (std::int64_t{100} << 20));
  const auto end = state();
  seek(3);
  seek(40);
  EXPECT_EQ(state(), end);
}

#ifdef NDEBUG
constexpr std::int64_t kFar = 10'000;
#else
constexpr std::int64_t kFar = 100;  // without optimisation, or under a sanitizer, that is far enough
#endif

/// The whole of what is promised: ten thousand steps of a million chains, there and back by hash.
TEST_F(TimeTravel, AMillionChainsGoTenThousandStepsAndBack) {
  Scene many = scene();
  many.problem.surface = "bowl";
  many.problem.surface_parameters = {};
  many.problem.noise.sigma = 0;
  many.problem.learning_rate = 1e-4;
  many.problem.chains = 1'000'000;
  many.view.trails = 0;
  open(many);
  std::map<std::int64_t, std::uint64_t> hashes;
  for (const std::int64_t step : {std::int64_t{5}, kFar - 1, kFar}) {
    ASSERT_TRUE(experiment->go_to(step, [] { return true; }));
    hashes[step] = experiment->state_hash();
  }
  EXPECT_NE(hashes[kFar - 1], hashes[kFar]);
  for (const std::int64_t step : {kFar - 1, std::int64_t{5}, kFar}) {
    ASSERT_TRUE(experiment->go_to(step, [] { return true; }));
    EXPECT_EQ(experiment->view().step, step);
    EXPECT_EQ(experiment->state_hash(), hashes[step]) << step;
  }
}

/// The same on a clock that only moves when chains do: a long way is gone frame by frame.
TEST_F(ExperimentTest, ALongWayIsGoneInFrames) {
  world.cost_per_step = 1ms;
  experiment->advance_steps(1000);
  const auto end = positions();
  apply(SeekStep{500});
  EXPECT_LT(experiment->view().step, 100);
  const auto begin = world.clock;
  EXPECT_TRUE(experiment->advance(10ms));
  EXPECT_LE(world.clock - begin, 12ms);
  EXPECT_LT(experiment->view().step, 500);
  for (int frame = 0; frame < 200; ++frame) experiment->advance(10ms);
  EXPECT_EQ(experiment->view().step, 500);
  EXPECT_FALSE(experiment->view().playing);
  apply(SeekStep{1000});
  for (int frame = 0; frame < 200; ++frame) experiment->advance(10ms);
  EXPECT_EQ(experiment->view().step, 1000);
  EXPECT_EQ(positions(), end);
  EXPECT_EQ(world.restored, 0) << "the way forward needs no state";
}

TEST_F(ExperimentTest, KeptStatesMakeTheWayShort) {
  apply(Play{});
  for (int frame = 0; frame < 1000; ++frame) experiment->advance(1s);
  ASSERT_EQ(experiment->view().step, 1000);
  world.chunks.clear();
  apply(StepBack{});
  EXPECT_EQ(experiment->view().step, 999);
  EXPECT_LE(world.chunks.size(), 2u);
  EXPECT_GE(world.restored, 1);
}

Timeline::Moment moment(std::int64_t step, std::size_t bytes) {
  Timeline::Moment moment{step, 1, std::vector<Snapshot>(1), {}};
  moment.runs[0].state.resize(bytes);
  return moment;
}

TEST(Timeline, KeepsItsBoundsAndRecentStatesDensely) {
  for (const std::size_t each : {std::size_t{10}, std::size_t{9'000}, std::size_t{40'000}}) {
    Timeline line(100'000);
    line.begin({});
    for (std::int64_t step = 1; step <= 20'000; ++step) {
      line.reach(step);
      line.keep(moment(step, each));
      ASSERT_LE(line.bytes(), 100'000);
      ASSERT_LE(line.moments(), Timeline::kMostMoments);
    }
    ASSERT_NE(line.before(20'000), nullptr);
    EXPECT_GE(line.before(20'000)->step, 19'900);
    if (each > 10) continue;
    for (const std::int64_t age : {1, 10, 100, 1000, 10'000}) {
      const auto* before = line.before(20'000 - age);
      ASSERT_NE(before, nullptr) << age;
      EXPECT_LE(20'000 - age - before->step, age / 4 + 4) << age;
    }
  }
}

TEST(Timeline, AStateLargerThanAllOfItIsNotKept) {
  Timeline line(1000);
  line.begin({});
  line.keep(moment(3, 5000));
  EXPECT_EQ(line.bytes(), 0);
  EXPECT_EQ(line.before(10), nullptr);
  EXPECT_FALSE(line.has_room_for(1001));
}

}  // namespace
}  // namespace steepest::engine
