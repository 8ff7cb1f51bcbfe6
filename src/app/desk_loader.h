// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <vector>

#include "app/desk_keeper.h"

namespace steepest::app {

/// Every ready scene; one that is broken is left out, the tests find it.
std::vector<Scene> ready_scenes();

/// The module's pages and passages from the content folder. What is missing or broken becomes a line
/// of the log; the program goes on without it.
DeskStart load_desk(std::vector<Scene> scenes);

}  // namespace steepest::app
