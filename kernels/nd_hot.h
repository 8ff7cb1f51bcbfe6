// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The hot pairs among the N-dimensional surfaces: without noise, surface and rule go through the
// coordinates together, so that gradients are never written. A line here makes one; the bits stay the
// same (tests hold that).
#pragma once
#include "hot.h"
#include "nd_wave.h"

namespace steepest::STEEPEST_NS {

using NdHotPairs = List<Pair<RosenbrockNd, Sgd>, Pair<RosenbrockNd, Momentum>,  //
                        Pair<RastriginNd, Sgd>, Pair<RastriginNd, Momentum>>;

}  // namespace steepest::STEEPEST_NS
