// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The teaching module as plain data: pages of steps, each with a text and the scene beside it, and
// the questions asked there. Loaded from content/module (docs/extending.md, "A page").
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "steepest/catalog.h"
#include "steepest/scene.h"

namespace steepest::learn {

/// One answer of a single-choice question. `feedback` says why it is right, or what is behind it.
struct Choice {
  std::string text;
  bool right = false;
  std::string feedback;
};

/// Asked in the text by a fenced block: "check" after the explanation, "predict" before the scene may
/// run. Exactly one choice is right.
struct Check {
  std::string id;
  std::string question;
  std::vector<Choice> choices;
  std::optional<Scene> show;  ///< the scene that settles it: "Show me", or "Run it" of a prediction
};

/// Ideas that an answer may name; every word counts as a stem unless it holds a space.
struct IdeaGroup {
  std::string name;                ///< "rate of change"
  std::vector<std::string> words;  ///< "slope", "rate", "sensitiv", ...
};

/// One of the module's questions, answered in one's own words.
struct OpenQuestion {
  std::string id;
  std::string question;
  std::vector<IdeaGroup> ideas;
  std::string model_answer;
  std::vector<std::string> rubric;  ///< lines that the learner ticks
  std::vector<Check> traps;         ///< false friends, asked afterwards
};

/// One screenful: a text with live blocks, and the scene that stands beside it.
struct Step {
  std::string title;
  std::string markdown;
  std::optional<Scene> scene;  ///< unset: the scene of the step before stays
};

/// What the space beside the text shows. A scene without a slice shows its chains in any case.
enum class Stage {
  Text,     ///< no scene: a page to read, full width
  Slice,    ///< scene with a slice, its height and slope plots, readouts
  Descent,  ///< the same slice with the steps of gradient descent, loss over steps
  Scene,    ///< the chains, as on the Experiment screen
};

struct Page {
  std::string id;  ///< "partial-derivatives": the folder's name without its number
  std::string title;
  std::string subtitle;  ///< one line for its card
  std::string topic;     ///< "derivatives", "gradient-descent", "partial-derivatives", or empty
  int minutes = 5;       ///< to read and try
  Stage stage = Stage::Text;
  std::vector<Step> steps;
  std::vector<Check> checks;
  std::vector<OpenQuestion> questions;

  const Check* check(std::string_view id) const;
};

struct Module {
  std::vector<Page> pages;  ///< in reading order

  const Page* page(std::string_view id) const;
};

/// Reads content/module/*/ under `content`. Errors are BadInput with file:line:column, or Failed when
/// the folder is missing. With `errors` a page that is broken is left out and said there; without, the
/// first such error is the result.
Result<Module> load_module(const std::filesystem::path& content, const Catalog& catalog,
                           std::vector<Error>* errors = nullptr);

}  // namespace steepest::learn
