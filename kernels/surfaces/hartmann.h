// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

STEEPEST_TABLE double kHartmannWeight[4] = {1, 1.2, 3, 3.2};
STEEPEST_TABLE double kHartmannSteep3[4][3] = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
STEEPEST_TABLE double kHartmannCentre3[4][3] = {{0.3689, 0.1170, 0.2673},
                                                {0.4699, 0.4387, 0.7470},
                                                {0.1091, 0.8732, 0.5547},
                                                {0.0381, 0.5743, 0.8828}};
STEEPEST_TABLE double kHartmannSteep6[4][6] = {{10, 3, 17, 3.5, 1.7, 8},
                                               {0.05, 10, 17, 0.1, 8, 14},
                                               {3, 3.5, 1.7, 10, 17, 8},
                                               {17, 8, 0.05, 10, 0.1, 14}};
STEEPEST_TABLE double kHartmannCentre6[4][6] = {{0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
                                                {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
                                                {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
                                                {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}};

/// Four Gaussian pits of weight c_m: -sum c_m exp(-sum A_mj (x_j - P_mj)^2). Hartman, Towards Global
/// Optimisation 2 (1978); P_21 = 0.4387, which some surveys misprint.
template <int N>
struct HartmannPits {
  STEEPEST_HD static double steep(int m, int j) {
    if constexpr (N == 3)
      return kHartmannSteep3[m][j];
    else
      return kHartmannSteep6[m][j];
  }
  STEEPEST_HD static double centre(int m, int j) {
    if constexpr (N == 3)
      return kHartmannCentre3[m][j];
    else
      return kHartmannCentre6[m][j];
  }
  /// The depth of each pit at the point.
  template <class T, class X>
  STEEPEST_HD static void depths(const X& x, T (&depth)[4]) {
    using B = Base<T>;
    for (int m = 0; m < 4; ++m) {
      T distance = zero<T>();
      for (int j = 0; j < N; ++j) {
        const T d = T(x[j]) - B(centre(m, j));
        distance = fma(B(steep(m, j)) * d, d, distance);
      }
      depth[m] = B(kHartmannWeight[m]) * exp(-distance);
    }
  }
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>&) {
    T depth[4], sum = zero<T>();
    depths<T>(x, depth);
    for (int m = 0; m < 4; ++m) sum = sum - depth[m];
    return sum;
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>&, Emit&& emit) {
    using B = Base<T>;
    T depth[4];
    depths<T>(x, depth);
    for (int j = 0; j < N; ++j) {
      T slope = zero<T>();
      for (int m = 0; m < 4; ++m)
        slope = fma(depth[m], B(2 * steep(m, j)) * (T(x[j]) - B(centre(m, j))), slope);
      emit(j, slope);
    }
  }
};

/// Of four minima the lowest is listed.
struct Hartmann3 : HartmannPits<3> {
  static constexpr NdCard kCard = {
      .name = "hartmann-3",
      .title = "Hartmann, three coordinates",
      .latex = "-\\sum_{m=1}^4 c_m\\, e^{-\\sum_j A_{mj}\\,(x_j - P_{mj})^2}",
      .about = "Four pits in a cube, stretched differently.",
      .domain = {0, 1},
      .min_dimension = 3,
      .max_dimension = 3,
      .usual_dimension = 3,
      .drawing = {.x_min = 0, .x_max = 1, .y_min = 0, .y_max = 1, .log_height = false},
  };
  template <class Add>
  static void points(const double*, int, Add&& add) {
    constexpr double kBest[] = {0.114588876655068968, 0.555648894616930045, 0.852546984686677438};
    add([&](int i) { return kBest[i]; }, PointKind::Minimum);
  }
};

/// Of six minima the lowest is listed.
struct Hartmann6 : HartmannPits<6> {
  static constexpr NdCard kCard = {
      .name = "hartmann-6",
      .title = "Hartmann, six coordinates",
      .latex = "-\\sum_{m=1}^4 c_m\\, e^{-\\sum_j A_{mj}\\,(x_j - P_{mj})^2}",
      .about = "Four pits in a cube of six dimensions, stretched differently.",
      .domain = {0, 1},
      .min_dimension = 6,
      .max_dimension = 6,
      .usual_dimension = 6,
      .drawing = {.x_min = 0, .x_max = 1, .y_min = 0, .y_max = 1, .log_height = false},
  };
  template <class Add>
  static void points(const double*, int, Add&& add) {
    constexpr double kBest[] = {0.20168951100670542, 0.15001069182345797, 0.47687397422189699,
                                0.27533243049405607, 0.31165161660011324, 0.65730053406562031};
    add([&](int i) { return kBest[i]; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
