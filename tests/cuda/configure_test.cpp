// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A run that is changed while it runs is changed alike on both sides; a sink may lie on the device.
#include "cuda/memory.h"
#include "cuda/stream.h"
#include "cuda_fixture.h"

namespace steepest::engine {
namespace {

class CudaConfigure : public CudaTest {};

TEST_F(CudaConfigure, NewNumbersInTheMiddleOfARun) {
  for (const Precision precision : kPrecisions) {
    Problem problem = problem_of("bowl", "momentum", precision);
    const Both both(problem);
    both.advance(5);
    problem.learning_rate *= 3;
    problem.surface_parameters[0] = 25;
    problem.surface_parameters[1] = 30;
    problem.noise.sigma = 0.25;
    both.cpu->configure(problem);
    both.cuda->configure(problem);
    both.advance(6);
    expect_same_run(both, name_of(precision));
  }
}

TEST_F(CudaConfigure, ANewRuleBeginsWithZeroState) {
  for (const Precision precision : kPrecisions) {
    Problem problem = problem_of("himmelblau", "adam", precision);
    problem.noise.sigma = 0.25;
    const Both both(problem);
    both.advance(9);
    for (const RuleInfo& rule : catalog().rules) {
      const Problem next = problem_of("himmelblau", rule.name, precision);
      problem.rule = next.rule;
      problem.rule_parameters = next.rule_parameters;
      problem.learning_rate = next.learning_rate;
      both.cpu->configure(problem);
      both.cuda->configure(problem);
      both.advance(5);
      expect_same_run(both, std::string(rule.name) + ", " + name_of(precision));
    }
  }
}

/// Back to a state under other numbers, another rule and other sizes of its memory.
TEST_F(CudaConfigure, ASnapshotBringsBackEveryBit) {
  for (const Precision precision : kPrecisions) {
    const Problem adam = problem_of("himmelblau", "adam", precision);
    const Both both(adam);
    both.advance(9);
    const Snapshot on_cpu = both.cpu->snapshot(), on_cuda = both.cuda->snapshot();
    EXPECT_EQ(static_cast<std::int64_t>(on_cuda.state.size()), both.cuda->snapshot_bytes());
    const auto hash = both.cuda->state_hash();
    both.advance(4);
    const auto later = both.cuda->state_hash();
    Problem other = adam;
    other.rule = "sgd";
    other.rule_parameters.clear();
    other.learning_rate = 1e-3;
    both.cpu->configure(other);
    both.cuda->configure(other);
    both.advance(3);
    both.cpu->restore(on_cpu);
    both.cuda->restore(on_cuda);
    EXPECT_EQ(both.cuda->state_hash(), hash);
    expect_same_run(both, std::string(name_of(precision)) + ", restored");
    both.advance(4);
    EXPECT_EQ(both.cuda->state_hash(), later);
    expect_same_run(both, std::string(name_of(precision)) + ", gone on");
  }
}

/// A sink in device memory, as a shared buffer is.
class DeviceSink final : public ChainSink {
 public:
  ChainPoint* begin_host(std::int64_t) override { return nullptr; }
  void* begin_device(std::int64_t count) override {
    memory_ = cuda::DeviceMemory(static_cast<std::size_t>(count) * sizeof(ChainPoint));
    return memory_.as<void>();
  }
  void end() override { ended_ = true; }
  std::vector<ChainPoint> points() const {
    EXPECT_TRUE(ended_);
    std::vector<ChainPoint> here(memory_.bytes() / sizeof(ChainPoint));
    const cuda::Stream stream;
    cuda::copy_to_host(stream.get(), here.data(), memory_.as<void>(), memory_.bytes());
    stream.finish();
    return here;
  }

 private:
  cuda::DeviceMemory memory_;
  bool ended_ = false;
};

TEST_F(CudaConfigure, PointsForADeviceBuffer) {
  Problem problem = problem_of("rastrigin", "adam", Precision::F32);
  problem.chains = 301;
  const Both both(problem);
  both.advance(4);
  HostSink host;
  DeviceSink device;
  both.cpu->publish(host);
  both.cuda->publish(device);
  expect_same(host.points, device.points(), "points");
}

}  // namespace
}  // namespace steepest::engine
