// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The edge between CLI11 and the rest: its exceptions end here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace steepest::cli {

/// Help, version and examples of one command, ready to be declared on and parsed.
void prepare(CLI::App& app, const Command& command);

/// Parses `arguments` into what was declared on `app`. Gives the help text when that was asked for,
/// nothing when the command should run, and a BadInput error for anything that is not understood.
Result<std::optional<std::string>> parse(CLI::App& app, std::vector<std::string> arguments);

/// "--surface", "--lr", ...: the long names of all options.
std::vector<std::string> option_names(const CLI::App& app);

}  // namespace steepest::cli
