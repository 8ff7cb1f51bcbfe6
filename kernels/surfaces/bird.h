// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "core/card.h"

namespace steepest::STEEPEST_NS {

/// sin x exp((1 - cos y)^2) + cos y exp((1 - sin x)^2) + (x - y)^2. Mishra (2006).
struct Bird {
  static constexpr SurfaceCard kCard = {
      .name = "bird",
      .title = "Bird",
      .latex = "\\sin x\\;e^{(1 - \\cos y)^2} + \\cos y\\;e^{(1 - \\sin x)^2} + (x - y)^2",
      .about = "Deep holes beside high hills, and two of the holes are equally deep.",
      .domain = {-kTwoPi, kTwoPi},
      .domain_y = {-kTwoPi, kTwoPi},
      .drawing = {.x_min = -6.28,
                  .x_max = 6.28,
                  .y_min = -6.28,
                  .y_max = 6.28,
                  .log_height = false,
                  .azimuth = 236,
                  .elevation = 50},
  };
  static constexpr ListedPoint kPoints[] = {
      {-1.5821421769300335, -3.1302468034546564, -106.76453674926467},
      {4.701043130249553, 3.1529385037249301, -106.76453674926467},
      {-1.5366624718468041, 3.1074587986417007, -87.310882733003527},
      {4.6551713994272787, -3.0843750726323821, -48.406023430670362},
      {-5.6179076792316664, -5.3776666083326099, 1.4870191265420763},
      {0.66527762794792009, 0.90551869884697653, 1.4870191265420763},
      {-0.051914418982301456, 1.6227107457771981, 2.49056518041257, PointKind::Saddle},
      {-3.8386409508047607, -4.7643213079349833, 2.4930802273272931, PointKind::Saddle},
      {0.051932327550293409, -0.87374802957992917, 2.4930802273272931, PointKind::Saddle},
      {2.4445443563748258, 1.5188639992446032, 2.4930802273272931, PointKind::Saddle},
      {-5.8290375471963328, -2.0194268112343, 17.345617576989224, PointKind::Saddle},
      {-2.6929621691503898, 1.1166485668116429, 17.345617576989224, PointKind::Saddle},
      {0.45414775998325367, 4.2637584959452865, 17.345617576989224, PointKind::Saddle},
      {3.4881578944079209, -1.9173615676130243, 25.13154980890978, PointKind::Saddle},
      {2.7129036971638295, -4.0425629970621589, 50.51345777694704, PointKind::Saddle},
      {5.6133593238570555, -1.1421073703689329, 50.51345777694704, PointKind::Saddle},
      {-5.8425382337983673, 3.8857365964918756, 102.29230851455678, PointKind::Saddle},
      {-4.7727572206605364, -3.1264100903739197, 56.184146349622286, PointKind::Maximum},
      {-1.5859788900107702, 0.060368240275846523, 56.184146349622286, PointKind::Maximum},
      {1.5104280865190501, 3.1567752168056668, 56.184146349622286, PointKind::Maximum},
      {1.7534993649501753, -3.1880709381557816, 76.877989393037638, PointKind::Maximum},
      {4.7588672649506782, -0.18270303815527869, 76.877989393037638, PointKind::Maximum},
      {-5.0228289972311195, 3.2225537769924884, 118.29947964324951, PointKind::Maximum},
  };

  template <class T>
  STEEPEST_HD static T value(const T& x, const T& y, const Coefficients<Base<T>>&) {
    using B = Base<T>;
    const T s = sin(x), c = cos(y), across = x - y;
    const T up = exp(square(B(1) - c)), down = exp(square(B(1) - s));
    return fma(s, up, fma(c, down, square(across)));
  }
};

}  // namespace steepest::STEEPEST_NS
