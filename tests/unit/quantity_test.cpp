// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "scene/quantity.h"

#include <gtest/gtest.h>

#include <limits>

namespace steepest::scene {
namespace {

TEST(Quantity, NamesAreReadAndMeasured) {
  Statistics s;
  s.chains = 10;
  s.converged = 4;
  s.diverged = 1;
  s.basins = {2, 3};
  s.loss = {1, 2, 3, 4, 5, 6, 7};
  const auto value = [&](const char* name) { return measure(*parse_quantity(name), s); };
  EXPECT_EQ(value("converged"), 4);
  EXPECT_EQ(value("share.converged"), 0.4);
  EXPECT_EQ(value("diverged"), 1);
  EXPECT_EQ(value("basin.1"), 3);
  EXPECT_EQ(value("share.basin.1"), 0.3);
  EXPECT_EQ(value("basins"), 5);
  EXPECT_EQ(value("basin.2"), std::nullopt);
  EXPECT_EQ(value("loss.min"), 1);
  EXPECT_EQ(value("loss.p50"), 4);
  EXPECT_EQ(value("loss.mean"), 7);
  EXPECT_EQ(parse_quantity("racer.3.loss.p95")->racer, 3);
  EXPECT_TRUE(parse_quantity("sharpness.max")->ends);
  EXPECT_EQ(value("sharpness.max"), std::nullopt) << "statistics do not have it";
  for (const char* bad : {"", "loss", "sharpness", "share.sharpness.max", "loss.p51", "share.loss.p50", "basin.", "basin.-1", "basin.0x",
                          "racer.1", "racer..diverged", "basin.99999999999"})
    EXPECT_FALSE(parse_quantity(bad)) << bad;
}

TEST(Quantity, OfASlice) {
  Slice slice;
  slice.spec = {.axis = Axis::Y, .at = {1, 2}, .h = 3, .learning_rate = 4, .steps = 1};
  slice.value = 5;
  slice.gradient = {6, 7};
  slice.secant_slope = 8;
  slice.curvature = 9;
  slice.descent_s = {2, 10};
  slice.descent_f = {5, 11};
  const auto value = [&](const char* name) { return measure(*parse_quantity(name), slice); };
  EXPECT_EQ(value("slice.x"), 1);
  EXPECT_EQ(value("slice.y"), 2);
  EXPECT_EQ(value("slice.h"), 3);
  EXPECT_EQ(value("slice.learning_rate"), 4);
  EXPECT_EQ(value("slice.steps"), 1);
  EXPECT_EQ(value("slice.value"), 5);
  EXPECT_EQ(value("slice.slope"), 7);
  EXPECT_EQ(value("slice.gradient.0"), 6);
  EXPECT_EQ(value("slice.gradient.1"), 7);
  EXPECT_EQ(value("slice.secant"), 8);
  EXPECT_EQ(value("slice.curvature"), 9);
  EXPECT_EQ(value("slice.last.s"), 10);
  EXPECT_EQ(value("slice.last.f"), 11);
  EXPECT_EQ(value("diverged"), std::nullopt);
  EXPECT_EQ(measure(*parse_quantity("slice.h"), Statistics{}), std::nullopt);
  for (const char* bad : {"slice", "slice.", "slice.z", "racer.0.slice.h", "share.slice.h", "step"})
    EXPECT_FALSE(parse_quantity(bad)) << bad;
}

TEST(Quantity, RelationsHold) {
  const auto check = [](const char* relation, double value, double measured) {
    return holds({"converged", relation, value, 0.5}, measured);
  };
  EXPECT_TRUE(check("==", 1, 1) && check("<", 1, 0) && check("<=", 1, 1) && check(">", 1, 2) &&
              check(">=", 1, 1));
  EXPECT_FALSE(check("==", 1, 2) || check("<", 1, 1) || check("<=", 1, 2) || check(">", 1, 1) ||
               check(">=", 1, 0));
  EXPECT_TRUE(check("~", 1, 1.5));
  EXPECT_FALSE(check("~", 1, 1.6));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const char* relation : {"==", "<", "<=", ">", ">=", "~"}) EXPECT_FALSE(check(relation, nan, nan));
}

}  // namespace
}  // namespace steepest::scene
