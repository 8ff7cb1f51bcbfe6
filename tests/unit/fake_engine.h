// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A small engine for the tests of Experiment: a bowl, two rules, a clock that only moves when chains
// do, and a backend that can be told to fail. Everything it does is computed, so that a run that goes
// wrong gives other numbers.
#pragma once
#include <bit>
#include <cmath>
#include <cstring>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/services.h"

namespace steepest::engine::fake {

/// What the tests look at and turn.
struct World {
  std::chrono::nanoseconds clock{0};
  std::chrono::nanoseconds cost_per_step{1000};  ///< of backends with many chains
  std::vector<std::int64_t> chunks;              ///< every advance() of such a backend
  int made = 0, configured = 0, was_reset = 0, sliced = 0, restored = 0;
  bool cuda = false;  ///< a CUDA device is there
  bool lost = false;  ///< and fails at its next step
  bool lost_in_publish = false;
  bool late = false;  ///< statistics are begun in one frame and read in the next
  int waited = 0;     ///< times that somebody wanted statistics of now
  std::int64_t capacity = 1'000'000;
};

inline constexpr std::int64_t kMany = 65;  ///< more chains than a second run for trails has

/// x <- x - lr (p x, p y), p the surface's one parameter; rule "heavy" moves with momentum.
class BowlBackend final : public Backend {
 public:
  BowlBackend(World& world, std::string name) : world_(world), name_(std::move(name)) {}
  std::string name() const override { return name_; }
  std::string device() const override { return "fake " + name_; }
  std::int64_t chains() const override { return static_cast<std::int64_t>(x_.size()) / 2; }
  std::int64_t step() const override { return step_; }

  std::optional<Error> reset(const Problem& problem) override {
    if (problem.chains > world_.capacity) return failed("not even one chain fits");
    ++world_.was_reset;
    problem_ = problem;
    step_ = 0;
    x_.resize(static_cast<std::size_t>(2 * problem.chains));
    for (std::size_t i = 0; i < x_.size(); ++i) x_[i] = start(i);
    v_.assign(x_.size(), 0);
    speed_.assign(x_.size() / 2, 0);
    return {};
  }
  void configure(const Problem& problem) override {
    ++world_.configured;
    if (problem.chains != chains()) throw std::logic_error("configure() must keep the chains");
    if (problem.rule != problem_.rule) v_.assign(x_.size(), 0);
    problem_ = problem;
  }
  void measure_speeds(bool) override {}
  void advance(std::int64_t steps) override {
    if (name_ == "cuda" && world_.lost) throw std::runtime_error("device lost");
    if (chains() >= kMany) {
      world_.chunks.push_back(steps);
      world_.clock += steps * world_.cost_per_step;
    }
    for (std::int64_t s = 0; s < steps; ++s) update();
    step_ += steps;
  }
  std::int64_t snapshot_bytes() const override {
    return static_cast<std::int64_t>(sizeof(double) * (x_.size() + v_.size() + speed_.size()));
  }
  Snapshot snapshot() override {
    Snapshot now{problem_, step_, 0, {}, {}};
    for (const auto* row : {&x_, &v_, &speed_}) {
      const auto bytes = std::as_bytes(std::span(*row));
      now.state.insert(now.state.end(), bytes.begin(), bytes.end());
    }
    return now;
  }
  void restore(const Snapshot& then) override {
    ++world_.restored;
    problem_ = then.problem;
    step_ = then.step;
    const std::byte* from = then.state.data();
    for (auto* row : {&x_, &v_, &speed_}) {
      std::memcpy(row->data(), from, row->size() * sizeof(double));
      from += row->size() * sizeof(double);
    }
  }
  Statistics statistics() override {
    ++world_.waited;
    begun_.reset();
    return of_now();
  }
  void begin_statistics() override {
    if (world_.late) begun_ = of_now();
  }
  std::optional<Statistics> begun_statistics() override { return std::exchange(begun_, {}); }
  Statistics of_now() const {
    Statistics s;
    s.step = step_;
    s.chains = chains();
    for (std::size_t c = 0; c < x_.size() / 2; ++c)
      s.loss.mean += loss(c) / static_cast<double>(chains());
    return s;
  }
  std::uint64_t state_hash() override {
    std::uint64_t hash = static_cast<std::uint64_t>(step_);
    for (const double x : x_) hash = (hash ^ std::bit_cast<std::uint64_t>(x)) * 0x9E3779B97F4A7C15u;
    return hash;
  }
  void publish(ChainSink& sink) override {
    if (name_ == "cuda" && world_.lost_in_publish) throw std::runtime_error("device lost");
    ChainPoint* out = sink.begin_host(chains());
    for (std::size_t c = 0; c < speed_.size(); ++c)
      out[c] = {static_cast<float>(x_[2 * c]),
                static_cast<float>(x_[2 * c + 1]),
                static_cast<float>(loss(c)),
                static_cast<float>(speed_[c]),
                0,
                0};
    sink.end();
  }
  std::vector<double> positions() override { return x_; }
  std::vector<double> losses() override {
    std::vector<double> f;
    for (std::size_t c = 0; c < x_.size() / 2; ++c) f.push_back(loss(c));
    return f;
  }
  std::vector<Divergence> divergences(std::int64_t) override { return {}; }

