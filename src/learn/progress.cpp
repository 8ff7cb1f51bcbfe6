// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/progress.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace steepest::learn {
namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr int kMostNumber = 1000;  ///< no page has so many steps, no question so many lines

/// Reads the file's parts and remembers the first one that to_json could not have written.
class Reader {
 public:
  template <class Read>
  void each(const json& parent, const char* key, Read read) {
    const auto at = parent.find(key);
    if (at == parent.end() || wrong_) return;
    if (!at->is_object()) return refuse(key, "is no object");
    for (const auto& [name, value] : at->items()) read(name, value);
  }

  void numbers(const json& parent, const char* key, std::set<int>& target) {
    const auto at = parent.find(key);
    if (at != parent.end()) numbers(*at, std::string(key), target);
  }
  void numbers(const json& list, const std::string& key, std::set<int>& target) {
    if (!list.is_array()) return refuse(key, "is no list");
    for (const json& one : list)
      if (const auto value = number(one, key)) target.insert(*value);
  }

  std::optional<int> number(const json& value, const std::string& key) {
    if (value.is_number_integer() && value >= 0 && value <= kMostNumber) return value.get<int>();
    refuse(key, "holds something that is no number from 0 to " + std::to_string(kMostNumber));
    return {};
  }

  void texts(const json& parent, const char* key, std::set<std::string>& target) {
    const auto at = parent.find(key);
    if (at == parent.end()) return;
    if (!at->is_array()) return refuse(key, "is no list");
    for (const json& one : *at) {
      if (!one.is_string()) return refuse(key, "holds something that is no text");
      target.insert(one.get<std::string>());
    }
  }

  bool object(const json& value, const std::string& key) {
    if (!value.is_object()) refuse(key, "is no object");
    return value.is_object();
  }

  void refuse(const std::string& key, const std::string& why) {
    if (!wrong_) wrong_ = "\"" + key + "\" " + why;
  }

  const std::optional<std::string>& wrong() const { return wrong_; }

 private:
  std::optional<std::string> wrong_;
};

PageProgress read_page(Reader& reader, const json& value) {
  PageProgress page;
  reader.numbers(value, "steps", page.steps);
  reader.texts(value, "solved", page.solved);
  reader.each(value, "choices", [&](const std::string& check, const json& choice) {
    if (const auto chosen = reader.number(choice, "choices")) page.choices[check] = *chosen;
  });
  return page;
}

OpenAnswer read_answer(Reader& reader, const json& value) {
  OpenAnswer answer;
  if (const auto text = value.find("text"); text != value.end()) {
    if (text->is_string())
      answer.text = text->get<std::string>();
    else
      reader.refuse("text", "is no text");
  }
  if (const auto revealed = value.find("revealed"); revealed != value.end()) {
    if (revealed->is_boolean())
      answer.revealed = revealed->get<bool>();
    else
      reader.refuse("revealed", "is neither true nor false");
  }
  reader.numbers(value, "ticks", answer.ticks);
  return answer;
}

Error broken(const std::string& why, const std::string& file) {
  return bad_input("the stored progress cannot be read: " + why,
                   "the file is left as it is; move it away to begin anew", file);
}

}  // namespace

bool Progress::opened(std::string_view page) const {
  const auto at = pages.find(std::string(page));
  return at != pages.end() && !at->second.steps.empty();
}

double Progress::share(const Page& page) const {
  const auto at = pages.find(page.id);
  const auto all = static_cast<double>(page.steps.size() + page.checks.size());
  if (at == pages.end() || all == 0) return 0;
  // What an older form of the page had does not count.
  const auto steps = std::ranges::count_if(at->second.steps, [&](int step) {
    return step >= 0 && static_cast<std::size_t>(step) < page.steps.size();
  });
  const auto solved = std::ranges::count_if(
      at->second.solved, [&](const std::string& check) { return page.check(check) != nullptr; });
  return static_cast<double>(steps + solved) / all;
}

std::string to_json(const Progress& progress) {
  json top{{"schema", kVersion},
           {"pages", json::object()},
           {"answers", json::object()},
           {"tasks", json::object()}};
  for (const auto& [id, page] : progress.pages)
    top["pages"][id] = {{"steps", page.steps}, {"choices", json(page.choices)}, {"solved", page.solved}};
  for (const auto& [id, answer] : progress.answers)
    top["answers"][id] = {{"text", answer.text}, {"revealed", answer.revealed}, {"ticks", answer.ticks}};
  for (const auto& [scene, done] : progress.tasks) top["tasks"][scene] = done;
  return top.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<Progress> parse_progress(std::string_view text, const std::string& file) {
  const json top = json::parse(text, nullptr, false);
  if (top.is_discarded()) return std::unexpected(broken("it is no JSON", file));
  if (!top.is_object() || !top.contains("schema") || !top["schema"].is_number_integer())
    return std::unexpected(broken("it has no \"schema\"", file));
  if (top["schema"] != kVersion) return std::unexpected(broken("a newer program has written it", file));
  Reader reader;
  Progress progress;
  reader.each(top, "pages", [&](const std::string& id, const json& value) {
    if (reader.object(value, id)) progress.pages[id] = read_page(reader, value);
  });
  reader.each(top, "answers", [&](const std::string& id, const json& value) {
    if (reader.object(value, id)) progress.answers[id] = read_answer(reader, value);
  });
  reader.each(top, "tasks", [&](const std::string& scene, const json& value) {
    reader.numbers(value, scene, progress.tasks[scene]);
  });
  if (reader.wrong()) return std::unexpected(broken(*reader.wrong(), file));
  return progress;
}

}  // namespace steepest::learn
