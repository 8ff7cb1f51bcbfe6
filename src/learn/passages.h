// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace steepest::learn {

/// A short text that answers, as it stands in content/ask.
struct Passage {
  std::string id, title, text, page, scene;
  int step = 1;                       ///< of the page, from 1
  std::vector<std::string> keywords;  ///< other words for it, never shown
  std::vector<std::string> asked;     ///< questions that it answers, as people put them, never shown
};

/// All passages of content/ask/*.toml; ids are unique. Errors are BadInput with file:line:column.
Result<std::vector<Passage>> load_passages(const std::filesystem::path& content);

/// "Gradient descent, step 2"; "The program" for no page.
std::string source_of(const Passage& passage);

}  // namespace steepest::learn
