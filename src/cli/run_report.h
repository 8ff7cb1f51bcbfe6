// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What `steepest run` says: as JSON, and as text for a person.
#pragma once
#include <span>
#include <string>

#include "cli/json.h"
#include "cli/run_scene.h"

namespace steepest::cli {

std::string run_json(const Scene& scene, std::span<const engine::RunResult> results,
                     std::span<const Measured> measured);
std::string run_text(const Scene& scene, std::span<const engine::RunResult> results,
                     std::span<const Measured> measured);

}  // namespace steepest::cli
