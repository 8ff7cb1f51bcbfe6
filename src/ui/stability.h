// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// How large a learning rate may be on a quadratic with largest curvature lambda, for the rules whose
// update is linear in the gradient.
#pragma once
#include <optional>
#include <string>

#include "steepest/run_view.h"

namespace steepest::ui {

struct StabilityLimit {
  double rate = 0;
  std::string tex;  ///< "2/\\lambda_{\\max}"
};

/// Whether minibatches stand in for the gradient: each has curvatures of its own.
bool draws_samples(const RunView& run);

/// Gradient descent: 2/lambda. Heavy ball with momentum m: 2(1 + m)/lambda (Polyak 1964; PyTorch's
/// convention, dampening 0). Nesterov: 2(1 + m)/((1 + 2m) lambda). Weight decay adds to lambda.
/// Nothing for other rules, for dampened momentum, with minibatches or without a known curvature.
std::optional<StabilityLimit> stability_limit(const RunView& run);

}  // namespace steepest::ui
