// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench_models.h"

#include <algorithm>
#include <cmath>

#include "engine/backend_factory.h"
#include "engine/bench_session.h"

namespace steepest::engine {
namespace {

using kernels::cpu::SmallNetwork;

enum Numbers : std::uint32_t {
  kFeatureNumbers,
  kTruthNumbers,
  kPickNumbers,
  kWeightNumbers,
  kPlaneNumbers
};

float between(std::uint32_t stream, std::size_t i, double low, double high) {
  return static_cast<float>(low + (high - low) * unit_number(stream, static_cast<std::uint32_t>(i)));
}

std::vector<std::int32_t> random_picks(std::size_t count, int samples) {
  std::vector<std::int32_t> picks(count);
  for (std::size_t i = 0; i < count; ++i)
    picks[i] =
        static_cast<std::int32_t>(unit_number(kPickNumbers, static_cast<std::uint32_t>(i)) * samples);
  return picks;
}

/// What the networks learn: a ring.
double wanted_of(double x, double y) { return std::sin(3 * std::hypot(x, y)); }

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, std::abs(a[i] - b[i]));
  return worst;
}

}  // namespace

double unit_number(std::uint32_t stream, std::uint32_t i) {
  return static_cast<double>(kernels::mix64(std::uint64_t{stream} << 32 | i) >> 11) * 0x1p-53;
}

LogisticBench::LogisticBench(bool own)
    : data_(std::size_t{kSamples} * Steps::kFeatures),
      labels_(kSamples),
      weights_(std::size_t{kChains} * Steps::kFeatures),
      picks_(random_picks(std::size_t{kSteps} * Steps::kBatch * (own ? kChains : 1), kSamples)) {
  for (std::size_t s = 0; s < kSamples; ++s) {
    double margin = 0;
    for (std::size_t d = 0; d < Steps::kFeatures; ++d) {
      const std::size_t at = s * Steps::kFeatures + d;
      data_.data()[at] = between(kFeatureNumbers, at, -1, 1);
      margin += static_cast<double>(data_.data()[at]) *
                (unit_number(kTruthNumbers, static_cast<std::uint32_t>(d)) - 0.5);
    }
    labels_.data()[s] = margin > 0 ? 1 : 0;
  }
  steps_ = {.data = data_.data(),
            .labels = labels_.data(),
            .picks = picks_.data(),
            .own = own,
            .rate = 0.5f,
            .chains = kChains,
            .steps = kSteps,
            .weights = weights_.data()};
  prepare();
}

void LogisticBench::prepare() {
  // With one minibatch for all, chains differ by where they begin.
  for (int c = 0; c < kChains; ++c)
    for (int d = 0; d < Steps::kFeatures; ++d) {
      const std::size_t number = static_cast<std::size_t>(c * Steps::kFeatures + d);
      const int at = steps_.own ? c * Steps::kFeatures + d : d * kChains + c;
      weights_.data()[at] = between(kWeightNumbers, number, -1, 1);
    }
}

void LogisticBench::run() { kernels::cpu::advance(cpu_isa_or_baseline(), steps_); }

std::vector<double> LogisticBench::weights(int chain) const {
  std::vector<double> w(Steps::kFeatures);
  for (int d = 0; d < Steps::kFeatures; ++d)
    w[static_cast<std::size_t>(d)] = static_cast<double>(
        weights_.data()[steps_.own ? chain * Steps::kFeatures + d : d * kChains + chain]);
  return w;
}

