// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One folder of content/module as a Page.
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "learn/module.h"
#include "learn/page_text.h"

namespace steepest::learn {

/// What pages may refer to besides their own files.
struct Surroundings {
  const Catalog& catalog;
  std::map<std::string, std::filesystem::path> scenes;  ///< the ready ones, by name
};

struct LoadedPage {
  Page page;
  std::string file;              ///< page.md, as it stands in messages
  std::vector<LinkPlace> links;  ///< to other pages; their steps are checked once all are read
};

/// Reads page.toml, page.md and the scenes that they name. A scene of the page's own folder is named
/// after both: "derivatives-secant".
Result<LoadedPage> load_page(const std::filesystem::path& folder, const std::string& id,
                             const Surroundings& surroundings);

}  // namespace steepest::learn
