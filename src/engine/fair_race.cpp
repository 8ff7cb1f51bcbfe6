// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/fair_race.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "engine/runs.h"
#include "engine/statistics.h"

namespace steepest::engine {
namespace {

constexpr std::int64_t kPiece = 64;  // steps between two looks at the clock

double quantile(const std::vector<double>& sorted, std::int64_t percent) {
  return sorted[static_cast<std::size_t>(nearest_rank(percent, std::ssize(sorted)) - 1)];
}

/// Of a rule that has not run.
RaceEntry entry_of(const Scene& scene, int rule) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  const Problem problem = problem_of(scene, rule);
  RaceEntry entry;
  entry.optimizer = problem.rule;
  entry.learning_rate = problem.learning_rate;
  entry.rule_parameters = problem.rule_parameters;
  entry.updates = race_problem_of(scene, rule).steps;
  entry.median = entry.p25 = entry.p75 = entry.wins = entry.win_rate = kNaN;
  entry.win_interval = {kNaN, kNaN};
  entry.finished = false;
  return entry;
}

/// Sorts the losses.
void set_losses(RaceEntry& entry, std::vector<double>& losses, std::int64_t diverged) {
  std::ranges::sort(losses);
  entry.median = quantile(losses, 50);
  entry.p25 = quantile(losses, 25), entry.p75 = quantile(losses, 75);
  entry.diverged = diverged;
  entry.finished = true;
}

}  // namespace

std::vector<double> wins(std::span<const std::vector<double>> losses) {
  std::vector<double> won(losses.size());
  for (std::size_t c = 0; c < losses.front().size(); ++c) {
    double least = std::numeric_limits<double>::infinity();
    for (const auto& rule : losses) least = std::min(least, rule[c]);
    const auto equals =
        std::ranges::count_if(losses, [&](const auto& rule) { return rule[c] == least; });
    for (std::size_t r = 0; r < losses.size(); ++r)
      if (losses[r][c] == least) won[r] += 1 / static_cast<double>(equals);
  }
  return won;
}

RaceResult race_result(const Scene& scene, std::vector<std::vector<double>> losses,
                       std::span<const std::int64_t> diverged) {
  RaceResult result;
  result.steps = scene.problem.steps;
  result.chains = std::ssize(losses.front());
  const auto won = wins(losses);
  for (std::size_t r = 0; r < losses.size(); ++r) {
    RaceEntry entry = entry_of(scene, static_cast<int>(r));
    set_losses(entry, losses[r], diverged[r]);
    entry.wins = won[r];
    entry.win_rate = won[r] / static_cast<double>(result.chains);
    entry.win_interval = wilson_interval(won[r], result.chains);
    result.entries.push_back(std::move(entry));
  }
  return result;
}

std::string race_csv(const RaceResult& result) {
  std::string csv = "optimizer,lr,median,p25,p75,win_rate,win_low,win_high,diverged\n";
  for (const RaceEntry& e : result.entries) {
    if (!e.finished) continue;
    csv += e.optimizer;
    for (const double value :
         {e.learning_rate, e.median, e.p25, e.p75, e.win_rate, e.win_interval[0], e.win_interval[1]})
      csv += "," + base::number_text(value);
    csv += "," + std::to_string(e.diverged) + "\n";
  }
  return csv;
}

FairRace::FairRace(Scene scene, std::optional<TuningPlan> tuning)
    : scene_(std::move(scene)), plan_(tuning) {
  if (plan_) tuning_.emplace(scene_, *plan_);
}

std::optional<Error> FairRace::start(const Services& services) {
  const Problem problem = race_problem_of(scene_, static_cast<int>(at_));
  updates_ = problem.steps;
  auto chosen = services.make_backend(problem);
  if (!chosen) return chosen.error();
  backend_ = std::move(chosen->backend);
  backend_->measure_speeds(false);
  if (note_.empty()) note_ = chosen->note;
  backend_name_ = backend_->name();
  // Where memory holds fewer chains of a later rule, the earlier ones have run chains that nobody meets.
  scene_.problem.chains = backend_->chains();
  return {};
}

void FairRace::finish_rule() {
  finals_.push_back(race_losses(*backend_));
  backend_.reset();
  ++at_;
}

std::optional<Error> FairRace::work(const Services& services, std::chrono::nanoseconds budget) {
  const auto end = services.now() + budget;
  if (tuning_ && !tuned_) {
    if (auto error = tuning_->work(services, budget)) return error;
    if (!tuning_->note().empty()) note_ = tuning_->note();
    if (!tuning_->done()) return {};
    scene_ = tuning_->result(std::move(scene_));
    tuned_ = true;
    if (services.now() >= end) return {};
  }
  try {
    return go_on(services, end);
  } catch (const std::exception& failure) {
    if (!leave_to_the_cpu(scene_.problem, backend_, failure, note_)) throw;
    return {};
  }
}

std::optional<Error> FairRace::go_on(const Services& services, std::chrono::nanoseconds end) {
  while (!done()) {
    if (!backend_)
      if (auto error = start(services)) return error;
    const std::int64_t left = updates_ - backend_->step();
    backend_->advance(std::min(kPiece, left));
    if (left <= kPiece) finish_rule();
    if (services.now() >= end) return {};
  }
  return {};
}

/// The tuning is as many races as it tries rates.
double FairRace::progress() const {
  double race = static_cast<double>(at_);
  if (backend_ && updates_ > 0)
    race += static_cast<double>(backend_->step()) / static_cast<double>(updates_);
  race /= static_cast<double>(entries());
  if (!tuning_) return race;
  const double tuning = plan_->rates / (plan_->rates + 1.0);
  return tuned_ ? tuning + (1 - tuning) * race : tuning * tuning_->progress();
}

RaceResult FairRace::result() const {
  std::vector<std::vector<double>> losses;
  std::vector<std::int64_t> diverged;
  const std::ptrdiff_t met = finals_.empty() ? 0 : std::ssize(finals_.back().losses);  // by every rule
  for (const FinalLosses& rule : finals_) {
    losses.emplace_back(rule.losses.begin(), rule.losses.begin() + met);
    diverged.push_back(std::count(rule.diverged.begin(), rule.diverged.begin() + met, true));
  }
  RaceResult result;
  if (done()) {
    result = race_result(scene_, std::move(losses), diverged);
  } else {
    const Scene so_far = scene();
    result.cancelled = true;
    result.steps = scene_.problem.steps;
    result.chains = finals_.empty() ? scene_.problem.chains : met;
    for (std::size_t r = 0; r < entries(); ++r) {
      result.entries.push_back(entry_of(so_far, static_cast<int>(r)));
      if (r < losses.size()) set_losses(result.entries.back(), losses[r], diverged[r]);
    }
  }
  result.backend = backend_name_;
  result.note = note_;
  if (tuning_)
    for (std::size_t r = 0; r < result.entries.size(); ++r)
      result.entries[r].tuning = tuning_->medians(static_cast<int>(r));
  return result;
}

}  // namespace steepest::engine
