// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/tuning.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/runs.h"

namespace steepest::engine {
namespace {

constexpr std::int64_t kPiece = 64;  // steps between two looks at the clock
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// By nearest rank; a chain that diverged or is nowhere counts as +infinity.
double median_loss(Backend& backend) {
  std::vector<double> losses = backend.losses();
  for (const Divergence& one : backend.divergences(backend.chains()))
    losses[static_cast<std::size_t>(one.chain)] = kInfinity;
  std::ranges::replace_if(
      losses, [](double f) { return std::isnan(f); }, kInfinity);
  const auto middle = losses.begin() + (std::ssize(losses) - 1) / 2;
  std::ranges::nth_element(losses, middle);
  return *middle;
}

}  // namespace

double Tuning::rate(int index) {
  return kLowest * std::pow(kHighest / kLowest, static_cast<double>(index) / (kRates - 1));
}

Tuning::Tuning(const Scene& scene)
    : scene_(scene), best_(static_cast<std::size_t>(rule_count(scene)), Best{0, kInfinity}) {
  Problem& problem = scene_.problem;
  problem.chains = std::min(problem.chains, kMostChains);
  problem.steps = std::min(problem.steps, kMostSteps);
  problem.backend = BackendChoice::Cpu;
  problem.threads = 1;
}

std::optional<Error> Tuning::start(const Services& services) {
  Problem problem = problem_of(scene_, static_cast<int>(at_ / kRates));
  problem.learning_rate = rate(static_cast<int>(at_ % kRates));
  auto chosen = services.make_backend(problem);
  if (!chosen) return chosen.error();
  backend_ = std::move(chosen->backend);
  return {};
}

void Tuning::finish_trial() {
  Best& best = best_[at_ / kRates];
  const double median = median_loss(*backend_);
  if (median < best.median) best = {rate(static_cast<int>(at_ % kRates)), median};
  backend_.reset();
  ++at_;
}

std::optional<Error> Tuning::work(const Services& services, std::chrono::nanoseconds budget) {
  const auto end = services.now() + budget;
  while (!done()) {
    if (!backend_)
      if (auto error = start(services)) return error;
    const std::int64_t left = scene_.problem.steps - backend_->step();
    backend_->advance(std::min(kPiece, left));
    if (left <= kPiece) finish_trial();
    if (services.now() >= end) return {};
  }
  return {};
}

double Tuning::progress() const {
  double done = static_cast<double>(at_);
  if (backend_ && scene_.problem.steps > 0)
    done += static_cast<double>(backend_->step()) / static_cast<double>(scene_.problem.steps);
  return done / static_cast<double>(trials());
}

Scene Tuning::result(Scene scene) const {
  if (best_[0].rate > 0) scene.problem.learning_rate = best_[0].rate;
  for (std::size_t i = 1; i < best_.size(); ++i)
    if (best_[i].rate > 0) scene.racers[i - 1].learning_rate = best_[i].rate;
  return scene;
}

}  // namespace steepest::engine
