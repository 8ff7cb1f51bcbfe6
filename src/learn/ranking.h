// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A question as weighed terms, and the passages in the order in which they answer it.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "learn/corpus.h"
#include "learn/passage_index.h"

namespace steepest::learn {

inline constexpr std::size_t kMostAnswers = 3;

/// A question, or one sentence of it, as terms.
struct Question {
  std::map<std::string, double> wanted;  ///< term -> weight
  Terms phrases;                         ///< those of them that were written out in several words
  Terms intents;
  Terms literal;           ///< stems as typed, without stop words
  double total = 0;        ///< weight of all terms, without intents
  bool substance = false;  ///< it holds more than words that say little
};

Question understand(const Corpus& corpus, std::string_view text);

/// The question as a whole and, when it has several sentences, each that says something of its own: what
/// somebody tells before or behind the question proper must not drown it. Never empty.
std::vector<Question> readings(const Corpus& corpus, std::string_view text);

struct Ranked {
  std::size_t entry = 0;
  double covered = 0;  ///< share of the question's weight
  double alike = 0;    ///< to the example question most like it, 0 ... 1
  double rank = 0;
  int met = 0;  ///< terms of weight in title, keywords and examples; written-out names count twice

  bool foreign = false;    ///< words of another field were among those asked
  bool substance = false;  ///< of the reading

  /// It answers: what it covers, how like an example is and what it meets are enough together.
  bool fits() const;
};

/// Best first; every hit, whether it answers or not, by the reading that suits it best.
std::vector<Ranked> rank(const Corpus& corpus, std::span<const Question> readings,
                         std::span<const Hit> hits);

/// Those of the ranked ones that answer, best first, at most three; none: not in the module.
std::vector<Ranked> answering(std::span<const Ranked> ranked);

}  // namespace steepest::learn
