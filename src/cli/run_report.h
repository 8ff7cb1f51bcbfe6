// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What `steepest run` says: as JSON, and as text for a person.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "cli/json.h"
#include "cli/run_scene.h"
#include "engine/comparison.h"
#include "engine/visits.h"
#include "steepest/autopsy.h"

namespace steepest::cli {

/// What there is to say; refers to what the caller keeps.
struct RunReport {
  const Scene& scene;
  std::span<const engine::RunResult> results;  ///< one for each rule of the scene
  std::span<const Measured> measured;          ///< of the scene's expectations
  std::span<const engine::Visit> visits;
  std::span<const engine::TheoryFact> theory;
  const std::optional<Autopsy>& autopsy;
};

/// Surface, parameters, rule, noise and start in full.
Json problem_json(const Problem& problem);

std::string run_json(const RunReport& report);
std::string run_text(const RunReport& report);
/// The histories of all rules: a line for each step, below a header. The first column of a race counts
/// its rules from 0.
std::string bands_csv(std::span<const engine::RunResult> results);

}  // namespace steepest::cli
