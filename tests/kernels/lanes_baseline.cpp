// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#define STEEPEST_NS baseline
#include "lanes_body.h"

const steepest::testing::LaneFunctions& steepest::testing::baseline_lanes() {
  return steepest::baseline::kLaneFunctions;
}
