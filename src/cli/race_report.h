// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What `steepest race` says and draws: no clock, no thread count, so that equal races give equal bytes.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "engine/fair_race.h"

namespace steepest::cli {

struct RaceReport {
  const Scene& scene;  ///< as it was raced
  const std::optional<engine::TuningPlan>& plan;
  const engine::RaceResult& result;
};

std::string race_json(const RaceReport& report);
std::string race_text(const RaceReport& report);
/// Unavailable in a build without pictures. `card` stands in the PNG.
std::optional<Error> write_race_picture(const RaceReport& report, const std::filesystem::path& file,
                                        const std::string& card);

}  // namespace steepest::cli
