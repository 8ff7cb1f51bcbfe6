// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "noises/noise.h"

namespace steepest::STEEPEST_NS {

struct Gaussian : NormalDraw {
  static constexpr NoiseInfo kInfo = {
      .name = "gaussian",
      .title = "Gaussian",
      .latex = "g_i + \\sigma z_i,\\quad z_i \\sim \\mathcal{N}(0, 1)",
      .about = "The same bell curve in every direction.",
  };
};

}  // namespace steepest::STEEPEST_NS
