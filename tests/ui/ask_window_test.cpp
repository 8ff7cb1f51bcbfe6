// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The card of answers over the window: with three answers, with one, and with "not in this module";
// nothing cut, covered, small or faint at any size, in both themes.
#include <tuple>

#include <gtest/gtest.h>

#include "base/paths.h"
#include "window_faults.h"

namespace steepest::ui::test {
namespace {

constexpr Size kWindows[] = {{1024, 768, 1}, {1280, 720, 1}, {1920, 1080, 1}, {1920, 1080, 2}};

/// The log without what lies under the card.
WidgetLog only_card(WidgetLog log) {
  const WidgetRecord* found = log.find("answers");
  if (!found) return {};
  const Rect card = found->rect;
  const auto elsewhere = [&](const auto& one) {
    return one.clip.min.x < card.min.x - 1 || one.clip.max.x > card.max.x + 1 ||
           one.clip.min.y < card.min.y - 1 || one.clip.max.y > card.max.y + 1;
  };
  std::erase_if(log.widgets,
                [&](const WidgetRecord& one) { return one.id == "answers" || elsewhere(one); });
  std::erase_if(log.texts, elsewhere);
  return log;
}

class AskCard : public testing::TestWithParam<std::tuple<Size, Theme>> {};

TEST_P(AskCard, HasNoFaults) {
  const auto& [size, theme] = GetParam();
  static const auto ask = learn::Ask::load(base::content_folder().value());
  ASSERT_TRUE(ask);
  Opened ui(Screen::Experiment, size, theme);
  ui.desk().ask = &*ask;
  for (const auto& [question, title] :
       {std::pair{"what happens if the learning rate is too large",
                  "When the learning rate is too large"},
        {"saddle point vs local minimum", "Saddle and local minimum compared"},
        {"what is the capital of France", "Not in this module."}}) {
    ui.enter("ask", question);
    ui.frames(4);
    ASSERT_TRUE(ui.shows_text(title)) << question;
    const WidgetLog card = only_card(ui.log());
    EXPECT_GE(card.texts.size(), 4u) << question;
    EXPECT_FALSE(card.widgets.empty()) << question;
    for (const std::string& fault : faults(card, size)) ADD_FAILURE() << question << ": " << fault;
    ui.tap(ImGuiKey_Escape);
    ui.frames(2);
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, AskCard,
                         testing::Combine(testing::ValuesIn(kWindows),
                                          testing::Values(Theme::Dark, Theme::Light)));

}  // namespace
}  // namespace steepest::ui::test
