// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#define STEEPEST_NS avx512
#include "lanes_body.h"

const steepest::testing::LaneFunctions& steepest::testing::avx512_lanes() {
  return steepest::avx512::kLaneFunctions;
}
