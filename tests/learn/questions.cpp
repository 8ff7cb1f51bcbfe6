// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "questions.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "scene/table_reader.h"

namespace steepest::learn_test {

Questions read_questions(const std::string& name) {
  Questions questions;
  const std::string path = STEEPEST_SOURCE "/tests/learn/" + name;
  const auto text = base::read_file(path);
  EXPECT_TRUE(text);
  const auto document = scene::parse_document(text.value_or(""), path);
  EXPECT_TRUE(document);
  if (!document) return questions;
  scene::FileReader file{path, {}, {}};
  scene::TableReader top(file, *document, {}, "", "the questions");
  for (const bool inside : {true, false})
    for (const scene::Value* value : top.tables(inside ? "inside" : "outside")) {
      Asked asked;
      scene::TableReader reader(file, std::get<scene::Table>(value->data), value->at, "", "a question");
      reader.text("question", asked.question);
      reader.texts("expect", asked.expect);
      EXPECT_EQ(asked.expect.empty(), !inside) << asked.question;
      (inside ? questions.inside : questions.outside).push_back(std::move(asked));
    }
  EXPECT_FALSE(file.error);
  return questions;
}

}  // namespace steepest::learn_test
