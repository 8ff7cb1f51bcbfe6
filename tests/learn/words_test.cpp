// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Text as words and terms, and what slips, other names and other fields do to a question.
#include "learn/words.h"

#include <gtest/gtest.h>

#include "base/paths.h"
#include "learn/ask.h"
#include "learn/word_lists.h"

namespace steepest::learn {
namespace {

using Words = std::vector<std::string>;

Words names_in(const std::string& text) {
  Words names;
  for (const Term& term : terms_of(split_words(text))) names.push_back(term.name);
  return names;
}

TEST(Words, SignsOfMathematicsAreWords) {
  EXPECT_EQ(split_words("What's x² − 1?"), (Words{"whats", "x", "squared", "1"}));
  EXPECT_EQ(names_in("d/dx of |x|"), names_in("derivative of absolute value"));
  EXPECT_EQ(names_in("f'(x)"), names_in("the derivative"));
  EXPECT_EQ(names_in("f''(x)"), names_in("the second derivative"));
  EXPECT_EQ(names_in("x^2"), names_in("x²"));
  EXPECT_EQ(names_in("slope = 0"), (Words{"derivative", "zero"}));
}

TEST(Words, FormsOfAWordHaveOneStem) {
  for (const auto& [one, other] : {std::pair{"diverges", "diverged"},
                                   {"minimise", "minimize"},
                                   {"steps", "stepping"},
                                   {"normalisation", "normalize"}})
    EXPECT_EQ(stem(one), stem(other)) << one;
  EXPECT_NE(stem("loss"), stem("lose"));
}

TEST(Words, TheLongestNameWins) {
  EXPECT_EQ(names_in("stochastic gradient descent"), Words{"sgd"});
  EXPECT_EQ(names_in("gradient descent"), Words{"gradientdescent"});
  EXPECT_EQ(names_in("the gradient"), Words{"gradient"});
  EXPECT_EQ(names_in("exchange rate"), Words{std::string(kOtherField)});
}

TEST(Words, NoWordIsBothOfOtherFieldsAndWithoutMeaning) {
  for (const std::string& word : general_words()) {
    for (const Term& term : terms_of({word})) EXPECT_NE(term.name, kOtherField) << word;
  }
}

class Asking : public testing::Test {
 protected:
  static std::string first(const std::string& question) {
    static const auto ask = Ask::load(base::content_folder().value());
    const auto answers = ask->answer(question);
    return answers && !answers->best.empty() ? answers->best[0].id : "";
  }
};

TEST_F(Asking, SlipsAreForgiven) {
  EXPECT_EQ(first("stochatsic gradiant desent"), first("stochastic gradient descent"));
  EXPECT_EQ(first("what is the derivitve"), first("what is the derivative"));
  EXPECT_EQ(first("what is a sadle point"), "saddle-point");
  EXPECT_EQ(first("lerning raet too small"), "learning-rate-too-small");
}

TEST_F(Asking, AWordOfOursInAnotherFieldIsNotAnswered) {
  for (const char* question :
       {"what is the exchange rate", "how do I make a css gradient",
        "what does stochastic mean in finance", "what is the value function in reinforcement learning",
        "what is the momentum of a 2 kg ball", "how fast is the learning rate of a child"})
    EXPECT_EQ(first(question), "") << question;
}

TEST_F(Asking, TalkBesideAQuestionDoesNotDrownIt) {
  EXPECT_EQ(first("why is it called a sadle point? my aunt's potato chips have that shape lol"),
            "saddle-name");
  EXPECT_EQ(first("I am a plumber in Leeds and new to all this, please be patient! What is a gradient?"),
            "gradient");
  EXPECT_EQ(first("My train was late again. Never mind. What is the learning rate?"), "learning-rate");
}

TEST_F(Asking, ASentenceOfTalkIsNoQuestion) {
  EXPECT_EQ(first("Who won the football match? I mean, what is it about?"), "");
}

TEST_F(Asking, WhatTheLossDoesIsUnderstoodInAnyWords) {
  for (const char* question : {"why is my loss going up", "my error keeps growing", "the cost increases",
                               "loss rises instead of falling"})
    EXPECT_EQ(first(question), "loss-goes-up") << question;
  for (const char* question :
       {"my loss does not go down", "training is stuck", "the loss stopped improving"})
    EXPECT_EQ(first(question), "loss-stuck") << question;
}

}  // namespace
}  // namespace steepest::learn
