// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What `steepest map` says and draws.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "engine/map.h"
#include "steepest/scene.h"

namespace steepest::cli {

struct MapLook {
  ColourMap colour_map = ColourMap::Cividis;
  Theme theme = Theme::Dark;
};

std::string map_json(const engine::Map& map);
std::string map_text(const engine::Map& map);
/// Unavailable in a build without pictures. `card` stands in the PNG.
std::optional<Error> write_map_picture(const engine::Map& map, const MapLook& look,
                                       const std::filesystem::path& file, const std::string& card);

}  // namespace steepest::cli
