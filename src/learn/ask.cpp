// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/ask.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/names.h"
#include "base/text.h"
#include "learn/passage_index.h"
#include "learn/passages.h"
#include "learn/words.h"

namespace steepest::learn {
namespace {

constexpr std::size_t kMostAnswers = 3;
constexpr std::size_t kShortestCorrected = 6;  ///< letters of a word that may hold a slip
constexpr double kThreshold = 0.6;             ///< share of the question that an answer must cover
constexpr double kThresholdOfTwo = 0.5;  ///< the same, of one whose title or keywords meet two terms
constexpr double kSoftWeight = 0.15;     ///< of a word that says little
constexpr double kInText = 0.75;         ///< of a term that stands in the text alone
constexpr double kNearRate = 0.75;       ///< answers this far behind the best are left out

using Terms = std::set<std::string>;

/// What a passage speaks of.
struct Entry {
  Passage passage;
  Terms title, strong, text;  ///< names in the title; with their parts, and keywords; in the text
  bool defines = false;       ///< it says what something is
};

std::string joined(const Terms& terms) {
  std::string text;
  for (const std::string& term : terms) text += term + " ";
  return text;
}

/// Every name and every part of it, so that "descent" alone finds "gradient descent" too.
void add_terms(Terms& terms, const std::string& text) {
  for (const Term& term : terms_of(split_words(text))) {
    terms.insert(term.name);
    terms.insert(term.parts.begin(), term.parts.end());
  }
}

struct Wanted {
  std::string term;
  double weight = 0;
};

struct Question {
  std::vector<Wanted> wanted;
  bool asks_meaning = false;  ///< "what is ...", "define ..."
  double total = 0;
};

struct Ranked {
  std::size_t entry = 0;
  double covered = 0, rank = 0;
  int met = 0;  ///< terms of weight in title and keywords

  bool fits() const { return covered >= (met >= 2 ? kThresholdOfTwo : kThreshold); }
};

}  // namespace

struct Ask::Impl {
  std::vector<Entry> entries;
  PassageIndex index;
  std::map<std::string, int> frequency;  ///< passages that hold the term
  std::set<std::string> words;           ///< as they stand in the passages

  double weight(const std::string& term) const {
    const auto found = frequency.find(term);
    const double passages = found == frequency.end() ? 0.5 : found->second;
    const double rarity = std::log(1 + static_cast<double>(entries.size()) / passages);
    return is_soft(term) ? kSoftWeight * rarity : rarity;
  }

  /// The word itself when it is known, else the nearest one with a single slip.
  std::string corrected(const std::string& word) const {
    if (words.contains(word) || word.size() < kShortestCorrected || is_stop_word(word)) return word;
    if (frequency.contains(terms_of({word}).front().name)) return word;
    for (const std::string& known : words)
      if (known.size() + 1 >= kShortestCorrected && known.size() + 1 >= word.size() &&
          known.size() <= word.size() + 1 && base::edit_distance(word, known) <= 1)
        return known;
    return word;
  }

