// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/trails.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace steepest::engine {
namespace {

constexpr std::int64_t kCandidates = 64;  // chains among which the spread ones are found
constexpr std::size_t kPointsPerTrail = 4096;

/// Greedy farthest-point choice among the starts, beginning with chain 0 (Gonzalez 1985): every
/// prefix of the result is well spread too.
std::vector<std::int64_t> spread(std::span<const ChainPoint> starts, std::size_t count) {
  std::vector<std::int64_t> chosen;
  std::vector<float> distance(starts.size(), std::numeric_limits<float>::max());
  std::size_t next = 0;
  while (chosen.size() < std::min(count, starts.size())) {
    chosen.push_back(static_cast<std::int64_t>(next));
    distance[next] = -1;  // never again, even where all starts are equal
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const float dx = starts[i].x - starts[next].x, dy = starts[i].y - starts[next].y;
      distance[i] = std::min(distance[i], dx * dx + dy * dy);
    }
    next = static_cast<std::size_t>(std::ranges::max_element(distance) - distance.begin());
  }
  return chosen;
}

/// The same scene with the first few chains, which one thread steps fastest.
Scene of_few(const Scene& scene) {
  Scene small = scene;
  small.problem.chains = std::min(scene.problem.chains, kCandidates);
  small.problem.backend = BackendChoice::Cpu;
  small.problem.threads = 1;
  return small;
}

}  // namespace

Result<Trails> Trails::create(const Services& services, const Scene& scene) {
  auto run = Runs::create(services, of_few(scene));
  if (!run) return std::unexpected(run.error());
  Trails trails(std::move(*run));
  trails.run_.publish(trails.published_);
  trails.pick(rule_count(scene));
  trails.record();
  return trails;
}

void Trails::pick(int rules) {
  rules_ = rules;
  const auto starts = published_.points().first(static_cast<std::size_t>(run_.chains()));
  const auto chosen = spread(starts, static_cast<std::size_t>(kMost));
  for (int rule = 0; rule < rules; ++rule)
    for (const std::int64_t chain : chosen)
      paths_.push_back({chain, rule, ThinnedSeries<ChainPoint>(kPointsPerTrail), {}});
}

void Trails::restore(const std::vector<Snapshot>& snapshots, std::int64_t step) {
  run_.restore(snapshots, step);
  run_.publish(published_);
}

void Trails::reset(const Scene& scene) {
  if (const auto error = run_.reset(of_few(scene))) throw std::runtime_error(error->message);
  run_.publish(published_);
}

void Trails::forget_future() {
  for (Path& path : paths_) path.points.truncate(run_.step());
  record();
}

void Trails::follow(std::int64_t step) {
  while (run_.step() < step) {
    const std::int64_t next = std::clamp(paths_.front().points.next_step(), run_.step() + 1, step);
    run_.advance(next - run_.step());
    run_.publish(published_);
    record();
  }
}

void Trails::record() {
  for (Path& path : paths_)
    if (run_.step() >= path.points.last_step()) path.points.push(run_.step(), head(path));
}

const ChainPoint& Trails::head(const Path& path) {
  return published_.points()[static_cast<std::size_t>(path.rule * run_.chains() + path.chain)];
}

std::span<const ChainPoint> Trails::shown_path(Path& path) {
  if (run_.step() >= path.points.last_step()) return path.points.values();
  const auto passed = path.points.up_to(run_.step());
  if (path.points.has(run_.step())) return passed;
  path.past.assign(passed.begin(), passed.end());
  path.past.push_back(head(path));
  return path.past;
}

std::span<const Trail> Trails::shown(int wanted) {
  shown_.clear();
  if (wanted <= 0) return {};
  const std::size_t recorded = paths_.size() / static_cast<std::size_t>(rules_);
  const auto each = std::min(recorded, static_cast<std::size_t>(std::max(1, wanted / rules_)));
  for (std::size_t i = 0; i < paths_.size(); ++i)
    if (i % recorded < each) shown_.push_back({paths_[i].chain, paths_[i].rule, shown_path(paths_[i])});
  return shown_;
}

}  // namespace steepest::engine
