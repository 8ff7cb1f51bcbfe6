// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

namespace steepest::app {
struct WindowRequest;
}

namespace steepest::cli {

/// What main() brings in, because not every build has it.
struct Context {
  int (*open_window)(const app::WindowRequest&) = nullptr;  ///< null: built without a window
};

/// The whole program for these arguments (without its own name); returns the exit code.
int run_program(std::vector<std::string> arguments, const Context& context);

}  // namespace steepest::cli
