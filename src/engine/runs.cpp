// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/runs.h"

#include <algorithm>

#include "base/text.h"

namespace steepest::engine {

int rule_count(const Scene& scene) { return 1 + static_cast<int>(scene.racers.size()); }

Problem problem_of(const Scene& scene, int rule) {
  Problem problem = scene.problem;
  if (rule == 0) return problem;
  const Racer& racer = scene.racers[static_cast<std::size_t>(rule - 1)];
  problem.rule = racer.rule;
  problem.learning_rate = racer.learning_rate;
  problem.rule_parameters = racer.rule_parameters;
  return problem;
}

Problem race_problem_of(const Scene& scene, int rule) {
  Problem problem = problem_of(scene, rule);
  if (const RuleInfo* info = catalog().rule(problem.rule))
    problem.steps /= info->gradients_at(problem.dimension);
  return problem;
}

std::int64_t gradients_of(const Scene& scene, int rule) {
  if (scene.racers.empty()) return 1;
  const RuleInfo* const info = catalog().rule(problem_of(scene, rule).rule);
  return info ? info->gradients_at(scene.problem.dimension) : 1;
}

Problem stepped_problem_of(const Scene& scene, int rule) {
  return scene.racers.empty() ? problem_of(scene, rule) : race_problem_of(scene, rule);
}

void Runs::begin(const Scene& scene) {
  step_ = 0;
  gradients_.clear();
  for (int rule = 0; rule < rule_count(scene); ++rule) gradients_.push_back(gradients_of(scene, rule));
}

namespace {

std::int64_t most_chains(const Services& services, const Scene& scene) {
  return std::max<std::int64_t>(
      1, services.most_coordinates / (std::int64_t{scene.problem.dimension} * rule_count(scene)));
}

}  // namespace

Result<Runs> Runs::create(const Services& services, const Scene& scene) {
  std::int64_t chains = std::min(scene.problem.chains, most_chains(services, scene));
  std::string note;
  if (chains < scene.problem.chains)
    note = "as many chains as a frame has time for: " + base::grouped(chains) + " of " +
           base::grouped(scene.problem.chains) + "; `steepest run` takes as many as memory holds";
  for (;;) {
    Runs runs;
    std::int64_t fewest = chains;
    for (int rule = 0; rule < rule_count(scene); ++rule) {
      Problem problem = stepped_problem_of(scene, rule);
      problem.chains = fewest;
      auto chosen = services.make_backend(problem);
      if (!chosen) return std::unexpected(chosen.error());
      if (note.empty()) note = chosen->note;
      fewest = std::min(fewest, chosen->backend->chains());
      runs.backends_.push_back(std::move(chosen->backend));
    }
    runs.note_ = note;
    runs.begin(scene);
    // A race is fair only among equally many chains: the rule that memory holds fewest of decides.
    if (runs.chains() == fewest) return runs;
    chains = fewest;
  }
}

std::optional<Error> Runs::reset(const Scene& scene) {
  for (std::size_t i = 0; i < backends_.size(); ++i) {
    Problem problem = stepped_problem_of(scene, static_cast<int>(i));
    problem.chains = backends_[i]->chains();
    if (auto error = backends_[i]->reset(problem)) return error;
  }
  begin(scene);
  return {};
}

void Runs::configure(const Scene& scene) {
  for (std::size_t i = 0; i < backends_.size(); ++i) {
    Problem problem = stepped_problem_of(scene, static_cast<int>(i));
    problem.chains = backends_[i]->chains();  // memory may have held fewer than asked
    backends_[i]->configure(problem);
  }
}

void Runs::advance(std::int64_t steps) {
  step_ += steps;
  for (std::size_t i = 0; i < backends_.size(); ++i)
    if (const std::int64_t due = step_ / gradients_[i] - backends_[i]->step(); due > 0)
      backends_[i]->advance(due);
}

std::vector<Snapshot> Runs::snapshot() const {
  std::vector<Snapshot> all;
  for (const auto& backend : backends_) all.push_back(backend->snapshot());
  return all;
}

void Runs::restore(const std::vector<Snapshot>& snapshots, std::int64_t step) {
  step_ = step;
  for (std::size_t i = 0; i < backends_.size(); ++i) backends_[i]->restore(snapshots[i]);
}

std::int64_t Runs::snapshot_bytes() const {
  std::int64_t bytes = 0;
  for (const auto& backend : backends_) bytes += backend->snapshot_bytes();
  return bytes;
}

void Runs::publish(ChainBuffer& buffer) const {
  std::int64_t offset = 0;
  for (const auto& backend : backends_) offset += backend->chains();
  buffer.resize(offset);
  offset = 0;
  for (std::size_t rule = 0; rule < backends_.size(); ++rule) {
    const std::int64_t count = backends_[rule]->chains();
    buffer.seek(offset);
    backends_[rule]->publish(buffer);
    if (rule > 0)
      for (ChainPoint& point :
           buffer.points().subspan(static_cast<std::size_t>(offset), static_cast<std::size_t>(count)))
        point.racer = static_cast<std::int16_t>(rule);
    offset += count;
  }
}

void Runs::statistics(std::vector<Statistics>& per_rule) const {
  per_rule.resize(backends_.size());
  for (std::size_t i = 0; i < backends_.size(); ++i) {
    per_rule[i] = backends_[i]->statistics();
    per_rule[i].step = step_;  // of the race, whatever an update costs
  }
}

void Runs::statistics_in_motion(std::vector<Statistics>& per_rule) {
  per_rule.resize(backends_.size());
  for (std::size_t i = 0; i < backends_.size(); ++i) {
    auto begun = backends_[i]->begun_statistics();
    const std::int64_t step = begun ? begun_step_ : step_;
    per_rule[i] = begun ? std::move(*begun) : backends_[i]->statistics();
    per_rule[i].step = step;
  }
  for (const auto& backend : backends_) backend->begin_statistics();
  begun_step_ = step_;
}

}  // namespace steepest::engine
