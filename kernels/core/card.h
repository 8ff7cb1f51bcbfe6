// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a surface or a rule says about itself, beside its maths in the same file. Compile-time data;
// kernels/catalog.cpp turns it into the Catalog that everybody reads.
//
// A surface is a struct with
//   static constexpr SurfaceCard kCard
//   static constexpr ListedPoint kPoints[]       every stationary point the literature lists
//   template <class T> static T value(T x, T y, const Coefficients<Base<T>>& c)       the formula
// and, where they help,
//   template <class L> static void gradient(L x, L y, const Coefficients<L>& c, L& gx, L& gy)
//       a hand-written gradient for the steps, where it is measurably faster than the dual's
//   static void coefficients(const double* parameters, double* c)
//       numbers that the formula needs, from its parameters (without it: the parameters themselves).
// A surface over data, whose gradient can be taken from a few of them (batch.h), also has
//   static constexpr int kSamples, kSampleNumbers        how many, and of how many numbers each
//   static constexpr double kSampleWeight                gradient / mean of what the samples add
//   template <class R> static R sample(int k, int i)     number i of sample k
//   template <class L> static void add_sample(const L (&d)[kSampleNumbers], L x, L y, L& gx, L& gy)
//       adds a sample's part of the gradient.
//
// A rule is a struct with
//   static constexpr RuleCard kCard               with the lines that put numbers into its formula
//   static constexpr int kStates, kPlainStates    numbers kept beside each coordinate; those of the
//                                                 plain form come first
//   static bool full(const double* parameters)    true when a parameter asks for the full form
//   static void numbers(const double* parameters, const UpdateTime& at, double* n)
//       what an update needs that is equal for all chains, in f64
//   template <bool kFull, class L> static void update(L& x, L g, L* s, const Numbers<L>& n)
#pragma once
#include <cstdint>
#include <span>

#include "core/dual.h"
#include "core/power.h"
#include "steepest/catalog.h"

namespace steepest::STEEPEST_NS {

inline constexpr int kMaxCoefficients = 8;
inline constexpr int kMaxNumbers = 10;
inline constexpr int kMaxStates = 4;

/// A surface's numbers in the lane type that uses them.
template <class L>
struct Coefficients {
  L c[kMaxCoefficients];
  STEEPEST_HD const L& operator[](int i) const { return c[i]; }
};

/// A rule's numbers of one step.
template <class L>
struct Numbers {
  L n[kMaxNumbers];
  STEEPEST_HD const L& operator[](int i) const { return n[i]; }
};

/// When an update happens, as far as a rule's numbers depend on it.
struct UpdateTime {
  double rate;        ///< the learning rate of this update
  double share;       ///< that rate over the problem's own: what the schedule makes of it
  std::int64_t step;  ///< updates since the rule's state was zero
  Shared& shared;     ///< with other learning rates of this update
};

struct ListedPoint {
  double x, y, f;
  PointKind kind = PointKind::Minimum;
};

struct SurfaceCard {
  std::string_view name, title, latex, about;
  std::array<double, 2> domain, domain_y;
  std::span<const ParameterInfo> parameters = {};
  DrawingHints drawing = {};
};

struct RuleCard {
  std::string_view name, title, latex, about;
  double learning_rate;
  std::span<const ParameterInfo> parameters = {};
  bool scale_free = false;
  std::span<const WorkedLine> worked = {};
};

/// How many samples a surface is a sum over; 0: it is none.
template <class Surface>
inline constexpr int kSamplesOf = 0;
template <class Surface>
requires(Surface::kSamples > 0) inline constexpr int kSamplesOf<Surface> = Surface::kSamples;

/// An entry of a STEEPEST_TABLE, read only where a function for samples of R is made: nvcc takes the
/// definition itself for host code, which cannot read tables.
template <class R, class T>
STEEPEST_HD T entry(const T& in_table) {
  return in_table;
}

template <class... T>
struct List {
  static constexpr int kCount = sizeof...(T);
};

}  // namespace steepest::STEEPEST_NS
