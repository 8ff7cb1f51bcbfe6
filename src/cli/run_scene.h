// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A scene without its picture: every rule of it, and whether it keeps its promises.
#pragma once
#include <functional>
#include <vector>

#include "base/result.h"
#include "engine/run.h"
#include "steepest/catalog.h"
#include "steepest/scene.h"

namespace steepest::cli {

/// Runs every rule of the scene; one result without a race. In a race a step is a gradient, as
/// engine::FairRace counts them: a rule whose updates cost several makes fewer.
Result<std::vector<engine::RunResult>> run_scene(const Scene& scene,
                                                 const engine::RunOptions& options = {});

struct Measured {
  Expectation expectation;
  double value = 0;  ///< what the run showed; NaN when it cannot be measured
  bool held = false;
};

std::vector<Measured> measure_expectations(const Scene& scene,
                                           const std::vector<engine::RunResult>& results);

}  // namespace steepest::cli
