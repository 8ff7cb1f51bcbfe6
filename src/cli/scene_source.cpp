// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/scene_source.h"

#include <filesystem>
#include <optional>

#include "base/names.h"
#include "base/paths.h"
#include "base/text.h"

namespace steepest::cli {
namespace {

namespace fs = std::filesystem;

bool looks_like_path(const std::string& text) {
  return text.find('/') != std::string::npos || text.ends_with(".toml");
}

/// "himmelblau" -> content/scenes/himmelblau.toml; "content/scenes/x.toml" from anywhere.
std::optional<fs::path> ready_scene(const std::string& text) {
  const auto content = base::content_folder();
  if (!content) return {};
  std::error_code error;
  if (text.starts_with("content/") && fs::is_regular_file(*content / text.substr(8), error))
    return *content / text.substr(8);
  for (const fs::path& file : base::scene_files(*content))
    if (file.stem() == text) return file;
  return {};
}

Error no_such_scene(const std::string& text, const Catalog& catalog) {
  if (looks_like_path(text))
    return bad_input("there is no scene file " + base::in_quotes(text),
                     "steepest list scenes names the ready ones", "command line");
  if (const auto content = base::content_folder(); !content) return content.error();
  return no_such_name("scene", text, {}, catalog);
}

}  // namespace

Error no_such_name(std::string_view what, const std::string& text, std::vector<std::string> more,
                   const Catalog& catalog) {
  if (catalog.surface(text))
    return bad_input("there is no " + std::string(what) + " named " + base::in_quotes(text),
                     text + " is a surface: give it as --surface " + text, "command line");
  if (const auto content = base::content_folder())
    for (const fs::path& file : base::scene_files(*content)) more.push_back(file.stem().string());
  return base::unknown_name(what, text, std::move(more), "command line");
}

bool names_a_scene(const std::string& text) {
  std::error_code error;
  return looks_like_path(text) || text.starts_with(scene::kShortFormPrefix) || fs::exists(text, error) ||
         ready_scene(text).has_value();
}

Result<scene::LoadedScene> load_scene_argument(const std::string& text, const Catalog& catalog) {
  if (text.starts_with(scene::kShortFormPrefix)) return scene::parse_short_form(text, catalog);
  std::error_code error;
  if (fs::exists(text, error)) return scene::load_scene(text, catalog);
  if (const auto ready = ready_scene(text)) return scene::load_scene(*ready, catalog);
  return std::unexpected(no_such_scene(text, catalog));
}

}  // namespace steepest::cli
