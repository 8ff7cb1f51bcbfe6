// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What the program tells its user beside its results. All of it goes to stderr.
#pragma once
#include <string_view>

#include "steepest/error.h"

namespace steepest::base {

void note(std::string_view message);
void warn(std::string_view message);
/// "steepest: error: <where>: <message>", the hint on a line of its own.
void report(const Error& error);

}  // namespace steepest::base
