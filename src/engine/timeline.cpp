// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/timeline.h"

#include <algorithm>
#include <utility>

namespace steepest::engine {
namespace {

bool same_rules(const Timeline::Change& change, const Scene& scene) {
  return change.problem.rule == scene.problem.rule &&
         std::ranges::equal(change.racers, scene.racers, {}, &Racer::rule, &Racer::rule);
}

}  // namespace

std::int64_t Timeline::Moment::bytes() const {
  std::size_t bytes = sizeof(Moment);
  for (const auto* all : {&runs, &trails})
    for (const Snapshot& one : *all) bytes += sizeof(Snapshot) + one.state.capacity();
  return static_cast<std::int64_t>(bytes);
}

void Timeline::begin(const Scene& scene) {
  moments_.clear();
  bytes_ = latest_ = 0;
  changes_.assign(1, {0, scene.problem, scene.racers});
}

void Timeline::change(std::int64_t step, const Scene& scene) {
  std::erase_if(moments_, [&](const Moment& moment) {
    const bool gone = moment.step >= step;
    if (gone) bytes_ -= moment.bytes();
    return gone;
  });
  std::erase_if(changes_, [&](const Change& change) { return change.step > step; });
  latest_ = step;
  // A slider that is drawn leaves one change a step; a rule that came and went has cleared its state.
  if (changes_.back().step == step && same_rules(changes_.back(), scene)) {
    changes_.back().problem = scene.problem;
    changes_.back().racers = scene.racers;
  } else {
    changes_.push_back({step, scene.problem, scene.racers});
  }
}

void Timeline::move_to(BackendChoice backend) {
  for (Change& change : changes_) change.problem.backend = backend;
  for (Moment& moment : moments_)
    for (Snapshot& one : moment.runs) one.problem.backend = backend;
}

void Timeline::reach(std::int64_t step) { latest_ = std::max(latest_, step); }

void Timeline::keep(Moment moment) {
  const auto at = std::ranges::lower_bound(moments_, moment.step, {}, &Moment::step);
  if (at != moments_.end() && at->step == moment.step) return;
  bytes_ += moment.bytes();
  moments_.insert(at, std::move(moment));
  while (moments_.size() > kMostMoments || bytes_ > limit_) let_go();
}

/// The one whose loss makes the smallest gap, measured against how long ago it is.
void Timeline::let_go() {
  std::size_t least = 0;
  double smallest = 0;
  for (std::size_t i = 0; i < moments_.size(); ++i) {
    const std::int64_t from = i > 0 ? moments_[i - 1].step : 0;
    const std::int64_t to = i + 1 < moments_.size() ? moments_[i + 1].step : moments_[i].step + 1;
    const auto age = static_cast<double>(std::max(latest_, moments_.back().step) - moments_[i].step + 1);
    const double gap = static_cast<double>(to - from) / age;
    if (i == 0 || gap < smallest) {
      smallest = gap;
      least = i;
    }
  }
  bytes_ -= moments_[least].bytes();
  moments_.erase(moments_.begin() + static_cast<std::ptrdiff_t>(least));
}

const Timeline::Moment* Timeline::before(std::int64_t step) const {
  const auto after = std::ranges::upper_bound(moments_, step, {}, &Moment::step);
  return after == moments_.begin() ? nullptr : &*std::prev(after);
}

}  // namespace steepest::engine
