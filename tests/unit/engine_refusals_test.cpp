// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What an Experiment refuses: nothing changes, and the error names what is valid.
#include <limits>

#include "experiment_fixture.h"

namespace steepest::engine {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST_F(ExperimentTest, CreateRefusesWhatIsWrongAndNamesWhatIsRight) {
  Scene wrong = scene();
  wrong.problem.surface = "bowel";
  const auto made = Experiment::create(wrong, fake::services(world));
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().code, ErrorCode::BadInput);
  EXPECT_NE(made.error().hint.find("bowl, pit"), std::string::npos);
}

TEST_F(ExperimentTest, RefusesNumbersOutOfRange) {
  for (const double bad : {kNaN, kInfinity, -kInfinity, 0.0, -1.0, 1000.5}) {
    const Error error = refused(SetLearningRate{bad});
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_NE(error.hint.find("0 < learning rate <= 1000"), std::string::npos);
  }
  for (const double bad : {kNaN, kInfinity, -0.1, 1e7}) refused(SetNoise{bad});
  for (const double bad : {kNaN, kInfinity, 0.0, -1.0}) refused(SetSpeed{bad});
  for (const double bad : {kNaN, 0.4, 100.5}) {
    EXPECT_NE(refused(SetSurfaceParameter{0, bad}).hint.find("0.5 <= kappa <= 100"), std::string::npos);
  }
  for (const std::int64_t bad : {std::int64_t{0}, std::int64_t{-5}, std::int64_t{1'000'000'001}})
    refused(SetChains{bad});
  refused(SetSeed{std::uint64_t{1} << 63});
  refused(SetSurfaceParameter{1, 1});
  refused(SetSurfaceParameter{-1, 1});
  refused(SetRuleParameter{0, 1});
  apply(SetRule{"heavy"});
  EXPECT_NE(refused(SetRuleParameter{0, 1}).hint.find("0 <= momentum < 1"), std::string::npos);
}

TEST_F(ExperimentTest, RefusesUnknownNamesNearestFirst) {
  EXPECT_NE(refused(SetSurface{"pitt"}).hint.find("valid names: pit, bowl"), std::string::npos);
  EXPECT_NE(refused(SetRule{"havy"}).hint.find("valid names: heavy, plain"), std::string::npos);
}

TEST_F(ExperimentTest, RefusesImpossibleStartsViewsAndProbes) {
  refused(SetStart{{.point = {1}, .low = {}, .high = {}}});
  refused(SetStart{{.point = {1, kNaN}, .low = {}, .high = {}}});
  refused(SetStart{{.point = {1, 1e39}, .low = {}, .high = {}}});  // no f32
  refused(SetStart{{.point = {}, .low = {0, 0}, .high = {1, -1}}});
  refused(SetStart{{.point = {}, .low = {0, 0}, .high = {}}});
  ViewSpec view;
  view.trails = 13;
  refused(SetView{view});
  view = {};
  view.zoom = kNaN;
  refused(SetView{view});
  view = {};
  view.region = std::array<double, 4>{1, 0, 0, 1};
  refused(SetView{view});
  refused(SetProbe{std::array{kNaN, 0.0}});
}

TEST_F(ExperimentTest, RefusesABackendThatIsNotThere) {
  experiment->advance_steps(4);
  EXPECT_EQ(refused(SetBackend{BackendChoice::Cuda}).code, ErrorCode::Unavailable);
  EXPECT_EQ(experiment->view().step, 4);
}

TEST_F(ExperimentTest, CommandsAfterARefusedOneStillCount) {
  const auto errors = experiment->apply({SetLearningRate{-1}, SetNoise{0.5}, SetRule{"nothing"}});
  EXPECT_EQ(errors.size(), 2u);
  EXPECT_EQ(experiment->view().scene->problem.noise.sigma, 0.5);
}

TEST_F(ExperimentTest, ARefusedRacerRefusesTheScene) {
  Scene race = scene();
  race.racers.push_back({"heavy", 0.01, {1.5}});
  refused(LoadScene{race});
}

}  // namespace
}  // namespace steepest::engine
