// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A TOML text as plain data with source positions. The only place that knows the TOML library is
// document.cpp.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace steepest::scene {

/// Counted from 1, as editors do.
struct Position {
  int line = 1, column = 1;
};

struct Value;
struct Entry;
using Array = std::vector<Value>;
using Table = std::vector<Entry>;  ///< in no particular order
struct Other {};                   ///< dates and times, which no scene needs

struct Value {
  Position at;
  std::variant<std::string, std::int64_t, double, bool, Array, Table, Other> data;
};

struct Entry {
  std::string key;
  Position at;  ///< of the key
  Value value;
};

/// Anything that is no TOML is a BadInput error whose `where` is "file:line:column".
Result<Table> parse_document(std::string_view text, const std::string& file);

/// "a whole number", "an array": for messages.
std::string kind_of(const Value& value);

std::string place(const std::string& file, Position at);

}  // namespace steepest::scene
