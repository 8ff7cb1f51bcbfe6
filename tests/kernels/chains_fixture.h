// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the tests of the kernels share: problems from names, chains in memory, and the instruction sets
// that this machine has.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "launch.h"

namespace steepest::testing {

using kernels::cpu::Isa;

inline constexpr Isa kIsas[] = {Isa::Baseline, Isa::Avx2, Isa::Avx512};
std::vector<Isa> available_isas();
/// Says on the test's log which instruction sets were not executed.
void report_missing_isas();

/// The surfaces over two coordinates (others are in nd_fixture.h): the first ones of the catalog.
std::span<const SurfaceInfo> planar_surfaces();

/// A problem with the defaults of its surface and rule: the surface's domain as start box.
Problem problem_of(std::string_view surface, std::string_view rule);
/// The same with another value for one of the rule's parameters.
Problem with_rule_parameter(Problem problem, std::string_view name, double value);
Problem with_surface_parameter(Problem problem, std::string_view name, double value);
/// The same with noise of another kind: its own parameters, strength sigma.
Problem with_noise(Problem problem, const NoiseInfo& kind, double sigma);
/// The kinds that add a number to the gradient: all but minibatches.
std::span<const NoiseInfo> added_noises();
std::vector<double> defaults_of(std::span<const ParameterInfo> parameters);
/// Every parameter off its default, so that the rule's full form runs.
std::vector<double> full_parameters(const RuleInfo& rule);

/// The chains of one problem in memory of their own.
class ChainSet {
 public:
  explicit ChainSet(const Problem& problem, Isa isa = Isa::Baseline, int threads = 1,
                    std::int64_t first_chain = 0);

  /// Updates in plans of at most `chunk` steps.
  void advance(std::int64_t steps, int chunk = kernels::kMaxSteps);
  std::uint64_t hash() const;
  double x(std::int64_t chain, int coordinate) const { return number(x_, coordinate, chain); }
  double state(std::int64_t chain, int row) const { return number(state_, row, chain); }
  std::int64_t diverged_at(std::int64_t chain) const {
    return diverged_at_[static_cast<std::size_t>(chain)];
  }
  float speed(std::int64_t chain) const { return speed_[static_cast<std::size_t>(chain)]; }
  void set_x(std::int64_t chain, std::vector<double> at);
  Divergence explain(std::int64_t chain) const;
  /// Bits of every coordinate, state, speed and flag, for comparisons.
  std::vector<std::uint64_t> bits() const;

  const kernels::Chains& chains() const { return chains_; }
  const kernels::cpu::Executor& executor() const { return executor_; }

  bool composed = false;  ///< leave the hot pairs aside
  const kernels::ChainNumbers* per_chain = nullptr;
  std::int64_t step = 0;  ///< updates done; may be set before the first

 private:
  double number(const std::vector<std::byte>& memory, std::int64_t row, std::int64_t chain) const;
  std::size_t number_size() const { return problem_.precision == Precision::F32 ? 4 : 8; }

  Problem problem_;
  std::int64_t first_chain_;
  kernels::cpu::Executor executor_;
  std::vector<std::byte> x_, state_;
  std::vector<float> speed_;
  std::vector<std::int64_t> diverged_at_;
  kernels::Chains chains_;
};

/// f, gradient and Hessian of points in one precision, as doubles.
struct Evaluated {
  double f;
  std::array<double, 2> gradient;
  std::array<double, 4> hessian;
  bool operator==(const Evaluated&) const = default;
};
std::vector<Evaluated> evaluate(const Problem& problem, const std::vector<std::array<double, 2>>& points,
                                Isa isa = Isa::Baseline, Precision precision = Precision::F64);
/// f alone, which is computed without derivatives.
std::vector<double> evaluate_f(const Problem& problem, const std::vector<std::array<double, 2>>& points,
                               Isa isa = Isa::Baseline, Precision precision = Precision::F64);

/// Points all over a surface's domain and somewhat beyond, the same in every run.
std::vector<std::array<double, 2>> sample_points(const SurfaceInfo& surface, int count);

/// "surface rule f32": for SCOPED_TRACE.
std::string label(const Problem& problem);

}  // namespace steepest::testing
