// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Questions typed into the Ask field of the whole program, and where its answers lead.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/desk_loader.h"
#include "app/harness.h"

namespace steepest::app {
namespace {

using ui::Screen;

class AskInTheWindow : public testing::TestWithParam<Theme> {
 protected:
  void SetUp() override {
    Harness::Options options;
    options.start = load_desk(ready_scenes());
    Scene first = options.start.scenes.front();
    first.problem.backend = BackendChoice::Cpu;
    first.view.theme = GetParam();
    auto experiment = engine::Experiment::create(std::move(first));
    ASSERT_TRUE(experiment) << experiment.error().message;
    auto harness = Harness::create(std::move(*experiment), std::move(options));
    ASSERT_TRUE(harness) << harness.error().message;
    h = std::move(*harness);
    h->frame().ask({ui::GoTo{{Screen::Experiment, {}, 0}}});
    h->frames(4);
  }

  void press(const std::string& id) {
    const ui::WidgetRecord* widget = h->log().find(id);
    ASSERT_TRUE(widget) << id;
    const ImVec2 at = widget->rect.center();
    h->move(at.x, at.y), h->frames(2);
    h->press(), h->frames(1);
    h->release(), h->frames(3);
  }

  void ask(const std::string& question) {
    press("ask");
    h->text(question), h->frames(2);
    h->key("Enter", true), h->frames(2);
    h->key("Enter", false), h->frames(3);
  }

  bool shown(const std::string& text) const {
    return std::ranges::any_of(h->log().texts, [&](const auto& one) { return one.text == text; });
  }

  std::unique_ptr<Harness> h;
};

TEST_P(AskInTheWindow, AnAnswerLeadsToItsPageAndToItsScene) {
  ask("what is a saddle point");
  EXPECT_TRUE(shown("Saddle point"));
  press("answer.0.scene");
  EXPECT_EQ(h->frame().view().scene->name, "saddle-escaped");
  EXPECT_FALSE(h->log().find("answer.0")) << "the card closes";
}

TEST_P(AskInTheWindow, ShowMeOpensThePage) {
  ask("what is a saddle point");
  press("answer.0");
  EXPECT_EQ(h->frame().desk().place.screen, Screen::Learn);
  EXPECT_EQ(h->frame().desk().place.page, "partial-derivatives");
}

TEST_P(AskInTheWindow, WhatIsNotInTheModuleIsSaidAndTheNearestTopicsAnswer) {
  ask("what is the capital of France");
  EXPECT_TRUE(shown("Not in this module."));
  EXPECT_FALSE(h->log().find("answer.0"));
  press("nearest.0");
  EXPECT_TRUE(h->log().find("answer.0"));
}

TEST_P(AskInTheWindow, TheCardIsAsTallAsWhatItHolds) {
  const std::pair<const char*, const char*> asked[] = {
      {"what happens if the learning rate is too large", "When the learning rate is too large"},
      {"momentum?", "Momentum"},
      {"for f(x)=x^2 which learning rate diverges", "The limit of the rate for x²"},
      {"best pizza recipe", "Not in this module."}};
  for (const auto& [question, title] : asked) {
    ask(question);
    EXPECT_TRUE(shown(title)) << question;
    const ui::WidgetRecord* card = h->log().find("answers");
    ASSERT_TRUE(card) << question;
    float lowest = 0;
    for (const ui::WidgetRecord& widget : h->log().widgets)
      if (widget.id.starts_with("answer.") || widget.id.starts_with("nearest."))
        lowest = std::max(lowest, widget.rect.max.y);
    EXPECT_GT(lowest, card->rect.min.y) << question;
    EXPECT_GE(card->rect.max.y - lowest, 8) << question << ": the last button touches the edge";
    EXPECT_LE(card->rect.max.y - lowest, 32) << question << ": an empty strip below";
    h->key("Escape", true), h->frames(2);
    h->key("Escape", false), h->frames(2);
  }
}

INSTANTIATE_TEST_SUITE_P(Themes, AskInTheWindow, testing::Values(Theme::Dark, Theme::Light),
                         [](const auto& theme) {
                           return theme.param == Theme::Dark ? "Dark" : "Light";
                         });

}  // namespace
}  // namespace steepest::app
