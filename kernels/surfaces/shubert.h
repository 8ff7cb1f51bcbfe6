// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "surfaces/lattice.h"

namespace steepest::STEEPEST_NS {

/// g(x) g(y) with g(x) = sum over i = 1 ... 5 of i cos((i + 1) x + i). A minimum is a top of g times a
/// valley of g: 19 of each lie within (-10, 10), hence 722 minima, 18 of them the deepest. Shubert
/// (1972).
struct Shubert {
  static constexpr SurfaceCard kCard = {
      .name = "shubert",
      .title = "Shubert",
      .latex =
          "\\left(\\sum_{i=1}^{5} i\\cos((i + 1)x + i)\\right)\\left(\\sum_{i=1}^{5} i\\cos((i + 1)y + "
          "i)\\right)",
      .about =
          "A quilt of hundreds of holes: eighteen of them are equally deep, and no slope says which.",
      .domain = {-10, 10},
      .domain_y = {-10, 10},
      .drawing = {.x_min = -3.2,
                  .x_max = 3.2,
                  .y_min = -3.2,
                  .y_max = 3.2,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 50},
  };
  /// A place where g has a top or a valley, and g there.
  struct Turn {
    double x, g;
  };
  static constexpr Turn kTops[] = {
      {-9.2863438934015575, 3.6136840998318811},  {-8.2903880115623946, 6.169809624745675},
      {-7.0835064076515596, 14.508007927195033},  {-5.9489413958406825, 3.8473331393522925},
      {-4.9631810564218603, 2.927624542312667},   {-3.9839564493504796, 2.9256783008242292},
      {-3.003158586221971, 3.6136840998318811},   {-2.0072027043828081, 6.169809624745675},
      {-0.80032110047197312, 14.508007927195033}, {0.33424391133890398, 3.8473331393522925},
      {1.3200042507577262, 2.927624542312667},    {2.2992288578291069, 2.9256783008242292},
      {3.2800267209576155, 3.6136840998318811},   {4.2759826027967784, 6.169809624745675},
      {5.4828642067076134, 14.508007927195033},   {6.6174292185184905, 3.8473331393522925},
      {7.6031895579373126, 2.927624542312667},    {8.5824141650086934, 2.9256783008242292},
      {9.563212028137202, 3.6136840998318811}};
  static constexpr Turn kValleys[] = {
      {-9.7804361489138841, -2.6396437797522193}, {-8.7940626243666341, -3.5877015267532554},
      {-7.7083137354993474, -12.870885497725685}, {-6.4785710572404179, -8.5178317712105662},
      {-5.4614013814216205, -3.7499886760946697}, {-4.4775288708948065, -2.7287512323945934},
      {-3.4972508417342976, -2.6396437797522193}, {-2.5108773171870476, -3.5877015267532554},
      {-1.425128428319761, -12.870885497725685},  {-0.19538575006083139, -8.5178317712105662},
      {0.82178392575796601, -3.7499886760946697}, {1.80565643628478, -2.7287512323945934},
      {2.7859344654452889, -2.6396437797522193},  {3.7723079899925389, -3.5877015267532554},
      {4.8580568788598255, -12.870885497725685},  {6.0877995571187551, -8.5178317712105662},
      {7.1049692329375525, -3.7499886760946697},  {8.0888417434643665, -2.7287512323945934},
      {9.0691197726248753, -2.6396437797522193}};
  /// Each top with each valley, both ways round, the deepest first.
  static constexpr auto kPoints = [] {
    PointList<2 * 19 * 19> all{};
    int n = 0;
    for (const Turn& top : kTops)
      for (const Turn& valley : kValleys) {
        const double f = top.g * valley.g;
        int at = n;
        for (; at > 0 && all.points[at - 1].f > f; at -= 2)
          for (int k = 1; k >= 0; --k) all.points[at + k] = all.points[at + k - 2];
        all.points[at] = {top.x, valley.x, f};
        all.points[at + 1] = {valley.x, top.x, f};
        n += 2;
      }
    return all;
  }();

  template <class T>
  STEEPEST_HD static T along(const T& x) {
    using B = Base<T>;
    T sum = cos(fma(B(2), x, B(1)));
    for (int i = 2; i <= 5; ++i) sum = fma(B(i), cos(fma(B(i + 1), x, B(i))), sum);
    return sum;
  }
  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    return along(x) * along(y);
  }
};

}  // namespace steepest::STEEPEST_NS
