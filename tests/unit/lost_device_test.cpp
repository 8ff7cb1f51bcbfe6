// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A device that fails in the middle: what is done is kept, and the CPU goes on where it may.
#include <chrono>

#include "engine/fair_race.h"
#include "engine/map.h"
#include "engine/map_row.h"
#include "engine/run.h"
#include "engine/validate.h"
#include "engine/visits.h"
#include "experiment_fixture.h"

namespace steepest::engine {
namespace {

using namespace std::chrono_literals;

/// Of the real catalogue, yet run by the fake backend.
Problem bowl() {
  Problem problem;
  problem.surface = "bowl";
  problem.chains = 70;
  problem.steps = 40;
  complete(problem, catalog());
  return problem;
}

TEST(LostDevice, LeavesARunToTheCpu) {
  fake::World world;
  const Services services = fake::services(world);
  RunOptions options;
  options.make_backend = services.make_backend;
  Problem problem = bowl();
  const auto expected = run(problem, options);
  ASSERT_TRUE(expected);
  EXPECT_EQ(expected->note, "");
  world.cuda = world.lost = true;
  const auto result = run(problem, options);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->backend, "cpu");
  EXPECT_EQ(result->updates, 40);
  EXPECT_EQ(result->state_hash, expected->state_hash);
  EXPECT_NE(result->note.find("device lost"), std::string::npos) << result->note;
  EXPECT_NE(result->note.find("the CPU ran it"), std::string::npos) << result->note;
  problem.backend = BackendChoice::Cuda;
  const auto insisted = run(problem, options);
  ASSERT_FALSE(insisted);
  EXPECT_NE(insisted.error().message.find("device lost"), std::string::npos);
}

TEST(LostDevice, ThatWasInsistedOnLeavesWhatWasSeen) {
  fake::World world;
  world.cuda = true;
  RunOptions options;
  options.make_backend = fake::services(world).make_backend;
  options.progress = [&](double share) { return world.lost = share > .5, true; };
  Problem problem = bowl();
  problem.backend = BackendChoice::Cuda;
  for (const std::int64_t every : {0, 5}) {
    options.every = every;
    world.lost = false;
    const auto result = run(problem, options);
    ASSERT_TRUE(result) << result.error().message;
    ASSERT_TRUE(result->failure);
    EXPECT_NE(result->failure->message.find("device lost"), std::string::npos);
    EXPECT_TRUE(result->cancelled && result->state_lost);
    EXPECT_EQ(result->backend, "cuda");
    EXPECT_EQ(result->history.size(), every > 0 ? 6u : 0u) << "steps 0, 5, 10, 15, 20, 25";
    EXPECT_GE(result->statistics.step, every > 0 ? 25 : 11) << "at least half of more than 20";
    EXPECT_EQ(result->updates, result->statistics.step);
    world.lost = false;
    RunOptions whole;
    whole.make_backend = options.make_backend;
    problem.steps = result->updates;
    EXPECT_EQ(result->statistics.loss.mean, run(problem, whole)->statistics.loss.mean);
    problem.steps = 40;
  }
}

TEST(LostDevice, LeavesARaceToTheCpu) {
  fake::World world;
  const Services services = fake::services(world);
  Scene scene;
  scene.problem = bowl();
  scene.racers = {{"momentum", 0.05, {}}};
  complete(scene, catalog());
  const TuningPlan plan{.rates = 3,
                        .low = 1e-3,
                        .high = 0.1,
                        .most_chains = 70,
                        .most_steps = 40,
                        .beside_a_window = false};
  const auto raced = [&](const std::optional<TuningPlan>& tuning) {
    FairRace race(scene, tuning);
    while (!race.done()) EXPECT_FALSE(race.work(services, 0ns));
    return race.result();
  };
  const RaceResult expected = raced(plan), untuned = raced({});
  world.cuda = world.lost = true;
  for (const RaceResult& result : {raced(plan), raced({})}) {
    EXPECT_EQ(result.backend, "cpu");
    EXPECT_NE(result.note.find("device lost"), std::string::npos) << result.note;
    EXPECT_EQ(race_csv(result), race_csv(result.entries[0].tuning.empty() ? untuned : expected));
  }
  scene.problem.backend = BackendChoice::Cuda;
  FairRace insisted(scene, {});
  EXPECT_ANY_THROW(insisted.work(services, 1h));
  EXPECT_TRUE(insisted.result().cancelled);
}

/// The window: from the last state that was kept, with the same future.
TEST_F(ExperimentTest, ALostDeviceGoesOnFromTheLastStateThatWasKept) {
  const auto play = [&](int frames) {
    for (int frame = 0; frame < frames; ++frame) experiment->advance(1s);
  };
  world.cuda = true;
  apply(SetBackend{BackendChoice::Cuda});
  apply(Play{});
  play(5);
  apply(SetLearningRate{0.02});
  play(5);
  EXPECT_EQ(experiment->view().step, 10);
  world.lost = true;
  play(1);
  EXPECT_EQ(experiment->view().backend, "cpu");
  EXPECT_EQ(experiment->view().scene->problem.backend, BackendChoice::Cpu);
  EXPECT_GT(experiment->view().step, 5) << "a fast run keeps a state in every frame";
  EXPECT_TRUE(experiment->view().playing);
  EXPECT_EQ(experiment->view().scene->problem.learning_rate, 0.02);
  const std::string note = experiment->view().note;
  EXPECT_NE(note.find("from step " + std::to_string(experiment->view().step)), std::string::npos)
      << note;
  EXPECT_EQ(experiment->apply({}).size(), 1u) << "and it is told once";
  while (experiment->view().step < 15) play(1);
  apply(Pause{});
  const auto ended = positions();
  apply(SeekStep{3});  // what came before the loss is still there
  while (experiment->view().step != 3) play(1);
  EXPECT_EQ(experiment->view().scene->problem.learning_rate, 0.01);
  EXPECT_EQ(experiment->view().backend, "cpu");
  world.cuda = false;
  open(scene());
  experiment->advance_steps(5);
  apply(SetLearningRate{0.02});
  experiment->advance_steps(10);
  EXPECT_EQ(positions(), ended);
}

/// Runs its rows on the CPU until it is called once too often.
class FailingRows final : public RowRunner {
 public:
  explicit FailingRows(std::string name) : name_(std::move(name)) {}
  std::string backend() const override { return name_; }
  std::size_t together() const override { return 2; }
  std::vector<std::uint8_t> run(std::span<const MapRow> rows, const std::atomic<bool>& stop,
                                std::span<const std::span<double>> out) override {
    if (++calls_ > 3) throw std::runtime_error("device lost");
    std::vector<std::uint8_t> done;
    for (std::size_t i = 0; i < rows.size(); ++i)
      done.push_back(cpu_->run(rows.subspan(i, 1), stop, out.subspan(i, 1))[0]);
    return done;
  }

