// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Which ideas a free answer names. Never a mark: the wording on screen is "found" or "not found".
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "learn/module.h"
#include "steepest/run_view.h"

namespace steepest::learn {

enum class Found { No, Yes, Unsure };  ///< Unsure: a negation stands within three words

/// One entry per idea group. Stems match beginnings of words; words of six letters and more may differ
/// by one edit.
std::vector<Found> recognise(const OpenQuestion& question, std::string_view answer);

/// Whether the task's condition holds in this run. False for a quantity that is unknown here.
bool task_done(const Task& task, const RunView& run);

}  // namespace steepest::learn
