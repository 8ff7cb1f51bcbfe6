// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The peer of the benchmarks: the same computation as a careful textbook would write it, with one
// object per idea, double precision, virtual functions, and the standard library's generator.
#pragma once
#include <array>
#include <memory>
#include <random>
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
  std::mt19937 generator;
  std::normal_distribution<double> normal;
};

/// Chains of "rosenbrock", "rastrigin" or "ackley" under "sgd", "momentum" or "adam".
class TextbookRun {
 public:
  TextbookRun(std::string_view surface, std::string_view rule, double learning_rate, double sigma,
              int chains);
  void advance(int steps);
  const std::vector<TextbookChain>& chains() const { return chains_; }

 private:
  std::unique_ptr<TextbookSurface> surface_;
  double sigma_;
  std::vector<TextbookChain> chains_;
};

}  // namespace steepest::peers