 private:
  std::string name_;
  std::unique_ptr<RowRunner> cpu_ = cpu_rows(cpu_isa_or_baseline(), 1);
  int calls_ = 0;
};

TEST(LostDevice, KeepsTheRowsOfAMapThatAreDone) {
  MapSpec spec;
  spec.problem = bowl();
  spec.columns = spec.rows = 16;
  spec.problem.backend = BackendChoice::Cuda;
  const std::atomic<bool> stop = false;
  auto insisted = Map::create(spec, std::make_unique<FailingRows>("cuda"));
  ASSERT_TRUE(insisted) << insisted.error().message;
  const auto error = insisted->work(1h, stop);
  ASSERT_TRUE(error);
  EXPECT_NE(error->message.find("device lost"), std::string::npos);
  EXPECT_EQ(insisted->rows_done(), 6);
  EXPECT_EQ(std::ranges::count(insisted->values(), Map::kNotDone), 10 * 16);
  EXPECT_EQ(insisted->note(), error->message);
  spec.problem.backend = BackendChoice::Auto;
  auto left = Map::create(spec, std::make_unique<FailingRows>("cuda"));
  ASSERT_TRUE(left);
  EXPECT_FALSE(left->work(1h, stop));
  EXPECT_TRUE(left->done());
  EXPECT_EQ(left->backend(), "cpu");
}

}  // namespace
}  // namespace steepest::engine
