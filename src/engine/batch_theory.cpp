// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/batch_theory.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include "engine/backends.h"
#include "launch_samples.h"

namespace steepest::engine {
namespace {

using kernels::BatchCall;
using kernels::Sampling;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kMostSteps = 100'000;
constexpr double kLeastLoss = 1e-9;  // f32's grain at the minimum is far below

using Matrix = std::array<double, 4>;  // row by row

Matrix times(const Matrix& a, const Matrix& b) {
  return {a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2],
          a[2] * b[1] + a[3] * b[3]};
}
/// P M P^T.
SecondMoments carried(const Matrix& p, const SecondMoments& m) {
  const Matrix half = times(p, {m.xx, m.xy, m.xy, m.yy});
  const Matrix all = times(half, {p[0], p[2], p[1], p[3]});
  return {all[0], all[1], all[3]};
}
void add(SecondMoments& to, double factor, const SecondMoments& m) {
  to.xx += factor * m.xx, to.xy += factor * m.xy, to.yy += factor * m.yy;
}
/// I - eta A, A the mean of v v^T over these samples.
Matrix step_matrix(std::span<const int> batch, const std::vector<double>& t, double eta) {
  Matrix p = {1, 0, 0, 1};
  const double each = eta / static_cast<double>(batch.size());
  for (const int k : batch) {
    const double one = t[static_cast<std::size_t>(k)];
    p[0] -= each * one * one, p[1] -= each * one, p[2] -= each * one, p[3] -= each;
  }
  return p;
}

/// Covariance of (A - H) d for a batch that does not depend on the others, H the mean of all v v^T.
SecondMoments batch_covariance(const SecondMoments& m, const std::vector<double>& t,
                               const BatchCall& batch) {
  const double n = static_cast<double>(t.size()), size = batch.size;
  double tt = 0, t1 = 0;  // H is (tt, t1; t1, 1)
  SecondMoments single;   // mean of v v^T M v v^T
  for (const double one : t) {
    tt += one * one / n, t1 += one / n;
    add(single, (m.xx * one * one + 2 * m.xy * one + m.yy) / n, {one * one, one, 1});
  }
  add(single, -1, carried({tt, t1, t1, 1}, m));
  const double each = (batch.sampling == Sampling::Replacement ? 1 : (n - size) / (n - 1)) / size;
  return {each * single.xx, each * single.xy, each * single.yy};
}

/// One update whose batch does not depend on the others: (I - eta H) M (I - eta H) and eta^2 times the
/// covariance.
SecondMoments after_one(const SecondMoments& m, const std::vector<double>& t, double eta,
                        const BatchCall& batch) {
  std::vector<int> all(t.size());
  std::iota(all.begin(), all.end(), 0);
  SecondMoments next = carried(step_matrix(all, t, eta), m);
  add(next, eta * eta, batch_covariance(m, t, batch));
  return next;
}

/// The first `updates` of an epoch: the mean over every order of the samples.
SecondMoments after_epoch(const SecondMoments& m, const std::vector<double>& t, double eta, int size,
                          int updates) {
  std::vector<int> order(t.size());
  std::iota(order.begin(), order.end(), 0);
  SecondMoments sum;
  double orders = 0;
  do {
    Matrix p = {1, 0, 0, 1};
    for (int u = 0; u < updates; ++u) {
      const auto begin = static_cast<std::size_t>(u * size);
      const auto taken = std::min(static_cast<std::size_t>(size), order.size() - begin);
      p = times(step_matrix(std::span(order).subspan(begin, taken), t, eta), p);
    }
    add(sum, 1, carried(p, m));
    ++orders;
  } while (std::ranges::next_permutation(order).found);
  return {sum.xx / orders, sum.xy / orders, sum.yy / orders};
}

std::array<double, 2> minimum_of(const Problem& problem) {
  const KnownPoint line =
      known_minima(*catalog().surface(problem.surface), problem.surface_parameters, 2).front();
  return {line.x[0], line.x[1]};
}

/// Of the chains' starts.
SecondMoments at_start(const Problem& problem) {
  const SurfaceInfo& surface = *catalog().surface(problem.surface);
  std::array low = {surface.domain[0], surface.domain_y[0]},
             high = {surface.domain[1], surface.domain_y[1]};
  const StartSpec& start = problem.start;
  for (std::size_t i = 0; i < 2; ++i) {
    if (!start.low.empty()) low[i] = start.low[i], high[i] = start.high[i];
    if (!start.point.empty()) low[i] = high[i] = start.point[i];
  }
  const auto line = minimum_of(problem);
  const double a = (low[0] + high[0]) / 2 - line[0], b = (low[1] + high[1]) / 2 - line[1];
  return {a * a + std::pow(high[0] - low[0], 2) / 12, a * b, b * b + std::pow(high[1] - low[1], 2) / 12};
}

}  // namespace

SecondMoments moments_after(const SecondMoments& start, const std::vector<double>& t, double eta,
                            const BatchCall& batch, std::int64_t steps) {
  SecondMoments m = start;
  if (batch.sampling != Sampling::Reshuffled) {
    for (std::int64_t s = 0; s < steps; ++s) m = after_one(m, t, eta, batch);
    return m;
  }
  const int updates = (static_cast<int>(t.size()) + batch.size - 1) / batch.size;
  for (; steps > 0; steps -= updates)
    m = after_epoch(m, t, eta, batch.size, static_cast<int>(std::min<std::int64_t>(steps, updates)));
  return m;
}

std::array<double, 2> batch_noise(const SecondMoments& m, const std::vector<double>& t,
                                  const BatchCall& batch) {
  if (batch.sampling == Sampling::Reshuffled) return {kNaN, kNaN};
  const SecondMoments c = batch_covariance(m, t, batch);
  return {std::sqrt(std::max(c.xx, 0.0)), std::sqrt(std::max(c.yy, 0.0))};  // rounding at 0
}

BatchMoments::BatchMoments(const Problem& problem)
    : rate_(problem.learning_rate),
      batch_(kernels::step_plan(problem, 0, 0).batch),
      t_(kernels::samples_of("linear-regression")),
      minimum_(minimum_of(problem)),
      start_(at_start(problem)),
      at_(start_) {}

SecondMoments BatchMoments::after(std::int64_t steps) {
  if (steps > kMostSteps) return {kNaN, kNaN, kNaN};
  if (steps < step_) at_ = start_, step_ = 0;
  const std::int64_t n = std::ssize(t_);
  const std::int64_t epoch =
      batch_.sampling == Sampling::Reshuffled ? (n + batch_.size - 1) / batch_.size : 1;
  const std::int64_t whole = (steps - step_) / epoch * epoch;
  at_ = moments_after(at_, t_, rate_, batch_, whole);
  step_ += whole;
  return moments_after(at_, t_, rate_, batch_, steps - step_);
}

double BatchMoments::loss_after(std::int64_t steps) {
  const SecondMoments m = after(steps);
  const double loss = (6 * m.xx + 4 * m.xy + m.yy) / 2;  // the same in d d^T
  return loss > kLeastLoss || !std::isfinite(loss) ? loss : 0;
}

std::array<double, 2> BatchMoments::noise_after(std::int64_t steps) {
  return batch_noise(after(steps), t_, batch_);
}

std::array<double, 2> BatchMoments::noise_of(const std::array<double, 2>& mean,
                                             const std::array<double, 3>& covariance) const {
  const double x = mean[0] - minimum_[0], y = mean[1] - minimum_[1];
  return batch_noise({covariance[0] + x * x, covariance[1] + x * y, covariance[2] + y * y}, t_, batch_);
}

}  // namespace steepest::engine
