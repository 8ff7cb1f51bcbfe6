// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "program.h"

namespace steepest::cli_test {
namespace {

std::string repeated(const std::string& character, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += character;
  return text;
}

TEST(Ask, AnswersWithSourceAndScene) {
  const auto json = steepest_json({"ask", "what is a saddle point?"});
  for (const char* key : {"schema", "version", "backend", "device", "precision", "mode", "seed"})
    EXPECT_TRUE(json.contains(key)) << key;
  EXPECT_EQ(json["found"], true);
  ASSERT_FALSE(json["answers"].empty());
  EXPECT_LE(json["answers"].size(), 3u);
  const auto& first = json["answers"][0];
  EXPECT_EQ(first["id"], "saddle-point");
  EXPECT_EQ(first["scene"], "saddle-escaped");
  for (const char* key : {"title", "text", "source"})
    EXPECT_FALSE(first[key].get<std::string>().empty());
  EXPECT_GT(first["score"], 0);
  EXPECT_LE(first["score"], 1);
  const Ran text = steepest({"ask", "what", "is", "a", "saddle", "point?"});
  EXPECT_EQ(text.code, 0);
  EXPECT_EQ(text.out.find("Saddle point\n"), 0u) << text.out;
  EXPECT_NE(text.out.find("Source: "), std::string::npos);
}

TEST(Ask, NothingFoundIsSaidPlainly) {
  const auto json = steepest_json({"ask", "what is the capital of France"});
  EXPECT_EQ(json["found"], false);
  EXPECT_TRUE(json["answers"].empty());
  EXPECT_FALSE(json["nearest"].empty());
  const Ran ran = steepest({"ask", "what is the capital of France"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_NE(ran.out.find("not in this module"), std::string::npos) << ran.out;
}

TEST(Ask, LengthIsCountedInCharactersWithoutTheBlanksAround) {
  for (const char* character : {"a", "é", "∇", "😀"}) {
    EXPECT_EQ(steepest({"ask", "  " + repeated(character, 199) + " \n"}).code, 0) << character;
    const Ran long_one = steepest({"ask", repeated(character, 200), "--json"});
    EXPECT_EQ(long_one.code, 2) << character;
    EXPECT_EQ(long_one.out, "");
    EXPECT_NE(long_one.err.find("1 to 199"), std::string::npos) << long_one.err;
  }
  for (const char* empty : {"", "   ", "\n\t"}) EXPECT_EQ(steepest({"ask", empty}).code, 2);
  EXPECT_EQ(steepest({"ask"}).code, 2);
  EXPECT_EQ(steepest({"ask", "broken \xff\xfe text"}).code, 2);
  EXPECT_EQ(steepest({"ask", std::string(100'000, 'x')}).code, 2);
}

TEST(Ask, QuotesAndSearchSyntaxArePlainWords) {
  const auto plain = steepest_json({"ask", "gradient and descent"});
  for (const char* question :
       {"\"gradient\" AND \"descent\"", "gradient* AND ^descent", "(gradient) and descent",
        "gradient' and descent\"", "- gradient and - descent"})
    EXPECT_EQ(steepest_json({"ask", question}), plain) << question;
  for (const char* question : {"\"", "*", "NEAR(", "OR OR OR", "title:", "'; DROP TABLE passages; --",
                               "{title} : x", "%s%n", "\\"}) {
    const Ran ran = steepest({"ask", question, "--json"});
    EXPECT_EQ(ran.code, 0) << question << ran.err;
    EXPECT_FALSE(nlohmann::json::parse(ran.out, nullptr, false).is_discarded()) << question;
  }
}

TEST(Ask, SynonymsAndSlipsAreUnderstood) {
  const auto first = [](const char* question) {
    const auto json = steepest_json({"ask", question});
    return json["answers"].empty() ? std::string() : json["answers"][0]["id"].get<std::string>();
  };
  EXPECT_EQ(first("What is SGD?"), first("what is stochastic gradient descent"));
  EXPECT_EQ(first("what is the LR"), first("what is the learning rate"));
  EXPECT_EQ(first("what is the step size"), first("what is the learning rate"));
  EXPECT_EQ(first("what is the Hesian"), first("what is the Hessian"));
  EXPECT_EQ(first("momentun"), first("momentum"));
  EXPECT_NE(first("momentum"), "");
}

TEST(Ask, WithoutPassagesItSaysWhatIsMissing) {
  const Folder folder;
  const Ran ran =
      steepest({"ask", "what is a derivative"}, {{{"STEEPEST_CONTENT", folder.path().string()}}, {}, 0});
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err, "");
}

}  // namespace
}  // namespace steepest::cli_test
