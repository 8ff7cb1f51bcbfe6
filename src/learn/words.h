// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Text as words: split, cut to stems, brought to one name for what has several.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace steepest::learn {

/// Lower-case words of letters and digits, in order. Apostrophes vanish ("what's" -> "whats"); a few
/// signs become words ("∇", "x²", "|x|").
std::vector<std::string> split_words(std::string_view text);

/// The word without its ending: "diverged", "diverges" and "divergence" become "diverg".
std::string stem(std::string_view word);

/// What carries no meaning of its own: "the", "what", "does".
bool is_stop_word(std::string_view word);

/// What says little about the topic, so that it counts less: "find", "help", "important".
bool is_soft(std::string_view stem);

/// General English, of every talk: "suddenly", "school".
bool is_plain(std::string_view stem);

/// Stop words and general English, as they are written.
const std::set<std::string>& general_words();

/// The name of every term that belongs to another field: "exchange rate", "lasagna".
inline constexpr std::string_view kOtherField = "otherfield";

/// One idea of a text.
struct Term {
  std::string name;                ///< "learningrate" for "learning rate", "LR" and "step size"
  std::vector<std::string> parts;  ///< stems that it was made of
};

/// The terms of these words, without stop words; the longest phrases with a name of their own first.
std::vector<Term> terms_of(const std::vector<std::string>& words);

bool is_utf8(std::string_view text);

}  // namespace steepest::learn
