// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Everything that the rest of the program may ask of the kernels: plain structs and a few functions,
// one set for the CPU (launch_cpu.cpp) and one for CUDA (launch_cuda.h). Arrays are structures of
// arrays: row r of a state starts at r * stride; rows are padded to whole blocks of 256 chains.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "steepest/catalog.h"
#include "steepest/problem.h"
#include "steepest/run_view.h"

namespace steepest::kernels {

inline constexpr int kBlock = 256;    ///< chains that go through L1 together
inline constexpr int kMaxSteps = 64;  ///< updates in one call of advance
/// After every so many updates subnormal coordinates and states become 0. A chain that has arrived at 0
/// would keep them for ever (0.9 v rounds to v below 5 units), and the CPU is slow with them.
inline constexpr int kFlushEvery = 64;
inline constexpr int kRuleNumbers = 11;  ///< per step: ten of the rule, then the noise's sigma
inline constexpr int kSigmaNumber = 10;
inline constexpr int kSurfaceNumbers = 8;
inline constexpr std::int64_t kAlive = -1;

/// Chains rounded up to whole blocks: the stride of every row.
constexpr std::int64_t padded(std::int64_t chains) { return (chains + kBlock - 1) / kBlock * kBlock; }

/// The registries (kernels/surfaces/list.h, kernels/optimizers/list.h) as data, built at first use.
const Catalog& catalog();

/// Which function, with numbers ready for the kernels.
struct SurfaceCall {
  int index = 0;  ///< into catalog().surfaces
  int dimension = 2;
  double numbers[kSurfaceNumbers] = {};
  int nd = -1;  ///< into the list of N-dimensional surfaces; -1: into that of the planar ones, by index
};
SurfaceCall surface_call(const Problem& problem);

/// The chains of one run in somebody's memory (host or device). R is float or double.
///   x            dimension rows of R
///   state        dimension * states rows of R; row i * states + k belongs to coordinate i
///   speed        1 row of float: |x_k - x_(k-1)| of the last update
///   diverged_at  1 row: the update (from 0) that would have left the finite numbers, else kAlive
struct Chains {
  void* x = nullptr;
  void* state = nullptr;
  float* speed = nullptr;
  std::int64_t* diverged_at = nullptr;
  std::int64_t count = 0;
  std::int64_t stride = 0;  ///< padded(count)
  int dimension = 2;
  int states = 0;         ///< numbers beside each coordinate
  void* spare = nullptr;  ///< CUDA: spare_rows() more rows of R
  Precision precision = Precision::F32;
};

/// Rule numbers that differ from chain to chain: a map varies the learning rate from pixel to pixel.
class ChainNumbers {
 public:
  virtual ~ChainNumbers() = default;
  /// Number k of chain first + i at update `step` (counted as the plan counts) goes to
  /// numbers[k * kBlock + i], for i < count <= kBlock, also beyond the last chain, where any number will
  /// do. Called from several threads at once.
  virtual void fill(std::int64_t first, int count, std::int64_t step, double* numbers) const = 0;
};

/// Rows that CUDA kernels want beside the chains. N-dimensional surfaces: a copy of position and state
/// from before a launch, and gradients. Rules that see a whole chain: f, gradient, step and Hessian.
/// `per_chain`: with numbers for each chain, for which two coordinates need what N do.
std::int64_t spare_rows(const Problem& problem, bool per_chain = false);

/// Which kind of noise, with its numbers ready for the kernels.
struct NoiseCall {
  int kind = 0;  ///< into catalog().noises
  float numbers[2] = {};
};

/// How the samples of a minibatch are drawn: with replacement; without, afresh in each update; in epochs
/// of a new order each, whose last batch may be short.
enum class Sampling { Replacement, Fresh, Reshuffled };
/// Which samples' gradients stand in for that of all of them.
struct BatchCall {
  int size = 0;  ///< samples of a batch, at most the surface's; 0: all, and nothing is drawn
  Sampling sampling = Sampling::Replacement;
};

/// Up to kMaxSteps updates of every chain, equal for all of them.
struct StepPlan {
  SurfaceCall surface;
  int rule = 0;          ///< into catalog().rules
  int vector_rule = -1;  ///< into the list of those that see a whole chain; -1: one of the others
  bool hessian = false;  ///< it reads the Hessian
  bool full = false;     ///< the rule's full form
  bool noisy = false;    ///< else no noise is drawn
  NoiseCall noise;
  BatchCall batch;
  std::uint64_t seed = 0;
  std::int64_t first_step = 0;
  int steps = 0;
  std::int64_t first_chain = 0;  ///< number of chain 0 in the noise stream
  bool measure_speed = true;     ///< of the last of these updates
  bool steady = false;           ///< every later update has the same numbers
  bool composed = false;         ///< leave the hot pairs aside (same bits; the tests compare)
  double numbers[kMaxSteps][kRuleNumbers] = {};   ///< of rule and noise, per update
  float numbers32[kMaxSteps][kRuleNumbers] = {};  ///< the same, rounded
  /// Not null: these stand in for `numbers` (the composed step, same bits as ever). CUDA:
  /// advance_per_chain.
  const ChainNumbers* per_chain = nullptr;

  /// Updates from `update` of the plan to the one after which subnormal numbers are flushed, both included.
  int flushes_after(int update) const {
    return kFlushEvery - static_cast<int>((first_step + update) % kFlushEvery);
  }
};
/// The plan for `steps` updates (<= kMaxSteps) from `first_step` on. The rule's own numbers (Adam's bias
/// corrections) count updates from `rule_since`, where its state was zero.
StepPlan step_plan(const Problem& problem, std::int64_t first_step, int steps,
                   std::int64_t rule_since = 0);

/// The numbers of chains that solve one problem, each with a learning rate of its own.
class ChainRates final : public ChainNumbers {
 public:
  ChainRates(const Problem& problem, std::span<const double> rates, std::int64_t rule_since = 0);
  void fill(std::int64_t first, int count, std::int64_t step, double* numbers) const override;

