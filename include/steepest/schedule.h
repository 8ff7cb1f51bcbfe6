// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The learning rate of every update: warm-up, then the schedule (docs/numbers.md).
#pragma once
#include <cstdint>

#include "steepest/catalog.h"
#include "steepest/problem.h"

namespace steepest {

/// The rate of update t (from 0). With a warm-up W it is eta (t + 1) / W for t < W; then the schedule
/// takes over with t - W of T - W. `schedule` is the problem's, from the catalog; null counts as
/// constant.
inline double learning_rate_at(const Problem& problem, double eta, const ScheduleInfo* schedule,
                               std::int64_t t) {
  const ScheduleSpec& spec = problem.schedule;
  if (t < spec.warmup) return eta * static_cast<double>(t + 1) / static_cast<double>(spec.warmup);
  if (!schedule) return eta;
  return schedule->rate(eta, spec.parameters, t - spec.warmup, problem.steps - spec.warmup);
}

/// The same from the problem's own rate.
inline double learning_rate_at(const Problem& problem, const Catalog& catalog, std::int64_t t) {
  return learning_rate_at(problem, problem.learning_rate, catalog.schedule(problem.schedule.name), t);
}

/// Whether every update from t on has the same rate.
inline bool learning_rate_steady(const Problem& problem, const Catalog& catalog, std::int64_t t) {
  const ScheduleSpec& spec = problem.schedule;
  if (t < spec.warmup) return false;
  const ScheduleInfo* const schedule = catalog.schedule(spec.name);
  return !schedule || schedule->steady(t - spec.warmup, problem.steps - spec.warmup);
}

}  // namespace steepest
