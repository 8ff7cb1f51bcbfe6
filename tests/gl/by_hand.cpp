// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "by_hand.h"

#include <limits>

namespace steepest::test {

Graph himmelblau() {
  const auto f = [](double x, double y) {
    return std::pow(x * x + y - 11, 2) + std::pow(x + y * y - 7, 2);
  };
  return {"Himmelblau",
          {-5, 5, -5, 5},
          f,
          true,
          22,
          236,
          46,
          {{{3, 2}, 0},
           {{-2.805118, 3.131312}, 0},
           {{-3.779310, -3.283186}, 0},
           {{3.584428, -1.848126}, 0}}};
}

Graph rosenbrock() {
  const auto f = [](double x, double y) { return std::pow(1 - x, 2) + 100 * std::pow(y - x * x, 2); };
  return {"Rosenbrock", {-2, 2, -1, 3}, f, true, 4, 246, 50, {{{1, 1}, 0}}};
}

Graph peaks() {
  const auto f = [](double x, double y) {
    return 3 * std::pow(1 - x, 2) * std::exp(-x * x - std::pow(y + 1, 2)) -
           10 * (x / 5 - std::pow(x, 3) - std::pow(y, 5)) * std::exp(-x * x - y * y) -
           std::exp(-std::pow(x + 1, 2) - y * y) / 3;
  };
  return {"Peaks", {-3, 3, -3, 3},
          f,       false,
          1,       236,
          42,      {{{.228279, -1.625535}, -6.551133}, {{-1.347396, .204519}, -3.049849}}};
}

Graph bowl() {
  return {"Bowl",
          {-2, 2, -1, 1},
          [](double x, double y) { return .5 * (x * x + 10 * y * y); },
          false,
          1,
          230,
          40,
          {{{0, 0}, 0}}};
}

Graph rastrigin() {
  const auto f = [](double x, double y) {
    const double turn = 2 * std::acos(-1.);
    return 20 + x * x + y * y - 10 * std::cos(turn * x) - 10 * std::cos(turn * y);
  };
  return {"Rastrigin", {-3, 3, -3, 3}, f, false, 1, 236, 52, {{{0, 0}, 0}}};
}

Graph flat() {
  return {"Flat", {-1, 1, -1, 1}, [](double, double) { return 3.; }, true, 1, 236, 46, {}};
}

Graph broken() {
  const auto f = [](double x, double y) {
    if (x > .5 && y > .5) return std::numeric_limits<double>::infinity();
    return x < 0 ? std::numeric_limits<double>::quiet_NaN() : x * x + y * y;
  };
  return {"Broken", {-1, 1, -1, 1}, f, true, 1, 236, 46, {{{0, 0}, 0}}};
}

std::vector<Graph> all_graphs() { return {himmelblau(), rosenbrock(), peaks(), bowl(), rastrigin()}; }

HandMadeRun::HandMadeRun(const Graph& graph, int samples) : graph_(graph) {
  info_.name = info_.title = graph_.name;
  info_.drawing = {graph_.region[0],  graph_.region[1], graph_.region[2], graph_.region[3],
                   graph_.log_height, graph_.s,         graph_.azimuth,   graph_.elevation};
  rules_.resize(5);
  const char* titles[5] = {"Gradient descent", "Momentum", "Nesterov", "RMSprop", "Adam"};
  const char* names[5] = {"sgd", "momentum", "nesterov", "rmsprop", "adam"};
  for (std::size_t k = 0; k < 5; ++k) rules_[k].name = names[k], rules_[k].title = titles[k];
  catalog_ = {std::span(&info_, 1), rules_};
  scene.title = graph_.name;
  scene.problem.rule = "sgd";
  field_.region = graph_.region;
  field_.columns = field_.rows = samples;
  field_.version = 1;
  const Function f = graph_.f;
  field_.evaluate = [f](std::span<const double> xy, std::span<double> out) {
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = f(xy[2 * k], xy[2 * k + 1]);
  };
  for (int j = 0; j < samples; ++j)
    for (int i = 0; i < samples; ++i) {
      const double u = double(i) / (samples - 1), v = double(j) / (samples - 1);
      const auto& r = graph_.region;
      field_.f.push_back(float(f(r[0] + (r[1] - r[0]) * u, r[2] + (r[3] - r[2]) * v)));
    }
}

std::array<double, 2> HandMadeRun::gradient(double x, double y) const {
  const double h = 1e-5;
  return {(graph_.f(x + h, y) - graph_.f(x - h, y)) / (2 * h),
          (graph_.f(x, y + h) - graph_.f(x, y - h)) / (2 * h)};
}

std::int16_t HandMadeRun::nearest(double x, double y) const {
  std::int16_t best = -1;
  double closest = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < graph_.minima.size(); ++k) {
    const double d = std::hypot(x - graph_.minima[k].x[0], y - graph_.minima[k].x[1]);
    if (d < closest) closest = d, best = std::int16_t(k);
  }
  return best;
}