 private:
  Problem problem_;
  std::span<const double> rates_;
  std::int64_t rule_since_;
  int rule_;
};

/// Where chains begin: x = low + (high - low) * (u + 1/2) 2^-32 in f64, then rounded; stream 1.
struct StartPlan {
  std::uint64_t seed = 0;
  std::int64_t first_chain = 0;
  const double* low = nullptr;   ///< `dimension` numbers
  const double* high = nullptr;  ///< the same; equal to low for a point
};

/// A listed minimum as observe() needs it: first two coordinates (of planar surfaces, and for the
/// renderer) and its loss.
struct BasinPoint {
  double x = 0, y = 0, f = 0;
};
/// What is asked of every chain at once. Any output may be null.
struct Observation {
  SurfaceCall surface;
  const BasinPoint* minima = nullptr;
  int minima_count = 0;
  const double* coordinates =
      nullptr;                        ///< N-dimensional surfaces: minima_count times `dimension` numbers
  double radius = 0;                  ///< a chain belongs to the nearest minimum within this distance
  double target = 0;                  ///< converged: f - f(that nearest minimum) <= target, however far
  void* loss = nullptr;               ///< R: f of the position, evaluated in f64, rounded to R
  std::int16_t* basin = nullptr;      ///< ChainPoint's meaning; -2 diverged
  std::uint8_t* converged = nullptr;  ///< 0 or 1; diverged chains 0
  ChainPoint* points = nullptr;       ///< complete records, racer 0
};

/// f and partial derivatives of `count` points given as rows of R (stride apart): f one row, gradient
/// `dimension` rows, hessian dimension * dimension rows (row-major, null: not wanted).
struct Evaluation {
  SurfaceCall surface;
  Precision precision = Precision::F64;
  std::int64_t count = 0, stride = 0;
  const void* x = nullptr;
  void* f = nullptr;
  void* gradient = nullptr;
  void* hessian = nullptr;
  const void* direction = nullptr;  ///< `dimension` rows: a direction v a point (null: not wanted)
  void* hessian_vector = nullptr;   ///< `dimension` rows: H v, without the Hessian
};

/// f and both partial derivatives on a regular grid in f32; point (column, row) is
/// (x0 + column * dx, y0 + row * dy), arrays rows x columns; columns a multiple of 16.
struct Grid {
  SurfaceCall surface;
  double x0 = 0, y0 = 0, dx = 0, dy = 0;
  int columns = 0, rows = 0;
  float *f = nullptr, *fx = nullptr, *fy = nullptr;  ///< 64-byte aligned
};

/// SplitMix64's finalizer.
constexpr std::uint64_t mix64(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}
/// The state hash of docs/numbers.md from the wrapping sum over chains.
constexpr std::uint64_t finish_hash(std::uint64_t sum, std::int64_t steps, std::int64_t chains,
                                    int dimension) {
  std::uint64_t h = mix64(sum ^ static_cast<std::uint64_t>(steps));
  h = mix64(h ^ static_cast<std::uint64_t>(chains));
  return mix64(h ^ static_cast<std::uint64_t>(dimension));
}

namespace cpu {

enum class Isa { Baseline, Avx2, Avx512 };
std::string_view isa_name(Isa isa);  ///< "baseline", "avx2", "avx512"
bool isa_available(Isa isa);
/// The best available, or the one that STEEPEST_ISA forces. Null and a reason when that one is
/// unknown or the machine lacks it.
std::optional<Isa> choose_isa(std::string& why_not);

/// An instruction set and some threads. Every function below returns when its work is done; results
/// do not depend on the executor.
class Executor {
 public:
  explicit Executor(Isa isa, int threads = 0);  ///< threads: 0 all
  ~Executor();
  Executor(Executor&&) noexcept;
  Executor& operator=(Executor&&) noexcept;
  Isa isa() const { return isa_; }
  int threads() const { return threads_; }

  /// work(begin, end) over pieces of [0, count), each a multiple of `grain` but the last.
  void for_pieces(std::int64_t count, std::int64_t grain,
                  const std::function<void(std::int64_t begin, std::int64_t end)>& work) const;

 private:
  struct Arena;
  Isa isa_;
  int threads_;
  std::unique_ptr<Arena> arena_;  ///< null: one thread
};

void place(const Executor& on, const StartPlan& plan, Chains& chains);  ///< state 0, all alive
/// Consecutive plans, one after the other, the last one `times` over with first_step moving on (it must
/// be steady then). A block goes through all of them while it is in the caches.
void advance(const Executor& on, std::span<const StepPlan> plans, Chains& chains,
             std::int64_t times = 1);
inline void advance(const Executor& on, const StepPlan& plan, Chains& chains) {
  advance(on, std::span(&plan, 1), chains);
}
void observe(const Executor& on, const Observation& what, const Chains& chains);
std::uint64_t hash_sum(const Executor& on, const Chains& chains);
void evaluate(const Executor& on, const Evaluation& what);
void evaluate_grid(const Executor& on, const Grid& grid);
/// Word j of the stream's blocks 0, 1, ... for chain 0, as normals (benchmarks and tests).
void fill_normals(const Executor& on, std::uint64_t seed, std::span<float> out);
/// One update that would leave the finite numbers, done again: its coordinate and gradient.
Divergence explain(const Executor& on, const StepPlan& one_step, const Chains& chains,
                   std::int64_t chain);

}  // namespace cpu
}  // namespace steepest::kernels
