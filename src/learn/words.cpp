// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/words.h"

#include <algorithm>
#include <set>
#include <span>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "learn/word_lists.h"

namespace steepest::learn {
namespace {

using std::string_view;

/// Stems of what says little even where a passage holds it.
constexpr string_view kSoft =
    "call come do explain find get give go good happen help import keep know like look make matter mean "
    "need "
    "one say see show simple tak tell thing time understand us use want way work differ alway important "
    "take put "
    "relat relation connect compar similar sam possible possibl better reason role idea word term kind "
    "type walk "
    "mov bad normal ok question problem try ask think said people exist cours basic main actual learnt "
    "teach "
    "describ concept stand wrong real point";

/// Signs that are words, or no part of a word. Longer ones first.
constexpr std::pair<string_view, string_view> kSigns[] = {
    {"f''", " second derivative "},
    {"f″", " second derivative "},
    {"f′", " derivative "},
    {"d/dx", " derivative "},
    {"dy/dx", " derivative "},
    {"df/dx", " derivative "},
    {"f'(", " derivative ("},
    {"f’(", " derivative ("},
    {"|x|", " absolute value "},
    {"e^", " exponential "},
    {"²", " squared "},
    {"^2", " squared "},
    {"³", " cubed "},
    {"^3", " cubed "},
    {"√", " sqrt "},
    {"∂", " ∂ "},
    {"∇", " ∇ "},
    {"’", ""},
    {"‘", ""},
    {"“", " "},
    {"”", " "},
    {"–", " "},
    {"—", " "},
    {"…", " "},
    {"−", " "},
    {"×", " "},
    {"·", " "},
    {"≈", " "},
    {"≤", " "},
    {"≥", " "},
    {"→", " "},
    {"½", " "},
    {"ˣ", " "},
    {"∞", " infinity "},
};

bool ends_double(string_view word) {
  if (word.size() < 4) return false;
  const char last = word.back();
  return last == word[word.size() - 2] && !string_view("aeiouls").contains(last);
}

void cut(std::string& word, string_view ending, std::size_t shortest) {
  if (word.ends_with(ending) && word.size() >= shortest) word.resize(word.size() - ending.size());
}

using WordSet = std::set<std::string, std::less<>>;

WordSet stems_in(string_view list) {
  WordSet stems;
  for (const std::string& word : split_words(list)) stems.insert(stem(word));
  return stems;
}

WordSet words_in(string_view list) {
  const std::vector<std::string> words = split_words(list);
  return {words.begin(), words.end()};
}

struct Phrase {
  std::vector<std::string> stems;
  Term term;
};

using NameTable =
    std::unordered_map<std::string, std::vector<Phrase>>;  ///< by first stem, longest first

void add_phrases(NameTable& table, string_view phrases, const std::string& name) {
  while (!phrases.empty()) {
    const std::size_t end = std::min(phrases.find(','), phrases.size());
    Phrase phrase{{}, {name, {}}};
    for (const std::string& word : split_words(phrases.substr(0, end)))
      phrase.stems.push_back(stem(word));
    if (!phrase.stems.empty()) table[phrase.stems.front()].push_back(std::move(phrase));
    phrases.remove_prefix(std::min(end + 1, phrases.size()));
  }
}

/// The name of a stem on its own.
std::string single_name(const NameTable& table, const std::string& stem) {
  if (const auto found = table.find(stem); found != table.end())
    for (const Phrase& phrase : found->second)
      if (phrase.stems.size() == 1) return phrase.term.name;
  return stem;
}

NameTable make_name_table() {
  NameTable table;
  std::string name, line;
  std::istringstream lines{std::string(synonyms())};
  while (std::getline(lines, line)) {
    const std::size_t colon = line.find(':');
    if (colon != std::string::npos) name = line.substr(0, colon);
    add_phrases(table, line.substr(colon == std::string::npos ? 0 : colon + 1), name);
  }
  add_phrases(table, other_fields(), std::string(kOtherField));
  for (auto& [first, phrases] : table) {
    std::ranges::stable_sort(phrases, std::greater{}, [](const Phrase& p) { return p.stems.size(); });
    for (Phrase& phrase : phrases)
      for (const std::string& part : phrase.stems)
        if (phrase.stems.size() > 1) phrase.term.parts.push_back(single_name(table, part));
  }
  return table;
}

const NameTable& name_table() {
  static const NameTable table = make_name_table();
  return table;
}

/// The longest phrase with a name of its own that these stems begin with.
const Phrase* phrase_at(std::span<const std::string> stems) {
  const auto found = name_table().find(stems.front());
  if (found == name_table().end()) return nullptr;
  for (const Phrase& phrase : found->second)
    if (phrase.stems.size() <= stems.size() &&
        std::ranges::equal(phrase.stems, stems.first(phrase.stems.size())))
      return &phrase;
  return nullptr;
}

/// How many bytes begin a UTF-8 character with this lead; 0: none.
std::size_t sequence_length(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

bool in_range(string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]), next = static_cast<unsigned char>(bytes[1]);
  if (lead == 0xE0) return next >= 0xA0;  // no overlong forms, no surrogates, no more than U+10FFFF
  if (lead == 0xED) return next < 0xA0;
  if (lead == 0xF0) return next >= 0x90;
  return lead != 0xF4 || next < 0x90;
}

}  // namespace

