// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "steepest/catalog.h"
#include "steepest/problem.h"

namespace steepest::app {

/// A kind of noise and its numbers for a caption: "Gaussian noise \u03c3 = 0.5", "Langevin noise T =
/// 0.1", "Student t noise \u03c3 = 0.1, \u03bd = 1". Empty without noise.
std::string noise_text(const Catalog& catalog, const NoiseSpec& noise);

}  // namespace steepest::app