ChainPoint HandMadeRun::point(double x, double y, double speed) const {
  return {float(x), float(y), float(graph_.f(x, y)), float(speed), nearest(x, y), 0};
}

void HandMadeRun::descend(std::size_t chains, int steps, double rate, double sigma, unsigned seed) {
  std::mt19937 bits(seed);
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> unit(.025, .975);
  const auto& r = graph_.region;
  chains_.clear();
  for (std::size_t c = 0; c < chains; ++c) {
    double x = r[0] + (r[1] - r[0]) * unit(bits), y = r[2] + (r[3] - r[2]) * unit(bits), moved = 0;
    for (int s = 0; s < steps; ++s) {
      const auto g = gradient(x, y);
      const double dx = rate * (g[0] + sigma * normal(bits)), dy = rate * (g[1] + sigma * normal(bits));
      x -= dx, y -= dy, moved = std::hypot(dx, dy);
    }
    chains_.push_back(point(x, y, moved));
  }
  step_ = steps;
  ++version_;
  count_basins();
}

void HandMadeRun::leave_trails(int count, int steps, double rate, double sigma, unsigned seed) {
  std::mt19937 bits(seed);
  std::normal_distribution<double> normal;
  const auto& r = graph_.region;
  paths_.assign(std::size_t(count), {});
  trails_.clear();
  for (int c = 0; c < count; ++c) {
    double x = r[0] + (r[1] - r[0]) * (.07 + .86 * std::fmod(.5 + c * .618034, 1.));
    double y = r[2] + (r[3] - r[2]) * (.07 + .86 * std::fmod(.5 + c * .754878, 1.));
    for (int s = 0; s <= steps; ++s) {
      paths_[std::size_t(c)].push_back(point(x, y, 0));
      const auto g = gradient(x, y);
      x -= rate * (g[0] + sigma * normal(bits)), y -= rate * (g[1] + sigma * normal(bits));
    }
    trails_.push_back({c, 0, paths_[std::size_t(c)]});
  }
  step_ = steps;
}

