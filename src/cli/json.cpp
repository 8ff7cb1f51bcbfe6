// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/json.h"

#include <cmath>
#include <cstdio>

#include "base/text.h"
#include "scene/names.h"

namespace steepest::cli {
namespace {

std::string compact(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_list_of_objects(const Json& json) {
  return json.is_array() && !json.empty() && json.front().is_object();
}

void append_rows(std::string& text, std::size_t count, const std::function<Json(std::size_t)>& row) {
  text += "[";
  for (std::size_t i = 0; i < count; ++i) text += (i ? ",\n    " : "\n    ") + compact(row(i));
  text += count ? "\n  ]" : "]";
}

}  // namespace

Json json_number(double value) {
  if (std::isfinite(value)) return value;
  return base::number_text(value);
}

Json json_numbers(std::span<const double> values) {
  Json list = Json::array();
  for (const double value : values) list.push_back(json_number(value));
  return list;
}

Json json_head(const std::string& backend, const std::string& device) {
  return {{"schema", 1},      {"version", STEEPEST_VERSION}, {"backend", backend},
          {"device", device}, {"precision", nullptr},        {"mode", "exact"},
          {"seed", nullptr}};
}

Json json_head(const std::string& backend, const std::string& device, const Problem& problem) {
  Json head = json_head(backend, device);
  head["precision"] = std::string(scene::name_of(scene::kPrecisions, problem.precision));
  head["seed"] = problem.seed;
  return head;
}

Json json_parameter(const ParameterInfo& info, double value) {
  const std::string_view choice = choice_name(info, value);
  return choice.empty() ? json_number(value) : Json(std::string(choice));
}

Json json_parameters(std::span<const ParameterInfo> infos, std::span<const double> values) {
  Json object = Json::object();
  for (std::size_t i = 0; i < infos.size() && i < values.size(); ++i)
    object[std::string(infos[i].name)] = json_parameter(infos[i], values[i]);
  return object;
}

std::string hash_text(std::uint64_t hash) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

std::string json_text(const Json& object) {
  std::string text = "{";
  bool first = true;
  for (const auto& [key, value] : object.items()) {
    text += (first ? "\n  " : ",\n  ") + compact(key) + ": ";
    first = false;
    if (is_list_of_objects(value))
      append_rows(text, value.size(), [&](std::size_t i) { return value[i]; });
    else
      text += compact(value);
  }
  return text + "\n}\n";
}

std::string json_text(const Json& head, const std::string& key, std::size_t count,
                      const std::function<Json(std::size_t)>& row) {
  std::string text = json_text(head);
  text.resize(text.size() - 3);  // "\n}\n"
  text += ",\n  " + compact(key) + ": ";
  append_rows(text, count, row);
  return text + "\n}\n";
}

}  // namespace steepest::cli
