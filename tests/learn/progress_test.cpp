// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/progress.h"

#include <gtest/gtest.h>

namespace steepest::learn {
namespace {

Progress some_progress() {
  Progress progress;
  progress.pages["derivatives"] = {{0, 1, 4}, {{"corner", 2}}, {"corner", "height"}};
  progress.pages["summary"] = {};
  progress.answers["purpose"] = {"It's the \"slope\"\n — ∇ 😀 \\", true, {0, 2}};
  progress.tasks["himmelblau"] = {0, 3};
  return progress;
}

TEST(Progress, SurvivesBeingWrittenAndRead) {
  for (const Progress& progress : {Progress{}, some_progress()}) {
    const auto back = parse_progress(to_json(progress), "progress.json");
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(*back, progress);
  }
}

TEST(Progress, TextThatIsNoUtf8IsStillWritten) {
  Progress progress;
  progress.answers["a"].text = "broken \xff here";
  const auto back = parse_progress(to_json(progress), "progress.json");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->answers.at("a").text, "broken \uFFFD here");
}

TEST(Progress, UnknownKeysAreLeftOut) {
  const auto read = parse_progress(
      R"({"schema": 1, "new": [1], "pages": {"a": {"steps": [2], "later": {}}}})", "progress.json");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->pages.at("a").steps, std::set<int>{2});
}

TEST(Progress, WhatItCouldNotHaveWrittenIsRefused) {
  for (const char* text : {"",
                           "nonsense",
                           "[]",
                           "null",
                           "{}",
                           "{\"schema\": 2}",
                           "{\"schema\": \"1\"}",
                           "{\"schema\": 1",
                           R"({"schema": 1, "pages": []})",
                           R"({"schema": 1, "pages": {"a": 3}})",
                           R"({"schema": 1, "pages": {"a": {"steps": [-1]}}})",
                           R"({"schema": 1, "pages": {"a": {"steps": [1e9]}}})",
                           R"({"schema": 1, "pages": {"a": {"steps": [123456789012345678901]}}})",
                           R"({"schema": 1, "pages": {"a": {"steps": {"x": 1}}}})",
                           R"({"schema": 1, "pages": {"a": {"choices": {"c": "1"}}}})",
                           R"({"schema": 1, "pages": {"a": {"solved": [1]}}})",
                           R"({"schema": 1, "answers": {"a": {"text": 1}}})",
                           R"({"schema": 1, "answers": {"a": {"revealed": "yes"}}})",
                           R"({"schema": 1, "tasks": {"a": "b"}})",
                           "\xff\xfe\x00",
                           "{\"schema\": 1, \"\xff\": 1}"}) {
    const auto read = parse_progress(text, "progress.json");
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, ErrorCode::BadInput) << text;
    EXPECT_EQ(read.error().where, "progress.json");
  }
  EXPECT_FALSE(parse_progress(std::string(1'000'000, '['), "progress.json")) << "deep, but no overflow";
}

TEST(Progress, EveryCutOfAFileIsRefusedOrRead) {
  const std::string text = to_json(some_progress());
  for (std::size_t length = 0; length + 2 < text.size(); ++length)
    EXPECT_FALSE(parse_progress(text.substr(0, length), "progress.json")) << length;
}

TEST(Progress, TheShareCountsStepsAndChecks) {
  Page page;
  page.id = "p";
  page.steps.resize(3);
  page.checks.resize(1);
  page.checks[0].id = "c";
  Progress progress;
  EXPECT_FALSE(progress.opened("p"));
  EXPECT_EQ(progress.share(page), 0);
  progress.pages["p"].steps = {0, 1};
  EXPECT_TRUE(progress.opened("p"));
  EXPECT_EQ(progress.share(page), 0.5);
  progress.pages["p"].steps = {0, 1, 2};
  EXPECT_FALSE(progress.done(page));
  progress.pages["p"].solved = {"c"};
  EXPECT_TRUE(progress.done(page));
  progress.pages["p"].steps = {0, 1, 7};
  progress.pages["p"].solved = {"c", "gone"};
  EXPECT_EQ(progress.share(page), 0.75) << "what an older page had does not count";
  EXPECT_EQ(Progress{}.share(Page{}), 0);
}

}  // namespace
}  // namespace steepest::learn
