// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/words.h"

#include <algorithm>
#include <map>
#include <utility>

namespace steepest::learn {
namespace {

using std::string_view;

constexpr string_view kStopWords[] = {
    "a",         "about",    "again",  "all",     "also",    "am",       "an",      "and",   "any",
    "are",       "as",       "at",     "be",      "been",    "but",      "by",      "can",   "cant",
    "could",     "did",      "do",     "does",    "doesnt",  "doing",    "dont",    "for",   "from",
    "had",       "has",      "have",   "how",     "hows",    "i",        "if",      "im",    "in",
    "into",      "is",       "isnt",   "it",      "its",     "just",     "let",     "me",    "mine",
    "much",      "my",       "no",     "not",     "of",      "on",       "or",      "our",   "please",
    "s",         "shall",    "should", "so",      "some",    "such",     "than",    "that",  "thats",
    "the",       "their",    "them",   "then",    "there",   "these",    "they",    "this",  "those",
    "to",        "too",      "up",     "us",      "very",    "was",      "wat",     "we",    "were",
    "what",      "whats",    "when",   "where",   "which",   "who",      "whose",   "why",   "will",
    "with",      "would",    "you",    "your",    "between", "while",    "hello",   "after", "before",
    "during",    "vs",       "versus", "whether", "really",  "actually", "exactly", "maybe", "someone",
    "something", "anything", "every",  "each",    "still",   "ever"};

/// Stems.
constexpr string_view kSoft[] = {
    "call",   "come",     "do",      "explain", "find",    "get",        "give",     "go",
    "good",   "happen",   "help",    "import",  "keep",    "know",       "like",     "look",
    "make",   "matter",   "mean",    "need",    "one",     "say",        "see",      "show",
    "simple", "tak",      "tell",    "thing",   "time",    "understand", "us",       "use",
    "want",   "way",      "work",    "differ",  "alway",   "important",  "take",     "put",
    "relat",  "relation", "connect", "compar",  "similar", "sam",        "possible", "possibl",
    "better", "reason",   "role",    "idea",    "word",    "term",       "kind",     "type",
    "walk",   "mov",      "bad",     "normal",  "ok",      "question",   "problem",  "try",
    "ask",    "think",    "say",     "said",    "people",  "exist",      "cours",    "basic",
    "main",   "actual",   "learnt",  "teach",   "describ", "concept",    "stand"};

/// Names for what has several; the phrases are cut to stems when the table is made.
constexpr std::pair<string_view, string_view> kNames[] = {
    {"learning rate", "learningrate"},
    {"step size", "learningrate"},
    {"stepsize", "learningrate"},
    {"step length", "learningrate"},
    {"lr", "learningrate"},
    {"eta", "learningrate"},
    {"η", "learningrate"},
    {"stochastic gradient descent", "sgd"},
    {"stochastic descent", "sgd"},
    {"gradient descent", "gradientdescent"},
    {"gd", "gradientdescent"},
    {"steepest descent", "gradientdescent"},
    {"machine learning", "machinelearning"},
    {"ml", "machinelearning"},
    {"ai", "machinelearning"},
    {"artificial intelligence", "machinelearning"},
    {"partial derivative", "partialderivative"},
    {"partial slope", "partialderivative"},
    {"partials", "partialderivative"},
    {"∂", "partialderivative"},
    {"chain rule", "chainrule"},
    {"chainrule", "chainrule"},
    {"slope", "derivative"},
    {"steepness", "derivative"},
    {"steep", "derivative"},
    {"differentiable", "derivative"},
    {"derivative", "derivative"},
    {"differentiate", "derivative"},
    {"differentiation", "derivative"},
    {"differential", "derivative"},
    {"∇", "gradient"},
    {"nabla", "gradient"},
    {"grad", "gradient"},
    {"loss function", "loss"},
    {"cost function", "loss"},
    {"objective function", "loss"},
    {"cost", "loss"},
    {"objective", "loss"},
    {"error function", "loss"},
    {"weights", "parameter"},
    {"params", "parameter"},
    {"neural network", "network"},
    {"neural net", "network"},
    {"nn", "network"},
    {"back propagation", "backpropagation"},
    {"backprop", "backpropagation"},
    {"back prop", "backpropagation"},
    {"backpropagation", "backpropagation"},
    {"autodiff", "autodiff"},
    {"automatic differentiation", "autodiff"},
    {"autograd", "autodiff"},
    {"zig zag", "zigzag"},
    {"zigzagging", "zigzag"},
    {"mini batch", "batch"},
    {"minibatch", "batch"},
    {"batch size", "batch"},
    {"saddle point", "saddle"},
    {"λ", "eigenvalue"},
    {"lambda", "eigenvalue"},
    {"κ", "kappa"},
    {"condition number", "kappa"},
    {"ill conditioned", "kappa"},
    {"σ", "noise"},
    {"sigma", "noise"},
    {"minima", "minimum"},
    {"maxima", "maximum"},
    {"optimiser", "optimizer"},
    {"optimise", "optimize"},
    {"optimization", "optimize"},
    {"optimisation", "optimize"},
    {"minimise", "minimize"},
    {"normalise", "normalize"},
    {"normalization", "normalize"},
    {"normalisation", "normalize"},
    {"standardise", "standardize"},
    {"initialise", "initialize"},
    {"initialization", "initialize"},
    {"regularisation", "regularization"},
    {"math", "mathematics"},
    {"maths", "mathematics"},
    {"mathematics", "mathematics"},
    {"big", "large"},
    {"huge", "large"},
    {"high", "large"},
    {"larger", "large"},
    {"largest", "large"},
    {"biggest", "large"},
    {"highest", "large"},
    {"smallest", "small"},
    {"finite difference", "finitedifference"},
    {"local minimum", "localminimum"},
    {"local minima", "localminimum"},
    {"global minimum", "globalminimum"},
    {"global minima", "globalminimum"},
    {"bigger", "large"},
    {"higher", "large"},
    {"low", "small"},
    {"tiny", "small"},
    {"smaller", "small"},
    {"lower", "small"},
    {"fixed", "constant"},
    {"frozen", "constant"},
    {"image", "picture"},
    {"screenshot", "picture"},
    {"photo", "picture"},
    {"movie", "film"},
    {"video", "film"},
    {"graphics card", "gpu"},
    {"graphic card", "gpu"},
    {"nag", "nesterov"},
    {"contour line", "contour"},
    {"level curve", "contour"},
    {"level set", "contour"},
    {"hyper parameter", "hyperparameter"},
    {"bouncing", "bounce"},
    {"jumping", "jump"},
    {"abs", "absolute"},
    {"stability", "stable"},
    {"unstable", "stable"},
    {"convergent", "converg"},
    {"stochasticity", "stochastic"},
};

constexpr std::pair<string_view, string_view> kSigns[] = {
    {"|x|", " absolute value "}, {"²", " squared "}, {"^2", " squared "}, {"³", " cubed "},
    {"^3", " cubed "},           {"’", ""},          {"‘", ""},
};

bool ends_double(string_view word) {
  if (word.size() < 4) return false;
  const char last = word.back();
  return last == word[word.size() - 2] && !string_view("aeiouls").contains(last);
}

void cut(std::string& word, string_view ending, std::size_t shortest) {
  if (word.ends_with(ending) && word.size() >= shortest) word.resize(word.size() - ending.size());
}

using NameTable = std::map<std::vector<std::string>, std::string>;

const NameTable& name_table() {
  static const NameTable table = [] {
    NameTable made;
    for (const auto& [phrase, name] : kNames) {
      std::vector<std::string> stems;
      for (const std::string& word : split_words(phrase)) stems.push_back(stem(word));
      made.emplace(std::move(stems), name);
    }
    return made;
  }();
  return table;
}

std::string single_name(const std::string& stem) {
  const auto found = name_table().find({stem});
  return found == name_table().end() ? stem : found->second;
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
  for (const auto& [sign, word] : kSigns)
    for (std::size_t at = plain.find(sign); at != std::string::npos;
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
  cut(word, "ly", 6);
  cut(word, "ing", 6);
  cut(word, "ed", 5);
  cut(word, "ence", 8);
  cut(word, "ent", 9);
  cut(word, "e", 5);
  if (ends_double(word)) word.pop_back();
  return word;
}

bool is_stop_word(string_view word) {
  if (word.size() == 1 && word != "h" && static_cast<unsigned char>(word[0]) < 0x80) return true;
  return std::ranges::find(kStopWords, word) != std::ranges::end(kStopWords);
}

bool is_soft(string_view stem) { return std::ranges::find(kSoft, stem) != std::ranges::end(kSoft); }

std::vector<Term> terms_of(const std::vector<std::string>& words) {
  constexpr std::size_t kLongestPhrase = 3;
  std::vector<std::string> stems;
  for (const std::string& word : words) stems.push_back(stem(word));
  std::vector<Term> terms;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t length = std::min(kLongestPhrase, words.size() - at);
    NameTable::const_iterator found = name_table().end();
    for (; length > 1; --length) {
      const auto first = stems.begin() + static_cast<std::ptrdiff_t>(at);
      found = name_table().find({first, first + static_cast<std::ptrdiff_t>(length)});
      if (found != name_table().end()) break;
    }
    if (length > 1) {
      Term term{found->second, {}};
      for (const std::string& part : found->first) term.parts.push_back(single_name(part));
      terms.push_back(std::move(term));
    } else if (!is_stop_word(words[at])) {
      terms.push_back({single_name(stems[at]), {}});
    }
    at += length;
  }
  return terms;
}

}  // namespace steepest::learn
