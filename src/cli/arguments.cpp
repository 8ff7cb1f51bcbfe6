// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/names.h"
#include "base/text.h"
#include "cli/command.h"

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

std::vector<std::string> names_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

Error unexpected_argument(const CLI::App& app, const std::string& argument) {
  if (!argument.starts_with("-") || argument == "-")
    return bad_input("unexpected argument " + base::in_quotes(argument),
                     "see steepest " + app.get_name() + " --help", "command line");
  const std::string name = argument.substr(0, argument.find('='));
  return base::unknown_name("option", name, names_of(app), "command line");
}

}  // namespace

Arguments::Arguments(const Command& command) : app_(std::make_unique<CLI::App>()) {
  app_->name(std::string(command.name));
  app_->description("steepest " + std::string(command.name) + ": " + std::string(command.summary));
  app_->set_help_flag("-h,--help", "print this help");
  app_->footer("Examples:\n" + std::string(command.examples));
  app_->get_formatter()->column_width(34);
  app_->allow_extras();
}
Arguments::~Arguments() = default;

void Arguments::flag(const std::string& name, bool& target, const std::string& help,
                     const std::string& group) {
  app_->add_flag(name, target, help)->group(group);
}

void Arguments::value(const std::string& name, Typed& target, const std::string& help,
                      const std::string& type, const std::string& group) {
  app_->add_option_function<std::string>(
          name, [&target](const std::string& typed) { target = typed; }, help)
      ->type_name(type)
      ->group(group);
}

void Arguments::repeatable(const std::string& name, std::vector<std::string>& target,
                           const std::string& help, const std::string& type, const std::string& group) {
  app_->add_option(name, target, help)
      ->type_name(type)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->group(group);
}

void Arguments::operand(const std::string& name, std::string& target, const std::string& help) {
  app_->add_option(name, target, help)->type_name("");
}

void Arguments::needed_operand(const std::string& name, std::string& target, const std::string& help) {
  app_->add_option(name, target, help)->type_name("")->required();
}

void Arguments::needed_words(const std::string& name, std::vector<std::string>& target,
                             const std::string& help) {
  app_->add_option(name, target, help)->type_name("")->required();
}

void Arguments::exclusive(const std::string& one, const std::string& other) {
  app_->get_option(one)->excludes(app_->get_option(other));
}

std::vector<std::string> Arguments::option_names() const { return names_of(*app_); }

Result<std::optional<std::string>> Arguments::parse(std::vector<std::string> arguments) {
  protect_words(*app_, arguments);
  if (auto error = refuse_empty_values(arguments)) return std::unexpected(*error);
  if (auto error = refuse_values_of_flags(*app_, arguments)) return std::unexpected(*error);
  arguments = join_negative_values(*app_, arguments);
  std::ranges::reverse(arguments);  // as CLI11 wants them
  try {
    app_->parse(arguments);
  } catch (const CLI::CallForHelp&) {
    return app_->help("steepest");
  } catch (const CLI::ParseError& error) {
    std::string what = error.what();
    what = what.substr(0, what.find('\n'));
    if (const auto at = what.find(": At Most 1 required"); at != std::string::npos)
      what = what.substr(0, at) + " was given more than once";
    return std::unexpected(
        bad_input(what, "see steepest " + app_->get_name() + " --help", "command line"));
  }
  const auto extra = app_->remaining();
  if (!extra.empty()) {
    // An unknown option explains the stray value behind it.
    const auto option = std::ranges::find_if(extra, [](const auto& a) { return a.starts_with("-"); });
    return std::unexpected(unexpected_argument(*app_, option == extra.end() ? extra.front() : *option));
  }
  return std::nullopt;
}

}  // namespace steepest::cli
