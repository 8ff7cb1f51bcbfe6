// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The peer of the benchmarks: the same computation as a careful textbook would write it, with one
// object per idea, double precision, virtual functions, and the standard library's generator.
#pragma once
#include <array>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace steepest::peers {

using Vector2 = std::array<double, 2>;

class TextbookSurface {
 public:
  virtual ~TextbookSurface() = default;
  virtual Vector2 gradient(const Vector2& x) const = 0;
};

class TextbookOptimizer {
 public:
  virtual ~TextbookOptimizer() = default;
  virtual void update(Vector2& x, const Vector2& gradient) = 0;
};

struct TextbookChain {
  Vector2 x{};
  std::unique_ptr<TextbookOptimizer> optimizer;
};

/// Chains of "rosenbrock", "rastrigin" or "ackley" under "sgd", "momentum" or "adam".
class TextbookRun {
 public:
  TextbookRun(std::string_view surface, std::string_view rule, double learning_rate, double sigma,
              const std::vector<Vector2>& starts);
  void restart();  ///< all chains at their starts, with fresh optimizers
  void advance(int steps);
  const std::vector<TextbookChain>& chains() const { return chains_; }

 private:
  std::unique_ptr<TextbookSurface> surface_;
  std::string rule_;
  double learning_rate_, sigma_;
  std::vector<Vector2> starts_;
  std::vector<TextbookChain> chains_;
  std::mt19937 generator_{1};
  std::normal_distribution<double> normal_;
};

/// Chains that begin anywhere in [-2, 2] x [-2, 2].
std::vector<Vector2> textbook_starts(int chains);

}  // namespace steepest::peers
