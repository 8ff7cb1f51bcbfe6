// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "base/names.h"
#include "base/progress.h"
#include "base/text.h"

namespace steepest::base {
namespace {

TEST(ParseNumber, TakesWholeDecimalNumbersOnly) {
  EXPECT_EQ(parse_number("1.5"), 1.5);
  EXPECT_EQ(parse_number("-.5"), -0.5);
  EXPECT_EQ(parse_number("+2"), 2.0);
  EXPECT_EQ(parse_number("1e-3"), 1e-3);
  for (const char* bad :
       {"", " ", "1 ", " 1", "1,5", "0x10", "1e", "--1", "+-1", "-+1", "1.5f", "one", "1e5x"})
    EXPECT_EQ(parse_number(bad), std::nullopt) << bad;
}

TEST(ParseNumber, OutOfRangeBecomesInfiniteOrZero) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(parse_number("1e999"), kInfinity);
  EXPECT_EQ(parse_number("-1e999"), -kInfinity);
  EXPECT_EQ(parse_number("1e-999"), 0.0);
  EXPECT_EQ(parse_number("0.0000001e-400"), 0.0);
  EXPECT_EQ(parse_number("1e99999999999999999999"), kInfinity);
  EXPECT_EQ(parse_number("1e-99999999999999999999"), 0.0);
  EXPECT_EQ(parse_number("inf"), kInfinity);
  EXPECT_TRUE(std::isnan(*parse_number("nan")));
}

TEST(ParseNumber, IsTheSameInEveryLocale) {
  const std::string old = std::setlocale(LC_ALL, nullptr);
  std::setlocale(LC_ALL, "de_DE.UTF-8");  // where the machine has it
  EXPECT_EQ(parse_number("1.5"), 1.5);
  EXPECT_EQ(number_text(1.5), "1.5");
  std::setlocale(LC_ALL, old.c_str());
}

TEST(NumberText, ReadsBackExactly) {
  std::mt19937_64 bits(1);
  for (int i = 0; i < 10000; ++i) {
    const std::uint64_t word = bits();
    double value = 0;
    static_assert(sizeof value == sizeof word);
    std::memcpy(&value, &word, sizeof value);
    if (!std::isfinite(value)) continue;
    EXPECT_EQ(parse_number(number_text(value)), value);
  }
  EXPECT_EQ(number_text(-0.0), "-0");
  EXPECT_EQ(number_text(-std::numeric_limits<double>::infinity()), "-inf");
  EXPECT_EQ(number_text(-std::numeric_limits<double>::quiet_NaN()), "nan");
}

TEST(ParseInteger, RefusesWhatDoesNotFit) {
  EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  for (const char* bad : {"", "9223372036854775808", "1.0", "1e3", "0x1", " 1"})
    EXPECT_EQ(parse_integer(bad), std::nullopt) << bad;
}

TEST(Grouped, PutsACommaBeforeEachThousand) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(-999), "-999");
  EXPECT_EQ(grouped(-1000), "-1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
}

TEST(InQuotes, StaysOneShortLineOfUtf8) {
  EXPECT_EQ(in_quotes("a\nb\x1b[1m"), "\"a\uFFFDb\uFFFD[1m\"");
  EXPECT_EQ(in_quotes("\xff\xc3"), "\"\uFFFD\uFFFD\"");
  EXPECT_EQ(in_quotes("∂f"), "\"∂f\"");
  EXPECT_LT(in_quotes(std::string(1'000'000, 'x')).size(), 100u);
}

TEST(Names, NearestFirst) {
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("ab", "ba"), 1u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(nearest_first("rosenbrok", {"bowl", "peaks", "rosenbrock"}).front(), "rosenbrock");
  const Error error = unknown_name("surface", "pekas", {"bowl", "peaks"}, "--surface");
  EXPECT_EQ(error.code, ErrorCode::BadInput);
  EXPECT_EQ(error.hint, "valid names: peaks, bowl");
  EXPECT_EQ(error.where, "--surface");
}

TEST(Names, AMegabyteIsRefusedAtOnce) {
  const Error error = unknown_name("surface", std::string(1'000'000, 'a'), {"bowl", "peaks"});
  EXPECT_LT(error.message.size(), 200u);
}

TEST(ProgressText, SaysHowLongItWillTake) {
  using Seconds = std::chrono::duration<double>;
  EXPECT_EQ(progress_text(0, Seconds(1)), "0 %");
  EXPECT_EQ(progress_text(0.25, Seconds(30)), "25 %, 1:30 left");
  EXPECT_EQ(progress_text(0.5, Seconds(7200)), "50 %, 2:00:00 left");
  EXPECT_EQ(progress_text(1, Seconds(5)), "100 %");
  EXPECT_EQ(progress_text(std::numeric_limits<double>::quiet_NaN(), Seconds(5)), "0 %");
}

}  // namespace
}  // namespace steepest::base
