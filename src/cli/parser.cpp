// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/parser.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/names.h"
#include "base/text.h"

namespace steepest::cli {
namespace {

/// "-1.2,1" and "-inf" are values, never options.
bool is_negative_value(std::string_view text) {
  if (text.size() < 2 || text[0] != '-') return false;
  return (text[1] >= '0' && text[1] <= '9') || text[1] == '.' || text.starts_with("-inf") ||
         text.starts_with("-nan");
}

bool takes_value(const CLI::App& app, const std::string& name) {
  const CLI::Option* option = name.starts_with("-") ? app.get_option_no_throw(name) : nullptr;
  return option != nullptr && option->get_items_expected_max() > 0;
}

/// CLI11 takes an argument that begins with a minus for an option: such a value is glued to its option.
std::vector<std::string> join_negative_values(const CLI::App& app,
                                              const std::vector<std::string>& arguments) {
  std::vector<std::string> joined;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    joined.push_back(arguments[i]);
    if (i + 1 == arguments.size() || !is_negative_value(arguments[i + 1]) ||
        !takes_value(app, arguments[i]))
      continue;
    joined.back() += (arguments[i].starts_with("--") ? "=" : "") + arguments[i + 1];
    ++i;
  }
  return joined;
}

/// A command that takes free text takes "-x and y" as words: with a blank in it nothing is an option.
void protect_words(const CLI::App& app, std::vector<std::string>& arguments) {
  if (!app.get_option_no_throw("QUESTION")) return;
  for (std::string& argument : arguments)
    if (argument.starts_with("-") && argument.contains(' ')) argument.insert(0, " ");
}

std::optional<Error> refuse_empty_values(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--") return {};
    if (argument.starts_with("--") && argument.ends_with("=") &&
        argument.find('=') == argument.size() - 1) {
      const std::string name = argument.substr(0, argument.size() - 1);
      return bad_input(base::in_quotes(name) + " needs a value after the equals sign", {},
                       "command line");
    }
  }
  return {};
}

/// "--json=3": CLI11 would take it for true.
std::optional<Error> refuse_values_of_flags(const CLI::App& app,
                                            const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--") return {};
    const std::size_t equals = argument.find('=');
    if (!argument.starts_with("--") || equals == std::string::npos) continue;
    const std::string name = argument.substr(0, equals);
    if (app.get_option_no_throw(name) && !takes_value(app, name))
      return bad_input(name + " takes no value, and got " + base::in_quotes(argument.substr(equals + 1)),
                       "write " + name + " alone, or leave it out", "command line");
  }
  return {};
}

Error unexpected_argument(const CLI::App& app, const std::string& argument) {
  if (!argument.starts_with("-") || argument == "-")
    return bad_input("unexpected argument " + base::in_quotes(argument),
                     "see steepest " + app.get_name() + " --help", "command line");
  const std::string name = argument.substr(0, argument.find('='));
  return base::unknown_name("option", name, option_names(app), "command line");
}

}  // namespace

void prepare(CLI::App& app, const Command& command) {
  app.name(std::string(command.name));
  app.description("steepest " + std::string(command.name) + ": " + std::string(command.summary));
  app.set_help_flag("-h,--help", "print this help");
  app.footer("Examples:\n" + std::string(command.examples));
  app.get_formatter()->column_width(34);
  app.allow_extras();
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

Result<std::optional<std::string>> parse(CLI::App& app, std::vector<std::string> arguments) {
  protect_words(app, arguments);
  if (auto error = refuse_empty_values(arguments)) return std::unexpected(*error);
  if (auto error = refuse_values_of_flags(app, arguments)) return std::unexpected(*error);
  arguments = join_negative_values(app, arguments);
  std::ranges::reverse(arguments);  // as CLI11 wants them
  try {
    app.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    return app.help("steepest");
  } catch (const CLI::ParseError& error) {
    std::string what = error.what();
    what = what.substr(0, what.find('\n'));
    if (const auto at = what.find(": At Most 1 required"); at != std::string::npos)
      what = what.substr(0, at) + " was given more than once";
    return std::unexpected(
        bad_input(what, "see steepest " + app.get_name() + " --help", "command line"));
  }
  const auto extra = app.remaining();
  if (!extra.empty()) {
    // An unknown option explains the stray value behind it.
    const auto option = std::ranges::find_if(extra, [](const auto& a) { return a.starts_with("-"); });
    return std::unexpected(unexpected_argument(app, option == extra.end() ? extra.front() : *option));
  }
  return std::nullopt;
}

}  // namespace steepest::cli
