// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "surfaces/lattice.h"

namespace steepest::STEEPEST_NS {

/// 1/2 + (sin^2(x^2 - y^2) - 1/2) / (1 + 0.001 r^2)^2 with r the distance from the origin, as one
/// fraction: no cancellation at the minimum 0. Published on [-100, 100]^2, where the waves are too
/// narrow to see. Minima only: one at the vertex of each hyperbola. Schaffer (1984).
struct Schaffer2 {
  static constexpr SurfaceCard kCard = {
      .name = "schaffer-2",
      .title = "Schaffer 2",
      .latex =
          "\\tfrac12 + \\frac{\\sin^2(x^2 - y^2) - \\tfrac12}{\\left(1 + 0.001\\,(x^2 + y^2)\\right)^2}",
      .about =
          "Narrow hyperbolic furrows on a shallow funnel: every furrow leads to a minimum of its own.",
      .domain = {-10, 10},
      .domain_y = {-10, 10},
      .drawing = {.x_min = -4,
                  .x_max = 4,
                  .y_min = -4,
                  .y_max = 4,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 56},
  };
  static constexpr ListedPoint kCorner[] = {
      {0, 0, 0},
      {1.7723132396346362, 0, 0.0031266031338632098},
      {2.5065291598292847, 0, 0.0062242160995759261},
      {3.0698994493433813, 0, 0.00929295234230783},
      {3.544838052646025, 0, 0.01233316967799427},
      {3.9632651943049359, 0, 0.015345220397498947},
      {4.3415510099354784, 0, 0.018329451368674487},
      {4.6894199357727195, 0, 0.021286204136230256},
      {5.0132079038203941, 0, 0.024215815019461106},
      {5.317315829501806, 0, 0.027118615207889242},
      {5.6049479716885829, 0, 0.029994930854869992},
      {5.8785232746844176, 0, 0.032845083169210861},
      {6.1399210098960982, 0, 0.035669388504851927},
      {6.3906356581867513, 0, 0.038468158448654301},
      {6.6318789354797192, 0, 0.041241699906342144},
      {6.8646494670417885, 0, 0.043990315186642486},
      {7.0897818293131096, 0, 0.046714302083665911},
      {7.3079819690965452, 0, 0.049413953957570011},
      {7.5198533579837003, 0, 0.052089559813546403},
      {7.7259166823199035, 0, 0.054741404379171007},
      {7.9266249205084238, 0, 0.05736976818015623},
      {8.1223750633962132, 0, 0.059974927614542681},
      {8.313517348414439, 0, 0.062557155025367053},
      {8.5003626232189892, 0, 0.065116718771841816},
      {8.6831882820795226, 0, 0.067653883299081483},
      {8.8622430992346375, 0, 0.07016890920640923},
      {9.0377511998258741, 0, 0.072662053314276844},
      {9.2099153493491837, 0, 0.075133568729830049},
      {9.3789196993401388, 0, 0.077583704911150474},
      {9.5449320952796344, 0, 0.080012707730204697},
      {9.7081060291248347, 0, 0.082420819534530017},
      {9.8685823011427461, 0, 0.084808279207685849},
  };
  static constexpr auto kPoints = square_images<count_images(kCorner)>(kCorner);

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T distance2 = fma(x, x, square(y)), w = fma(B(0.001), distance2, B(1));
    const T wave = sin((x - y) * (x + y)), funnel = B(0.0005) * distance2 * (w + B(1));
    return fma(wave, wave, funnel) / square(w);
  }
};

}  // namespace steepest::STEEPEST_NS
