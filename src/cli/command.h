// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a subcommand is. Each has a file of its own; commands.cpp lists them.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/arguments.h"
#include "cli/program.h"

namespace steepest::cli {

/// What goes to stdout, in one piece and only when all went well, and the exit code.
struct Output {
  std::string text;
  int exit_code = 0;
};

/// The work that is left once the options are parsed.
using Runner = std::move_only_function<Result<Output>()>;

struct Command {
  std::string_view name;
  std::string_view summary;   ///< one line for the overview
  std::string_view examples;  ///< whole command lines for --help
  /// Declares the options; the Runner owns what they are parsed into.
  Runner (*declare)(Arguments& arguments, const Context& context);
};

/// All of them, in the order of the overview.
std::span<const Command> commands();

}  // namespace steepest::cli