double LogisticBench::error() const {
  double worst = 0;
  for (const int chain : {0, 17, kChains - 1}) {
    std::vector<double> w(Steps::kFeatures);
    for (std::size_t d = 0; d < w.size(); ++d)
      w[d] = static_cast<double>(
          between(kWeightNumbers, static_cast<std::size_t>(chain) * w.size() + d, -1, 1));
    for (int t = 0; t < kSteps; ++t) {
      std::vector<double> slopes(w.size());
      for (int s = 0; s < Steps::kBatch; ++s) {
        const std::size_t row = static_cast<std::size_t>(t * Steps::kBatch + s);
        const auto pick = static_cast<std::size_t>(
            steps_.own ? picks_[row * kChains + static_cast<std::size_t>(chain)] : picks_[row]);
        const float* const x = data_.data() + pick * w.size();
        double margin = 0;
        for (std::size_t d = 0; d < w.size(); ++d) margin += w[d] * static_cast<double>(x[d]);
        const double off = 1 / (1 + std::exp(-margin)) - static_cast<double>(labels_.data()[pick]);
        for (std::size_t d = 0; d < w.size(); ++d) slopes[d] += off * static_cast<double>(x[d]);
      }
      for (std::size_t d = 0; d < w.size(); ++d) w[d] -= 0.5 / Steps::kBatch * slopes[d];
    }
    worst = std::max(worst, largest_difference(w, weights(chain)));
  }
  return worst;
}

double PlainNetwork::output(double x, double y) {
  using N = SmallNetwork;
  const auto w = [&](int p) { return w_[static_cast<std::size_t>(p)]; };
  for (int j = 0; j < N::kWidth; ++j)
    first_[j] =
        std::tanh(w(N::kFirstOffset + j) + w(N::kFirst + 2 * j) * x + w(N::kFirst + 2 * j + 1) * y);
  double out = w(N::kOutOffset);
  for (int j = 0; j < N::kWidth; ++j) {
    double sum = w(N::kSecondOffset + j);
    for (int i = 0; i < N::kWidth; ++i) sum += w(N::kSecond + N::kWidth * j + i) * first_[i];
    second_[j] = std::tanh(sum);
    out += w(N::kOut + j) * second_[j];
  }
  return out;
}

void PlainNetwork::backward(double x, double y, double off, std::vector<double>& slopes) const {
  using N = SmallNetwork;
  const auto slope = [&](int p) -> double& { return slopes[static_cast<std::size_t>(p)]; };
  const auto w = [&](int p) { return w_[static_cast<std::size_t>(p)]; };
  double back[N::kWidth] = {};
  slope(N::kOutOffset) += off;
  for (int j = 0; j < N::kWidth; ++j) {
    slope(N::kOut + j) += off * second_[j];
    const double d = off * w(N::kOut + j) * (1 - second_[j] * second_[j]);
    slope(N::kSecondOffset + j) += d;
    for (int i = 0; i < N::kWidth; ++i) {
      slope(N::kSecond + N::kWidth * j + i) += d * first_[i];
      back[i] += d * w(N::kSecond + N::kWidth * j + i);
    }
  }
  for (int i = 0; i < N::kWidth; ++i) {
    const double d = back[i] * (1 - first_[i] * first_[i]);
    slope(N::kFirst + 2 * i) += d * x;
    slope(N::kFirst + 2 * i + 1) += d * y;
    slope(N::kFirstOffset + i) += d;
  }
}

NetworksBench::NetworksBench()
    : data_(std::size_t{kSamples} * 4),
      weights_(std::size_t{SmallNetwork::kParameters} * kNetworks),
      starts_(weights_.all().size()),
      picks_(random_picks(std::size_t{kSteps} * Steps::kBatch * kNetworks, kSamples)) {
  for (std::size_t s = 0; s < kSamples; ++s) {
    float* const row = data_.data() + 4 * s;
    for (std::size_t k = 0; k < 2; ++k) row[k] = between(kFeatureNumbers, 2 * s + k, -1, 1);
    row[2] = static_cast<float>(wanted_of(static_cast<double>(row[0]), static_cast<double>(row[1])));
    row[3] = 0;
  }
  for (std::size_t i = 0; i < starts_.all().size(); ++i)
    starts_.data()[i] = between(kWeightNumbers, i, -0.5, 0.5);
  steps_ = {.data = data_.data(),
            .picks = picks_.data(),
            .rate = 0.05f,
            .networks = kNetworks,
            .steps = kSteps,
            .weights = weights_.data()};
  prepare();
}

