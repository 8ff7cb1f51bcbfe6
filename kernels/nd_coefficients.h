// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <span>

#include "core/nd.h"

namespace steepest::kernels {

/// An N-dimensional surface's numbers for the kernels, from its parameters.
template <class Surface>
void nd_coefficients(std::span<const double> parameters, int dimension, double* c) {
  if constexpr (requires { Surface::coefficients(parameters.data(), dimension, c); })
    Surface::coefficients(parameters.data(), dimension, c);
  else
    std::ranges::copy(parameters, c);
}

}  // namespace steepest::kernels
