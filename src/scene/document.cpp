// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "scene/document.h"

// The distribution's compiled library is built with exceptions; the header alone needs neither.
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <exception>

namespace steepest::scene {
namespace {

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
  constexpr const char* kKinds[] = {"text",     "a whole number", "a number",      "true or false",
                                    "an array", "a table",        "a date or time"};
  return kKinds[value.data.index()];
}

std::string place(const std::string& file, Position at) {
  return file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

}  // namespace steepest::scene
