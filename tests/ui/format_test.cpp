// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cmath>

#include <gtest/gtest.h>

#include "ui/format.h"
#include "ui/formula.h"
#include "ui/widgets/slider.h"

namespace steepest::ui {
namespace {

TEST(Format, NumbersAsTheyAreRead) {
  EXPECT_EQ(number(0.0149477), "0.0149");
  EXPECT_EQ(number(-2.805118), "\u22122.81");
  EXPECT_EQ(number(100), "100");
  EXPECT_EQ(number(999.9, 4), "999.9");
  EXPECT_EQ(number(-2020.5, 5), "\u22122,020.5");
  EXPECT_EQ(number(1234567, 7), "1,234,567");
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(-0.), "0");
  EXPECT_EQ(number(1.2e-7), "1.2·10⁻⁷");
  EXPECT_EQ(number(HUGE_VAL), "∞");
  EXPECT_EQ(number(NAN), "not a number");
  EXPECT_EQ(thousands(-1234567), "\u22121,234,567");
  EXPECT_EQ(thousands(INT64_MIN), "\u22129,223,372,036,854,775,808");
  EXPECT_EQ(fixed(-0.001, 1), "0.0");
  EXPECT_EQ(number(1e300), "1·10³⁰⁰");
}

TEST(Format, SentencesBeginWithACapitalAndNamesAsTheyAreTyped) {
  EXPECT_EQ(sentence("there is no folder for pictures"), "There is no folder for pictures");
  EXPECT_EQ(sentence("start"), "Start");
  EXPECT_EQ(sentence("valid: 0 < lr"), "Valid: 0 < lr");
  EXPECT_EQ(sentence("learning_rate is missing"), "learning_rate is missing");
  EXPECT_EQ(sentence("heat.toml: line 3"), "heat.toml: line 3");
  EXPECT_EQ(sentence("2 chains"), "2 chains");
  EXPECT_EQ(sentence(""), "");
}

TEST(Format, EditableReadsBackExactly) {
  for (const double v : {0.1, 1. / 3, 5e-324, 1.7976931348623157e308, -2.5, 1e22}) {
    const auto read =
        read_number(editable(v), {.min = -1.7976931348623157e308, .max = 1.7976931348623157e308});
    ASSERT_TRUE(read.has_value()) << editable(v);
    EXPECT_EQ(*read, v);
  }
}

TEST(Format, TypedNumbers) {
  const Range any{.min = -1e9, .max = 1e9};
  EXPECT_EQ(read_number("1,234.5", any), 1234.5);
  EXPECT_EQ(read_number(" \u22122.5 ", any), -2.5);
  EXPECT_EQ(read_number("+3", any), 3.);
  EXPECT_FALSE(read_number("1,2", any));
  EXPECT_FALSE(read_number("12,34", any));
  EXPECT_FALSE(read_number("1e10", any));
  const auto integer = read_number("2.5", {.min = 0, .max = 10, .integer = true});
  ASSERT_FALSE(integer);
  EXPECT_NE(integer.error().find("whole"), std::string::npos);
  const auto open = read_number("1", {.min = 0, .max = 1, .open_max = true});
  ASSERT_FALSE(open);
  EXPECT_NE(open.error().find("< 1"), std::string::npos) << open.error();
}

TEST(Track, PositionsAndValuesAreInverse) {
  for (const Track track : {Track{1e-5, 1, true, false}, Track{1e-2, 1e3, true, true},
                            Track{0, 12, false, false}, Track{0, .999, false, false}}) {
    EXPECT_EQ(track.value(1), track.high);
    EXPECT_EQ(track.value(0), track.zero ? 0 : track.low);
    double last = -1;
    for (int k = 0; k <= 100; ++k) {
      const double v = track.value(k / 100.);
      EXPECT_GE(v, last);
      EXPECT_GE(v, track.zero ? 0 : track.low);
      EXPECT_LE(v, track.high);
      last = v;
      EXPECT_NEAR(track.value(track.position(v)), v, .06 * v) << v;
    }
    EXPECT_EQ(track.position(1e300), 1);
    EXPECT_EQ(track.position(-5), 0);
  }
}

TEST(Track, ValuesHaveFewDigits) {
  const Track track{1e-5, 1, true, false};
  for (int k = 0; k <= 50; ++k)
    EXPECT_LE(editable(track.value(k / 50.)).size(), 8u) << editable(track.value(k / 50.));
}

TEST(Formula, TypesetsAndRefuses) {
  const auto good = typeset("\\frac{2}{\\lambda_{\\max}}", 20, 0xffffffff, true);
  ASSERT_TRUE(good.has_value()) << good.error();
  EXPECT_GT(good->width, 10);
  EXPECT_GT(good->baseline, 0);
  EXPECT_LT(good->baseline, good->height);
  const auto empty = typeset("x", 20, 0xffffffff, false), wide = typeset("x+y+z", 20, 0xffffffff, false);
  EXPECT_GT(wide->width, 2 * empty->width);
  for (const std::string& tex :
       {std::string("\\newcommand{\\a}{\\a}\\a"), std::string(5000, 'x'), std::string(100, '{'),
        std::string("\\rule{100000em}{1em}"), std::string("\\hdotsfor{100000000}"),
        std::string("\\begin{array}{*{99999999}{c}}\\end{array}")})
    EXPECT_FALSE(typeset(tex, 20, 0xffffffff, true).has_value()) << tex.substr(0, 40);
}

}  // namespace
}  // namespace steepest::ui
