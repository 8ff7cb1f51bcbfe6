// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "engine/fair_race.h"
#include "gl/image.h"

namespace steepest::app {

/// A table of the race with each rule's share of wins and its interval as a bar.
Result<gl::Image> draw_race(const Scene& scene, const engine::RaceResult& result);

}  // namespace steepest::app
