// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Rules of looks that arithmetic can check, at three sizes and in both themes: no text is cut
// or lies on another, hit areas are large enough, every control can be pressed.
#include <cmath>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "ui/layout.h"
#include "ui/theme.h"
#include "window_faults.h"

namespace steepest::ui::test {
namespace {

class Look : public testing::TestWithParam<std::tuple<Size, Theme>> {
 protected:
  Size size() const { return std::get<0>(GetParam()); }
  Theme theme() const { return std::get<1>(GetParam()); }
};

std::string name_of(const testing::TestParamInfo<std::tuple<Size, Theme>>& info) {
  return std::to_string(std::get<0>(info.param).height) +
         (std::get<1>(info.param) == Theme::Dark ? "Dark" : "Light");
}
INSTANTIATE_TEST_SUITE_P(Sizes, Look,
                         testing::Combine(testing::ValuesIn(kSizes),
                                          testing::Values(Theme::Dark, Theme::Light)),
                         name_of);

Scene rich_scene(Theme theme) {
  Scene scene = small_scene(theme);
  scene.view.probe = {1.5, -2.25};
  return scene;
}

void expect_readable(const WidgetLog& log) {
  for (std::size_t i = 0; i < log.texts.size(); ++i) {
    const TextRecord& a = log.texts[i];
    EXPECT_GE(a.rect.min.x, a.clip.min.x - 1) << "'" << a.text << "' is cut at the left";
    EXPECT_LE(a.rect.max.x, a.clip.max.x + 1) << "'" << a.text << "' is cut at the right";
    for (std::size_t j = 0; j < i; ++j) {
      const TextRecord& b = log.texts[j];
      // Lines of a font are higher than its letters: 4 pixels of them may touch.
      const Rect common = a.rect.clipped(a.clip).clipped(b.rect.clipped(b.clip));
      EXPECT_FALSE(common.width() > 1 && common.height() > 5)
          << "'" << a.text << "' lies on '" << b.text << "'";
    }
  }
}

TEST_P(Look, TextsAreWholeAndApart) {
  ShellDriver ui(rich_scene(theme()), size());
  for (int k = 0; k < 3; ++k) ui.click("step");
  expect_readable(ui.log());
  ui.enter("learning-rate.value", "-5");
  expect_readable(ui.log());
  ui.show("precision.0");
  expect_readable(ui.log());
}

TEST_P(Look, HitAreasAreLargeEnough) {
  ShellDriver ui(rich_scene(theme()), size());
  const float least = size::hit * size().scale - 1;
  for (const WidgetRecord& w : ui.log().widgets) {
    EXPECT_GE(w.rect.height(), least) << w.id;
    EXPECT_GE(w.rect.width(), least) << w.id;
  }
}

TEST_P(Look, NamesOfControlsAreUnique) {
  ShellDriver ui(rich_scene(theme()), size(), {rich_scene(theme())});
  std::set<std::string> ids;
  for (const WidgetRecord& w : ui.log().widgets) EXPECT_TRUE(ids.insert(w.id).second) << w.id;
  EXPECT_GT(ids.size(), 40u);
}

TEST_P(Look, EveryControlCanBePressed) {
  ShellDriver ui(rich_scene(theme()), size(), {rich_scene(theme())});
  std::vector<std::string> ids;
  for (const WidgetRecord& w : ui.log().widgets) ids.push_back(w.id);
  for (const std::string& id : ids) {
    if (!ui.log().find(id)) continue;  // a press before it may have taken it away: the probe's card
    ui.click(id);
    ui.tap(ImGuiKey_Escape);
    EXPECT_TRUE(ui.take_errors().empty()) << id;
  }
}

TEST_P(Look, PartsTileTheWindow) {
  const auto s = size();
  const Layout l = layout(static_cast<float>(s.width), static_cast<float>(s.height), s.scale);
  double area = 0;
  for (const Rect& r : {l.top_bar, l.left, l.scene, l.transport, l.plots, l.right}) {
    EXPECT_EQ(r.min.x, std::round(r.min.x));
    EXPECT_EQ(r.max.y, std::round(r.max.y));
    EXPECT_FALSE(r.empty());
    area += static_cast<double>(r.width()) * static_cast<double>(r.height());
  }
  EXPECT_EQ(area, static_cast<double>(s.width) * s.height);
}

TEST(Layout, FollowsTheRules) {
  const Layout small = layout(1280, 720, 1), large = layout(3840, 2160, 2);
  EXPECT_EQ(small.left.width(), 288);
  EXPECT_EQ(small.right.width(), 256);
  EXPECT_EQ(small.plots.height(), 168);
  EXPECT_TRUE(small.narrow);
  EXPECT_EQ(large.left.width(), std::round(.21f * 1920 * 2));
  EXPECT_EQ(large.top_bar.height(), 104);
  EXPECT_TRUE(large.wide);
  EXPECT_FALSE(large.narrow);
}

/// Where the letters of a text's last line stand.
Rect last_line(const std::string& text) {
  Scene scene = small_scene();
  scene.text = text;
  ShellDriver ui(scene, kSizes[1]);
  ui.frames(4);
  Rect line;
  for (const TextRecord& t : ui.log().texts)
    if (t.text.starts_with("a line of: ###")) line = t.rect;
  return line;
}

TEST(RichText, AFormulaAtALinesStartLeavesTheWordsWhereTheyWere) {
  const Rect plain = last_line("Words **of** one *line*");
  ASSERT_FALSE(plain.empty());
  for (const char* formula : {"$x$", "$x^2$", "$\\frac{a}{b}$", "$\\sqrt{\\frac{a}{b}}$"}) {
    const Rect after = last_line(std::string(formula) + " Words **of** one *line*");
    EXPECT_NEAR(after.min.y, plain.min.y, 1) << formula;
    EXPECT_NEAR(after.height(), plain.height(), 1) << formula;
  }
}

TEST(Theme, ContrastsAreThoseOfTheLook) {
  for (const Theme theme : {Theme::Dark, Theme::Light}) {
    const Palette& p = palette(theme);
    for (const ImU32 ground : {p.panel, p.raised, p.field}) {
      EXPECT_GE(contrast(p.ink, ground), 7);
      EXPECT_GE(contrast(p.mid, ground), 6);
      EXPECT_GE(contrast(p.low, ground), 4.5);
    }
    EXPECT_GE(contrast(p.track, p.panel), 3);
    EXPECT_GE(contrast(p.gradient_text, p.panel), 4.5);
    for (const ImU32 c : p.basins) EXPECT_GE(contrast(c, p.panel), 4.2);
    for (const ImU32 c : p.optimizers) EXPECT_GE(contrast(c, p.panel), 4.5);
    for (const ImU32 c : {p.x_slice, p.y_slice}) EXPECT_GE(contrast(c, p.panel), 4.1);
    for (const ImU32 c : {p.x_slice_text, p.y_slice}) EXPECT_GE(contrast(c, p.panel), 4.5);
  }
}

}  // namespace
}  // namespace steepest::ui::test
