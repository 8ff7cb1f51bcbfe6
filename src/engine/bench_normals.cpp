// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The noise: how fast it is drawn, and whether it is what it should be, for every one of the 2^32 words
// and for 2^28 draws of the stream. What is not within its bounds ends the benchmark.
#include <cmath>
#include <cstdio>

#include "engine/backend_factory.h"
#include "engine/bench_session.h"
#include "engine/normals_check.h"
#include "launch_bench.h"

namespace steepest::engine {
namespace {

constexpr std::uint64_t kSeed = 20261125;
constexpr std::int64_t kBlocks = std::int64_t{1} << 18;  // of 1024 numbers

std::string scientific(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

/// Figures with bounds, put together one after the other.
class Figures {
 public:
  explicit Figures(std::string prefix) : prefix_(std::move(prefix)) {}
  void add(const std::string& name, double value, std::string unit, double bound,
           std::string note = {}) {
    BenchResult result;
    result.name = prefix_ + name;
    result.value = result.median = value;
    result.repeats = 1;
    result.unit = std::move(unit);
    result.note = "must stay below " + scientific(bound) + (note.empty() ? "" : "; ") + note;
    if (!(std::abs(value) < bound) && !broken_)
      broken_ = wrong_answer(result.name,
                             "is " + scientific(value) + ", which must stay below " + scientific(bound));
    results_.push_back(std::move(result));
  }
  Result<std::vector<BenchResult>> done() {
    if (broken_) return std::unexpected(*broken_);
    return std::move(results_);
  }

 private:
  std::string prefix_;
  std::vector<BenchResult> results_;
  std::optional<Error> broken_;
};

Result<std::vector<BenchResult>> throughput(const BenchSession& session) {
  BenchResult result;
  result.name = "normals";
  result.unit = "normals/s";
  set_figures(result, session.normals, BenchSession::kNormalsOfACall);
  return std::vector{std::move(result)};
}

Result<std::vector<BenchResult>> all_inputs(const BenchSession& session) {
  const auto isa = cpu_isa_or_baseline();
  const auto found =
      check_inputs([isa](auto words, auto out) { kernels::cpu::normals_of_words(isa, words, out); }, 0,
                   1, session.going_on);
  if (!found) return std::vector<BenchResult>{};
  Figures figures("normals/all-inputs/");
  figures.add(
      "broken-rules", (found->monotone ? 0 : 1) + (found->symmetric ? 0 : 1), "rules", 1,
      "monotone in the word, symmetric in its sign" +
          (found->monotone && found->symmetric ? "" : ", word " + std::to_string(found->bad_word)));
  figures.add("worst-error", found->worst_error, "standard deviations", 2e-4);
  figures.add("worst-error-within-5", found->worst_within_5, "standard deviations", 2e-4);
  figures.add("largest", found->largest, "standard deviations", 6.5);
  figures.add("distance", found->distance, "probability", 1e-4, "Kolmogorov and Smirnov");
  figures.add("variance-error", std::abs(found->variance - 1), "", 1e-4);
  figures.add("kurtosis-error", std::abs(found->kurtosis - 3), "", 1e-3);
  figures.add("sixth-moment-error", std::abs(found->sixth / 15 - 1), "", 1e-3);
  figures.add("chi2", found->chi2, "of 65535", 1, "65,536 bins, divided by 65,535");
  figures.add("worst-bin", found->worst_bin, "of a bin's share", 0.05);
  for (const int k : {1, 2, 3, 4, 5})
    figures.add("beyond-" + std::to_string(k),
                std::abs(found->beyond[static_cast<std::size_t>(k - 1)] - 1), "of the tail", 1e-3);
  return figures.done();
}

Result<std::vector<BenchResult>> draws(const BenchSession& session) {
  const auto found = check_draws(kSeed, kBlocks, 0, session.going_on);
  if (!found) return std::vector<BenchResult>{};
  Figures figures("normals/draws/");
  for (int k = 1; k <= 6; ++k)
    figures.add("moment-" + std::to_string(k), std::abs(found->moments[static_cast<std::size_t>(k - 1)]),
                "standard errors", 5);
  figures.add("chi2", std::abs(found->chi2), "standard deviations", 5, "65,536 bins");
  figures.add("distance", found->distance, "1/sqrt(draws)", 1.95, "Kolmogorov and Smirnov, 0.1 % level");
  return figures.done();
}

}  // namespace

std::vector<BenchEntry> normals_entries() {
  return {{"normals", throughput}, {"normals/all-inputs", all_inputs}, {"normals/draws", draws}};
}

}  // namespace steepest::engine
