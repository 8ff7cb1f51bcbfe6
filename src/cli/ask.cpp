// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/ask.h"

#include <algorithm>
#include <memory>

#include "base/paths.h"
#include "cli/command.h"
#include "cli/json.h"
#include "engine/backends.h"

namespace steepest::cli {
namespace {

constexpr std::size_t kTextWidth = 78;

struct Options {
  std::vector<std::string> words;
  bool json = false;
};

/// Characters, not bytes: formulas hold signs of several.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Broken at blanks, each line with two blanks before it.
std::string wrapped(const std::string& text) {
  std::string out, line;
  const auto end_line = [&] {
    if (!line.empty()) out += "  " + line + "\n";
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (!line.empty() && columns(line) + 1 + columns(word) > kTextWidth) end_line();
    line += (line.empty() ? "" : " ") + word;
    at = end + 1;
  }
  end_line();
  return out;
}

std::string as_text(const learn::Answers& answers) {
  std::string text;
  for (const learn::Answer& answer : answers.best) {
    text += (text.empty() ? "" : "\n") + answer.title + "\n" + wrapped(answer.text) +
            "  Source: " + answer.source + "\n";
    if (!answer.scene.empty()) text += "  See it: steepest open " + answer.scene + "\n";
  }
  if (!answers.best.empty()) return text;
  text = "That is not in this module. The nearest topics:\n";
  for (const std::string& topic : answers.nearest) text += "  " + topic + "\n";
  return text;
}

std::string as_json(const learn::Answers& answers) {
  Json json = json_head("cpu", "");
  for (const engine::Device& device : engine::devices())
    if (device.backend == "cpu") json["device"] = device.name;
  json["found"] = !answers.best.empty();
  json["answers"] = Json::array();
  for (const learn::Answer& answer : answers.best)
    json["answers"].push_back({{"id", answer.id},
                               {"title", answer.title},
                               {"text", answer.text},
                               {"score", json_number(answer.score)},
                               {"scene", answer.scene},
                               {"page", answer.page},
                               {"step", answer.step + 1},
                               {"source", answer.source}});
  json["nearest"] = answers.nearest;
  return json_text(json);
}

Result<Output> ask(const Options& options) {
  std::string question;
  for (const std::string& word : options.words) question += (question.empty() ? "" : " ") + word;
  if (const auto refused = learn::refuse_question(question)) {
    Error error = *refused;
    error.where = "command line";
    return std::unexpected(std::move(error));
  }
  const auto content = base::content_folder();
  if (!content) return std::unexpected(content.error());
  const auto loaded = learn::Ask::load(*content);
  if (!loaded) return std::unexpected(loaded.error());
  const auto answers = loaded->answer(question);
  if (!answers) return std::unexpected(answers.error());
  return Output{options.json ? as_json(*answers) : as_text(*answers)};
}

}  // namespace

Runner declare_ask(Arguments& arguments, const Context&) {
  auto options = std::make_unique<Options>();
  arguments.needed_words("QUESTION", options->words, "1 to 199 characters, in quotation marks or not");
  arguments.flag("--json", options->json, "print JSON");
  return [options = std::move(options)] { return ask(*options); };
}

}  // namespace steepest::cli
