// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// An FTS5 index in memory: the only place that knows SQLite.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

struct sqlite3;

namespace steepest::learn {

/// One passage, as terms separated by blanks.
struct IndexedText {
  std::string title, keywords, text;
};

struct Hit {
  std::size_t passage = 0;
  double bm25 = 0;  ///< larger is better
};

class PassageIndex {
 public:
  static Result<PassageIndex> build(std::span<const IndexedText> texts);

  /// Passages that hold any of the terms, best first. Terms are words, never search syntax.
  Result<std::vector<Hit>> search(std::span<const std::string> terms) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace steepest::learn