 private:
  double start(std::size_t i) const {
    if (!problem_.start.point.empty()) return problem_.start.point[i % 2];
    const double u =
        std::fmod(0.37 * static_cast<double>(i + 1) * static_cast<double>(problem_.seed), 1.0);
    const double lo = problem_.start.low.empty() ? -2 : problem_.start.low[i % 2];
    const double hi = problem_.start.high.empty() ? 2 : problem_.start.high[i % 2];
    return lo + (hi - lo) * u;
  }
  double loss(std::size_t c) const {
    return 0.5 * problem_.surface_parameters[0] *
           (x_[2 * c] * x_[2 * c] + x_[2 * c + 1] * x_[2 * c + 1]);
  }
  void update() {
    const double momentum = problem_.rule == "heavy" ? problem_.rule_parameters[0] : 0;
    for (std::size_t i = 0; i < x_.size(); ++i) {
      v_[i] = momentum * v_[i] + problem_.surface_parameters[0] * x_[i];
      x_[i] -= problem_.learning_rate * v_[i];
    }
    for (std::size_t c = 0; c < speed_.size(); ++c)
      speed_[c] = problem_.learning_rate * std::hypot(v_[2 * c], v_[2 * c + 1]);
  }

  std::optional<Statistics> begun_;
  World& world_;
  std::string name_;
  Problem problem_;
  std::int64_t step_ = 0;
  std::vector<double> x_, v_, speed_;
};

/// Two surfaces ("bowl", "pit") of one parameter; rules "plain" and "heavy".
inline const Catalog& catalog() {
  static constexpr ParameterInfo kSteepness[] = {
      {.name = "kappa", .latex = "\\kappa", .help = "steepness", .initial = 1, .min = 0.5, .max = 100}};
  static constexpr ParameterInfo kMomentum[] = {{.name = "momentum",
                                                 .latex = "\\mu",
                                                 .help = "",
                                                 .initial = 0.5,
                                                 .min = 0,
                                                 .max = 1,
                                                 .open_max = true}};
  static const auto minimum = [](std::span<const double>, int) {
    return std::vector<KnownPoint>{{{0, 0}, 0, PointKind::Minimum}};
  };
  static const SurfaceInfo kSurfaces[] = {{.name = "bowl",
                                           .title = "Bowl",
                                           .latex = "",
                                           .about = "A bowl",
                                           .latex_nd = {},
                                           .parameters = kSteepness,
                                           .drawing = {},
                                           .known_points = minimum},
                                          {.name = "pit",
                                           .title = "Pit",
                                           .latex = "",
                                           .about = "A pit",
                                           .latex_nd = {},
                                           .parameters = kSteepness,
                                           .drawing = {.x_min = -3, .x_max = 3, .y_min = -4, .y_max = 4},
                                           .known_points = minimum}};
  static const RuleInfo kRules[] = {{.name = "plain",
                                     .title = "Plain",
                                     .latex = "",
                                     .about = "",
                                     .learning_rate = 0.1,
                                     .parameters = {}},
                                    {.name = "heavy",
                                     .title = "Heavy",
                                     .latex = "",
                                     .about = "",
                                     .learning_rate = 0.05,
                                     .parameters = kMomentum,
                                     .states_per_coordinate = 1}};
  static const ScheduleInfo kSchedules[] = {
      {.name = "constant",
       .title = "",
       .latex = "",
       .about = "",
       .rate = [](double rate, std::span<const double>, std::int64_t, std::int64_t) { return rate; },
       .steady = [](std::int64_t, std::int64_t) { return true; }}};
  static const NoiseInfo kNoises[] = {{.name = "gaussian", .title = "", .latex = "", .about = ""}};
  static const Catalog kCatalog{kSurfaces, kRules, kSchedules, kNoises};
  return kCatalog;
}

inline Services services(World& world) {
  Services s;
  s.catalog = &catalog();
  s.now = [&world] { return world.clock; };
  s.lambda_max = [](const Problem& p) { return p.surface_parameters[0]; };
  s.probe = [](const Problem& p, double x, double y) {
    Probe probe;
    probe.x = {x, y};
    probe.f = 0.5 * p.surface_parameters[0] * (x * x + y * y);
    return probe;
  };
  s.make_field = [](const Problem& p, const std::array<double, 4>& region, int columns, int rows) {
    SurfaceField field;
    field.region = region;
    field.columns = columns;
    field.rows = rows;
    field.f.assign(static_cast<std::size_t>(columns * rows),
                   static_cast<float>(p.surface_parameters[0]));
    return field;
  };
  s.make_slice = [&world](const Problem& p, const std::array<double, 4>&, const SliceSpec& spec) {
    ++world.sliced;
    Slice slice;
    slice.spec = spec;
    slice.value = 0.5 * p.surface_parameters[0] * (spec.at[0] * spec.at[0] + spec.at[1] * spec.at[1]);
    return slice;
  };
  s.make_backend = [&world](const Problem& problem) -> Result<ChosenBackend> {
    const bool cuda =
        problem.backend == BackendChoice::Cuda || (problem.backend == BackendChoice::Auto && world.cuda);
    if (cuda && !world.cuda) return std::unexpected(unavailable("no CUDA device"));
    ++world.made;
    ChosenBackend chosen{std::make_unique<BowlBackend>(world, cuda ? "cuda" : "cpu"), {}};
    if (auto error = chosen.backend->reset(problem)) return std::unexpected(*error);
    return chosen;
  };
  return s;
}

}  // namespace steepest::engine::fake
