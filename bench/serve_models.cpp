// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <fstream>
#include <iomanip>
#include <limits>
#include <span>

#include "engine/backends.h"
#include "engine/bench.h"
#include "engine/bench_kernels.h"
#include "engine/bench_models.h"
#include "work.h"

namespace steepest::bench {
namespace {

using engine::GridBench;
using engine::LogisticBench;
using engine::NetworksBench;
using engine::SliceBench;

template <class T>
std::vector<double> doubles(const T* first, std::size_t count) {
  return {first, first + count};
}

class NdChains final : public Work {
 public:
  explicit NdChains(const engine::ChainCase& one) : problem_(engine::problem_of(one)) {
    auto chosen = engine::make_backend(problem_);
    if (!chosen) throw std::runtime_error(chosen.error().message);
    backend_ = std::move(chosen->backend);
    backend_->measure_speeds(false);  // no peer does
  }
  void prepare() override { backend_->reset(problem_); }
  void run() override { backend_->advance(engine::kBenchSteps); }
  double units() const override {
    return static_cast<double>(backend_->chains()) * engine::kBenchSteps * problem_.dimension;
  }
  /// (dimension, chains)
  void write_state(const std::string& path) override {
    const auto chain_major = backend_->positions();
    const auto dimension = static_cast<std::size_t>(problem_.dimension);
    const std::size_t chains = chain_major.size() / dimension;
    std::vector<double> rows(chain_major.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i % dimension * chains + i / dimension] = chain_major[i];
    write_rows(path, rows, problem_.dimension);
  }

 private:
  Problem problem_;
  std::unique_ptr<Backend> backend_;
};

class Normals final : public Work {
 public:
  void run() override { engine::fill_normals(out_); }
  double units() const override { return static_cast<double>(out_.size()); }
  void write_state(const std::string& path) override {
    write_rows(path, doubles(out_.data(), out_.size()), 1);
  }

 private:
  std::vector<float> out_ = std::vector<float>(std::size_t{1} << 20);
};

class Grid final : public Work {
 public:
  static constexpr std::size_t kEvery = 64;  // of rows and columns, for the judge

  explicit Grid(const engine::GridCase& one) : grid_(one) {}
  void run() override { grid_.run(); }
  double units() const override { return static_cast<double>(grid_.points()); }
  void write_state(const std::string& path) override {
    const kernels::Grid& grid = grid_.grid();
    std::vector<double> some;
    for (const float* row : {grid.f, grid.fx, grid.fy})
      for (std::size_t y = 0; y < GridBench::kSide; y += kEvery)
        for (std::size_t x = 0; x < GridBench::kSide; x += kEvery)
          some.push_back(static_cast<double>(row[y * GridBench::kSide + x]));
    write_rows(path, some, 3);
  }
  const kernels::Grid& grid() const { return grid_.grid(); }

 private:
  GridBench grid_;
};

template <class Bench>
class Learners final : public Work {
 public:
  explicit Learners(Bench bench) : bench_(std::move(bench)) {}
  void prepare() override { bench_.prepare(); }
  void run() override { bench_.run(); }
  double units() const override { return bench_.units(); }
  /// (learners, weights)
  void write_state(const std::string& path) override {
    std::vector<double> all;
    for (int i = 0; i < learners(); ++i) {
      const auto weights = bench_.weights(i);
      all.insert(all.end(), weights.begin(), weights.end());
    }
    write_rows(path, all, learners());
  }

 private:
  static int learners() {
    if constexpr (requires { Bench::kChains; })
      return Bench::kChains;
    else
      return Bench::kNetworks;
  }
  Bench bench_;
};

class Slice final : public Work {
 public:
  void run() override { bench_.run(); }
  double units() const override { return bench_.units(); }
  void write_state(const std::string& path) override {
    write_rows(path, doubles(bench_.slice().loss, std::size_t{SliceBench::kSide} * SliceBench::kSide),
               SliceBench::kSide);
  }

