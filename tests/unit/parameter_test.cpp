// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "steepest/parameter.h"

#include <gtest/gtest.h>

#include <vector>

#include "engine/backends.h"

namespace steepest {
namespace {

TEST(Parameter, IsFoundByNameInTheCatalogsOrder) {
  for (const RuleInfo& rule : engine::catalog().rules) {
    std::vector<double> values;
    for (std::size_t k = 0; k < rule.parameters.size(); ++k) values.push_back(100 + double(k));
    for (std::size_t k = 0; k < rule.parameters.size(); ++k) {
      EXPECT_EQ(parameter_index(rule.parameters, rule.parameters[k].name), k) << rule.name;
      EXPECT_EQ(parameter_value(rule.parameters, values, rule.parameters[k].name), 100 + double(k));
    }
  }
}

TEST(Parameter, IsUnsetWhereThereIsNone) {
  const RuleInfo& rule = *engine::catalog().rule("momentum");
  EXPECT_FALSE(parameter_index(rule.parameters, "beta1"));
  EXPECT_FALSE(parameter_value(rule.parameters, std::vector<double>{.9}, "beta1"));
  EXPECT_FALSE(parameter_value(rule.parameters, std::vector<double>{}, "momentum"))
      << "fewer values than names";
}

}  // namespace
}  // namespace steepest
