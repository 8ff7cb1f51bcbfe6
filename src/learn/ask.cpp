// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/ask.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "base/names.h"
#include "base/text.h"
#include "learn/passage_index.h"
#include "learn/passages.h"
#include "learn/words.h"

namespace steepest::learn {
namespace {

constexpr std::size_t kMostAnswers = 3;
constexpr std::size_t kShortestCorrected = 6;  ///< letters of a word that may hold a slip
constexpr std::size_t kShortestSwapped = 4;    ///< or two letters in the wrong order
constexpr std::size_t kShortestTwice = 9;      ///< or two slips, behind its first letter

// What a term weighs. A named one (title, keyword, example question) weighs by its rarity among
// passages.
constexpr double kSoftWeight = 0.3;    ///< of a word that says little, known or not
constexpr double kInTextWeight = 0.7;  ///< of one that stands in texts alone
constexpr double kPlainShare = 0.6;    ///< of its weight, for a named word of general English
constexpr double kUnknownWeight = 2.5;
constexpr double kOtherFieldWeight = 7;
constexpr double kIntentWeight = 0.4;  ///< of "why", "how", "difference"

constexpr double kInText = 0.75;  ///< what a term counts that a passage has in its text alone

// An answer fits when the share of the question that it covers, its likeness to an example question and
// the number of terms that it meets add up. Fitted to the questions of tests/learn: a long question in
// many words of its own is still ours when it names several things that a passage is about.
constexpr double kForEachMet = 0.3;
constexpr int kMostMet = 4;
constexpr double kThreshold = 1.4;

constexpr double kMostOfIt = 0.5;   ///< share that lets a second or third one answer alone
constexpr double kTheSame = 0.9;    ///< likeness of an example in nearly the same words
constexpr double kNearRate = 0.75;  ///< answers this far behind the best are left out

using Terms = std::set<std::string>;

/// A question that a passage answers, as its terms.
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

struct Question {
  std::map<std::string, double> wanted;  ///< term -> weight
  Terms intents;
  Terms literal;           ///< stems as typed, without stop words
  double total = 0;        ///< weight of all terms, without intents
  bool substance = false;  ///< it holds more than words that say little
  bool asks(const char* intent) const { return intents.contains(intent); }
};

struct Ranked {
  std::size_t entry = 0;
  double covered = 0;  ///< share of the question's weight
  double alike = 0;    ///< to the example question most like it, 0 ... 1
  double rank = 0;
  int met = 0;  ///< terms of weight in title, keywords and examples

