// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The edge between CLI11 and the rest: its headers and its exceptions end here.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/values.h"

namespace CLI {
class App;
}

namespace steepest::cli {

struct Command;

/// What one command takes. Targets are written by parse() and must outlive it. Names are as typed:
/// "--size", "-o,--output"; a group is a heading of the help.
class Arguments {
 public:
  /// With help, description and examples of the command.
  explicit Arguments(const Command& command);
  ~Arguments();
  Arguments(const Arguments&) = delete;
  Arguments& operator=(const Arguments&) = delete;

  void flag(const std::string& name, bool& target, const std::string& help,
            const std::string& group = "Options");
  /// An option that may be missing; `type` stands for its value in the help.
  void value(const std::string& name, Typed& target, const std::string& help, const std::string& type,
             const std::string& group = "Options");
  /// One value each time that it is given.
  void repeatable(const std::string& name, std::vector<std::string>& target, const std::string& help,
                  const std::string& type, const std::string& group);
  /// What stands without an option: at most one, or all that is left.
  void operand(const std::string& name, std::string& target, const std::string& help);
  void needed_operand(const std::string& name, std::string& target, const std::string& help);
  void needed_words(const std::string& name, std::vector<std::string>& target, const std::string& help);
  /// Two flags that refuse each other.
  void exclusive(const std::string& one, const std::string& other);

  /// Gives the help text when that was asked for, nothing when the command should run, and a BadInput
  /// error for anything that is not understood.
  Result<std::optional<std::string>> parse(std::vector<std::string> arguments);

  /// "--surface", "--lr", ...: the long names of all options.
  std::vector<std::string> option_names() const;

 private:
  std::unique_ptr<CLI::App> app_;
};

}  // namespace steepest::cli
