// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Subnormal coordinates and states become 0 after every kFlushEvery-th update, whoever computes it.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "chains_fixture.h"

namespace steepest::testing {
namespace {

double smallest_normal(Precision precision) {
  return precision == Precision::F32 ? std::numeric_limits<float>::min()
                                     : std::numeric_limits<double>::min();
}

/// Chains next to a minimum at the origin: their numbers are small, or become so.
struct Tiny {
  Problem problem;
  double unit;

  Tiny(std::string_view surface, std::string_view rule, Precision precision, int dimension)
      : problem(problem_of(surface, rule)), unit(smallest_normal(precision)) {
    problem.precision = precision;
    problem.dimension = dimension;
    problem.start.low.assign(static_cast<std::size_t>(dimension), -1);
    problem.start.high.assign(static_cast<std::size_t>(dimension), 1);
    problem.chains = 37;
  }
  ChainSet chains(Isa isa, std::int64_t step = 0) const {
    ChainSet set(problem, isa);
    set.step = step;
    for (std::int64_t c = 0; c < problem.chains; ++c) {
      std::vector<double> at;
      for (int i = 0; i < problem.dimension; ++i)
        at.push_back((i % 2 ? -1 : 1) * std::ldexp(unit, static_cast<int>(c) - 10 + i));
      set.set_x(c, at);
    }
    return set;
  }
  int subnormal(const ChainSet& set) const {
    int found = 0;
    for (std::int64_t c = 0; c < problem.chains; ++c) {
      const auto look = [&](double v) { found += v != 0 && std::abs(v) < unit; };
      for (int i = 0; i < problem.dimension; ++i) look(set.x(c, i));
      for (int r = 0; r < problem.dimension * set.chains().states; ++r) look(set.state(c, r));
    }
    return found;
  }
};

template <class Check>
void for_each_rule(Check check) {
  for (const auto& rule : kernels::catalog().rules)
    for (const Precision precision : {Precision::F32, Precision::F64})
      for (const auto& [surface, dimension] : {std::pair{"bowl", 2}, {"rastrigin", 5}}) {
        if (!kernels::catalog().surface(surface)) continue;
        const Tiny tiny(surface, rule.name, precision, dimension);
        SCOPED_TRACE(label(tiny.problem));
        check(tiny);
      }
}

TEST(Subnormals, AreFlushed) {
  int before = 0;
  for_each_rule([&before](const Tiny& tiny) {
    for (const Isa isa : available_isas()) {
      ChainSet set = tiny.chains(isa, kernels::kFlushEvery - 3);
      set.advance(2);
      before += tiny.subnormal(set);
      set.advance(1);
      EXPECT_EQ(tiny.subnormal(set), 0);
    }
  });
  EXPECT_GT(before, 100);
}

TEST(Subnormals, AreFlushedAtTheSameUpdateInEveryPortion) {
  for_each_rule([](const Tiny& tiny) {
    ChainSet whole = tiny.chains(available_isas().back(), 50);
    whole.advance(150);
    for (const Isa isa : available_isas()) {
      ChainSet single = tiny.chains(isa, 50), composed = tiny.chains(isa, 50);
      single.advance(150, 1);
      composed.composed = true;
      composed.advance(150, 23);
      EXPECT_EQ(single.bits(), whole.bits());
      EXPECT_EQ(composed.bits(), whole.bits());
    }
  });
}

}  // namespace
}  // namespace steepest::testing
