// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "steepest/catalog.h"

namespace steepest::STEEPEST_NS {

/// The gradient of a few samples in place of that of all of them (batch.h), scaled so that its mean is
/// the full gradient; only on surfaces over data. Nothing is added to it.
struct Minibatch {
  static constexpr std::string_view kSampling[] = {"replacement", "fresh", "reshuffled"};
  static constexpr ParameterInfo kParameters[] = {
      {.name = "batch",
       .latex = "B",
       .help = "samples in a batch, from 1 to all of them",
       .initial = 1,
       .min = 1,
       .max = 100,  // a surface with fewer samples allows as many as it has
       .integer = true},
      {.name = "sampling",
       .latex = "\\text{drawn}",
       .help = "with replacement; without, afresh in each update; or reshuffled once in an epoch",
       .initial = 0,
       .min = 0,
       .max = 2,
       .integer = true,
       .choices = kSampling}};
  static constexpr NoiseInfo kInfo = {
      .name = "minibatch",
      .title = "Minibatch",
      .latex =
          "\\tfrac{1}{B}\\sum_{k \\in \\text{batch}} \\partial_i \\ell_k,\\quad f = "
          "\\tfrac{1}{n}\\sum_{k=1}^{n} \\ell_k",
      .about = "Each update sees only a few of the samples that the loss is made of.",
      .parameters = kParameters,
      .takes_sigma = false,
      .needs_samples = true,
  };
};

}  // namespace steepest::STEEPEST_NS
