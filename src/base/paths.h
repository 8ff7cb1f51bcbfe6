// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Where things lie on this machine: the program, its content, the user's own folders.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace steepest::base {

std::filesystem::path executable();

/// The variable's value; nothing when it is unset or empty.
std::optional<std::string> environment(std::string_view name);

/// $XDG_CONFIG_HOME/steepest and its like, with the standard's fallbacks; the folder may not exist.
/// Empty when there is no home either.
std::filesystem::path config_folder();
std::filesystem::path data_folder();
std::filesystem::path cache_folder();

/// The content folder: $STEEPEST_CONTENT, else the installed one beside this program, else the one of
/// the source tree it was built from.
Result<std::filesystem::path> content_folder();

/// Every scene file below `content`/scenes, sorted.
std::vector<std::filesystem::path> scene_files(const std::filesystem::path& content);

/// Every scene file of the module's pages, `content`/module/*/*.toml without page.toml, sorted.
std::vector<std::filesystem::path> module_scene_files(const std::filesystem::path& content);

/// The program of this name in $PATH.
std::optional<std::filesystem::path> find_program(std::string_view name);

}  // namespace steepest::base
