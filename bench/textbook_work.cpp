// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The textbook as a program of the comparison, on the same starts and data as everyone.
#include <fstream>
#include <random>

#include "engine/bench_cases.h"
#include "engine/bench_models.h"
#include "peers/textbook.h"
#include "peers/textbook_models.h"
#include "work.h"

namespace steepest::bench {
namespace {

using peers::Row;

/// The f32 numbers of an .npy file that write_rows() wrote.
std::vector<float> read_numbers(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(10, ' ');
  file.read(head.data(), 10);
  const auto size = static_cast<std::size_t>(static_cast<unsigned char>(head[8])) +
                    256 * static_cast<std::size_t>(static_cast<unsigned char>(head[9]));
  file.seekg(static_cast<std::streamoff>(10 + size));
  std::vector<float> numbers;
  for (float number = 0; file.read(reinterpret_cast<char*>(&number), sizeof number);)
    numbers.push_back(number);
  if (numbers.empty()) throw std::runtime_error("no numbers in " + path);
  return numbers;
}

class TextbookChains final : public Work {
 public:
  TextbookChains(const engine::ChainCase& one, const std::vector<peers::Vector2>& starts)
      : run_(one.surface, one.rule, one.learning_rate, one.sigma, starts) {}
  void prepare() override { run_.restart(); }
  void run() override { run_.advance(engine::kBenchSteps); }
  double units() const override {
    return static_cast<double>(run_.chains().size()) * engine::kBenchSteps;
  }
  void write_state(const std::string& path) override {
    std::vector<double> rows;
    for (const std::size_t k : {0u, 1u})
      for (const auto& chain : run_.chains()) rows.push_back(chain.x[k]);
    write_rows(path, rows, 2);
  }

 private:
  peers::TextbookRun run_;
};

std::vector<Row> rows_of(const float* numbers, int rows, int columns) {
  std::vector<Row> all;
  for (int r = 0; r < rows; ++r) all.emplace_back(numbers + r * columns, numbers + (r + 1) * columns);
  return all;
}
/// What learner `at` of `all` picks at step t, of a table that holds a column for each of `columns`.
std::vector<int> picks_of(const std::int32_t* picks, int t, int column, int columns) {
  std::vector<int> found;
  for (int s = 0; s < 32; ++s) found.push_back(picks[(t * 32 + s) * columns + column]);
  return found;
}

class TextbookLogistic final : public Work {
 public:
  explicit TextbookLogistic(bool own) : bench_(own) {
    const auto& s = bench_.steps();
    features_ = rows_of(s.data, engine::LogisticBench::kSamples, s.kFeatures);
    labels_ = Row(s.labels, s.labels + engine::LogisticBench::kSamples);
    for (int t = 0; t < s.steps; ++t)
      for (int c = 0; c < s.chains; ++c)
        picks_.push_back(picks_of(s.picks, t, own ? c : 0, own ? s.chains : 1));
  }
  void prepare() override {
    weights_.clear();
    for (int c = 0; c < bench_.steps().chains; ++c) weights_.push_back(bench_.weights(c));
  }
  void run() override {
    const auto& s = bench_.steps();
    for (int t = 0; t < s.steps; ++t)
      for (std::size_t c = 0; c < weights_.size(); ++c)
        peers::logistic_step(weights_[c], features_, labels_,
                             picks_[static_cast<std::size_t>(t) * weights_.size() + c],
                             static_cast<double>(s.rate));
  }
  double units() const override { return bench_.units(); }
  void write_state(const std::string& path) override {
    Row all;
    for (const Row& row : weights_) all.insert(all.end(), row.begin(), row.end());
    write_rows(path, all, static_cast<std::int64_t>(weights_.size()));
  }

