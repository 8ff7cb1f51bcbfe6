// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Surfaces over N coordinates. Such a surface never holds its point: it reads coordinate i as x[i] from
// wherever the rows are (L1 on the CPU, global memory on CUDA). It is a struct with
//   static constexpr NdCard kCard
//   template <class T, class X> static T value(const X& x, int n, const Coefficients<Base<T>>& c)
//   template <class T, class X, class Emit>
//   static void gradient(const X& x, int n, const Coefficients<Base<T>>& c, Emit&& emit)
//       calls emit(i, df/dx_i) once for i = 0, 1, ... in this order, and reads no x[j], j <= i, after
//       emit(i): whoever receives a derivative may move that coordinate at once. Run on duals it gives
//       columns of the Hessian.
//   template <class Add> static void points(const double* parameters, int n, Add&& add)
//       the stationary points that are listed: add(coordinate, kind), where coordinate(i) is the
//       coordinate i; minima first, the deepest first. Host only: std is allowed.
// and, where they help,
//   static void coefficients(const double* parameters, int n, double* c)
//       numbers that the formula needs (without it: the parameters themselves)
//   template <class T> struct Sweep { T slope(here, next);  T last(here); }
//       df/dx_i from x_i, x_(i+1) and what is carried from one coordinate to the next: for hot pairs
//       (nd_hot.h), which take several updates in one pass.
//
// Every sum over coordinates begins at 0 and goes from i = 0 up, one addition or fma each. That is the
// order on every backend, hence the bits.
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

inline constexpr int kMostCoordinates = 2048;

struct NdCard {
  std::string_view name, title, latex, about;  ///< latex: with N and x_i
  std::array<double, 2> domain;                ///< of every coordinate
  int min_dimension = 1, max_dimension = kMostCoordinates, usual_dimension = 2;
  std::span<const ParameterInfo> parameters = {};
  DrawingHints drawing = {};
};

template <class T>
STEEPEST_HD T zero() {
  return Constant<T>::of(Base<T>(0));
}
/// A whole number (a coordinate's) in the lanes of T.
template <class T>
STEEPEST_HD Base<T> whole(int i) {
  return Base<T>(static_cast<Real<Base<T>>>(i));
}

/// A gradient by way of a Sweep.
template <class Sweep, class T, class X, class Emit>
STEEPEST_HD void sweep(const X& x, int n, Emit&& emit) {
  Sweep at;
  T here = x[0];
  for (int i = 0; i + 1 < n; ++i) {
    const T next = x[i + 1];
    emit(i, at.slope(here, next));
    here = next;
  }
  emit(n - 1, at.last(here));
}

// Where coordinates come from.

/// Rows of R, `stride` apart, read as L (of R itself, or widened to double).
template <class L, class R>
struct Column {
  const R* at;
  std::int64_t stride;
  STEEPEST_HD L operator[](int i) const { return load_widened(at + i * stride, L()); }
};
/// Coordinates first ... first + K - 1 are the variables of the duals.
template <class L, int K, class X>
struct Seeded {
  const X& x;
  int first;
  STEEPEST_HD Dual<L, K> operator[](int i) const {
    Dual<L, K> d;
    d.v = x[i];
    for (int k = 0; k < K; ++k) d.d[k] = i == first + k ? L(1) : L(0);
    return d;
  }
};
/// The one variable is the distance along a direction.
template <class L, class X, class V>
struct Directed {
  const X& x;
  const V& direction;
  STEEPEST_HD Dual<L, 1> operator[](int i) const {
    Dual<L, 1> d;
    d.v = x[i];
    d.d[0] = direction[i];
    return d;
  }
};

/// Columns of a Hessian that one pass of a gradient on duals gives.
template <class Surface>
inline constexpr int kColumns = Surface::kCard.max_dimension < 4 ? Surface::kCard.max_dimension : 4;

/// max(a, 0); the slope at 0 is 0.
template <class L>
STEEPEST_HD L ramp(L a) {
  return select(a < L(0), L(0), a);
}
template <class L>
STEEPEST_HD L is_positive(L a) {
  return select(a > L(0), L(1), L(0));
}
template <class S, int N>
STEEPEST_HD Dual<S, N> is_positive(const Dual<S, N>& a) {
  return Dual<S, N>::chain(is_positive(a.v), zero<S>(), a);
}
template <class S, int N>
STEEPEST_HD Dual<S, N> ramp(const Dual<S, N>& a) {
  return Dual<S, N>::chain(ramp(a.v), is_positive(a.v), a);
}

}  // namespace steepest::STEEPEST_NS
