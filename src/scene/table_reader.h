// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Takes typed values out of one table of a document, and then says which keys nobody asked for.
#pragma once
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scene/document.h"

namespace steepest::scene {

/// What all tables of one file share: positions seen, and the first error, after which nothing is read.
struct FileReader {
  std::string file;
  std::map<std::string, Position, std::less<>> positions;  ///< "view.zoom", "race.0.optimizer"
  std::optional<Error> error;

  void refuse(Position at, std::string message, std::string hint = {});
};

class TableReader {
 public:
  /// `path` is "" for the file itself, else "view", "race.0", ...; `what` names the table in messages.
  TableReader(FileReader& file, const Table& table, Position at, std::string path, std::string what);

  // Each leaves `target` alone when the key is absent, and returns whether it was there.
  bool text(std::string_view key, std::string& target);
  bool texts(std::string_view key, std::vector<std::string>& target);
  bool number(std::string_view key, double& target);
  bool number(std::string_view key, std::optional<double>& target);
  bool whole(std::string_view key, std::int64_t& target);
  bool whole(std::string_view key, int& target);
  bool flag(std::string_view key, bool& target);
  bool flag(std::string_view key, std::optional<bool>& target);
  /// An array of numbers, or one number, which then stands for `alone` equal ones.
  bool numbers(std::string_view key, std::vector<double>& target, int alone);
  template <std::size_t N>
  bool numbers(std::string_view key, std::optional<std::array<double, N>>& target);
  template <class Choice>
  bool choice(std::string_view key, std::span<const std::pair<std::string_view, Choice>> names,
              Choice& target);
  const Table* table(std::string_view key);
  /// Tables of `[[key]]`.
  std::vector<const Value*> tables(std::string_view key);

  void require(bool present, std::string_view key);
  Position at(std::string_view key) const;
  std::string path_of(std::string_view key) const;
  void refuse(std::string_view key, std::string message, std::string hint = {});

  /// Refuses the first key that none of the calls above asked for.
  void finish();

 private:
  const Value* find(std::string_view key);
  void refuse_kind(const Value& value, std::string_view key, std::string_view wanted);
  bool array_of_numbers(std::string_view key, const Value& value, std::vector<double>& target);
  bool fixed_numbers(std::string_view key, std::size_t count, std::vector<double>& values);
  void unknown_choice(std::string_view key, std::string_view typed, std::vector<std::string> names);

  FileReader& file_;
  const Table& table_;
  Position at_;
  std::string path_, what_;
  std::vector<std::string> asked_;
};

template <std::size_t N>
bool TableReader::numbers(std::string_view key, std::optional<std::array<double, N>>& target) {
  std::vector<double> values;
  if (!fixed_numbers(key, N, values)) return false;
  target.emplace();
  std::copy_n(values.begin(), N, target->begin());
  return true;
}

template <class Choice>
bool TableReader::choice(std::string_view key,
                         std::span<const std::pair<std::string_view, Choice>> names, Choice& target) {
  std::string typed;
  if (!text(key, typed)) return false;
  std::vector<std::string> valid;
  for (const auto& [name, value] : names) {
    if (name == typed) {
      target = value;
      return true;
    }
    valid.emplace_back(name);
  }
  unknown_choice(key, typed, std::move(valid));
  return false;
}

}  // namespace steepest::scene
