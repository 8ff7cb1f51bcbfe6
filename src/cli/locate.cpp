// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/locate.h"

#include <array>
#include <utility>
#include <vector>

#include "engine/validate.h"

namespace steepest::cli {
namespace {

/// The keys that a word of engine::check may mean, likeliest first.
std::vector<std::string> keys_of(const std::string& word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOthers = {
      {{"learning rate", "learning_rate"},
       {"noise", "noise.sigma"},
       {"noise kind", "noise.kind"},
       {"schedule", "schedule.name"}}};
  for (const auto& [other, key] : kOthers)
    if (other == word) return {std::string(key)};
  return {word,
          "surface_parameters." + word,
          "optimizer_parameters." + word,
          "schedule." + word,
          "noise." + word,
          "view." + word};
}

std::string parent_of(const std::string& key) { return key.substr(0, key.find('.')); }

/// The option that set the key or the whole table it is in.
std::optional<std::string> option_for(const std::string& key, const Overrides& overrides) {
  if (const auto found = overrides.find(key); found != overrides.end()) return found->second;
  if (const auto found = overrides.find(parent_of(key));
      found != overrides.end() && parent_of(key) != key)
    return found->second;
  return {};
}

std::string place_of(const std::string& word, const scene::LoadedScene& loaded,
                     const Overrides& overrides) {
  for (const std::string& key : keys_of(word)) {
    if (const auto option = option_for(key, overrides)) return *option;
    if (loaded.positions.contains(key)) return loaded.where(key);
  }
  return loaded.file.empty() ? word : loaded.file;
}

/// A racer's numbers, checked as if it ran alone, so that the place can name its table.
std::optional<Error> check_racer(const scene::LoadedScene& loaded, std::size_t index,
                                 const Catalog& catalog) {
  const Racer& racer = loaded.scene.racers[index];
  Problem alone = loaded.scene.problem;
  alone.rule = racer.rule;
  alone.learning_rate = racer.learning_rate;
  alone.rule_parameters = racer.rule_parameters;
  auto error = engine::check(alone, catalog);
  if (!error) return {};
  const std::string path = "race." + std::to_string(index) + ".";
  const std::string word = keys_of(error->where).front();
  for (const std::string& key : {path + word, path + "parameters." + word})
    if (loaded.positions.contains(key)) return error->where = loaded.where(key), error;
  error->where = loaded.where(path + "optimizer");
  return error;
}

}  // namespace

std::optional<Error> check_located(const scene::LoadedScene& loaded, const Overrides& overrides,
                                   const Catalog& catalog) {
  Scene alone = loaded.scene;
  alone.racers.clear();
  if (auto error = engine::check(alone, catalog)) {
    error->where = place_of(error->where, loaded, overrides);
    return error;
  }
  for (std::size_t i = 0; i < loaded.scene.racers.size(); ++i)
    if (auto error = check_racer(loaded, i, catalog)) return error;
  return engine::check(loaded.scene, catalog);
}

}  // namespace steepest::cli
