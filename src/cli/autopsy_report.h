// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "cli/json.h"
#include "cli/values.h"
#include "engine/run.h"
#include "steepest/autopsy.h"

namespace steepest::cli {

/// The chain that --autopsy names: a number, or "first" for the first one that diverged.
Result<std::int64_t> chain_for_autopsy(const std::string& typed, const engine::RunResult& result);

Json autopsy_json(const Autopsy& autopsy);
std::string autopsy_text(const Autopsy& autopsy);

}  // namespace steepest::cli
