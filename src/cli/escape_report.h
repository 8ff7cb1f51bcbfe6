// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What `steepest run --escape` says of how long chains stayed where they began.
#pragma once
#include <span>
#include <string>

#include "cli/json.h"
#include "engine/run.h"

namespace steepest::cli {

Json escape_json(const engine::Escapes& escapes);
std::string escape_text(const engine::Escapes& escapes);
/// A line for each chain that began inside, below a header. The first column of a race counts its rules
/// from 0. `first_chain`: the number of the first one.
std::string escapes_csv(std::span<const engine::RunResult> results, std::int64_t first_chain);

}  // namespace steepest::cli
