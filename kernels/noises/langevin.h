// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "noises/noise.h"

namespace steepest::STEEPEST_NS {

/// Unadjusted Langevin dynamics, x <- x - eta g + sqrt(2 eta T) z: gradient noise of sigma = sqrt(2 T /
/// eta), which follows the learning rate of each update. Under SGD and with small steps the chains come
/// to the density e^(-f / T). What is asked for is the temperature T.
struct Langevin : NormalDraw {
  static constexpr NoiseInfo kInfo = {
      .name = "langevin",
      .title = "Langevin",
      .latex = "g_i + \\sqrt{2T/\\eta_t}\\,z_i",
      .about = "As strong as heat: chains come to rest with density e^(\u2212f/T).",
      .strength = {.title = "Temperature",
                   .latex = "T",
                   .help = "How hot the chains are: noise of sqrt(2 eta T) on every step; 0 is none."},
      .sigma = [](double strength, double learning_rate) -> double {
        return learning_rate > 0 ? sqrt(2 * strength / learning_rate) : 0;  // a rate of 0 moves nothing
      },
  };
};

}  // namespace steepest::STEEPEST_NS
