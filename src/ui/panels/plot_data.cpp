// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/panels/plot_data.h"

#include <algorithm>
#include <cmath>

namespace steepest::ui {
namespace {

constexpr std::size_t kSample = 100'000;  ///< chains that the histogram looks at
constexpr std::size_t kRaceSteps = 2048;
constexpr double kDeepest = 1e-12;  ///< losses below it are drawn there

std::size_t stack_of(std::int16_t basin) {
  if (basin < 0) return 5;
  return static_cast<std::size_t>(std::min<int>(basin, 4));
}

Histogram histogram_of(const RunView& run, double base, const DrawnLosses& drawn) {
  struct Mark {
    double at;
    std::size_t stack;
  };
  std::vector<Mark> marks;
  Histogram h;
  const auto counts = [](const ChainPoint& c) { return c.basin != -2 && std::isfinite(c.loss); };
  h.logarithmic = !run.minima.empty() || std::ranges::all_of(run.chains, [&](const ChainPoint& c) {
    return !counts(c) || c.loss > 0;
  });
  const std::size_t stride = std::max<std::size_t>(1, run.chains.size() / kSample);
  for (std::size_t i = 0; i < run.chains.size(); i += stride) {
    const ChainPoint& chain = run.chains[i];
    if (!counts(chain)) continue;
    const double excess = static_cast<double>(chain.loss) - base;
    marks.push_back(
        {h.logarithmic ? std::log10(std::max(excess, kDeepest)) : excess, stack_of(chain.basin)});
  }
  if (marks.empty()) return h;
  // From the 1 % to the 99 % point: single chains far out would squeeze all others.
  const auto at_share = [&](double share) {
    const auto k =
        marks.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(marks.size() - 1));
    std::ranges::nth_element(marks, k, {}, &Mark::at);
    return k->at;
  };
  h.low = at_share(.01), h.high = at_share(.99);
  if (h.logarithmic) {
    h.high = std::min(h.high + .2, std::log10(drawn.above(base)));
    h.low = std::clamp(h.low - .1, h.high - 8, h.high - 1);
  } else {
    h.low = std::clamp(h.low, drawn.low - drawn.margin(), drawn.high);
    h.high = std::clamp(h.high, drawn.low, drawn.high + drawn.margin());
    const double margin = std::max(.03 * (h.high - h.low), 1e-6 * std::max(1., std::abs(h.high)));
    h.low -= margin, h.high += margin;
  }
  const auto looked_at = static_cast<double>((run.chains.size() + stride - 1) / stride);
  const double weight = 100 / looked_at;
  for (const auto& [at, stack] : marks) {
    const double k = (at - h.low) / (h.high - h.low) * Histogram::kClasses;
    const auto column = static_cast<std::size_t>(std::clamp(k, 0., Histogram::kClasses - 1.));
    h.percent[stack][column] += weight;
  }
  for (std::size_t k = 0; k < Histogram::kClasses; ++k) {
    double sum = 0;
    for (const auto& stack : h.percent) sum += stack[k];
    h.highest = std::max(h.highest, sum);
  }
  return h;
}

Bands bands_of(const RunView& run, double base, const DrawnLosses& drawn) {
  Bands b;
  b.logarithmic = !run.minima.empty();
  if (!b.logarithmic)
    b.logarithmic = std::ranges::all_of(run.history, [](const Statistics& s) { return s.loss.p5 > 0; });
  double lowest = HUGE_VAL;
  b.top = b.logarithmic ? kDeepest : -HUGE_VAL;
  const auto put = [&](std::vector<double>& out, double loss) {
    double v = loss - (b.logarithmic ? base : 0);
    if (b.logarithmic)
      v = std::max(v, kDeepest);
    else  // beyond the plot's edge, yet where a picture can have it
      v = std::clamp(v, drawn.low - 8 * drawn.margin(), drawn.high + 8 * drawn.margin());
    out.push_back(v);
    lowest = std::min(lowest, v);
    b.top = std::max(b.top, v);
  };
  for (const Statistics& s : run.history) {
    if (!std::isfinite(s.loss.p50)) continue;
    b.step.push_back(static_cast<double>(s.step));
    put(b.p5, s.loss.p5), put(b.p25, s.loss.p25), put(b.p50, s.loss.p50);
    put(b.p75, s.loss.p75), put(b.p95, s.loss.p95);
  }
  if (b.logarithmic) {
    b.top = std::min(b.top, drawn.above(base));
  } else {
    lowest = std::max(lowest, drawn.low - drawn.margin());
    b.top = std::min(b.top, drawn.high + drawn.margin());
  }
  b.floor = b.logarithmic ? std::max(lowest, b.top * 1e-8) : lowest;
  std::size_t seen = b.step.size();
  while (seen > 0 && b.p5[seen - 1] > b.top) --seen;
  if (seen < b.step.size() && seen > 0) b.gone = b.step[seen];
  return b;
}

/// Every second entry goes.
void thin(std::vector<double>& v) {
  for (std::size_t k = 0; 2 * k < v.size(); ++k) v[k] = v[2 * k];
  v.resize((v.size() + 1) / 2);
}

/// Over at most kSample chains of all rules; infinite for a rule whose chains have all diverged.
std::vector<double> mean_distances(const RunView& run) {
  std::vector<double> sum(run.racers.size(), 0), count(run.racers.size(), 0);
  const std::size_t stride = std::max<std::size_t>(1, run.chains.size() / kSample);
  for (std::size_t i = 0; i < run.chains.size(); i += stride) {
    const ChainPoint& chain = run.chains[i];
    const auto racer = static_cast<std::size_t>(chain.racer);
    if (chain.basin == -2 || racer >= sum.size()) continue;
    double nearest = HUGE_VAL;
    for (const KnownPoint& m : run.minima)
      nearest = std::min(nearest, std::hypot(chain.x - m.x[0], m.x.size() > 1 ? chain.y - m.x[1] : 0));
    if (run.field) {  // a chain on its way to infinity leaves the plot, not its scale
      const auto& r = run.field->region;
      nearest = std::min(nearest, 2 * std::hypot(r[1] - r[0], r[3] - r[2]));
    }
    sum[racer] += nearest, count[racer] += 1;
  }
  for (std::size_t k = 0; k < sum.size(); ++k) sum[k] = count[k] > 0 ? sum[k] / count[k] : HUGE_VAL;
  return sum;
}

DrawnLosses drawn_losses(const SurfaceField& field) {
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const float f : field.f)
    if (std::isfinite(f)) {
      low = std::min(low, static_cast<double>(f));
      high = std::max(high, static_cast<double>(f));
    }
  return low < high ? DrawnLosses{low, high} : DrawnLosses{};
}

}  // namespace

