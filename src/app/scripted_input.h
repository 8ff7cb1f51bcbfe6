// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <span>

#include "app/app.h"

namespace steepest::app {

/// Gives ImGui the events that are due in this frame, in their order.
void feed(std::span<const ScriptedInput> script, int frame);

}  // namespace steepest::app
