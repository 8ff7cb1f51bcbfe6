// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Textbook functions of one variable to differentiate in several ways: a struct and a line at the end.
#pragma once
#include <cmath>

#include "core/card.h"
#include "core/complex.h"
#include "launch_lines.h"

namespace steepest::STEEPEST_NS {

struct Exponential {
  static constexpr kernels::FunctionInfo kInfo = {
      .name = "exp",
      .latex = "e^x",
      .about = "Its slope is its height.",
      .at = 1,
      .slope = [](long double x) { return std::exp(x); },
  };
  template <class T>
  static T value(const T& x) {
    return exp(x);
  }
};

/// Squire and Trapp, SIAM Review 40 (1998).
struct SquireTrapp {
  static constexpr kernels::FunctionInfo kInfo = {
      .name = "squire-trapp",
      .latex = "\\frac{e^x}{\\sin^3 x + \\cos^3 x}",
      .about = "The function on which the complex step was first shown.",
      .at = 1.5,
      .slope =
          [](long double x) {
            const long double s = std::sin(x), c = std::cos(x), below = s * s * s + c * c * c;
            return std::exp(x) * (below - 3 * s * c * (s - c)) / (below * below);
          },
  };
  template <class T>
  static T value(const T& x) {
    const T s = sin(x), c = cos(x);
    return exp(x) / (square(s) * s + square(c) * c);
  }
};

struct SineFunction {
  static constexpr kernels::FunctionInfo kInfo = {
      .name = "sin",
      .latex = "\\sin x",
      .about = "Bounded, with every derivative bounded too.",
      .at = 1,
      .slope = [](long double x) { return std::cos(x); },
  };
  template <class T>
  static T value(const T& x) {
    return sin(x);
  }
};

struct CubicFunction {
  static constexpr kernels::FunctionInfo kInfo = {
      .name = "cubic",
      .latex = "\\tfrac13 x^3 - x",
      .about = "The secant is too steep by x h + h²/3, exactly.",
      .at = 2,
      .slope = [](long double x) { return x * x - 1; },
  };
  template <class T>
  static T value(const T& x) {
    return fma(Base<T>(1.0 / 3) * x, square(x), -x);
  }
};

struct AbsoluteFunction {
  static constexpr kernels::FunctionInfo kInfo = {
      .name = "abs",
      .latex = "|x|",
      .about = "A corner: forward says 1, backward −1, central 0, and so do duals.",
      .at = 0,
      .slope = [](long double x) { return x > 0   ? 1.0L
                                          : x < 0 ? -1.0L
                                                  : 0.0L; },
  };
  template <class T>
  static T value(const T& x) {
    return absolute(x);
  }
};

struct ReluFunction {
  static constexpr kernels::FunctionInfo kInfo = {
      .name = "relu",
      .latex = "\\max(0, x)",
      .about = "A corner; programs say that its slope at 0 is 0.",
      .at = 0,
      .slope = [](long double x) { return x > 0 ? 1.0L : 0.0L; },
  };
  template <class T>
  static T value(const T& x) {
    const Base<T> zero(0);
    return choose(primal(x) > zero, x, Constant<T>::of(zero));
  }
};

using Functions =
    List<Exponential, SquireTrapp, SineFunction, CubicFunction, AbsoluteFunction, ReluFunction>;

}  // namespace steepest::STEEPEST_NS
