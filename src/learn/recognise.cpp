// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/recognise.h"

#include <algorithm>

#include "base/names.h"
#include "learn/words.h"

namespace steepest::learn {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kShortestCorrected = 6;  ///< letters of a word that may hold a slip
constexpr std::size_t kShortestStem = 5;       ///< below that a slip could make any word of it
constexpr std::ptrdiff_t kGuard = 3;           ///< words around a negation
constexpr std::string_view kNegations[] = {"not",   "never",  "no",     "cannot", "cant",
                                           "isnt",  "doesnt", "dont",   "wont",   "neither",
                                           "arent", "didnt",  "without"};

/// Whether the word begins with the stem, one slip forgiven in longer words.
bool matches(const std::string& word, const std::string& stem) {
  if (word.starts_with(stem)) return true;
  if (word.size() < kShortestCorrected || stem.size() < kShortestStem || word[0] != stem[0])
    return false;
  for (std::size_t length = stem.size() - 1; length <= stem.size() + 1; ++length)
    if (length <= word.size() && base::edit_distance(word.substr(0, length), stem) <= 1) return true;
  return false;
}

bool phrase_at(const Words& answer, std::size_t at, const Words& phrase) {
  if (phrase.empty() || at + phrase.size() > answer.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i)
    if (!matches(answer[at + i], phrase[i])) return false;
  return true;
}

bool negated(const Words& answer, std::size_t at, std::size_t length) {
  for (std::size_t i = 0; i < answer.size(); ++i) {
    const auto before = static_cast<std::ptrdiff_t>(at) - static_cast<std::ptrdiff_t>(i);
    const auto behind = static_cast<std::ptrdiff_t>(i) - static_cast<std::ptrdiff_t>(at + length - 1);
    if (before <= kGuard && behind <= kGuard &&
        std::ranges::find(kNegations, answer[i]) != std::ranges::end(kNegations))
      return true;
  }
  return false;
}

Found recognise_group(const IdeaGroup& group, const Words& answer) {
  Found found = Found::No;
  for (const std::string& words : group.words) {
    const Words phrase = split_words(words);
    for (std::size_t at = 0; at < answer.size(); ++at) {
      if (!phrase_at(answer, at, phrase)) continue;
      if (!negated(answer, at, phrase.size())) return Found::Yes;
      found = Found::Unsure;
    }
  }
  return found;
}

}  // namespace

std::vector<Found> recognise(const OpenQuestion& question, std::string_view answer) {
  const Words words = split_words(answer);
  std::vector<Found> found;
  for (const IdeaGroup& group : question.ideas) found.push_back(recognise_group(group, words));
  return found;
}

}  // namespace steepest::learn
