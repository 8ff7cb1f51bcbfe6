// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cctype>

#include "ui/sheets/sheet.h"

namespace steepest::ui {
namespace {

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool between_words(char c) { return c == ' ' || c == '-'; }

}  // namespace

int fuzzy_score(std::string_view query, std::string_view text) {
  int score = 0, run = 0;
  std::size_t at = 0;
  for (const char q : query) {
    if (q == ' ') {
      run = 0;
      continue;
    }
    std::size_t k = at;
    while (k < text.size() && lower(text[k]) != lower(q)) ++k;
    if (k == text.size()) return -1;
    const bool begins = k == 0 || between_words(text[k - 1]);
    run = k == at && at > 0 ? run + 1 : 0;
    score += 1 + 5 * run + (begins ? 4 : 0);
    at = k + 1;
  }
  return at == text.size() ? score + 4 : score;  // a name typed to its end comes before longer ones
}

bool begins_a_word(std::string_view query, std::string_view text) {
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  for (std::size_t k = 0; k + query.size() <= text.size(); ++k)
    if ((k == 0 || between_words(text[k - 1])) &&
        std::ranges::equal(query, text.substr(k, query.size()), same))
      return true;
  return false;
}

}  // namespace steepest::ui
