// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The module and the passages that come with the program.
#include <gtest/gtest.h>

#include <set>

#include "base/paths.h"
#include "engine/backends.h"
#include "engine/validate.h"
#include "learn/module.h"
#include "learn/passages.h"
#include "learn/words.h"

namespace steepest::learn {
namespace {

Module module_of_the_program() {
  std::vector<Error> errors;
  auto module = load_module(base::content_folder().value(), engine::catalog(), &errors);
  for (const Error& error : errors)
    ADD_FAILURE() << error.where << ": " << error.message << "\n  " << error.hint;
  return module.value_or(Module{});
}

void runs(const std::optional<Scene>& scene, const std::string& where) {
  if (!scene) return;
  const auto error = engine::check(*scene, engine::catalog());
  EXPECT_FALSE(error) << where << ", scene " << scene->name << ": " << error->message;
}

TEST(ModuleContent, EveryPageIsReadAndEverySceneOfItRuns) {
  const Module module = module_of_the_program();
  for (const char* id : {"introduction", "derivatives", "gradient-descent", "partial-derivatives",
                         "why-this-is-enough", "questions", "summary"})
    EXPECT_TRUE(module.page(id)) << id;
  for (const Page& page : module.pages) {
    EXPECT_FALSE(page.subtitle.empty()) << page.id;
    for (const Step& step : page.steps) {
      EXPECT_GT(step.markdown.size(), 40u) << page.id << ", " << step.title;
      runs(step.scene, page.id + ", " + step.title);
    }
    for (const Check& check : page.checks) runs(check.show, page.id + ", " + check.id);
  }
}

TEST(ModuleContent, EachTopicHasItsPageWithQuestions) {
  const Module module = module_of_the_program();
  std::set<std::string> topics;
  for (const Page& page : module.pages) {
    if (page.topic.empty()) continue;
    topics.insert(page.topic);
    EXPECT_GE(page.checks.size(), 3u) << page.id;
    EXPECT_NE(page.stage, Stage::Text) << page.id;
  }
  EXPECT_EQ(topics.size(), 3u);
}

TEST(AskContent, PassagesAreManyAndLeadSomewhere) {
  const Module module = module_of_the_program();
  const auto passages = load_passages(base::content_folder().value());
  ASSERT_TRUE(passages) << passages.error().where << passages.error().message;
  EXPECT_GE(passages->size(), 160u);
  std::set<std::string> titles, texts;
  std::size_t with_questions = 0;
  for (const Passage& passage : *passages) {
    EXPECT_TRUE(titles.insert(passage.title).second) << passage.id << ": two of one title";
    EXPECT_TRUE(texts.insert(passage.text).second) << passage.id;
    EXPECT_TRUE(is_utf8(passage.text) && is_utf8(passage.title)) << passage.id;
    with_questions += !passage.asked.empty();
    EXPECT_GE(passage.text.size(), 80u) << passage.id;
    EXPECT_LE(passage.text.size(), 420u) << passage.id << ": too long for a popover";
    const Page* page = module.page(passage.page);
    ASSERT_TRUE(page) << passage.id << " leads to " << passage.page;
    EXPECT_GE(passage.step, 1) << passage.id;
    EXPECT_LE(static_cast<std::size_t>(passage.step), page->steps.size()) << passage.id;
  }
  EXPECT_GE(with_questions, 160u) << "questions that a passage answers find it best";
}

TEST(AskContent, EverySurfaceAndRuleHasAPassage) {
  const auto passages = load_passages(base::content_folder().value());
  ASSERT_TRUE(passages);
  std::string titles;
  for (const Passage& passage : *passages)
    for (const std::string& word : split_words(passage.title)) titles += " " + word;
  const auto mentioned = [&](std::string_view name) {
    for (const std::string& word : split_words(name))
      if (!titles.contains(" " + word)) return false;
    return true;
  };
  for (const SurfaceInfo& surface : engine::catalog().surfaces)
    EXPECT_TRUE(mentioned(surface.name)) << surface.name;
  for (const RuleInfo& rule : engine::catalog().rules) EXPECT_TRUE(mentioned(rule.name)) << rule.name;
}

}  // namespace
}  // namespace steepest::learn