 private:
  SliceBench bench_;
};

void write_logistic(bool own, const std::string& stem) {
  LogisticBench bench(own);
  using S = LogisticBench::Steps;
  const auto& s = bench.steps();
  const std::size_t samples = LogisticBench::kSamples,
                    rows = std::size_t{LogisticBench::kSteps} * S::kBatch;
  write_rows(stem + "-data.npy", doubles(s.data, samples * S::kFeatures), LogisticBench::kSamples);
  write_rows(stem + "-labels.npy", doubles(s.labels, samples), 1);
  write_rows(stem + "-picks.npy", doubles(s.picks, rows * (own ? LogisticBench::kChains : 1)),
             static_cast<std::int64_t>(rows));
  Learners<LogisticBench> work(std::move(bench));
  work.prepare();
  work.write_state(stem + "-weights.npy");
}

void write_networks(const std::string& stem) {
  NetworksBench bench;
  using S = NetworksBench::Steps;
  const std::size_t rows = std::size_t{NetworksBench::kSteps} * S::kBatch;
  write_rows(stem + "-data.npy", doubles(bench.steps().data, std::size_t{NetworksBench::kSamples} * 4),
             NetworksBench::kSamples);
  write_rows(stem + "-picks.npy", doubles(bench.steps().picks, rows * NetworksBench::kNetworks),
             static_cast<std::int64_t>(rows));
  Learners<NetworksBench> work(std::move(bench));
  work.prepare();
  work.write_state(stem + "-weights.npy");
}

void write_slice(const std::string& stem) {
  const SliceBench bench;
  write_rows(stem + "-samples.npy", doubles(bench.slice().x, std::size_t{3} * SliceBench::kSamples), 3);
  write_rows(stem + "-plane.npy",
             doubles(bench.slice().origin, std::size_t{3} * kernels::cpu::SmallNetwork::kParameters), 3);
}

}  // namespace

std::unique_ptr<Work> make_model_work(const std::string& name) {
  for (const auto& one : engine::nd_cases())
    if (one.name == name) return std::make_unique<NdChains>(one);
  for (const auto& one : engine::grid_cases())
    if (one.name == name) return std::make_unique<Grid>(one);
  if (name == "normals") return std::make_unique<Normals>();
  if (name == "logreg/shared") return std::make_unique<Learners<LogisticBench>>(LogisticBench(false));
  if (name == "logreg/own") return std::make_unique<Learners<LogisticBench>>(LogisticBench(true));
  if (name == "mlp-chains/2-16-16-1") return std::make_unique<Learners<NetworksBench>>(NetworksBench());
  if (name == "slice/2-16-16-1") return std::make_unique<Slice>();
  return nullptr;
}

void write_models(const std::string& path, const std::string& folder) {
  std::ofstream file(path);
  file << std::setprecision(std::numeric_limits<double>::max_digits10) << "[\n";
  const auto begin = [&](std::string_view name, std::string_view kind, std::string_view stem) {
    file << R"({"name":")" << name << R"(","kind":")" << kind << R"(","stem":")" << folder << "/" << stem
         << R"(")";
  };
  for (const auto& one : engine::nd_cases()) {
    std::string stem(one.name.substr(one.name.find('/') + 1));
    begin(one.name, "nd", stem);
    file << R"(,"surface":")" << one.surface << R"(","rule":")" << one.rule << R"(","lr":)"
         << one.learning_rate << R"(,"sigma":)" << one.sigma << R"(,"chains":)" << one.chains
         << R"(,"steps":)" << engine::kBenchSteps << R"(,"dimension":)" << one.dimension << "},\n";
    NdChains work(one);
    work.prepare();
    work.write_state(folder + "/" + stem + "-starts.npy");
  }
  for (const auto& one : engine::grid_cases()) {
    const Grid work(one);
    begin(one.name, "grid", one.surface);
    file << R"(,"surface":")" << one.surface << R"(","side":)" << GridBench::kSide << R"(,"x0":)"
         << work.grid().x0 << R"(,"y0":)" << work.grid().y0 << R"(,"dx":)" << work.grid().dx
         << R"(,"dy":)" << work.grid().dy << "},\n";
  }
  for (const bool own : {false, true}) {
    const std::string stem = own ? "own" : "shared";
    begin("logreg/" + stem, "logreg", stem);
    file << R"(,"own":)" << (own ? "true" : "false") << R"(,"lr":0.5,"batch":32,"steps":)"
         << LogisticBench::kSteps << "},\n";
    write_logistic(own, folder + "/" + stem);
  }
  begin("mlp-chains/2-16-16-1", "mlp", "mlp");
  file << R"(,"lr":0.05,"batch":32,"steps":)" << NetworksBench::kSteps << "},\n";
  write_networks(folder + "/mlp");
  begin("slice/2-16-16-1", "slice", "slice");
  file << R"(,"side":)" << SliceBench::kSide << "},\n";
  write_slice(folder + "/slice");
  begin("normals", "normals", "normals");
  file << R"(,"count":)" << (1 << 20) << "}\n]\n";
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace steepest::bench
