// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/nd.h"

namespace steepest::STEEPEST_NS {

STEEPEST_TABLE double kShekelCentre[10][4] = {{4, 4, 4, 4}, {1, 1, 1, 1},    {8, 8, 8, 8}, {6, 6, 6, 6},
                                              {3, 7, 3, 7}, {2, 9, 2, 9},    {5, 5, 3, 3}, {8, 1, 8, 1},
                                              {6, 2, 6, 2}, {7, 3.6, 7, 3.6}};
STEEPEST_TABLE double kShekelWidth[10] = {0.1, 0.2, 0.2, 0.4, 0.4, 0.6, 0.3, 0.7, 0.5, 0.5};

/// Foxholes: -sum over m of them of 1 / (|x - a_k|^2 + c_k). Shekel (1971). The deepest is near (4, 4,
/// 4, 4), not at it. With m = 5, 7 and 10, which the literature uses, the bottom of every hole is
/// listed; with other m none.
struct Shekel {
  static constexpr ParameterInfo kParameters[] = {{.name = "m",
                                                   .latex = "m",
                                                   .help = "holes; the literature has 5, 7 and 10",
                                                   .initial = 10,
                                                   .min = 1,
                                                   .max = 10,
                                                   .integer = true}};
  static constexpr NdCard kCard = {
      .name = "shekel",
      .title = "Shekel",
      .latex = "-\\sum_{k=1}^m \\frac{1}{\\lVert x - a_k\\rVert^2 + c_k}",
      .about = "Foxholes in a plain of four dimensions: hardly a slope until one is near.",
      .domain = {0, 10},
      .min_dimension = 4,
      .max_dimension = 4,
      .usual_dimension = 4,
      .parameters = kParameters,
      .drawing = {.x_min = 0, .x_max = 10, .y_min = 0, .y_max = 10, .log_height = false},
  };
  /// 1 / (distance^2 + width) of hole k, 0 for those beyond m.
  template <class T, class X>
  STEEPEST_HD static T depth(const X& x, int k, const Coefficients<Base<T>>& c) {
    using B = Base<T>;
    T distance = Constant<T>::of(B(kShekelWidth[k]));
    for (int j = 0; j < 4; ++j) {
      const T d = T(x[j]) - B(kShekelCentre[k][j]);
      distance = fma(d, d, distance);
    }
    return Constant<T>::of(select(whole<T>(k) < c[0], B(1), B(0))) / distance;
  }
  template <class T, class X>
  STEEPEST_HD static T value(const X& x, int, const Coefficients<Base<T>>& c) {
    T sum = zero<T>();
    for (int k = 0; k < 10; ++k) sum = sum - depth<T>(x, k, c);
    return sum;
  }
  template <class T, class X, class Emit>
  STEEPEST_HD static void gradient(const X& x, int, const Coefficients<Base<T>>& c, Emit&& emit) {
    T slope[4] = {zero<T>(), zero<T>(), zero<T>(), zero<T>()};
    for (int k = 0; k < 10; ++k) {
      const T steep = square(depth<T>(x, k, c));
      for (int j = 0; j < 4; ++j)
        slope[j] = fma(steep, T(x[j]) - Base<T>(kShekelCentre[k][j]), slope[j]);
    }
    for (int j = 0; j < 4; ++j) emit(j, slope[j] + slope[j]);
  }
  template <class Add>
  static void points(const double* parameters, int, Add&& add) {
    constexpr double kBottoms[][5] = {
        {5, 4.0000371528196762, 4.0001332765915601, 4.0000371528196762, 4.0001332765915601},
        {5, 7.9995833051208211, 7.9996415887121289, 7.9995833051208211, 7.9996415887121289},
        {5, 1.0001315875670856, 1.0001563413719276, 1.0001315875670856, 1.0001563413719276},
        {5, 5.998749537020335, 6.0002873669872161, 5.998749537020335, 6.0002873669872161},
        {5, 3.0017963949110314, 6.9983339396224315, 3.0017963949110314, 6.9983339396224315},
        {7, 4.0005729161858233, 4.0006893661853042, 3.9994897088591506, 3.9996061588586315},
        {7, 7.9995144141229697, 7.9996230183635864, 7.9994972607559099, 7.9996058649965265},
        {7, 1.0002324803180538, 1.0002736525126572, 1.0001832113667201, 1.0002243835613234},
        {7, 4.9942291347920674, 4.9949939429596322, 3.0060637322575513, 3.0068285404251162},
        {7, 3.0009095872474365, 7.0006416229273377, 3.0003690324768964, 7.0001010681567976},
        {7, 5.9981067536198332, 6.0000825805217565, 5.9973299728179346, 5.9993057997198579},
        {7, 2.00480710857626, 8.9916834980117013, 2.0046209623308689, 8.9914973517663102},
        {10, 4.0007465315920467, 4.000592934138532, 3.9996633980403223, 3.9995098005868076},
        {10, 7.9994784593959975, 7.999453550264035, 7.9994613048913578, 7.9994363957593953},
        {10, 1.0003662605037493, 1.000302242612486, 1.0003169878847778, 1.0002529699935146},
        {10, 4.9948720993774513, 4.9939814608124877, 3.0075559130125986, 3.006665274447635},
        {10, 5.9990134512060625, 5.9972836645756486, 5.9982362487172113, 5.9965064620867973},
        {10, 3.0012735898444122, 7.0002285160072525, 3.0007327988018693, 6.9996877249647096},
        {10, 6.9916353636911771, 3.5955798542787266, 6.9906564457722332, 3.5946009363597826},
        {10, 6.0055789053103157, 2.0100149836641154, 6.0043700630848928, 2.0088061414386926},
        {10, 2.0051010843893274, 8.9912930656051525, 2.0049148773113071, 8.9911068585271322},
        {10, 7.9867759441490439, 1.0122387923411639, 7.9864409091239731, 1.0119037573160931},
    };
    for (const auto& bottom : kBottoms)
      if (parameters[0] == bottom[0]) add([&](int i) { return bottom[1 + i]; }, PointKind::Minimum);
  }
};

}  // namespace steepest::STEEPEST_NS