void HandMadeRun::race(double x0, double y0, int steps) {
  constexpr double kRate[5] = {.0009, .0003, .0003, .015, .15};
  paths_.assign(5, {});
  trails_.clear();
  chains_.clear();
  scene.racers.clear();
  for (int rule = 0; rule < 5; ++rule) {
    std::array<double, 2> x = {x0, y0}, m{}, v{};
    for (int s = 0; s <= steps; ++s) {
      paths_[std::size_t(rule)].push_back(point(x[0], x[1], 0));
      paths_[std::size_t(rule)].back().racer = std::int16_t(rule);
      const bool ahead = rule == 2;
      const auto g = gradient(x[0] - (ahead ? .9 * kRate[rule] * m[0] : 0),
                              x[1] - (ahead ? .9 * kRate[rule] * m[1] : 0));
      for (std::size_t k = 0; k < 2; ++k) {
        const double decay = rule == 3 ? .99 : .999;
        v[k] = decay * v[k] + (1 - decay) * g[k] * g[k];
        if (rule == 1 || rule == 2) m[k] = .9 * m[k] + g[k], x[k] -= kRate[rule] * m[k];
        if (rule == 0) x[k] -= kRate[rule] * g[k];
        if (rule == 3) x[k] -= kRate[rule] * g[k] / (std::sqrt(v[k]) + 1e-8);
        if (rule == 4) {
          m[k] = .9 * m[k] + .1 * g[k];
          x[k] -= kRate[rule] * (m[k] / (1 - std::pow(.9, s + 1))) /
                  (std::sqrt(v[k] / (1 - std::pow(.999, s + 1))) + 1e-8);
        }
      }
    }
    trails_.push_back({0, rule, paths_[std::size_t(rule)]});
    chains_.push_back(paths_[std::size_t(rule)].back());
    if (rule > 0) scene.racers.push_back({std::string(rules_[std::size_t(rule)].name), kRate[rule], {}});
  }
  step_ = steps;
  ++version_;
  scene.view.colour = ChainColour::Optimizer;
}

void HandMadeRun::set_chains(std::vector<ChainPoint> chains) {
  chains_ = std::move(chains);
  ++version_;
  count_basins();
}

void HandMadeRun::count_basins() {
  statistics_ = {};
  statistics_.step = step_;
  statistics_.chains = std::int64_t(chains_.size());
  statistics_.basins.assign(graph_.minima.size(), 0);
  for (const ChainPoint& c : chains_)
    if (c.basin >= 0 && std::size_t(c.basin) < statistics_.basins.size())
      ++statistics_.basins[std::size_t(c.basin)];
}

void HandMadeRun::probe_at(double x, double y) {
  probe_.x = {x, y};
  probe_.f = graph_.f(x, y);
  probe_.gradient = gradient(x, y);
  probed_ = true;
}

void HandMadeRun::cut(const SliceSpec& spec) {
  constexpr int kSamples = 361;
  const bool x = spec.axis == Axis::X;
  const auto f = [&](double s) { return x ? graph_.f(s, spec.at[1]) : graph_.f(spec.at[0], s); };
  const auto slope = [&](double s) { return (f(s + 1e-5) - f(s - 1e-5)) / 2e-5; };
  const double low = graph_.region[x ? 0 : 2], high = graph_.region[x ? 1 : 3];
  const double at = spec.at[x ? 0 : 1];
  slice_ = {};
  slice_.spec = spec;
  for (int k = 0; k < kSamples; ++k) {
    const double s = low + (high - low) * k / (kSamples - 1);
    slice_.s.push_back(s), slice_.f.push_back(f(s)), slice_.slope.push_back(slope(s));
  }
  slice_.value = f(at);
  slice_.gradient = gradient(spec.at[0], spec.at[1]);
  slice_.other = spec.at;
  slice_.other[x ? 0 : 1] += spec.h;
  slice_.secant_slope = (f(at + spec.h) - f(at)) / spec.h;
  double s = at;
  for (int k = 0; k <= spec.steps; ++k) {
    slice_.descent_s.push_back(s), slice_.descent_f.push_back(f(s));
    s -= spec.learning_rate * slope(s);
  }
  slice_.version = ++version_;
  cut_ = true;
}

RunView HandMadeRun::view() const {
  RunView run;
  run.catalog = &catalog_;
  run.scene = &scene;
  run.surface = &info_;
  run.rule = &rules_[0];
  run.minima = graph_.minima;
  run.field = &field_;
  run.probe = probed_ ? &probe_ : nullptr;
  run.slice = cut_ ? &slice_ : nullptr;
  run.step = step_;
  run.chains = chains_;
  run.chains_version = version_;
  run.trails = trails_;
  run.statistics = statistics_;
  return run;
}

}  // namespace steepest::test
