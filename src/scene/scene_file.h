// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Scene files (docs/scenes.md): TOML to Scene and back.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "scene/document.h"
#include "steepest/catalog.h"
#include "steepest/scene.h"

namespace steepest::scene {

/// A scene with every parameter in place, and where each of its keys stands in the file, so that
/// whoever checks ranges later can point there.
struct LoadedScene {
  Scene scene;
  std::string file;                                        ///< as it stands in messages
  std::map<std::string, Position, std::less<>> positions;  ///< "learning_rate", "race.0.optimizer"

  /// "file:line:column" of the key, else of the table it belongs to, else the file alone.
  std::string where(std::string_view key) const;
};

/// Reads the text of a scene file. Names and keys are checked here, against `catalog`; ranges of numbers
/// are not. Errors are BadInput with file, line and column.
Result<LoadedScene> parse_scene(std::string_view text, const std::string& file, const Catalog& catalog);
Result<LoadedScene> load_scene(const std::filesystem::path& path, const Catalog& catalog);

enum class Detail {
  Complete,  ///< every number of the problem is written out
  Minimal,   ///< only what differs from the defaults
};

/// A text that parse_scene turns into an equal scene, up to its name.
std::string to_toml(const Scene& scene, const Catalog& catalog, Detail detail = Detail::Complete);

inline constexpr std::string_view kShortFormPrefix = "steepest1:";
inline constexpr std::size_t kLongestShortForm = 2000;

/// One line of at most kLongestShortForm characters without spaces that stands for the scene, except its
/// text and its expectations; its tasks, caption and title go too, in this order, when they would make
/// it too long.
Result<std::string> to_short_form(const Scene& scene, const Catalog& catalog);
Result<LoadedScene> parse_short_form(std::string_view text, const Catalog& catalog);

}  // namespace steepest::scene
