// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// Petal length and width in mm, and how many such flowers: positive virginica, negative versicolor.
/// Measured by E. Anderson, published by Fisher (1936): facts, free of rights.
inline constexpr int kIrisPetals[81][3] = {
    {30, 11, -1}, {33, 10, -2}, {35, 10, -2}, {36, 13, -1}, {37, 10, -1}, {38, 11, -1}, {39, 11, -1},
    {39, 12, -1}, {39, 14, -1}, {40, 10, -1}, {40, 12, -1}, {40, 13, -3}, {41, 10, -1}, {41, 13, -2},
    {42, 12, -1}, {42, 13, -2}, {42, 15, -1}, {43, 13, -2}, {44, 12, -1}, {44, 13, -1}, {44, 14, -2},
    {45, 13, -1}, {45, 15, -5}, {45, 16, -1}, {46, 13, -1}, {46, 14, -1}, {46, 15, -1}, {47, 12, -1},
    {47, 14, -2}, {47, 15, -1}, {47, 16, -1}, {48, 14, -1}, {48, 18, -1}, {49, 15, -2}, {50, 17, -1},
    {51, 16, -1}, {45, 17, 1},  {48, 18, 2},  {49, 18, 2},  {49, 20, 1},  {50, 15, 1},  {50, 19, 1},
    {50, 20, 1},  {51, 15, 1},  {51, 18, 1},  {51, 19, 2},  {51, 20, 1},  {51, 23, 1},  {51, 24, 1},
    {52, 20, 1},  {52, 23, 1},  {53, 19, 1},  {53, 23, 1},  {54, 21, 1},  {54, 23, 1},  {55, 18, 2},
    {55, 21, 1},  {56, 14, 1},  {56, 18, 1},  {56, 21, 1},  {56, 22, 1},  {56, 24, 2},  {57, 21, 1},
    {57, 23, 1},  {57, 25, 1},  {58, 16, 1},  {58, 18, 1},  {58, 22, 1},  {59, 21, 1},  {59, 23, 1},
    {60, 18, 1},  {60, 25, 1},  {61, 19, 1},  {61, 23, 1},  {61, 25, 1},  {63, 18, 1},  {64, 20, 1},
    {66, 21, 1},  {67, 20, 1},  {67, 22, 1},  {69, 23, 1}};

/// What the loss needs of each row: how far a flower is on the wrong side is u x + v y + bias, and its
/// share in the mean. Standardised by the means 4.906 and 1.676 cm and the deviations of the 100
/// flowers.
struct IrisRows {
  double u[81], v[81], bias[81], weight[81];
};
constexpr IrisRows standardised(const int (&petals)[81][3]) {
  constexpr double kBias = 0.4680608077954764, kLengthSpread = 8.21440198675472663,
                   kWidthSpread = 4.22639326139913298;
  IrisRows rows{};
  for (int i = 0; i < 81; ++i) {
    const double side = petals[i][2] > 0 ? -1 : 1;
    rows.u[i] = side * (petals[i][0] - 49.06) / kLengthSpread;
    rows.v[i] = side * (petals[i][1] - 16.76) / kWidthSpread;
    rows.bias[i] = side * kBias;
    rows.weight[i] = -side * petals[i][2] / 100;
  }
  return rows;
}
STEEPEST_TABLE IrisRows kIris = standardised(kIrisPetals);

/// The row of each flower.
struct IrisFlowers {
  std::uint8_t row[100];
};
constexpr IrisFlowers flowers(const int (&petals)[81][3]) {
  IrisFlowers all{};
  int flower = 0;
  for (int i = 0; i < 81; ++i)
    for (int left = petals[i][2] > 0 ? petals[i][2] : -petals[i][2]; left > 0; --left)
      all.row[flower++] = static_cast<std::uint8_t>(i);
  return all;
}
STEEPEST_TABLE IrisFlowers kIrisFlowers = flowers(kIrisPetals);

/// Mean log loss of logistic regression on 100 irises, virginica (1) against versicolor (0): sigmoid of
/// x u + y v + bias, u and v the standardised length and width of the petals, the bias held at its own
/// best value.
struct IrisPetals {
  static constexpr SurfaceCard kCard = {
      .name = "iris-petals",
      .title = "Iris petals",
      .latex =
          "\\tfrac{1}{100}\\sum_{i=1}^{100}\\ln\\left(1 + e^{-s_i\\left(x\\,u_i + y\\,v_i + "
          "b\\right)}\\right)",
      .about =
          "Logistic regression on real flowers: convex, steep where it is wrong and nearly flat at its "
          "best.",
      .domain = {-3, 12},
      .domain_y = {-3, 12},
      .drawing = {.x_min = -3,
                  .x_max = 12,
                  .y_min = -3,
                  .y_max = 12,
                  .log_scale = 0.2,
                  .azimuth = 236,
                  .elevation = 46},
  };
  static constexpr ListedPoint kPoints[] = {
      {4.7270041713117418, 4.415186203867673, 0.10281754051696815},
  };

  /// 1 / (1 + e^-m), the slope of ln(1 + e^m).
  template <class L>
  STEEPEST_HD static L logistic(const L& m) {
    return L(1) / (L(1) + exp(-m));
  }
  template <class S, int N>
  STEEPEST_HD static Dual<S, N> logistic(const Dual<S, N>& m) {
    const S p = logistic(m.v);
    return Dual<S, N>::chain(p, p * (Base<S>(1) - p), m);
  }
  /// ln(1 + e^m) without overflow.
  template <class L>
  STEEPEST_HD static L softplus(const L& m) {
    const L size = absolute(m);
    return fma(L(0.5), m + size, log(L(1) + exp(-size)));
  }
  template <class S, int N>
  STEEPEST_HD static Dual<S, N> softplus(const Dual<S, N>& m) {
    return Dual<S, N>::chain(softplus(m.v), logistic(m.v), m);
  }
  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    T sum = Constant<T>::of(B(0));
    for (int i = 0; i < 81; ++i) {
      const T wrong = fma(B(kIris.u[i]), x, fma(B(kIris.v[i]), y, B(kIris.bias[i])));
      sum = fma(B(kIris.weight[i]), softplus(wrong), sum);
    }
    return sum;
  }
  template <class L>
  STEEPEST_HD static void gradient(L x, L y, const Coefficients<L>&, L& gx, L& gy) {
    gx = gy = L(0);
    for (int i = 0; i < 81; ++i) {
      const L u = L(kIris.u[i]), v = L(kIris.v[i]);
      const L pull = L(kIris.weight[i]) * logistic(fma(u, x, fma(v, y, L(kIris.bias[i]))));
      gx = fma(pull, u, gx);
      gy = fma(pull, v, gy);
    }
  }

  static constexpr int kSamples = 100, kSampleNumbers = 3;
  static constexpr double kSampleWeight = 1;
  template <class R>
  STEEPEST_HD static R sample(int k, int i) {
    const int row = entry<R>(kIrisFlowers.row[k]);
    return static_cast<R>(i == 0 ? kIris.u[row] : i == 1 ? kIris.v[row] : kIris.bias[row]);
  }
  template <class L>
  STEEPEST_HD static void add_sample(const L (&d)[3], L x, L y, L& gx, L& gy) {
    const L pull = logistic(fma(d[0], x, fma(d[1], y, d[2])));
    gx = fma(pull, d[0], gx);
    gy = fma(pull, d[1], gy);
  }
};

}  // namespace steepest::STEEPEST_NS