  bool fits() const { return covered + alike + kForEachMet * std::min(met, kMostMet) >= kThreshold; }
};

std::string joined(const Terms& terms) {
  std::string text;
  for (const std::string& term : terms) text += term + " ";
  return text;
}

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

/// What kind of answer the words ask for.
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

bool has_digit(const std::string& term) {
  return std::ranges::any_of(term, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

struct Ask::Impl {
  std::vector<Entry> entries;
  PassageIndex index;
  std::map<std::string, int> frequency;  ///< passages that hold the term
  Terms named;                           ///< in some title or keyword, or an example and not plain
  std::set<std::string> words;           ///< as they stand in the passages

  double weight(const std::string& term) const {
    if (term == kOtherField) return kOtherFieldWeight;
    if (is_soft(term)) return kSoftWeight;
    const auto found = frequency.find(term);
    if (named.contains(term) && found != frequency.end()) {
      const double rarity = 1 + 0.4 * std::log(static_cast<double>(entries.size()) / found->second);
      return is_plain(term) ? kPlainShare * rarity : rarity;
    }
    if (is_plain(term) || has_digit(term) || term.size() <= 2) return kSoftWeight;
    return found == frequency.end() ? kUnknownWeight : kInTextWeight;
  }

  /// How far a known word is from this one; none when it cannot be meant.
  static std::optional<std::size_t> slips(const std::string& word, const std::string& known) {
    const std::size_t most = word.size() >= kShortestTwice ? 2 : 1;
    if (known.size() > word.size() + most || word.size() > known.size() + most) return {};
    if (known.size() < kShortestCorrected && !std::ranges::is_permutation(word, known)) return {};
    if (most == 2 && known[0] != word[0]) return {};
    const std::size_t distance = base::edit_distance(word, known);
    return distance <= most ? std::optional(distance) : std::nullopt;
  }

  /// The word itself when it is known, else the nearest one with a slip or two.
  std::string corrected(const std::string& word) const {
    if (words.contains(word) || word.size() < kShortestSwapped || is_stop_word(word)) return word;
    const std::string term = terms_of({word}).front().name;
    if (frequency.contains(term) || term == kOtherField || is_plain(stem(word))) return word;
    std::pair<std::size_t, std::string> nearest{kShortestTwice, word};
    for (const auto* known : {&words, &general_words()})
      for (const std::string& one : *known)
        if (const auto distance = slips(word, one); distance && *distance < nearest.first)
          nearest = {*distance, one};
    return nearest.second;
  }

  void add(Passage passage);
  void weigh_examples();
  Question understand(std::string_view text) const;
  double alike(const Question& question, const Entry& entry) const;
  Ranked rated(const Question& question, const Hit& hit, double best) const;
  std::vector<Ranked> rank(const Question& question, const std::vector<Hit>& hits) const;
};

void Ask::Impl::add(Passage passage) {
  Entry entry;
  std::string all_words = passage.text;
  const auto take = [&](const std::string& text, bool example) {
    std::vector<Term> spoken = terms_in(text);
    for (const Term& term : spoken) {
      if (!example || !is_plain(term.name)) named.insert(term.name);
      for (const std::string& part : term.parts)
        if (!is_plain(part)) named.insert(part);
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
  for (const std::string& term : all) ++frequency[term];
  for (std::string& word : split_words(all_words)) words.insert(std::move(word));
  entry.passage = std::move(passage);
  entries.push_back(std::move(entry));
}

void Ask::Impl::weigh_examples() {
  for (Entry& entry : entries)
    for (Example& example : entry.examples)
      for (const std::string& term : example.terms)
        example.total += term[0] == '?' ? kIntentWeight : weight(term);
}

Question Ask::Impl::understand(std::string_view text) const {
  std::vector<std::string> typed = split_words(text);
  Question question;
  question.intents = intents_of(typed);
  for (std::string& word : typed) {
    word = corrected(word);
    if (!is_stop_word(word)) question.literal.insert(stem(word));
  }
  for (const Term& term : terms_of(typed)) {
    const double heavy = weight(term.name);
    if (!question.wanted.emplace(term.name, heavy).second && term.name != kOtherField) continue;
    question.total += heavy;
    question.substance |= heavy > kSoftWeight;
  }
  return question;
}

double Ask::Impl::alike(const Question& question, const Entry& entry) const {
  const double asked = question.total + kIntentWeight * static_cast<double>(question.intents.size());
  double best = 0;
  for (const Example& example : entry.examples) {
    double common = 0;
    for (const std::string& term : example.terms) {
      const auto found = question.wanted.find(term);
      if (found != question.wanted.end()) common += found->second;
      if (term[0] == '?' && question.intents.contains(term)) common += kIntentWeight;
    }
    best = std::max(best, common / (0.6 * asked + 0.4 * example.total));
  }
  return best;
}

Ranked Ask::Impl::rated(const Question& question, const Hit& hit, double best) const {
  const Entry& entry = entries[hit.passage];
  Ranked one{hit.passage};
  double title = 0, all_title = 0;
  for (const auto& [term, heavy] : question.wanted) {
    const bool strong = entry.strong.contains(term);
    one.met += strong && heavy > kSoftWeight;
    if (strong || entry.text.contains(term)) one.covered += (strong ? 1 : kInText) * heavy;
    if (entry.title.contains(term)) title += heavy;
  }
  for (const std::string& term : entry.title) all_title += weight(term);
  one.covered /= question.total;
  one.alike = alike(question, entry);
  const double to_the_point = all_title > 0 ? std::min(1., title / all_title) : 0;
  const double meaning = question.asks("?what") && entry.defines ? 0.1 : 0;
  const auto said = std::ranges::count_if(
      question.literal, [&](const std::string& word) { return entry.literal.contains(word); });
  const double literal = question.literal.empty()
                             ? 0
                             : static_cast<double>(said) / static_cast<double>(question.literal.size());
  one.rank = one.covered + 0.8 * one.alike + 0.2 * to_the_point + 0.1 * hit.bm25 / best + 0.1 * literal +
             meaning;
  return one;
}

std::vector<Ranked> Ask::Impl::rank(const Question& question, const std::vector<Hit>& hits) const {
  std::vector<Ranked> ranked;
  const double best = hits.empty() || hits.front().bm25 <= 0 ? 1 : hits.front().bm25;
  for (const Hit& hit : hits) ranked.push_back(rated(question, hit, best));
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
  for (Passage& passage : *passages) impl->add(std::move(passage));
  impl->weigh_examples();
  std::vector<IndexedText> texts;
  for (const Entry& entry : impl->entries)
    texts.push_back({joined(entry.title), joined(entry.strong), joined(entry.text)});
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
  for (const auto& [term, heavy] : question.wanted) terms.push_back(term);
  const auto hits = impl_->index.search(terms);
  if (!hits) return std::unexpected(hits.error());
  const std::vector<Ranked> ranked = impl_->rank(question, *hits);

  // The best one decides; the next two only when they hold most of what was asked.
  const std::span<const Ranked> first(ranked.data(), std::min(kMostAnswers, ranked.size()));
  const bool found = std::ranges::any_of(first, [&](const Ranked& one) {
    return one.fits() && (&one == first.data() || one.covered >= kMostOfIt) &&
           (question.substance || one.alike >= kTheSame);
  });
  Answers answers;
  for (const Ranked& one : ranked) {
    const bool fits = found && one.fits() && one.rank >= kNearRate * ranked[0].rank;
    if (!fits || answers.best.size() == kMostAnswers) continue;
    const Passage& passage = impl_->entries[one.entry].passage;
    answers.best.push_back({passage.id, passage.title, passage.text, source_of(passage), passage.page,
                            passage.scene, passage.step - 1, one.covered});
  }
  if (!answers.best.empty()) return answers;
  for (std::size_t i = 0; question.substance && i < std::min(kMostAnswers, ranked.size()); ++i)
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
