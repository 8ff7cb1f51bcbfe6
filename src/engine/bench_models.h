// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The small models of the benchmarks (kernels/bench), with data, on one thread: what `steepest bench`
// measures and what its peers are given.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/raw_memory.h"
#include "launch_bench.h"

namespace steepest::engine {

/// Numbers that everyone can make again: number i of stream s is mix64(s * 2^32 + i) / 2^64.
double unit_number(std::uint32_t stream, std::uint32_t i);

/// 64-byte aligned floats.
class AlignedFloats {
 public:
  explicit AlignedFloats(std::size_t count) : memory_(count * sizeof(float)), count_(count) {}
  std::span<float> all() const { return {memory_.as<float>(), count_}; }
  float* data() const { return memory_.as<float>(); }

 private:
  RawMemory memory_;
  std::size_t count_;
};

class LogisticBench {
 public:
  static constexpr int kChains = 1024, kSteps = 8, kSamples = 1024;
  using Steps = kernels::cpu::LogisticSteps;

  explicit LogisticBench(bool own);
  void prepare();  ///< weights 0
  void run();
  double units() const { return double{kChains} * kSteps; }
  /// The largest difference of a few chains' weights from plain double precision, after prepare(),
  /// run().
  double error() const;
  std::vector<double> weights(int chain) const;
  const Steps& steps() const { return steps_; }

 private:
  AlignedFloats data_, labels_, weights_;
  std::vector<std::int32_t> picks_;
  Steps steps_;
};

class NetworksBench {
 public:
  static constexpr int kNetworks = 512, kSteps = 8, kSamples = 1024;
  using Steps = kernels::cpu::NetworkSteps;

  NetworksBench();
  void prepare();
  void run();
  double units() const { return double{kNetworks} * kSteps; }
  double error() const;
  std::vector<double> weights(int network) const;
  const Steps& steps() const { return steps_; }

 private:
  AlignedFloats data_, weights_, starts_;
  std::vector<std::int32_t> picks_;
  Steps steps_;
};

class SliceBench {
 public:
  static constexpr int kSide = 128, kSamples = 512;

  SliceBench();
  void run();
  double units() const { return double{kSide} * kSide; }
  double error() const;  ///< relative, of a few points
  const kernels::cpu::NetworkSlice& slice() const { return slice_; }

 private:
  AlignedFloats samples_, plane_, loss_;
  kernels::cpu::NetworkSlice slice_;
};

/// One network in plain double precision, as the reference for both.
class PlainNetwork {
 public:
  explicit PlainNetwork(std::vector<double> weights) : w_(std::move(weights)) {}
  double output(double x, double y);  ///< activations are kept for backward()
  void backward(double x, double y, double off, std::vector<double>& slopes) const;
  std::vector<double>& weights() { return w_; }

 private:
  std::vector<double> w_;
  double first_[16] = {}, second_[16] = {};
};

}  // namespace steepest::engine
