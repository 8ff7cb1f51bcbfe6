// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "steepest/catalog.h"

namespace steepest::noises {

inline constexpr NoiseInfo kGaussian = {
    .name = "gaussian",
    .title = "Gaussian",
    .latex = "g_i + \\sigma z_i,\\quad z_i \\sim \\mathcal{N}(0, 1)",
    .about = "The same bell curve in every direction.",
};

}  // namespace steepest::noises
