// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/escape.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/backends.h"
#include "engine/block_sum.h"
#include "engine/statistics.h"
#include "steepest/schedule.h"

namespace steepest::engine {
namespace {

using Fate = Escape::Fate;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kNever = std::numeric_limits<double>::infinity();

bool has_left(const Escape* one) { return one->fate == Fate::Left; }

/// value(chain) of each of these, as updates or as time.
template <class Value>
EscapeTimes times_of(const std::vector<const Escape*>& counted, Value&& value) {
  std::vector<double> left, until_left;
  for (const Escape* one : counted) {
    if (has_left(one)) left.push_back(value(*one));
    until_left.push_back(has_left(one) ? value(*one) : kNever);
  }
  EscapeTimes times{kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN};
  if (counted.empty()) return times;
  std::ranges::sort(until_left);
  const auto quantile = [&](std::int64_t percent) {
    return until_left[static_cast<std::size_t>(nearest_rank(percent, std::ssize(until_left)) - 1)];
  };
  times.p5 = quantile(5), times.p25 = quantile(25), times.p50 = quantile(50);
  times.p75 = quantile(75), times.p95 = quantile(95);
  if (left.empty()) return times;
  const double n = static_cast<double>(left.size());
  times.mean = block_sum(left.size(), [&](std::size_t c) { return left[c]; }) / n;
  const double squares =
      block_sum(left.size(), [&](std::size_t c) { return std::pow(left[c] - times.mean, 2); });
  if (n > 1) times.standard_error = std::sqrt(squares / (n - 1) / n);
  times.at_constant_rate =
      block_sum(counted.size(), [&](std::size_t c) { return value(*counted[c]); }) / n;
  times.at_constant_rate_error = times.at_constant_rate / std::sqrt(n);
  return times;
}

}  // namespace

Result<EscapePlaces> EscapePlaces::of(const Problem& problem) {
  EscapePlaces places;
  if (auto q = quadratic_of(problem); q && q->curvature[0] < 0) {
    auto& axis = q->axis[0];  // its sides are those of the coordinate that falls more
    if (axis[std::abs(axis[1]) > std::abs(axis[0])] < 0) axis = {-axis[0], -axis[1]};
    places.rule_ = EscapeRule::Saddle;
    places.saddle_ = std::move(q);
    return places;
  }
  const auto minima =
      known_minima(*catalog().surface(problem.surface), problem.surface_parameters, problem.dimension);
  if (problem.surface == "double-well") {
    places.rule_ = EscapeRule::Well;
    for (const KnownPoint& minimum : minima) places.wells_.push_back(minimum.x[0]);
  }
  if (minima.size() < 2)
    return std::unexpected(
        bad_input("no chain can leave a basin for another on '" + problem.surface +
                      "', which lists fewer than two minima, nor a saddle",
                  "escape times are for saddle, double-well and surfaces of several minima, such as "
                  "himmelblau or rastrigin",
                  "--escape"));
  return places;
}

int EscapePlaces::begins_in(const ChainPoint& at) const {
  switch (rule_) {
    case EscapeRule::Saddle: return reached(at) == kNone ? 0 : kNone;
    case EscapeRule::Well:
      for (std::size_t k = 0; k < wells_.size(); ++k)
        if (static_cast<double>(at.x) * wells_[k] > 0) return static_cast<int>(k);
      return kNone;
    default: return reached(at);
  }
}

int EscapePlaces::reached(const ChainPoint& at) const {
  const double x = static_cast<double>(at.x), y = static_cast<double>(at.y);
  switch (rule_) {
    case EscapeRule::Saddle: {
      const double along = saddle_->along(0, x, y);
      return std::abs(along) > kSaddleRadius ? (along > 0 ? 1 : -1) : kNone;
    }
    case EscapeRule::Well:
      for (std::size_t k = 0; k < wells_.size(); ++k)
        if (x * wells_[k] > wells_[k] * wells_[k]) return static_cast<int>(k);
      return kNone;
    default: return at.basin >= 0 ? at.basin : kNone;
  }
}

EscapeWatch::EscapeWatch(const Problem& problem, EscapePlaces places)
    : same_rate_(problem.learning_rate), places_(std::move(places)) {
  found_.rule = places_.rule();
  if (!learning_rate_steady(problem, catalog(), 0))
    rate_ = [problem](std::int64_t t) { return learning_rate_at(problem, catalog(), t); };
}

void EscapeWatch::look(Backend& backend) {
  if (done()) return;
  backend.publish(buffer_);
  if (!begun_)
    begin(buffer_.points());
  else
    follow(buffer_.points(), backend.step());
}

void EscapeWatch::begin(std::span<const ChainPoint> points) {
  begun_ = true;
  found_.chains.resize(points.size());
  for (std::size_t c = 0; c < points.size(); ++c) {
    const int place = places_.begins_in(points[c]);
    if (place == EscapePlaces::kNone) continue;
    found_.chains[c].from = static_cast<std::int16_t>(place);
    found_.chains[c].fate = Fate::Inside;
    ++inside_;
  }
  counted_ = inside_;
}

void EscapeWatch::follow(std::span<const ChainPoint> points, std::int64_t updates) {
  if (rate_)
    for (; updates_ < updates; ++updates_) time_ += rate_(updates_);
  else
    updates_ = updates, time_ = static_cast<double>(updates) * same_rate_;
  for (std::size_t c = 0; c < points.size(); ++c) {
    Escape& one = found_.chains[c];
    if (one.fate != Fate::Inside) continue;
    one.updates = updates_, one.time = time_;
    const int place = places_.reached(points[c]);
    const bool left =
        place != EscapePlaces::kNone && (found_.rule == EscapeRule::Saddle || place != one.from);
    if (left)
      one.fate = Fate::Left, one.to = static_cast<std::int16_t>(place);
    else if (points[c].basin == -2)
      one.fate = Fate::Diverged;
    inside_ -= one.fate != Fate::Inside;
  }
}

double EscapeWatch::share_left() const {
  return counted_ > 0 ? 1 - static_cast<double>(inside_) / static_cast<double>(counted_) : 1;
}

Escapes EscapeWatch::take() { return std::move(found_); }

EscapeSummary summary_of(const Escapes& escapes) {
  EscapeSummary all;
  std::vector<const Escape*> counted;
  for (const Escape& one : escapes.chains) {
    if (one.fate == Fate::Elsewhere) continue;
    counted.push_back(&one);
    all.left += one.fate == Fate::Left;
    all.inside += one.fate == Fate::Inside;
    all.diverged += one.fate == Fate::Diverged;
  }
  all.chains = std::ssize(counted);
  all.updates = times_of(counted, [](const Escape& one) { return static_cast<double>(one.updates); });
  all.time = times_of(counted, [](const Escape& one) { return one.time; });
  return all;
}

}  // namespace steepest::engine
