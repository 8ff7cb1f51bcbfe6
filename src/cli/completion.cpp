// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Completion scripts, made from the same tables that parse the options, so that they never lag behind.
#include <array>
#include <memory>

#include "base/names.h"
#include "base/paths.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "engine/backends.h"
#include "engine/bench.h"

namespace steepest::cli {
namespace {

using Words = std::vector<std::string>;

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Values that an option may have; empty: anything, or a file.
Words values_of(const std::string& option) {
  if (option == "--surface") return base::names_of(engine::catalog().surfaces);
  if (option == "--optimizer") return base::names_of(engine::catalog().rules);
  if (option == "--schedule") return base::names_of(engine::catalog().schedules);
  if (option == "--precision") return {"f32", "f64"};
  if (option == "--backend") return {"auto", "cpu", "cuda"};
  if (option == "--noise-kind") return base::names_of(engine::catalog().noises);
  if (option == "--theme") return {"dark", "light"};
  if (option == "--colour") return {"basin", "loss", "speed", "optimizer"};
  if (option == "--colour-map") return {"cividis", "viridis", "batlow"};
  return {};
}

struct CompletedCommand {
  std::string name, summary;
  Words options;
  Words arguments;  ///< words that may stand without an option
};

Words scene_names() {
  Words names;
  if (const auto content = base::content_folder())
    for (const auto& file : base::scene_files(*content)) names.push_back(file.stem().string());
  return names;
}

std::vector<CompletedCommand> completed_commands() {
  std::vector<CompletedCommand> completed;
  for (const Command& command : commands()) {
    Arguments arguments(command);
    const Runner unused = command.declare(arguments, {});
    CompletedCommand one{std::string(command.name), std::string(command.summary),
                         arguments.option_names(), scene_names()};
    if (command.name == "list")
      one.arguments = {"surfaces", "optimizers", "schedules", "noises", "scenes", "lessons", "devices"};
    if (command.name == "bench") one.arguments = engine::bench_suites();
    if (command.name == "completion") one.arguments = {"bash", "zsh", "fish"};
    if (command.name == "check" || command.name == "ask") one.arguments = {};
    completed.push_back(std::move(one));
  }
  return completed;
}

constexpr std::array kOptionsWithValues = {"--surface",   "--optimizer", "--schedule",
                                           "--precision", "--backend",   "--noise-kind",
                                           "--theme",     "--colour",    "--colour-map"};

std::string value_cases() {
  std::string text;
  for (const char* option : kOptionsWithValues)
    text += "    " + std::string(option) + ") COMPREPLY=($(compgen -W '" + joined(values_of(option)) +
            "' -- \"$word\")); return;;\n";
  return text;
}

/// zsh runs the same function through its bashcompinit.
std::string bash_script() {
  const auto completed = completed_commands();
  std::string text =
      "# bash completion for steepest; made by: steepest completion bash\n_steepest() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
      "  COMPREPLY=()\n  case \"$before\" in\n" +
      value_cases() + "  esac\n";
  Words names;
  for (const CompletedCommand& command : completed) names.push_back(command.name);
  text += "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '" + joined(names) + " " +
          joined(scene_names()) +
          " --help --version --licenses' -- \"$word\") $(compgen -f -X '!*.toml' -- \"$word\"))\n"
          "    return\n  fi\n  local words=''\n  case \"${COMP_WORDS[1]}\" in\n";
  for (const CompletedCommand& command : completed)
    text += "    " + command.name + ") words='" + joined(command.options) + " " +
            joined(command.arguments) + "';;\n";
  return text +
         "  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"$word\") $(compgen -f -- \"$word\"))\n}\n"
         "complete -o filenames -F _steepest steepest\n";
}

std::string zsh_script() {
  return "#compdef steepest\nautoload -U +X bashcompinit && bashcompinit\n" + bash_script();
}

std::string fish_script() {
  std::string text = "# fish completion for steepest; made by: steepest completion fish\n";
  const auto completed = completed_commands();
  for (const CompletedCommand& command : completed)
    text += "complete -c steepest -n __fish_use_subcommand -a " + command.name + " -d '" +
            command.summary + "'\n";
  for (const char* option : {"help", "version", "licenses"})
    text += std::string("complete -c steepest -n __fish_use_subcommand -l ") + option + "\n";
  for (const CompletedCommand& command : completed) {
    const std::string when =
        "complete -c steepest -n '__fish_seen_subcommand_from " + command.name + "' ";
    if (!command.arguments.empty()) text += when + "-a '" + joined(command.arguments) + "'\n";
    for (const std::string& option : command.options) {
      const Words values = values_of(option);
      text += when + "-l " + option.substr(2) +
              (values.empty() ? "" : " -x -a '" + joined(values) + "'") + "\n";
    }
  }
  return text;
}

Result<Output> completion(const std::string& shell) {
  if (shell == "bash") return Output{bash_script()};
  if (shell == "zsh") return Output{zsh_script()};
  if (shell == "fish") return Output{fish_script()};
  return std::unexpected(base::unknown_name("shell", shell, {"bash", "zsh", "fish"}, "command line"));
}

}  // namespace

Runner declare_completion(Arguments& arguments, const Context&) {
  auto shell = std::make_unique<std::string>();
  arguments.needed_operand("SHELL", *shell, "bash, zsh or fish");
  return [shell = std::move(shell)] { return completion(*shell); };
}

}  // namespace steepest::cli
