// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/explained.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "cli/json.h"
#include "engine/backends.h"
#include "engine/story.h"
#include "engine/worked.h"

namespace steepest::cli {
namespace {

constexpr std::int64_t kMostSteps = 100'000;
constexpr int kCoordinates = 8, kDigits = 6;  // written out in formulas
constexpr int kAllDigits = 17;                // in JSON a formula reads back to the same numbers

const char* name_of(SubStep part) {
  return part == SubStep::Gradient ? "gradient" : part == SubStep::State ? "state" : "move";
}

/// Counted from 1, as people do.
Json batch_json(const StoryBatch& batch) {
  Json draws = Json::array();
  for (const StorySample& one : batch.draws)
    draws.push_back({{"sample", one.sample + 1}, {"part", json_numbers(one.part)}});
  Json json = {{"samples", draws}, {"of", batch.all}};
  if (batch.batches > 1)
    json["number"] = batch.number + 1, json["batches"] = batch.batches, json["epoch"] = batch.epoch + 1;
  return json;
}

std::string batch_text(const StoryBatch& batch) {
  if (batch.draws.empty()) return "";
  std::string text = fmt::format("  {:<9} {}\n", "batch", batch.text);
  for (const StorySample& one : batch.draws)
    text += fmt::format("  {:<9} sample {} adds {:.6g}, {:.6g}\n", "", one.sample + 1, one.part[0],
                        one.part[1]);
  return text;
}

Json story_json(const StepStory& story) {
  Json lines = Json::array();
  for (const StoryLine& line : story.lines)
    lines.push_back({{"sub_step", name_of(line.part)},
                     {"coordinate", line.coordinate},
                     {"symbol", line.symbol},
                     {"formula", line.formula},
                     {"value", line.value}});
  Json json = {{"step", story.step},
               {"lr", json_number(story.rate)},
               {"x", json_numbers(story.x)},
               {"gradient", json_numbers(story.gradient)},
               {"noise", json_numbers(story.noise)},
               {"state", json_numbers(story.state)},
               {"new_state", json_numbers(story.becomes)},
               {"new_x", json_numbers(story.moved)},
               {"diverges", story.diverges},
               {"lines", lines}};
  if (!story.batch.draws.empty()) json["batch"] = batch_json(story.batch);
  return json;
}

std::string story_text(const StepStory& story) {
  std::string text = fmt::format("update {}, learning rate {:.6g}\n", story.step, story.rate);
  if (story.diverges) return text + "  it would leave the finite numbers: the chain stays where it is\n";
  text += batch_text(story.batch);
  for (const StoryLine& line : story.lines) {
    const std::string value = engine::plain_formula(line.value);
    const std::string formula = engine::plain_formula(line.formula);
    text += fmt::format("  {:<9} {}{} = {}\n", name_of(line.part), engine::plain_formula(line.symbol),
                        formula.empty() || formula == value ? "" : " = " + formula, value);
  }
  return text;
}

}  // namespace

Result<Output> explain_descent(const Problem& asked, bool json) {
  if (asked.steps > kMostSteps)
    return std::unexpected(bad_input("explaining so many steps makes more text than anyone reads",
                                     "valid: up to " + base::grouped(kMostSteps), "--steps"));
  const engine::Stage whole{0, asked};
  engine::LoneChain chain({&whole, 1}, 0);
  const engine::StoryOptions options{kCoordinates, json ? kAllDigits : kDigits};
  const auto next = [&] { return engine::next_story(chain, options); };
  const auto steps = static_cast<std::size_t>(asked.steps);
  if (json) {
    Json head = json_head("cpu", engine::device_name("cpu"), asked);
    head["surface"] = asked.surface;
    head["optimizer"] = asked.rule;
    head["lr"] = json_number(asked.learning_rate);
    return Output{json_text(head, "updates", steps, [&](std::size_t) { return story_json(next()); })};
  }
  std::string text;
  for (std::size_t k = 0; k < steps; ++k) text += story_text(next());
  return Output{text};
}

}  // namespace steepest::cli
