// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/corpus.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/names.h"
#include "learn/words.h"

namespace steepest::learn {
namespace {

constexpr std::size_t kShortestCorrected = 6;  ///< letters of a word that may hold a slip
constexpr std::size_t kShortestSwapped = 4;    ///< or two letters in the wrong order
constexpr std::size_t kShortestTwice = 9;      ///< or two slips, behind its first letter

constexpr double kInTextWeight = 0.7;  ///< of a word that stands in texts alone
constexpr double kPlainShare = 0.6;    ///< of its weight, for a named word of general English
constexpr double kUnknownWeight = 2.5;
constexpr double kOtherFieldWeight = 7;

/// What a text speaks of; other fields are nothing that a passage speaks of.
std::vector<Term> terms_in(const std::string& text) {
  std::vector<Term> terms = terms_of(split_words(text));
  std::erase_if(terms, [](const Term& term) { return term.name == kOtherField; });
  return terms;
}

/// Every name and every part of it, so that "descent" alone finds "gradient descent" too.
void add_terms(Terms& terms, const std::vector<Term>& spoken) {
  for (const Term& term : spoken) {
    terms.insert(term.name);
    terms.insert(term.parts.begin(), term.parts.end());
  }
}

Terms names_of(const std::vector<Term>& spoken) {
  Terms names;
  for (const Term& term : spoken) names.insert(term.name);
  return names;
}

bool has_digit(const std::string& term) {
  return std::ranges::any_of(term, [](char c) { return c >= '0' && c <= '9'; });
}

/// How far a known word is from this one; none when it cannot be meant.
std::optional<std::size_t> slips(const std::string& word, const std::string& known) {
  const std::size_t most = word.size() >= kShortestTwice ? 2 : 1;
  if (known.size() > word.size() + most || word.size() > known.size() + most) return {};
  if (known.size() < kShortestCorrected && !std::ranges::is_permutation(word, known)) return {};
  if (most == 2 && known[0] != word[0]) return {};
  const std::size_t distance = base::edit_distance(word, known);
  return distance <= most ? std::optional(distance) : std::nullopt;
}

}  // namespace

Terms intents_of(const std::vector<std::string>& words) {
  static const std::map<std::string, std::string> kIntents = {
      {"why", "?why"},         {"reason", "?why"},      {"how", "?how"},
      {"what", "?what"},       {"whats", "?what"},      {"wat", "?what"},
      {"define", "?what"},     {"definition", "?what"}, {"mean", "?what"},
      {"means", "?what"},      {"meaning", "?what"},    {"explain", "?what"},
      {"when", "?when"},       {"where", "?where"},     {"which", "?which"},
      {"vs", "?differ"},       {"versus", "?differ"},   {"difference", "?differ"},
      {"differ", "?differ"},   {"compare", "?differ"},  {"different", "?differ"},
      {"compared", "?differ"}, {"same", "?differ"},     {"formula", "?formula"}};
  Terms intents;
  for (const std::string& word : words)
    if (const auto found = kIntents.find(word); found != kIntents.end()) intents.insert(found->second);
  return intents;
}

double Corpus::weight(const std::string& term) const {
  if (term == kOtherField) return kOtherFieldWeight;
  if (is_soft(term)) return kSoftWeight;
  const auto found = frequency_.find(term);
  if (named_.contains(term) && found != frequency_.end()) {
    const double rarity = 1 + 0.4 * std::log(static_cast<double>(entries_.size()) / found->second);
    return is_plain(term) ? kPlainShare * rarity : rarity;
  }
  if (is_plain(term) || has_digit(term) || term.size() <= 2) return kSoftWeight;
  return found == frequency_.end() ? kUnknownWeight : kInTextWeight;
}

std::string Corpus::corrected(const std::string& word) const {
  if (words_.contains(word) || word.size() < kShortestSwapped || is_stop_word(word)) return word;
  const std::string term = terms_of({word}).front().name;
  if (frequency_.contains(term) || term == kOtherField || is_plain(stem(word))) return word;
  std::pair<std::size_t, std::string> nearest{kShortestTwice, word};
  for (const auto* known : {&words_, &general_words()})
    for (const std::string& one : *known)
      if (const auto distance = slips(word, one); distance && *distance < nearest.first)
        nearest = {*distance, one};
  return nearest.second;
}

void Corpus::add(Passage passage) {
  Entry entry;
  std::string all_words = passage.text;
  const auto take = [&](const std::string& text, bool example) {
    std::vector<Term> spoken = terms_in(text);
    for (const Term& term : spoken) {
      if (!example || !is_plain(term.name)) named_.insert(term.name);
      for (const std::string& part : term.parts)
        if (!is_plain(part)) named_.insert(part);
    }
    add_terms(entry.strong, spoken);
    all_words += " . " + text;
    return names_of(spoken);
  };
  entry.title = take(passage.title, false);
  for (const std::string& word : split_words(passage.title)) entry.literal.insert(stem(word));
  for (const std::string& keyword : passage.keywords) {
    take(keyword, false);
    for (const std::string& word : split_words(keyword)) entry.literal.insert(stem(word));
    entry.defines |= keyword == "definition" || keyword == "meaning";
  }
  for (const std::string& question : passage.asked) {
    Terms terms = take(question, true);
    terms.merge(intents_of(split_words(question)));
    entry.examples.push_back({std::move(terms), 0});
  }
  add_terms(entry.text, terms_in(passage.text));
  Terms all = entry.strong;
  all.insert(entry.text.begin(), entry.text.end());
  for (const std::string& term : all) ++frequency_[term];
  for (std::string& word : split_words(all_words)) words_.insert(std::move(word));
  entry.passage = std::move(passage);
  entries_.push_back(std::move(entry));
}

void Corpus::weigh_examples() {
  for (Entry& entry : entries_)
    for (Example& example : entry.examples)
      for (const std::string& term : example.terms)
        example.total += is_intent(term) ? kIntentWeight : weight(term);
}

}  // namespace steepest::learn
