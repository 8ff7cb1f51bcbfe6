// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The passages as terms, and what a word weighs among them.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "learn/passages.h"

namespace steepest::learn {

using Terms = std::set<std::string>;

inline constexpr double kSoftWeight = 0.3;    ///< of a word that says little, known or not
inline constexpr double kIntentWeight = 0.4;  ///< of "why", "how", "difference"

/// A question that a passage answers, as its terms and intents.
struct Example {
  Terms terms;
  double total = 0;  ///< weight of all
};

/// What a passage speaks of.
struct Entry {
  Passage passage;
  Terms title;   ///< names in the title
  Terms strong;  ///< title, keywords and example questions, with the parts of names
  Terms text;
  Terms literal;  ///< stems of title and keywords, before other names are brought to one
  std::vector<Example> examples;
  bool defines = false;  ///< it says what something is
};

class Corpus {
 public:
  void add(Passage passage);
  /// Once, behind the last passage: rarity is known only then.
  void weigh_examples();

  const std::vector<Entry>& entries() const { return entries_; }

  /// A named term (title, keyword, example question) weighs by its rarity among passages, a word of
  /// general English little, an unknown one much: it speaks of something else.
  double weight(const std::string& term) const;

  /// The word itself when it is known, else the nearest one with a slip or two.
  std::string corrected(const std::string& word) const;

 private:
  std::vector<Entry> entries_;
  std::map<std::string, int> frequency_;  ///< passages that hold the term
  Terms named_;                           ///< in some title or keyword, or an example and not plain
  std::set<std::string> words_;           ///< as they stand in the passages
};

/// What kind of answer the words ask for: "?why", "?how", "?differ".
Terms intents_of(const std::vector<std::string>& words);

/// An intent among terms; no word begins like it.
inline bool is_intent(const std::string& term) { return term.starts_with('?'); }

}  // namespace steepest::learn
