// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What may stand where a command wants a scene: a file, the name of a ready one, or a short form.
#pragma once
#include <string>

#include "base/result.h"
#include "scene/scene_file.h"

namespace steepest::cli {

/// Whether `text` looks like a scene rather than like a misspelt command.
bool names_a_scene(const std::string& text);

Result<scene::LoadedScene> load_scene_argument(const std::string& text, const Catalog& catalog);

}  // namespace steepest::cli
