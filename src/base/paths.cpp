// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "base/paths.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/text.h"

#ifndef STEEPEST_SOURCE_CONTENT
#define STEEPEST_SOURCE_CONTENT ""
#endif
#ifndef STEEPEST_INSTALL_CONTENT
#define STEEPEST_INSTALL_CONTENT "../share/steepest/content"
#endif

namespace steepest::base {
namespace {

namespace fs = std::filesystem;

bool is_content(const fs::path& folder) {
  std::error_code error;
  return !folder.empty() && fs::is_directory(folder / "scenes", error);
}

/// The standard wants relative values of its variables to be ignored.
fs::path xdg_folder(std::string_view variable, std::string_view below_home) {
  if (const auto base = environment(variable); base && fs::path(*base).is_absolute())
    return fs::path(*base) / "steepest";
  if (const auto home = environment("HOME")) return fs::path(*home) / below_home / "steepest";
  return {};
}

}  // namespace

fs::path executable() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error);
}

std::optional<std::string> environment(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  if (value == nullptr || *value == '\0') return {};
  return value;
}

fs::path config_folder() { return xdg_folder("XDG_CONFIG_HOME", ".config"); }
fs::path data_folder() { return xdg_folder("XDG_DATA_HOME", ".local/share"); }
fs::path cache_folder() { return xdg_folder("XDG_CACHE_HOME", ".cache"); }

Result<fs::path> content_folder() {
  if (const auto forced = environment("STEEPEST_CONTENT")) {
    if (is_content(*forced)) return fs::path(*forced);
    return std::unexpected(
        failed("STEEPEST_CONTENT is " + in_quotes(*forced) + ", where no folder \"scenes\" is",
               "unset it, or let it name a folder of content"));
  }
  // A path that begins with / stays as it is.
  const fs::path installed = executable().parent_path() / STEEPEST_INSTALL_CONTENT;
  if (is_content(installed)) return installed.lexically_normal();
  if (is_content(STEEPEST_SOURCE_CONTENT)) return fs::path(STEEPEST_SOURCE_CONTENT);
  return std::unexpected(failed("the content that belongs to the program was not found",
                                "install it again, or let STEEPEST_CONTENT name the folder"));
}

std::vector<fs::path> scene_files(const fs::path& content) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(content / "scenes", error), end; !error && at != end;
       at.increment(error))
    if (at->path().extension() == ".toml") files.push_back(at->path());
  std::ranges::sort(files);
  return files;
}

std::vector<fs::path> module_scene_files(const fs::path& content) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& page : fs::directory_iterator(content / "module", error)) {
    std::error_code inner;
    for (const fs::directory_entry& file : fs::directory_iterator(page.path(), inner))
      if (file.path().extension() == ".toml" && file.path().filename() != "page.toml")
        files.push_back(file.path());
  }
  std::ranges::sort(files);
  return files;
}

std::optional<fs::path> find_program(std::string_view name) {
  const auto path = environment("PATH");
  if (!path) return {};
  for (const std::string_view folder : split(*path, ':')) {
    const fs::path candidate = fs::path(folder.empty() ? "." : folder) / name;
    std::error_code error;
    if (fs::is_regular_file(candidate, error) && ::access(candidate.c_str(), X_OK) == 0)
      return candidate;
  }
  return {};
}

}  // namespace steepest::base
