// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/ranking.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "learn/words.h"

namespace steepest::learn {
namespace {

constexpr double kInText = 0.75;  ///< what a term counts that a passage has in its text alone

// An answer fits when the share of the question that it covers, its likeness to an example question and
// the number of terms that it meets add up. Fitted to the questions of tests/learn: a long question in
// many words of its own is still ours when it names several things that a passage is about.
constexpr double kForEachMet = 0.3;
constexpr int kMostMet = 4;
constexpr double kThreshold = 1.4;
constexpr double kForeign = 0.3;  ///< more of it, when words of another field are there

constexpr double kMuchTalk = 2;    ///< weight of a sentence of general English that is read on its own
constexpr double kMostOfIt = 0.5;  ///< share that lets a second or third one answer alone
constexpr double kTheSame = 0.9;   ///< likeness of an example in nearly the same words
constexpr double kNearRate = 0.6;  ///< answers this far behind the best are left out

/// What something is a kind of: whoever asks why SGD zigzags is answered by why gradient descent does,
/// and only a little better by what speaks of SGD.
constexpr std::pair<std::string_view, std::string_view> kKinds[] = {{"sgd", "gradientdescent"},
                                                                    {"fullbatch", "gradientdescent"}};
constexpr double kAsAKind = 0.8;  ///< what a term counts where only what it is a kind of stands

/// How far these terms hold the one asked for: 1, 0, or between as a kind.
double holds(const Terms& terms, const Question& question, const std::string& term) {
  if (terms.contains(term)) return 1;
  for (const auto& [kind, whole] : kKinds)
    if (term == kind && terms.contains(std::string(whole)) &&
        !question.wanted.contains(std::string(whole)))
      return kAsAKind;
  return 0;
}

/// To the example question most like this one: the weight they share, by a mean of what both weigh, the
/// question counting more. 1 for the same words.
double likeness(const Question& question, const Entry& entry) {
  const double asked = question.total + kIntentWeight * static_cast<double>(question.intents.size());
  double best = 0;
  for (const Example& example : entry.examples) {
    double common = 0;
    for (const auto& [term, heavy] : question.wanted)
      common += holds(example.terms, question, term) * heavy;
    for (const std::string& intent : question.intents)
      if (example.terms.contains(intent)) common += kIntentWeight;
    best = std::max(best, common / (0.6 * asked + 0.4 * example.total));
  }
  return best;
}

Ranked rated(const Corpus& corpus, const Question& question, const Hit& hit, double best) {
  const Entry& entry = corpus.entries()[hit.passage];
  Ranked one{hit.passage};
  one.substance = question.substance;
  one.foreign = question.wanted.contains(std::string(kOtherField));
  double title = 0, all_title = 0;
  for (const auto& [term, heavy] : question.wanted) {
    const double strong = holds(entry.strong, question, term);
    if (strong == 1 && heavy > kSoftWeight) one.met += question.phrases.contains(term) ? 2 : 1;
    one.covered += std::max(strong, kInText * holds(entry.text, question, term)) * heavy;
    title += holds(entry.title, question, term) * heavy;
  }
  for (const std::string& term : entry.title) all_title += corpus.weight(term);
  one.covered /= question.total;
  one.alike = likeness(question, entry);
  const double to_the_point = all_title > 0 ? std::min(1., title / all_title) : 0;
  const double meaning = question.intents.contains("?what") && entry.defines ? 0.1 : 0;
  const auto said = std::ranges::count_if(
      question.literal, [&](const std::string& word) { return entry.literal.contains(word); });
  const double literal = question.literal.empty()
                             ? 0
                             : static_cast<double>(said) / static_cast<double>(question.literal.size());
  one.rank = one.covered + 0.8 * one.alike + 0.2 * to_the_point + 0.1 * hit.bm25 / best + 0.1 * literal +
             meaning;
  return one;
}

/// Cut behind each full stop, question or exclamation mark that ends a word: "0.01" stays whole.
std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool last = at + 1 == text.size();
    const bool end = std::string_view(".?!;\n").contains(text[at]) && (last || text[at + 1] == ' ');
    if (!end && !last) continue;
    if (at > begin) sentences.push_back(text.substr(begin, at + 1 - begin));
    begin = at + 1;
  }
  return sentences;
}

}  // namespace

Question understand(const Corpus& corpus, std::string_view text) {
  std::vector<std::string> typed = split_words(text);
  Question question;
  question.intents = intents_of(typed);
  for (std::string& word : typed) {
    word = corpus.corrected(word);
    if (!is_stop_word(word)) question.literal.insert(stem(word));
  }
  for (const Term& term : terms_of(typed)) {
    const double heavy = corpus.weight(term.name);
    if (!question.wanted.emplace(term.name, heavy).second && term.name != kOtherField) continue;
    if (term.parts.size() > 1) question.phrases.insert(term.name);
    question.total += heavy;
    question.substance |= heavy > kSoftWeight;
  }
  return question;
}

std::vector<Question> readings(const Corpus& corpus, std::string_view text) {
  std::vector<Question> all{understand(corpus, text)};
  const std::vector<std::string_view> sentences = sentences_of(text);
  for (const std::string_view sentence : sentences) {
    Question part = understand(corpus, sentence);
    const bool ours = part.total >= kMuchTalk || std::ranges::any_of(part.wanted, [](const auto& term) {
                        return !is_plain(term.first);
                      });
    const bool asks = part.wanted.size() > 1 || !part.intents.empty();
    if (sentences.size() > 1 && part.substance && ours && asks) all.push_back(std::move(part));
  }
  return all;
}

bool Ranked::fits() const {
  return covered + alike + kForEachMet * std::min(met, kMostMet) >=
         kThreshold + (foreign ? kForeign : 0);
}

std::vector<Ranked> rank(const Corpus& corpus, std::span<const Question> readings,
                         std::span<const Hit> hits) {
  std::vector<Ranked> ranked;
  const double best = hits.empty() || hits.front().bm25 <= 0 ? 1 : hits.front().bm25;
  for (const Hit& hit : hits) {
    std::vector<Ranked> each;
    for (const Question& question : readings) each.push_back(rated(corpus, question, hit, best));
    ranked.push_back(*std::ranges::max_element(each, {}, &Ranked::rank));
  }
  std::ranges::stable_sort(ranked, std::greater{}, &Ranked::rank);
  return ranked;
}

std::vector<Ranked> answering(std::span<const Ranked> ranked) {
  // The best one decides; the next two only when they hold most of what was asked.
  const auto first = ranked.first(std::min(kMostAnswers, ranked.size()));
  const bool found = std::ranges::any_of(first, [&](const Ranked& one) {
    return one.fits() && (&one == first.data() || one.covered >= kMostOfIt) &&
           (one.substance || one.alike >= kTheSame);
  });
  std::vector<Ranked> best;
  for (const Ranked& one : ranked)
    if (found && best.size() < kMostAnswers && one.fits() && one.rank >= kNearRate * ranked[0].rank)
      best.push_back(one);
  return best;
}

}  // namespace steepest::learn