bool is_utf8(string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(static_cast<unsigned char>(text[0]));
    if (length == 0 || length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return false;
    if (length > 1 && !in_range(text)) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::vector<std::string> split_words(string_view text) {
  std::string plain(text);
  const bool signs = std::ranges::any_of(text, [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || string_view("|^/'").contains(c);
  });
  for (const auto& [sign, word] : kSigns)
    for (std::size_t at = signs ? plain.find(sign) : std::string::npos; at != std::string::npos;
         at = plain.find(sign, at + word.size()))
      plain.replace(at, sign.size(), word);
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  for (const char c : plain) {
    if (c >= 'A' && c <= 'Z')
      word += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)
      word += c;
    else if (c != '\'')
      end_word();
  }
  end_word();
  return words;
}

std::string stem(string_view typed) {
  std::string word(typed);
  if (word.size() <= 3) return word;
  if (word.ends_with("ies") && word.size() > 4) {
    word.replace(word.size() - 3, 3, "y");
  } else if (!word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")) {
    cut(word, "s", 4);
  }
  if (word.ends_with("isation") || word.ends_with("ization")) cut(word, "ation", 9);
  cut(word, "ly", 6);
  cut(word, "ing", 6);
  cut(word, "ed", 5);
  cut(word, "ence", 8);
  cut(word, "ent", 9);
  cut(word, "e", 5);
  if (word.ends_with("is") && word.size() >= 6) word.back() = 'z';  // minimise and minimize
  if (ends_double(word)) word.pop_back();
  return word;
}

bool is_stop_word(string_view word) {
  static const WordSet words = words_in(stop_words());
  return words.contains(word) ||
         (word.size() == 1 && word != "h" && word != "0" && static_cast<unsigned char>(word[0]) < 0x80);
}

const std::set<std::string>& general_words() {
  static const std::set<std::string> words = [] {
    const std::vector<std::string> all =
        split_words(std::string(stop_words()) + " " + std::string(plain_words()));
    return std::set<std::string>(all.begin(), all.end());
  }();
  return words;
}

bool is_soft(string_view stem) {
  static const WordSet soft = words_in(kSoft);
  return soft.contains(stem);
}

bool is_plain(string_view stem) {
  static const WordSet plain = stems_in(plain_words());
  return plain.contains(stem) || is_soft(stem);
}

std::vector<Term> terms_of(const std::vector<std::string>& words) {
  std::vector<std::string> stems;
  for (const std::string& word : words) stems.push_back(stem(word));
  std::vector<Term> terms;
  for (std::size_t at = 0; at < words.size();) {
    const Phrase* phrase = phrase_at(std::span(stems).subspan(at));
    const std::size_t length = phrase ? phrase->stems.size() : 1;
    if (length > 1 || !is_stop_word(words[at]))
      terms.push_back(phrase ? phrase->term : Term{stems[at], {}});
    at += length;
  }
  return terms;
}

}  // namespace steepest::learn