double lowest_minimum(const RunView& run) {
  double lowest = run.minima.empty() ? 0 : HUGE_VAL;
  for (const KnownPoint& m : run.minima) lowest = std::min(lowest, m.f);
  return lowest;
}

void PlotData::follow(const RunView& run) {
  const double base = lowest_minimum(run);
  if (run.field && run.field->version != field_version_) {
    field_version_ = run.field->version;
    drawn_ = drawn_losses(*run.field);
    chains_version_ = ~run.chains_version, history_size_ = ~std::size_t{0};
  }
  if (run.chains_version != chains_version_) {
    chains_version_ = run.chains_version;
    histogram_ = histogram_of(run, base, drawn_);
  }
  const std::int64_t last = run.history.empty() ? -1 : run.history.back().step;
  if (run.history.size() == history_size_ && last == history_step_ &&
      run.scene->problem.surface == surface_)
    return;
  history_size_ = run.history.size();
  history_step_ = last;
  surface_ = run.scene->problem.surface;
  bands_ = bands_of(run, base, drawn_);
  follow_race(run, base);
}

void PlotData::follow_race(const RunView& run, double base) {
  const auto step = static_cast<double>(run.statistics.step);
  const std::size_t rules = run.racers.size(), distances_of = run.minima.empty() ? 0 : rules;
  if (race_.median.size() != rules || race_.distance.size() != distances_of) race_ = {};
  race_.median.resize(rules);
  race_.distance.resize(distances_of);
  // A step back keeps what lies ahead, as the run's history does; another future or a restart ends it.
  const double end = std::max(step, static_cast<double>(history_step_));
  const auto drop_last = [&] {
    race_.step.pop_back();
    for (auto* curves : {&race_.median, &race_.distance})
      for (auto& curve : *curves) curve.pop_back();
  };
  while (!race_.step.empty() && race_.step.back() > end) drop_last();
  if (!race_.step.empty() && race_.step.back() == step) drop_last();
  if (rules == 0 || (!race_.step.empty() && step < race_.step.back())) return;
  if (race_.step.size() >= kRaceSteps) {
    thin(race_.step);
    for (auto& curve : race_.median) thin(curve);
    for (auto& curve : race_.distance) thin(curve);
  }
  race_.step.push_back(step);
  for (std::size_t k = 0; k < run.racers.size(); ++k) {
    const double excess = run.racers[k].loss.p50 - base;
    race_.median[k].push_back(std::isfinite(excess) ? std::max(excess, kDeepest) : HUGE_VAL);
  }
  const auto distances = mean_distances(run);
  for (std::size_t k = 0; k < race_.distance.size(); ++k) race_.distance[k].push_back(distances[k]);
}

}  // namespace steepest::ui
