// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/recognise.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "base/files.h"
#include "base/paths.h"
#include "engine/backends.h"
#include "scene/table_reader.h"

namespace steepest::learn {
namespace {

constexpr std::ptrdiff_t kEnough = 3;  ///< groups that a sound answer names

struct Answered {
  OpenQuestion question;
  std::vector<std::string> good, stuffed, denied, gibberish;
};

/// The module's own question, with the ideas that it looks for.
OpenQuestion asked_by_the_module(const std::string& id) {
  const auto module = load_module(base::content_folder().value(), engine::catalog());
  EXPECT_TRUE(module);
  if (module)
    for (const Page& page : module->pages)
      for (const OpenQuestion& question : page.questions)
        if (question.id == id) return question;
  ADD_FAILURE() << "the module does not ask " << id;
  return {};
}

std::vector<Answered> read_answers() {
  std::vector<Answered> all;
  const std::string path = STEEPEST_SOURCE "/tests/learn/answers.toml";
  const auto document = scene::parse_document(base::read_file(path).value_or(""), path);
  EXPECT_TRUE(document);
  if (!document) return all;
  scene::FileReader file{path, {}, {}};
  scene::TableReader top(file, *document, {}, "", "the answers");
  for (const scene::Value* value : top.tables("question")) {
    scene::TableReader reader(file, std::get<scene::Table>(value->data), value->at, "", "a question");
    Answered one;
    std::string id;
    reader.text("id", id);
    one.question = asked_by_the_module(id);
    reader.texts("good", one.good);
    reader.texts("stuffed", one.stuffed);
    reader.texts("denied", one.denied);
    reader.texts("gibberish", one.gibberish);
    all.push_back(std::move(one));
  }
  EXPECT_FALSE(file.error);
  return all;
}

std::ptrdiff_t named(const Answered& one, const std::string& answer, Found wanted = Found::Yes) {
  return std::ranges::count(recognise(one.question, answer), wanted);
}

TEST(Recognise, GoodAnswersNameEnoughIdeas) {
  const auto all = read_answers();
  ASSERT_EQ(all.size(), 3u);
  for (const Answered& one : all) {
    ASSERT_EQ(one.good.size(), 10u);
    std::ptrdiff_t enough = 0;
    for (const std::string& answer : one.good) {
      if (named(one, answer) >= kEnough)
        ++enough;
      else
        std::cout << "  " << named(one, answer) << ": " << answer << "\n";
    }
    std::cout << one.question.id << ": " << enough << " of 10 good answers name three ideas\n";
    EXPECT_GE(enough, 9);
  }
}

TEST(Recognise, DeniedIdeasAreNeverCounted) {
  for (const Answered& one : read_answers()) {
    ASSERT_EQ(one.stuffed.size() + one.denied.size(), 10u);
    std::ptrdiff_t enough = 0;
    for (const std::string& answer : one.stuffed) enough += named(one, answer) >= kEnough;
    std::cout << one.question.id << ": " << enough << " of " << one.stuffed.size()
              << " wrong answers full of the right words are left to the choices that follow\n";
    for (const std::string& answer : one.denied) {
      EXPECT_LT(named(one, answer), kEnough) << answer;
      EXPECT_GE(named(one, answer, Found::Unsure), 2) << answer;
    }
  }
}

TEST(Recognise, GibberishNamesNothing) {
  for (const Answered& one : read_answers()) {
    ASSERT_EQ(one.gibberish.size(), 5u);
    for (const std::string& answer : one.gibberish) EXPECT_EQ(named(one, answer), 0) << answer;
  }
}

OpenQuestion asking_for(std::vector<std::string> words) {
  return {"q", "?", {{"idea", std::move(words)}}, "", {}, {}};
}

TEST(Recognise, StemsPhrasesAndSlips) {
  EXPECT_EQ(recognise(asking_for({"sensitiv"}), "Its SENSITIVITY counts.")[0], Found::Yes);
  EXPECT_EQ(recognise(asking_for({"sensitiv"}), "its sensitvity")[0], Found::Yes);
  EXPECT_EQ(recognise(asking_for({"rate"}), "grated cheese")[0], Found::No);
  EXPECT_EQ(recognise(asking_for({"slope"}), "slpoe")[0], Found::No) << "five letters: no slip forgiven";
  EXPECT_EQ(recognise(asking_for({"learning rate"}), "the learning-rate")[0], Found::Yes);
  EXPECT_EQ(recognise(asking_for({"learning rate"}), "the lerning rate")[0], Found::Yes);
  EXPECT_EQ(recognise(asking_for({"learning rate"}), "rate of learning")[0], Found::No);
  EXPECT_EQ(recognise(asking_for({"loss"}), std::string(1'000'000, 'x') + " loss")[0], Found::Yes);
}

TEST(Recognise, ANegationWithinThreeWordsMakesUnsure) {
  const auto loss = asking_for({"loss"});
  EXPECT_EQ(recognise(loss, "not the loss")[0], Found::Unsure);
  EXPECT_EQ(recognise(loss, "never a b loss")[0], Found::Unsure);
  EXPECT_EQ(recognise(loss, "never a b c loss")[0], Found::Yes);
  EXPECT_EQ(recognise(loss, "the loss isn't it")[0], Found::Unsure);
  EXPECT_EQ(recognise(loss, "not the loss, said one; another said at length: the loss")[0], Found::Yes);
}

}  // namespace
}  // namespace steepest::learn
