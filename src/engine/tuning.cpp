// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/tuning.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/runs.h"
#include "engine/statistics.h"

namespace steepest::engine {
namespace {

constexpr std::int64_t kPiece = 64;  // steps between two looks at the clock
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// By nearest rank.
double median(std::vector<double> losses) {
  const auto middle = losses.begin() + (nearest_rank(50, std::ssize(losses)) - 1);
  std::ranges::nth_element(losses, middle);
  return *middle;
}

}  // namespace

FinalLosses race_losses(Backend& backend) {
  FinalLosses all{backend.losses(), {}};
  ChainBuffer chains;  // knows who diverged
  backend.publish(chains);
  const auto points = chains.points();
  for (std::size_t c = 0; c < all.losses.size(); ++c) {
    all.diverged.push_back(points[c].basin == -2);
    if (all.diverged.back() || std::isnan(all.losses[c])) all.losses[c] = kInfinity;
  }
  return all;
}

bool leave_to_the_cpu(Problem& problem, std::unique_ptr<Backend>& backend, const std::exception& failure,
                      std::string& note) {
  const std::string lost = backend ? backend->name() : "";
  backend.reset();
  if (problem.backend != BackendChoice::Auto || lost.empty() || lost == "cpu") return false;
  problem.backend = BackendChoice::Cpu;
  note = lost + " failed (" + failure.what() + "): the CPU goes on";
  return true;
}

double TuningPlan::rate(int index) const {
  if (rates < 2) return low;
  return low * std::pow(high / low, static_cast<double>(index) / (rates - 1));
}

Tuning::Tuning(const Scene& scene, const TuningPlan& plan)
    : scene_(scene),
      plan_(plan),
      best_(static_cast<std::size_t>(rule_count(scene)), Best{0, kInfinity}),
      medians_(best_.size()) {
  Problem& problem = scene_.problem;
  problem.chains = std::min(problem.chains, plan.most_chains);
  problem.steps = std::min(problem.steps, plan.most_steps);
  if (!plan.beside_a_window) return;
  problem.backend = BackendChoice::Cpu;
  problem.threads = 1;
}

std::optional<Error> Tuning::start(const Services& services) {
  Problem problem = race_problem_of(scene_, static_cast<int>(at_ / rates()));
  updates_ = problem.steps;
  problem.learning_rate = rate_at_work();
  auto chosen = services.make_backend(problem);
  if (!chosen) return chosen.error();
  backend_ = std::move(chosen->backend);
  backend_->measure_speeds(false);
  return {};
}

void Tuning::finish_trial() {
  const std::size_t rule = at_ / rates();
  const double found = median(race_losses(*backend_).losses);
  medians_[rule].push_back(found);
  // The first counts whatever it is: where every rate loses all chains, the least of them is named.
  if (medians_[rule].size() == 1 || found < best_[rule].median) best_[rule] = {rate_at_work(), found};
  backend_.reset();
  ++at_;
}

std::optional<Error> Tuning::work(const Services& services, std::chrono::nanoseconds budget) {
  try {
    return go_on(services, services.now() + budget);
  } catch (const std::exception& failure) {
    if (!leave_to_the_cpu(scene_.problem, backend_, failure, note_)) throw;
    return {};
  }
}

std::optional<Error> Tuning::go_on(const Services& services, std::chrono::nanoseconds end) {
  while (!done()) {
    if (!backend_)
      if (auto error = start(services)) return error;
    const std::int64_t left = updates_ - backend_->step();
    backend_->advance(std::min(kPiece, left));
    if (left <= kPiece) finish_trial();
    if (services.now() >= end) return {};
  }
  return {};
}

double Tuning::progress() const {
  double done = static_cast<double>(at_);
  if (backend_ && updates_ > 0)
    done += static_cast<double>(backend_->step()) / static_cast<double>(updates_);
  return done / static_cast<double>(trials());
}

Scene Tuning::result(Scene scene) const {
  if (best_[0].rate > 0) scene.problem.learning_rate = best_[0].rate;
  for (std::size_t i = 1; i < best_.size(); ++i)
    if (best_[i].rate > 0) scene.racers[i - 1].learning_rate = best_[i].rate;
  return scene;
}

}  // namespace steepest::engine
