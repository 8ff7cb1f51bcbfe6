// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <memory>

#include "base/names.h"
#include "base/paths.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/json.h"
#include "engine/backends.h"
#include "engine/validate.h"
#include "learn/module.h"
#include "scene/scene_file.h"

namespace steepest::cli {
namespace {

struct Options {
  std::string what;
  bool json = false;
};

Json parameters_json(std::span<const ParameterInfo> infos) {
  Json list = Json::array();
  for (const ParameterInfo& info : infos) {
    Json one = {{"name", std::string(info.name)}, {"default", json_parameter(info, info.initial)},
                {"min", json_number(info.min)},   {"max", json_number(info.max)},
                {"max_excluded", info.open_max},  {"integer", info.integer},
                {"about", std::string(info.help)}};
    if (!info.choices.empty())
      one["choices"] = std::vector<std::string>(info.choices.begin(), info.choices.end());
    list.push_back(std::move(one));
  }
  return list;
}

Json surface_json(const SurfaceInfo& surface) {
  const int dimension = surface.usual_dimension;
  Json minima = Json::array();
  for (const KnownPoint& point :
       known_minima(surface, engine::initial_values(surface.parameters), dimension))
    minima.push_back({{"x", json_numbers(point.x)}, {"f", json_number(point.f)}});
  Json domain = Json::array({json_numbers(surface.domain)});  // of every coordinate
  if (dimension == 2) domain.push_back(json_numbers(surface.domain_y));
  return {{"name", std::string(surface.name)},
          {"title", std::string(surface.title)},
          {"about", std::string(surface.about)},
          {"latex", std::string(surface.latex)},
          {"dimension", {surface.min_dimension, surface.max_dimension}},
          {"usual_dimension", dimension},
          {"latex_nd", std::string(surface.latex_nd)},
          {"domain", std::move(domain)},
          {"parameters", parameters_json(surface.parameters)},
          {"samples", surface.samples},
          {"minima", std::move(minima)}};
}

Json surfaces() {
  Json items = Json::array();
  for (const SurfaceInfo& surface : engine::catalog().surfaces) items.push_back(surface_json(surface));
  return items;
}

Json optimizers() {
  Json items = Json::array();
  for (const RuleInfo& rule : engine::catalog().rules)
    items.push_back({{"name", std::string(rule.name)},
                     {"title", std::string(rule.title)},
                     {"about", std::string(rule.about)},
                     {"latex", std::string(rule.latex)},
                     {"learning_rate", json_number(rule.learning_rate)},
                     {"parameters", parameters_json(rule.parameters)}});
  return items;
}

/// Schedules and kinds of noise.
template <class Info>
Json described(std::span<const Info> infos) {
  Json items = Json::array();
  for (const Info& info : infos)
    items.push_back({{"name", std::string(info.name)},
                     {"title", std::string(info.title)},
                     {"about", std::string(info.about)},
                     {"latex", std::string(info.latex)},
                     {"parameters", parameters_json(info.parameters)}});
  return items;
}

Json devices() {
  Json items = Json::array();
  for (const engine::Device& device : engine::devices())
    items.push_back({{"name", device.name},
                     {"about", device.usable ? "usable" : "not usable: " + device.why_not},
                     {"backend", device.backend},
                     {"usable", device.usable},
                     {"why_not", device.why_not}});
  return items;
}

Result<Json> scenes() {
  const auto content = base::content_folder();
  if (!content) return std::unexpected(content.error());
  Json items = Json::array();
  for (const auto& file : base::scene_files(*content)) {
    const auto loaded = scene::load_scene(file, engine::catalog());
    if (!loaded) return std::unexpected(loaded.error());
    items.push_back({{"name", file.stem().string()},
                     {"title", loaded->scene.title},
                     {"about", loaded->scene.caption},
                     {"surface", loaded->scene.problem.surface},
                     {"file", file.string()}});
  }
  return items;
}

Result<Json> lessons() {
  const auto content = base::content_folder();
  if (!content) return std::unexpected(content.error());
  const auto module = learn::load_module(*content, engine::catalog());
  if (!module) return std::unexpected(module.error());
  Json items = Json::array();
  for (const learn::Page& page : module->pages) {
    Json steps = Json::array();
    for (const learn::Step& step : page.steps) steps.push_back(step.title);
    items.push_back({{"name", page.id},
                     {"title", page.title},
                     {"about", page.subtitle},
                     {"topic", page.topic},
                     {"minutes", page.minutes},
                     {"steps", std::move(steps)},
                     {"questions", page.checks.size() + page.questions.size()}});
  }
  return items;
}

constexpr std::array<std::string_view, 7> kLists = {"surfaces", "optimizers", "schedules", "noises",
                                                    "scenes",   "lessons",    "devices"};

Result<Json> items_of(const std::string& what) {
  if (what == "surfaces") return surfaces();
  if (what == "optimizers") return optimizers();
  if (what == "schedules") return described(engine::catalog().schedules);
  if (what == "noises") return described(engine::catalog().noises);
  if (what == "devices") return devices();
  if (what == "scenes") return scenes();
  if (what == "lessons") return lessons();
  return std::unexpected(
      base::unknown_name("list", what, {kLists.begin(), kLists.end()}, "command line"));
}

std::string as_text(const Json& items) {
  std::size_t width = 0;
  for (const Json& item : items)
    width = std::max(width, item["name"].get_ref<const std::string&>().size());
  std::string text;
  for (const Json& item : items) {
    text += fmt::format("{:<{}}  {}\n", item["name"].get_ref<const std::string&>(), width,
                        item["about"].get_ref<const std::string&>());
    if (!item.contains("parameters")) continue;
    for (const Json& parameter : item["parameters"])
      text += fmt::format("{:<{}}    {} = {}  {}\n", "", width,
                          parameter["name"].get_ref<const std::string&>(), parameter["default"].dump(),
                          parameter["about"].get_ref<const std::string&>());
  }
  return text;
}

Result<Output> list(const Options& options) {
  auto items = items_of(options.what);
  if (!items) return std::unexpected(items.error());
  if (!options.json) return Output{as_text(*items)};
  Json json = json_head("cpu", "");
  for (const engine::Device& device : engine::devices())
    if (device.backend == "cpu") json["device"] = device.name;
  json["items"] = std::move(*items);
  return Output{json_text(json)};
}

}  // namespace

Runner declare_list(Arguments& arguments, const Context&) {
  auto options = std::make_unique<Options>();
  arguments.needed_operand("WHAT", options->what,
                           "surfaces, optimizers, schedules, noises, scenes, lessons or devices");
  arguments.flag("--json", options->json, "print JSON");
  return [options = std::move(options)] { return list(*options); };
}

}  // namespace steepest::cli
