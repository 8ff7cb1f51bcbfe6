// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "scene/table_reader.h"

#include <algorithm>
#include <limits>

#include "base/names.h"
#include "base/text.h"

namespace steepest::scene {

void FileReader::refuse(Position at, std::string message, std::string hint) {
  if (!error) error = bad_input(std::move(message), std::move(hint), place(file, at));
}

TableReader::TableReader(FileReader& file, const Table& table, Position at, std::string path,
                         std::string what)
    : file_(file), table_(table), at_(at), path_(std::move(path)), what_(std::move(what)) {
  if (!path_.empty()) file_.positions[path_] = at_;
}

const Value* TableReader::find(std::string_view key) {
  asked_.emplace_back(key);
  if (file_.error) return nullptr;
  const auto entry = std::ranges::find(table_, key, &Entry::key);
  if (entry == table_.end()) return nullptr;
  file_.positions[path_of(key)] = entry->value.at;
  return &entry->value;
}

Position TableReader::at(std::string_view key) const {
  const auto entry = std::ranges::find(table_, key, &Entry::key);
  return entry == table_.end() ? at_ : entry->value.at;
}

std::string TableReader::path_of(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void TableReader::refuse(std::string_view key, std::string message, std::string hint) {
  file_.refuse(at(key), std::move(message), std::move(hint));
}

void TableReader::refuse_kind(const Value& value, std::string_view key, std::string_view wanted) {
  file_.refuse(value.at,
               std::string(key) + " must be " + std::string(wanted) + ", not " + kind_of(value));
}

bool TableReader::text(std::string_view key, std::string& target) {
  const Value* value = find(key);
  if (!value) return false;
  const auto* text = std::get_if<std::string>(&value->data);
  if (!text) return refuse_kind(*value, key, "text in quotation marks"), false;
  target = *text;
  return true;
}

bool TableReader::texts(std::string_view key, std::vector<std::string>& target) {
  const Value* value = find(key);
  if (!value) return false;
  constexpr std::string_view kWanted = "an array of texts in quotation marks";
  const auto* array = std::get_if<Array>(&value->data);
  if (!array) return refuse_kind(*value, key, kWanted), false;
  target.clear();
  for (const Value& element : *array) {
    const auto* text = std::get_if<std::string>(&element.data);
    if (!text) return refuse_kind(element, key, kWanted), false;
    target.push_back(*text);
  }
  return true;
}

bool TableReader::number(std::string_view key, double& target) {
  const Value* value = find(key);
  if (!value) return false;
  if (const auto* number = std::get_if<double>(&value->data)) return target = *number, true;
  if (const auto* whole = std::get_if<std::int64_t>(&value->data))
    return target = static_cast<double>(*whole), true;
  return refuse_kind(*value, key, "a number"), false;
}

bool TableReader::number(std::string_view key, std::optional<double>& target) {
  double value = 0;
  if (!number(key, value)) return false;
  target = value;
  return true;
}

bool TableReader::whole(std::string_view key, std::int64_t& target) {
  const Value* value = find(key);
  if (!value) return false;
  const auto* whole = std::get_if<std::int64_t>(&value->data);
  if (!whole) return refuse_kind(*value, key, "a whole number"), false;
  target = *whole;
  return true;
}

bool TableReader::whole(std::string_view key, int& target) {
  std::int64_t value = 0;
  if (!whole(key, value)) return false;
  constexpr std::int64_t kMost = std::numeric_limits<int>::max();
  if (value < -kMost || value > kMost)
    return refuse(key,
                  std::string(key) + " is " + std::to_string(value) + ", which is far out of range"),
           false;
  target = static_cast<int>(value);
  return true;
}

bool TableReader::flag(std::string_view key, bool& target) {
  const Value* value = find(key);
  if (!value) return false;
  const auto* flag = std::get_if<bool>(&value->data);
  if (!flag) return refuse_kind(*value, key, "true or false"), false;
  target = *flag;
  return true;
}

bool TableReader::flag(std::string_view key, std::optional<bool>& target) {
  bool value = false;
  if (!flag(key, value)) return false;
  target = value;
  return true;
}

bool TableReader::array_of_numbers(std::string_view key, const Value& value,
                                   std::vector<double>& target) {
  const auto* array = std::get_if<Array>(&value.data);
  if (!array) return refuse_kind(value, key, "an array of numbers"), false;
  target.clear();
  for (const Value& element : *array) {
    if (const auto* number = std::get_if<double>(&element.data))
      target.push_back(*number);
    else if (const auto* whole = std::get_if<std::int64_t>(&element.data))
      target.push_back(static_cast<double>(*whole));
    else
      return refuse_kind(element, key, "an array of numbers"), false;
  }
  return true;
}

bool TableReader::numbers(std::string_view key, std::vector<double>& target, int alone) {
  const Value* value = find(key);
  if (!value) return false;
  if (const auto* number = std::get_if<double>(&value->data))
    return target.assign(static_cast<std::size_t>(alone), *number), true;
  if (const auto* whole = std::get_if<std::int64_t>(&value->data))
    return target.assign(static_cast<std::size_t>(alone), static_cast<double>(*whole)), true;
  return array_of_numbers(key, *value, target);
}

bool TableReader::fixed_numbers(std::string_view key, std::size_t count, std::vector<double>& values) {
  const Value* value = find(key);
  if (!value || !array_of_numbers(key, *value, values)) return false;
  if (values.size() == count) return true;
  refuse(key, std::string(key) + " needs " + std::to_string(count) + " numbers, not " +
                  std::to_string(values.size()));
  return false;
}

const Table* TableReader::table(std::string_view key) {
  const Value* value = find(key);
  if (!value) return nullptr;
  const auto* table = std::get_if<Table>(&value->data);
  if (!table) refuse_kind(*value, key, "a table, [" + path_of(key) + "]");
  return table;
}

std::vector<const Value*> TableReader::tables(std::string_view key) {
  const Value* value = find(key);
  if (!value) return {};
  const auto* array = std::get_if<Array>(&value->data);
  const std::string wanted = "a list of tables, [[" + path_of(key) + "]]";
  std::vector<const Value*> found;
  if (!array) return refuse_kind(*value, key, wanted), found;
  for (const Value& element : *array) {
    if (!std::holds_alternative<Table>(element.data)) return refuse_kind(element, key, wanted), found;
    found.push_back(&element);
  }
  return found;
}

void TableReader::require(bool present, std::string_view key) {
  if (!present)
    file_.refuse(at_, what_ + " needs the key \"" + std::string(key) + "\"",
                 "it is required and missing");
}

void TableReader::unknown_choice(std::string_view key, std::string_view typed,
                                 std::vector<std::string> names) {
  Error error = base::unknown_name(key, typed, std::move(names));
  refuse(key, std::move(error.message), std::move(error.hint));
}

void TableReader::finish() {
  if (file_.error) return;
  const Entry* first = nullptr;
  for (const Entry& entry : table_) {
    if (std::ranges::find(asked_, entry.key) != asked_.end()) continue;
    const auto order = [](const Entry& e) { return std::pair(e.at.line, e.at.column); };
    if (!first || order(entry) < order(*first)) first = &entry;
  }
  if (!first) return;
  Error error = base::unknown_name("key", first->key, asked_);
  file_.refuse(first->at, "there is no key " + base::in_quotes(first->key) + " in " + what_,
               std::move(error.hint));
}

}  // namespace steepest::scene