void NetworksBench::prepare() { std::ranges::copy(starts_.all(), weights_.data()); }
void NetworksBench::run() { kernels::cpu::advance(cpu_isa_or_baseline(), steps_); }

std::vector<double> NetworksBench::weights(int network) const {
  std::vector<double> w(SmallNetwork::kParameters);
  for (std::size_t p = 0; p < w.size(); ++p)
    w[p] = static_cast<double>(weights_.data()[p * kNetworks + static_cast<std::size_t>(network)]);
  return w;
}

double NetworksBench::error() const {
  double worst = 0;
  for (const std::size_t network : {0, 17, kNetworks - 1}) {
    std::vector<double> w(SmallNetwork::kParameters);
    for (std::size_t p = 0; p < w.size(); ++p)
      w[p] = static_cast<double>(starts_.data()[p * kNetworks + network]);
    PlainNetwork plain(std::move(w));
    for (std::size_t t = 0; t < kSteps; ++t) {
      std::vector<double> slopes(SmallNetwork::kParameters);
      for (std::size_t s = 0; s < Steps::kBatch; ++s) {
        const float* const row =
            data_.data() + 4 * picks_[(t * Steps::kBatch + s) * kNetworks + network];
        const auto x = static_cast<double>(row[0]), y = static_cast<double>(row[1]);
        plain.backward(x, y, plain.output(x, y) - static_cast<double>(row[2]), slopes);
      }
      for (std::size_t p = 0; p < slopes.size(); ++p)
        plain.weights()[p] -= 0.05 / Steps::kBatch * slopes[p];
    }
    worst = std::max(worst, largest_difference(plain.weights(), weights(static_cast<int>(network))));
  }
  return worst;
}

SliceBench::SliceBench()
    : samples_(std::size_t{3} * kSamples),
      plane_(std::size_t{3} * SmallNetwork::kParameters),
      loss_(std::size_t{kSide} * kSide) {
  float *const x = samples_.data(), *const y = x + kSamples, *const wanted = y + kSamples;
  for (std::size_t s = 0; s < kSamples; ++s) {
    x[s] = between(kFeatureNumbers, 2 * s, -1, 1);
    y[s] = between(kFeatureNumbers, 2 * s + 1, -1, 1);
    wanted[s] = static_cast<float>(wanted_of(static_cast<double>(x[s]), static_cast<double>(y[s])));
  }
  for (std::size_t i = 0; i < plane_.all().size(); ++i)
    plane_.data()[i] = between(kPlaneNumbers, i, -0.5, 0.5);
  const float* const origin = plane_.data();
  slice_ = {.x = x,
            .y = y,
            .wanted = wanted,
            .samples = kSamples,
            .origin = origin,
            .along = origin + SmallNetwork::kParameters,
            .across = origin + 2 * SmallNetwork::kParameters,
            .side = kSide,
            .loss = loss_.data()};
}

void SliceBench::run() { kernels::cpu::evaluate(cpu_isa_or_baseline(), slice_, 0, kSide); }

double SliceBench::error() const {
  double worst = 0;
  const double step = 2.0 / (kSide - 1);
  for (const auto& [column, row] :
       {std::pair{0, 0}, std::pair{50, 3}, std::pair{kSide - 1, kSide - 1}}) {
    std::vector<double> w(SmallNetwork::kParameters);
    for (std::size_t p = 0; p < w.size(); ++p)
      w[p] = static_cast<double>(slice_.origin[p]) +
             (column * step - 1) * static_cast<double>(slice_.along[p]) +
             (row * step - 1) * static_cast<double>(slice_.across[p]);
    PlainNetwork plain(std::move(w));
    double sum = 0;
    for (int s = 0; s < kSamples; ++s) {
      const double off =
          plain.output(static_cast<double>(slice_.x[s]), static_cast<double>(slice_.y[s])) -
          static_cast<double>(slice_.wanted[s]);
      sum += off * off / (2 * kSamples);
    }
    worst = std::max(worst, std::abs(static_cast<double>(slice_.loss[row * kSide + column]) / sum - 1));
  }
  return worst;
}

}  // namespace steepest::engine
