// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/program.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/log.h"
#include "base/names.h"
#include "base/paths.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/embedded.h"
#include "cli/scene_source.h"
#include "engine/backends.h"

namespace steepest::cli {
namespace {

int exit_code_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::BadInput: return 2;
    case ErrorCode::NotHeld: return 3;
    case ErrorCode::Unavailable:
    case ErrorCode::Failed: break;
  }
  return 1;
}

std::string overview() {
  std::string text =
      "steepest: see, steer and measure gradient descent\n\n"
      "Usage: steepest [COMMAND] [OPTIONS]\n"
      "       steepest [SCENE.toml]           same as steepest open\n\n"
      "Commands:\n";
  for (const Command& command : commands()) {
    text += "  " + std::string(command.name);
    text.append(14 - command.name.size(), ' ');
    text += std::string(command.summary) + "\n";
  }
  return text +
         "\nOptions:\n"
         "  -h, --help    print this help; steepest COMMAND --help for one command\n"
         "  --version     print the version\n"
         "  --licenses    print the licences of everything that is built in\n\n"
         "Examples:\n"
         "  steepest himmelblau\n"
         "  steepest render himmelblau -o himmelblau.png\n"
         "  steepest descend --surface rosenbrock --optimizer adam --lr 0.1 --start -1.2,1 --steps 5\n"
         "  steepest run --surface rastrigin --noise 20 --chains 100000 --json\n";
}

Result<Output> run_command(const Command& command, std::vector<std::string> arguments,
                           const Context& context) {
  Arguments declared(command);
  Runner runner = command.declare(declared, context);
  auto help = declared.parse(std::move(arguments));
  if (!help) return std::unexpected(help.error());
  if (*help) return Output{std::move(**help)};
  return runner();
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : &*found;
}

Result<Output> licenses() {
  if (const auto text = embedded_text("third-party.md")) return Output{std::string(*text)};
  return std::unexpected(failed("this build carries no list of licences"));
}

/// "steepest help run" is "steepest run --help".
Result<Output> help(const std::vector<std::string>& arguments, const Context& context) {
  const Command* const command = arguments.size() == 2 ? find_command(arguments.back()) : nullptr;
  return command ? run_command(*command, {"--help"}, context) : Output{overview()};
}

Result<Output> dispatch(std::vector<std::string> arguments, const Context& context) {
  const Command& open = *find_command("open");
  if (arguments.empty()) return run_command(open, {}, context);
  const std::string first = arguments.front();
  if (first == "-h" || first == "--help") return Output{overview()};
  if (first == "help") return help(arguments, context);
  if (first == "--version") return Output{"steepest " STEEPEST_VERSION "\n"};
  if (first == "--licenses") return licenses();
  if (const Command* command = find_command(first)) {
    arguments.erase(arguments.begin());
    return run_command(*command, std::move(arguments), context);
  }
  if (first.starts_with("-") || names_a_scene(first))
    return run_command(open, std::move(arguments), context);
  return std::unexpected(
      no_such_name("command or scene", first, base::names_of(commands()), engine::catalog()));
}

/// Everything at once, so that an error leaves stdout empty and a full disk is noticed.
int print(const Output& output) {
  const bool written =
      std::fwrite(output.text.data(), 1, output.text.size(), stdout) == output.text.size();
  if (written && std::fflush(stdout) == 0) return output.exit_code;
  base::report(failed("cannot write to standard output", "is the disk full?"));
  return 1;
}

}  // namespace

int run_program(std::vector<std::string> arguments, const Context& context) {
  const auto output = dispatch(std::move(arguments), context);
  if (output) return print(*output);
  base::report(output.error());
  return exit_code_of(output.error());
}

}  // namespace steepest::cli
