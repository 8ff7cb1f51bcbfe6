// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/ask.h"

#include <algorithm>

#include "base/text.h"
#include "learn/corpus.h"
#include "learn/passage_index.h"
#include "learn/passages.h"
#include "learn/ranking.h"
#include "learn/words.h"

namespace steepest::learn {
namespace {

std::string joined(const Terms& terms) {
  std::string text;
  for (const std::string& term : terms) text += term + " ";
  return text;
}

}  // namespace

struct Ask::Impl {
  Corpus corpus;
  PassageIndex index;
};

Ask::Ask(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ask::~Ask() = default;
Ask::Ask(Ask&&) noexcept = default;
Ask& Ask::operator=(Ask&&) noexcept = default;

Result<Ask> Ask::load(const std::filesystem::path& content) {
  auto passages = load_passages(content);
  if (!passages) return std::unexpected(passages.error());
  auto impl = std::make_unique<Impl>();
  for (Passage& passage : *passages) impl->corpus.add(std::move(passage));
  impl->corpus.weigh_examples();
  std::vector<IndexedText> texts;
  for (const Entry& entry : impl->corpus.entries())
    texts.push_back({joined(entry.title), joined(entry.strong), joined(entry.text)});
  auto index = PassageIndex::build(texts);
  if (!index) return std::unexpected(index.error());
  impl->index = std::move(*index);
  return Ask(std::move(impl));
}

std::size_t Ask::passages() const { return impl_->corpus.entries().size(); }

Result<Answers> Ask::answer(std::string_view text) const {
  if (auto refused = refuse_question(text)) return std::unexpected(std::move(*refused));
  const Corpus& corpus = impl_->corpus;
  const std::vector<Question> read = readings(corpus, text);
  std::vector<std::string> terms;
  for (const auto& [term, heavy] : read[0].wanted) terms.push_back(term);
  const auto hits = impl_->index.search(terms);
  if (!hits) return std::unexpected(hits.error());
  const std::vector<Ranked> ranked = rank(corpus, read, *hits);

  Answers answers;
  for (const Ranked& one : answering(ranked)) {
    const Passage& passage = corpus.entries()[one.entry].passage;
    answers.best.push_back({passage.id, passage.title, passage.text, source_of(passage), passage.page,
                            passage.scene, passage.step - 1, one.covered});
  }
  if (!answers.best.empty()) return answers;
  for (std::size_t i = 0; read[0].substance && i < std::min(kMostAnswers, ranked.size()); ++i)
    answers.nearest.push_back(corpus.entries()[ranked[i].entry].passage.title);
  for (const char* topic :
       {"derivative-definition", "gradient-descent-definition", "partial-derivative-definition"})
    for (const Entry& entry : corpus.entries())
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
