// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "textbook.h"

#include <cmath>
#include <numbers>
#include <stdexcept>

namespace steepest::peers {
namespace {

using std::numbers::pi;

class Rosenbrock final : public TextbookSurface {
 public:
  Vector2 gradient(const Vector2& x) const override {
    const double valley = x[1] - x[0] * x[0];
    return {-2 * (1 - x[0]) - 400 * x[0] * valley, 200 * valley};
  }
};

class Rastrigin final : public TextbookSurface {
 public:
  Vector2 gradient(const Vector2& x) const override {
    return {2 * x[0] + 20 * pi * std::sin(2 * pi * x[0]), 2 * x[1] + 20 * pi * std::sin(2 * pi * x[1])};
  }
};

class Ackley final : public TextbookSurface {
 public:
  Vector2 gradient(const Vector2& x) const override {
    const double r = std::sqrt(0.5 * (x[0] * x[0] + x[1] * x[1]));
    const double hill = std::exp(-0.2 * r);
    const double waves = std::exp(0.5 * (std::cos(2 * pi * x[0]) + std::cos(2 * pi * x[1])));
    const auto partial = [&](double xi) {
      return (r > 0 ? 2 * hill * xi / r : 0) + pi * std::sin(2 * pi * xi) * waves;
    };
    return {partial(x[0]), partial(x[1])};
  }
};

class Sgd final : public TextbookOptimizer {
 public:
  explicit Sgd(double rate) : rate_(rate) {}
  void update(Vector2& x, const Vector2& g) override {
    for (std::size_t i = 0; i < 2; ++i) x[i] -= rate_ * g[i];
  }

 private:
  double rate_;
};

class Momentum final : public TextbookOptimizer {
 public:
  explicit Momentum(double rate) : rate_(rate) {}
  void update(Vector2& x, const Vector2& g) override {
    for (std::size_t i = 0; i < 2; ++i) {
      velocity_[i] = 0.9 * velocity_[i] + g[i];
      x[i] -= rate_ * velocity_[i];
    }
  }

 private:
  double rate_;
  Vector2 velocity_{};
};

/// Kingma and Ba 2015, algorithm 1.
class Adam final : public TextbookOptimizer {
 public:
  explicit Adam(double rate) : rate_(rate) {}
  void update(Vector2& x, const Vector2& g) override {
    power1_ *= 0.9;
    power2_ *= 0.999;
    for (std::size_t i = 0; i < 2; ++i) {
      first_[i] = 0.9 * first_[i] + 0.1 * g[i];
      second_[i] = 0.999 * second_[i] + 0.001 * g[i] * g[i];
      const double first = first_[i] / (1 - power1_), second = second_[i] / (1 - power2_);
      x[i] -= rate_ * first / (std::sqrt(second) + 1e-8);
    }
  }

 private:
  double rate_;
  double power1_ = 1, power2_ = 1;
  Vector2 first_{}, second_{};
};

std::unique_ptr<TextbookSurface> make_surface(std::string_view name) {
  if (name == "rosenbrock") return std::make_unique<Rosenbrock>();
  if (name == "rastrigin") return std::make_unique<Rastrigin>();
  if (name == "ackley") return std::make_unique<Ackley>();
  throw std::invalid_argument("the textbook has no surface " + std::string(name));
}

std::unique_ptr<TextbookOptimizer> make_optimizer(std::string_view name, double rate) {
  if (name == "sgd") return std::make_unique<Sgd>(rate);
  if (name == "momentum") return std::make_unique<Momentum>(rate);
  if (name == "adam") return std::make_unique<Adam>(rate);
  throw std::invalid_argument("the textbook has no rule " + std::string(name));
}

}  // namespace

TextbookRun::TextbookRun(std::string_view surface, std::string_view rule, double learning_rate,
                         double sigma, const std::vector<Vector2>& starts)
    : surface_(make_surface(surface)),
      rule_(rule),
      learning_rate_(learning_rate),
      sigma_(sigma),
      starts_(starts),
      chains_(starts.size()) {
  restart();
}

void TextbookRun::restart() {
  for (std::size_t i = 0; i < chains_.size(); ++i) {
    chains_[i].x = starts_[i];
    chains_[i].optimizer = make_optimizer(rule_, learning_rate_);
  }
}

void TextbookRun::advance(int steps) {
  for (TextbookChain& chain : chains_)
    for (int step = 0; step < steps; ++step) {
      Vector2 g = surface_->gradient(chain.x);
      if (sigma_ > 0)
        for (double& coordinate : g) coordinate += sigma_ * normal_(generator_);
      chain.optimizer->update(chain.x, g);
    }
}

std::vector<Vector2> textbook_starts(int chains) {
  std::mt19937 generator(1);
  std::uniform_real_distribution<double> start(-2, 2);
  std::vector<Vector2> starts(static_cast<std::size_t>(chains));
  for (Vector2& x : starts) x = {start(generator), start(generator)};
  return starts;
}

}  // namespace steepest::peers
