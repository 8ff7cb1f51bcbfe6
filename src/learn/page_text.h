// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A page's Markdown, taken apart into steps and checked: fences, live blocks, TeX and links. Nothing is
// drawn here.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/table_reader.h"

namespace steepest::learn {

/// [words](target), at `at` in the text.
struct Link {
  std::string target;
  std::size_t at = 0;
};

/// Why a text cannot be drawn, and where.
struct Flaw {
  std::size_t at = 0;
  std::string message, hint;
};

struct Prose {
  std::vector<Link> links;
  std::optional<Flaw> flaw;
};

/// Finds links, and the first formula that is left open or whose braces do not match. Code between back
/// quotes is left alone; a formula ends with its paragraph.
Prose read_prose(std::string_view text);

/// A fenced block that draws something live.
struct Block {
  std::string kind;  ///< "slider", "check", ...
  std::string id;    ///< of a check, prediction or question
  scene::Position at;
};

struct TextStep {
  std::string title, scene, markdown;
  scene::Position at, scene_at;
};

struct LinkPlace {
  std::string target;
  scene::Position at;
};

struct PageText {
  std::vector<TextStep> steps;
  std::vector<Block> blocks;
  std::vector<LinkPlace> links;
};

/// The steps of page.md; the first thing that is wrong is left in `file`.
PageText read_page_text(scene::FileReader& file, std::string_view text);

/// Checks the lines of one live block and gives its id, if its kind has one. `at` is the first of them.
std::string read_block(scene::FileReader& file, std::string_view kind, std::string_view info,
                       std::string_view body, scene::Position at);

/// Whether a fence may have this language.
bool is_block_kind(scene::FileReader& file, std::string_view kind, scene::Position at);

}  // namespace steepest::learn
