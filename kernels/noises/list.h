// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every kind of noise: add a file and a line. Options, scene files, menus and tests follow by
// themselves.
#pragma once
#include <array>

#include "noises/gaussian.h"

namespace steepest::noises {

inline constexpr std::array kAll = {
    kGaussian,
};

}  // namespace steepest::noises