 private:
  engine::LogisticBench bench_;  // only its data and beginnings
  std::vector<Row> features_, weights_;
  Row labels_;
  std::vector<std::vector<int>> picks_;
};

class TextbookNetworks final : public Work {
 public:
  TextbookNetworks() : networks_(static_cast<std::size_t>(bench_.steps().networks)) {
    const auto& s = bench_.steps();
    samples_ = rows_of(s.data, engine::NetworksBench::kSamples, 4);
    for (int t = 0; t < s.steps; ++t)
      for (int n = 0; n < s.networks; ++n) picks_.push_back(picks_of(s.picks, t, n, s.networks));
  }
  void prepare() override {
    for (std::size_t n = 0; n < networks_.size(); ++n)
      networks_[n].set_weights(bench_.weights(static_cast<int>(n)));
  }
  void run() override {
    const auto& s = bench_.steps();
    for (int t = 0; t < s.steps; ++t)
      for (std::size_t n = 0; n < networks_.size(); ++n)
        networks_[n].step(samples_, picks_[static_cast<std::size_t>(t) * networks_.size() + n],
                          static_cast<double>(s.rate));
  }
  double units() const override { return bench_.units(); }
  void write_state(const std::string& path) override {
    Row all;
    for (const auto& network : networks_) {
      const Row w = network.weights();
      all.insert(all.end(), w.begin(), w.end());
    }
    write_rows(path, all, static_cast<std::int64_t>(networks_.size()));
  }

 private:
  engine::NetworksBench bench_;
  std::vector<peers::TextbookNetwork> networks_;
  std::vector<Row> samples_;
  std::vector<std::vector<int>> picks_;
};

class TextbookSlice final : public Work {
 public:
  void run() override {
    const auto& s = bench_.slice();
    losses_.clear();
    Row w(kernels::cpu::SmallNetwork::kParameters);
    for (int row = 0; row < s.side; ++row)
      for (int column = 0; column < s.side; ++column) {
        const double a = s.from + column * (s.to - s.from) / (s.side - 1),
                     b = s.from + row * (s.to - s.from) / (s.side - 1);
        for (std::size_t p = 0; p < w.size(); ++p)
          w[p] = static_cast<double>(s.origin[p]) + a * static_cast<double>(s.along[p]) +
                 b * static_cast<double>(s.across[p]);
        network_.set_weights(w);
        double sum = 0;
        for (int i = 0; i < s.samples; ++i) {
          const double off = network_.output(static_cast<double>(s.x[i]), static_cast<double>(s.y[i])) -
                             static_cast<double>(s.wanted[i]);
          sum += off * off;
        }
        losses_.push_back(sum / (2 * s.samples));
      }
  }
  double units() const override { return bench_.units(); }
  void write_state(const std::string& path) override { write_rows(path, losses_, bench_.slice().side); }

 private:
  engine::SliceBench bench_;
  peers::TextbookNetwork network_;
  std::vector<double> losses_;
};

class TextbookNormals final : public Work {
 public:
  void run() override {
    for (float& z : out_) z = normal_(generator_);
  }
  double units() const override { return static_cast<double>(out_.size()); }
  void write_state(const std::string& path) override { write_rows(path, {out_.begin(), out_.end()}, 1); }

 private:
  std::vector<float> out_ = std::vector<float>(std::size_t{1} << 20);
  std::mt19937 generator_{1};
  std::normal_distribution<float> normal_;
};

}  // namespace

std::unique_ptr<Work> make_textbook_work(const std::string& name, const std::string& starts) {
  if (name == "normals") return std::make_unique<TextbookNormals>();
  if (name == "logreg/shared" || name == "logreg/own")
    return std::make_unique<TextbookLogistic>(name == "logreg/own");
  if (name == "mlp-chains/2-16-16-1") return std::make_unique<TextbookNetworks>();
  if (name == "slice/2-16-16-1") return std::make_unique<TextbookSlice>();
  for (const auto& one : engine::chain_cases()) {
    if (one.name != name || one.surface == "himmelblau" || one.surface == "styblinski-tang") continue;
    const auto numbers = read_numbers(starts);
    std::vector<peers::Vector2> points(numbers.size() / 2);
    for (std::size_t i = 0; i < points.size(); ++i)
      points[i] = {static_cast<double>(numbers[i]), static_cast<double>(numbers[points.size() + i])};
    return std::make_unique<TextbookChains>(one, points);
  }
  return nullptr;
}

}  // namespace steepest::bench
