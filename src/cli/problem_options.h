// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The options that make a problem, the same for every command that takes one: a scene file, options
// alone, or a file and options that win over it.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/arguments.h"
#include "scene/scene_file.h"

namespace steepest::cli {

/// A problem ready to run.
struct Task {
  Scene scene;
  bool changed = false;  ///< options changed what the scene file says about the numbers of the run
};

class ProblemOptions {
 public:
  void declare(Arguments& arguments);
  bool has_scene() const { return !scene_.empty(); }
  bool has_surface() const { return surface_.has_value(); }
  /// Whether --lr was given; the same for what belongs to one rule alone.
  bool has_learning_rate() const { return learning_rate_.has_value(); }
  bool has_chains() const { return chains_.has_value(); }
  bool has_first_chain() const { return first_chain_.has_value(); }
  bool has_optimizer() const { return optimizer_.has_value() || !optimizer_parameters_.empty(); }
  void use_scene(std::string scene) { scene_ = std::move(scene); }
  /// Loads, overrides, completes and checks. Errors point to the option or to the place in the file.
  Result<Task> build(const Catalog& catalog) const;

 private:
  struct Draft;  // what build() works on
  std::optional<Error> choose_surface(Draft& draft) const;
  std::optional<Error> choose_rule(Draft& draft) const;
  std::optional<Error> choose_schedule(Draft& draft) const;
  std::optional<Error> choose_noise(Draft& draft) const;
  std::optional<Error> set_sizes(Draft& draft) const;
  std::optional<Error> set_numbers(Draft& draft) const;
  std::optional<Error> set_start(Draft& draft) const;
  std::optional<Error> set_names(Draft& draft) const;

  std::string scene_;
  Typed surface_, dimension_, optimizer_, learning_rate_, schedule_, warmup_, noise_, noise_kind_,
      start_, start_box_, chains_, first_chain_, steps_, seed_, precision_, backend_, threads_, target_;
  std::vector<std::string> surface_parameters_, optimizer_parameters_, schedule_parameters_,
      noise_parameters_;
};

}  // namespace steepest::cli
