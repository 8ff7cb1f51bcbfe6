// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What is known about words before any passage is read. Plain data, each list in a file of its own.
#pragma once
#include <string_view>

namespace steepest::learn {

/// Carry no meaning: articles, pronouns, auxiliaries. Separated by white space.
std::string_view stop_words();

/// General English, of every talk: a question is neither ours nor another's because of them.
/// Separated by white space.
std::string_view plain_words();

/// Words and phrases that belong to other fields, even where a part of them is ours ("exchange rate"):
/// they speak against every passage. Separated by commas.
std::string_view other_fields();

/// "name: phrase, phrase": the name that stands for all of these, abbreviations and common slips
/// included. They are cut to stems, so one form of a word is enough.
std::string_view synonyms();

}  // namespace steepest::learn
