// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// page.toml: what a page is called, and its questions.
#pragma once
#include <functional>
#include <map>
#include <string>

#include "learn/module.h"
#include "scene/table_reader.h"

namespace steepest::learn {

/// The scene of this name, a file of the page's folder or a ready one; leaves an error in the reader.
using SceneSource =
    std::function<std::optional<Scene>(scene::FileReader&, const std::string& name, scene::Position at)>;

struct PageTable {
  Page page;                                                 ///< without steps
  std::map<std::string, scene::Position> checks, questions;  ///< where each id stands
};

PageTable read_page_table(scene::FileReader& file, const scene::Table& table, const SceneSource& scenes);

}  // namespace steepest::learn
