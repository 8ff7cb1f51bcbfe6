// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "cli/command.h"
#include "steepest/problem.h"

namespace steepest::cli {

/// `descend --explain`: every update of chain 0 in sub-steps, numbers put into the rule's formula.
Result<Output> explain_descent(const Problem& problem, bool json);

}  // namespace steepest::cli
