// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "steepest/run_view.h"

namespace steepest::app {

/// JSON that tells how a picture came to be: the whole problem, what the chains had done, and the
/// scene as TOML, from which `steepest render` draws the same pixels again. No clock, no host.
std::string run_card(const RunView& run, int width, int height);

}  // namespace steepest::app
