// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a learner has done, as plain data; stored as one JSON file, written whole and renamed.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"
#include "learn/module.h"

namespace steepest::learn {

struct PageProgress {
  std::set<int> steps;                 ///< opened, from 0
  std::map<std::string, int> choices;  ///< the first choice per check or prediction
  std::set<std::string> solved;        ///< checks whose right choice has been found
  bool operator==(const PageProgress&) const = default;
};

struct OpenAnswer {
  std::string text;
  bool revealed = false;  ///< the model answer has been shown
  std::set<int> ticks;    ///< rubric lines
  bool operator==(const OpenAnswer&) const = default;
};

struct Progress {
  std::map<std::string, PageProgress> pages;
  std::map<std::string, OpenAnswer> answers;   ///< by OpenQuestion::id
  std::map<std::string, std::set<int>> tasks;  ///< done, by scene name
  bool operator==(const Progress&) const = default;

  bool opened(std::string_view page) const;
  /// 0 ... 1: steps opened and checks solved, of all that the page has.
  double share(const Page& page) const;
  bool done(const Page& page) const { return share(page) >= 1; }
};

std::string to_json(const Progress& progress);
/// BadInput for a text that to_json could not have written; unknown keys are kept out, not refused.
Result<Progress> parse_progress(std::string_view json, const std::string& file);

}  // namespace steepest::learn