  Question understand(std::string_view text) const;
  std::vector<Ranked> rank(const Question& question, const std::vector<Hit>& hits) const;
};

Question Ask::Impl::understand(std::string_view text) const {
  std::vector<std::string> typed = split_words(text);
  Question question;
  question.asks_meaning =
      typed.size() > 1 &&
      (((typed[0] == "what" || typed[0] == "wat") && (typed[1] == "is" || typed[1] == "are")) ||
       typed[0] == "whats" || typed[0] == "define" || typed.back() == "mean");
  for (std::string& word : typed) word = corrected(word);
  Terms seen;
  for (const Term& term : terms_of(typed)) {
    if (!seen.insert(term.name).second) continue;
    question.wanted.push_back({term.name, weight(term.name)});
    question.total += question.wanted.back().weight;
  }
  return question;
}

std::vector<Ranked> Ask::Impl::rank(const Question& question, const std::vector<Hit>& hits) const {
  std::vector<Ranked> ranked;
  const double best = hits.empty() || hits.front().bm25 <= 0 ? 1 : hits.front().bm25;
  for (const Hit& hit : hits) {
    const Entry& entry = entries[hit.passage];
    double covered = 0, title = 0, all_title = 0;
    int met = 0;
    for (const Wanted& wanted : question.wanted) {
      const bool strong = entry.strong.contains(wanted.term);
      met += strong && !is_soft(wanted.term);
      if (strong)
        covered += wanted.weight;
      else if (entry.text.contains(wanted.term))
        covered += kInText * wanted.weight;
      if (entry.title.contains(wanted.term)) title += wanted.weight;
    }
    for (const std::string& term : entry.title) all_title += weight(term);
    covered /= question.total;
    const double to_the_point = all_title > 0 ? std::min(1., title / all_title) : 0;
    const double meaning = question.asks_meaning && entry.defines ? 0.1 : 0;
    ranked.push_back(
        {hit.passage, covered, covered + 0.25 * to_the_point + 0.15 * hit.bm25 / best + meaning, met});
  }
  std::ranges::stable_sort(ranked, std::greater{}, &Ranked::rank);
  return ranked;
}

Ask::Ask(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ask::~Ask() = default;
Ask::Ask(Ask&&) noexcept = default;
Ask& Ask::operator=(Ask&&) noexcept = default;

Result<Ask> Ask::load(const std::filesystem::path& content) {
  auto passages = load_passages(content);
  if (!passages) return std::unexpected(passages.error());
  auto impl = std::make_unique<Impl>();
  std::vector<IndexedText> texts;
  for (Passage& passage : *passages) {
    Entry entry;
    std::string keywords;
    for (const std::string& keyword : passage.keywords) {
      keywords += keyword + " . ";
      add_terms(entry.strong, keyword);
      entry.defines |= keyword == "definition" || keyword == "meaning";
    }
    for (const Term& term : terms_of(split_words(passage.title))) entry.title.insert(term.name);
    add_terms(entry.text, passage.text);
    texts.push_back({joined(entry.title), joined(entry.strong), joined(entry.text)});
    add_terms(entry.strong, passage.title);
    Terms all = entry.strong;
    all.insert(entry.text.begin(), entry.text.end());
    for (const std::string& term : all) ++impl->frequency[term];
    for (std::string& word : split_words(passage.title + " " + keywords + passage.text))
      impl->words.insert(std::move(word));
    entry.passage = std::move(passage);
    impl->entries.push_back(std::move(entry));
  }
  auto index = PassageIndex::build(texts);
  if (!index) return std::unexpected(index.error());
  impl->index = std::move(*index);
  return Ask(std::move(impl));
}

std::size_t Ask::passages() const { return impl_->entries.size(); }

Result<Answers> Ask::answer(std::string_view text) const {
  if (auto refused = refuse_question(text)) return std::unexpected(std::move(*refused));
  const Question question = impl_->understand(text);
  std::vector<std::string> terms;
  bool substance = false;
  for (const Wanted& wanted : question.wanted) {
    terms.push_back(wanted.term);
    substance |= !is_soft(wanted.term);
  }
  const auto hits = impl_->index.search(terms);
  if (!hits) return std::unexpected(hits.error());
  const std::vector<Ranked> ranked = impl_->rank(question, *hits);

  Answers answers;
  for (const Ranked& one : ranked) {
    const bool fits = substance && one.fits() && one.rank >= kNearRate * ranked[0].rank;
    if (!fits || answers.best.size() == kMostAnswers) continue;
    const Passage& passage = impl_->entries[one.entry].passage;
    answers.best.push_back({passage.id, passage.title, passage.text, source_of(passage), passage.page,
                            passage.scene, passage.step - 1, one.covered});
  }
  if (!answers.best.empty()) return answers;
  for (std::size_t i = 0; substance && i < std::min(kMostAnswers, ranked.size()); ++i)
    answers.nearest.push_back(impl_->entries[ranked[i].entry].passage.title);
  for (const char* topic :
       {"derivative-definition", "gradient-descent-definition", "partial-derivative-definition"})
    for (const Entry& entry : impl_->entries)
      if (entry.passage.id == topic && answers.nearest.size() < kMostAnswers)
        answers.nearest.push_back(entry.passage.title);
  return answers;
}

std::optional<Error> refuse_question(std::string_view text) {
  if (!is_utf8(text)) return bad_input("the question is no UTF-8 text");
  const int length = question_length(text);
  const std::string hint =
      "valid: 1 to " + std::to_string(kLongestQuestion) + " characters; ask in smaller parts";
  if (length < 1) return bad_input("the question is empty", hint);
  if (length > kLongestQuestion)
    return bad_input("the question has " + std::to_string(length) + " characters", hint);
  return {};
}

int question_length(std::string_view text) {
  const std::string_view trimmed = base::trimmed(text);
  return static_cast<int>(std::ranges::count_if(
      trimmed, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace steepest::learn
