// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "surfaces/lattice.h"

namespace steepest::STEEPEST_NS {

/// 1/2 + (cos^2(sin(x^2 - y^2)) - 1/2) / (1 + 0.001 r^2)^2 with r the distance from the origin, as one
/// fraction: no cancellation. Published on [-100, 100]^2, where the waves are too narrow to see. Minima
/// only: one at the vertex of each hyperbola. Schaffer (1984).
struct Schaffer4 {
  static constexpr SurfaceCard kCard = {
      .name = "schaffer-4",
      .title = "Schaffer 4",
      .latex =
          "\\tfrac12 + \\frac{\\cos^2\\sin(x^2 - y^2) - \\tfrac12}{\\left(1 + 0.001\\,(x^2 + "
          "y^2)\\right)^2}",
      .about = "Furrows that never reach 0: the four deepest minima lie beside the centre, not in it.",
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
      {1.2531318314637332, 0, 0.29257863203598055}, {2.1706988435531293, 0, 0.29387375881132026},
      {2.8024145915390128, 0, 0.29515679330370455}, {3.3158892634577415, 0, 0.29642788558291062},
      {3.7598824002108838, 0, 0.29768718339788987}, {4.1567186229832138, 0, 0.2989348322197048},
      {4.5188387611546893, 0, 0.30017097528354217}, {4.8540187246724047, 0, 0.30139575362982479},
      {5.1675034398829698, 0, 0.30260930614444411}, {5.4630289963157953, 0, 0.30381176959813501},
      {5.7433683339744977, 0, 0.30500327868501362}, {6.0106467053570078, 0, 0.30618396606029842},
      {6.2665355504788815, 0, 0.30735396237723439}, {6.5123775831998748, 0, 0.30851339632323936},
      {6.7492707575661351, 0, 0.30966239465529124}, {6.9781265196187623, 0, 0.31080108223457426},
      {7.199711360939617, 0, 0.311929582060402},    {7.4146771763925313, 0, 0.31304801530343428},
      {7.6235839059917085, 0, 0.31415650133820472}, {7.8269167304660742, 0, 0.31525515777497538},
      {8.0250993409456108, 0, 0.31634410049093405}, {8.2185043256635408, 0, 0.31742344366075004},
      {8.407461404159382, 0, 0.31849329978650311},  {8.5922640303094034, 0, 0.31955377972700052},
      {8.7731747425531299, 0, 0.32060499272649624}, {8.9504295401373596, 0, 0.32164704644282629},
      {9.1242414937015766, 0, 0.32268004697497376}, {9.2948037478314038, 0, 0.32370409889007666},
      {9.462292036233628, 0, 0.32471930524989139},  {9.626866802872845, 0, 0.3257257676367244},
      {9.7886750019916111, 0, 0.32672358617884422}, {9.947851634504328, 0, 0.32771285957538567},
  };
  static constexpr auto kPoints = square_images<count_images(kCorner)>(kCorner);

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T distance2 = fma(x, x, square(y)), w = fma(B(0.001), distance2, B(1));
    const T wave = cos(sin((x - y) * (x + y))), funnel = B(0.0005) * distance2 * (w + B(1));
    return fma(wave, wave, funnel) / square(w);
  }
};

}  // namespace steepest::STEEPEST_NS
