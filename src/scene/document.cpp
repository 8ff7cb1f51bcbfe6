// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "scene/document.h"

// The distribution's compiled library is built with exceptions; the header alone needs neither.
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
// toml++ 3.3 asserts what a malformed file may break; the branch after the assertion reports it.
#define TOML_ASSERT(expr) static_assert(true)
#include <toml++/toml.h>

#include <algorithm>
#include <exception>
#include <optional>

namespace steepest::scene {
namespace {

/// The library limits how deep values nest, but not the parts of a key: "a.a.a ..." of a megabyte would
/// be as many tables in one another, and walking them would end the stack.
constexpr int kMostKeyParts = 16;

/// Where the string ends that opens at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const bool several_lines = text.substr(at, 3) == std::string(3, quote);
  const std::string closing(several_lines ? 3 : 1, quote);
  for (std::size_t i = at + closing.size(); i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (text[i] == '\n' && !several_lines) {
      return i;
    } else if (text.substr(i).starts_with(closing)) {
      std::size_t end = i + closing.size();  // up to two more quotes may belong to the string
      for (int more = 0; several_lines && more < 2 && text.substr(end).starts_with(quote); ++more) ++end;
      return end;
    }
  }
  return text.size();
}

/// Where a key gets too many parts, if one does. Outside of strings only keys have more than one dot.
std::optional<std::size_t> too_deep_key(std::string_view text) {
  int dots = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' || c == '\'')
      at = string_end(text, at) - 1;
    else if (c == '#')
      at = std::min(text.find('\n', at), text.size()) - 1;
    else if (c == '.' && ++dots == kMostKeyParts)
      return at;
    else if (std::string_view(",=[]{}\n").contains(c))
      dots = 0;
  }
  return {};
}

Position position(std::string_view text, std::size_t at) {
  const auto before = text.substr(0, at);
  const std::size_t line_start = before.find_last_of('\n') + 1;
  return {static_cast<int>(std::ranges::count(before, '\n')) + 1, static_cast<int>(at - line_start) + 1};
}

Position position(const toml::source_region& region) {
  return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

Table copy_table(const toml::table& table);

Value copy_value(const toml::node& node) {
  Value value{position(node.source()), Other{}};
  if (const auto* text = node.as_string()) value.data = text->get();
  if (const auto* whole = node.as_integer()) value.data = whole->get();
  if (const auto* number = node.as_floating_point()) value.data = number->get();
  if (const auto* flag = node.as_boolean()) value.data = flag->get();
  if (const auto* table = node.as_table()) value.data = copy_table(*table);
  if (const auto* array = node.as_array()) {
    Array copied;
    for (const toml::node& element : *array) copied.push_back(copy_value(element));
    value.data = std::move(copied);
  }
  return value;
}

Table copy_table(const toml::table& table) {
  Table copied;
  for (const auto& [key, node] : table)
    copied.push_back({std::string(key.str()), position(key.source()), copy_value(node)});
  return copied;
}

}  // namespace

Result<Table> parse_document(std::string_view text, const std::string& file) {
  if (const auto at = too_deep_key(text))
    return std::unexpected(bad_input("a key has more than " + std::to_string(kMostKeyParts) + " parts",
                                     {}, place(file, position(text, *at))));
  try {
    const toml::parse_result parsed = toml::parse(text);
    if (parsed) return copy_table(parsed.table());
    const toml::parse_error& error = parsed.error();
    std::string what(error.description());
    while (what.ends_with('.')) what.pop_back();
    return std::unexpected(bad_input("this is no TOML: " + what, "see https://toml.io/en/v1.0.0",
                                     place(file, position(error.source()))));
  } catch (const std::exception& failure) {  // out of memory and the like
    return std::unexpected(
        failed(std::string("the file could not be read: ") + failure.what(), {}, file));
  }
}

std::string kind_of(const Value& value) {
  constexpr const char* kKinds[] = {"text",          "a whole number", "a floating-point number",
                                    "true or false", "an array",       "a table",
                                    "a date or time"};
  return kKinds[value.data.index()];
}

std::string place(const std::string& file, Position at) {
  return file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace steepest::scene
