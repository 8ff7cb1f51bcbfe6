// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#define STEEPEST_NS avx2
#include "lanes_body.h"

const steepest::testing::LaneFunctions& steepest::testing::avx2_lanes() {
  return steepest::avx2::kLaneFunctions;
}
