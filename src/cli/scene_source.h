// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What may stand where a command wants a scene: a file, the name of a ready one, or a short form.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "scene/scene_file.h"

namespace steepest::cli {

/// Whether `text` looks like a scene rather than like a misspelt command.
bool names_a_scene(const std::string& text);

/// "there is no `what` named `text`", with the ready scenes and `more` as valid names; says where a
/// surface goes when `text` is one.
Error no_such_name(std::string_view what, const std::string& text, std::vector<std::string> more,
                   const Catalog& catalog);

Result<scene::LoadedScene> load_scene_argument(const std::string& text, const Catalog& catalog);

}  // namespace steepest::cli
