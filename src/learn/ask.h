// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Questions about the module, answered offline from its own passages (content/ask): SQLite FTS5 with
// stop words, synonyms and small typing errors; what nothing fits is refused, never invented.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace steepest::learn {

inline constexpr int kLongestQuestion = 199;  ///< code points, after trimming

/// One passage that answers. `page` and `scene` are ids, either may be empty: what "Show me" opens.
struct Answer {
  std::string id, title, text;
  std::string source;  ///< where in the module it stands: "Gradient descent, step 2"
  std::string page, scene;
  int step = 0;      ///< of the page, from 0, as ui::Place counts
  double score = 0;  ///< 0 ... 1, share of the question's content words that the passage covers
};

struct Answers {
  std::vector<Answer> best;          ///< at most three, best first; empty: not in this module
  std::vector<std::string> nearest;  ///< titles of the nearest topics, when `best` is empty
};

class Ask {
 public:
  static Result<Ask> load(const std::filesystem::path& content);
  ~Ask();
  Ask(Ask&&) noexcept;
  Ask& operator=(Ask&&) noexcept;

  /// BadInput when the question is empty, longer than kLongestQuestion, or no UTF-8.
  Result<Answers> answer(std::string_view question) const;
  std::size_t passages() const;

 private:
  struct Impl;
  explicit Ask(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Why the question cannot be asked: empty, longer than kLongestQuestion, or no UTF-8.
std::optional<Error> refuse_question(std::string_view text);

/// Code points after trimming: what the counter beside the field shows.
int question_length(std::string_view text);

}  // namespace steepest::learn
