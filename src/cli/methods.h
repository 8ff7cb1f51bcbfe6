// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "cli/command.h"
#include "cli/problem_options.h"

namespace steepest::cli {

/// What `eval --methods` takes beside the problem.
struct MethodOptions {
  Typed function, h, coordinate;
  bool wanted = false, json = false, csv = false;

  void declare(Arguments& arguments);
};

/// Ways to differentiate side by side: a textbook function, or the surface at the one point of --at.
Result<Output> compare_methods(const MethodOptions& options, const ProblemOptions& problem,
                               const Typed& at);

}  // namespace steepest::cli
