// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "base/names.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace steepest::base {
namespace {

/// Nobody mistypes a longer name than this; the distance to an argument of a megabyte would take long.
constexpr std::size_t kLongestTyped = 64;
constexpr std::size_t kMostListed = 60;

/// "lr" for "learning_rate", "ir" for "inverse-root".
bool are_initials(std::string_view typed, std::string_view name) {
  std::string initials;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (i == 0 || name[i - 1] == '_' || name[i - 1] == '-') initials += name[i];
  return initials.size() > 1 && typed == initials;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before.swap(row);
    row.swap(next);
  }
  return row[b.size()];
}

std::vector<std::string> nearest_first(std::string_view typed, std::vector<std::string> names) {
  typed = typed.substr(0, kLongestTyped);
  std::ranges::stable_sort(names, {}, [&](const auto& name) {
    return are_initials(typed, name) ? 0 : edit_distance(typed, name);
  });
  return names;
}

Error unknown_name(std::string_view what, std::string_view typed, std::vector<std::string> names,
                   std::string where) {
  names = nearest_first(typed, std::move(names));
  std::string hint = names.empty() ? "there are none" : "valid names: ";
  for (std::size_t i = 0; i < names.size() && i < kMostListed; ++i) hint += (i ? ", " : "") + names[i];
  if (names.size() > kMostListed) hint += ", …";
  return bad_input("there is no " + std::string(what) + " named " + in_quotes(typed), hint,
                   std::move(where));
}

}  // namespace steepest::base
