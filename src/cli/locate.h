// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <map>
#include <optional>
#include <string>

#include "scene/scene_file.h"

namespace steepest::cli {

/// Keys of a scene file that an option won over, with that option.
using Overrides = std::map<std::string, std::string, std::less<>>;

/// engine::check of the scene, with `where` turned into the option or the place in the file.
std::optional<Error> check_located(const scene::LoadedScene& loaded, const Overrides& overrides,
                                   const Catalog& catalog);

}  // namespace steepest::cli
