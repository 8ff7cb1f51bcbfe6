// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "steepest/catalog.h"
#include "steepest/problem.h"

namespace steepest::cli {

using Json = nlohmann::ordered_json;

/// A number that reads back exactly; "nan", "inf" or "-inf" when it is not finite.
Json json_number(double value);
Json json_numbers(std::span<const double> values);

/// What every JSON of the program begins with.
Json json_head(const std::string& backend, const std::string& device);
/// The same with the problem's precision and seed.
Json json_head(const std::string& backend, const std::string& device, const Problem& problem);

/// A parameter's number, or the name of what it chooses.
Json json_parameter(const ParameterInfo& info, double value);
/// {"kappa": 10, ...}
Json json_parameters(std::span<const ParameterInfo> infos, std::span<const double> values);

/// "0123456789abcdef"
std::string hash_text(std::uint64_t hash);

/// One line for each key of the object and for each element of a list of objects; a final line break.
/// Text that is not UTF-8 is replaced, never refused.
std::string json_text(const Json& object);

/// json_text of `head` with one more key, a list of `count` rows that are made one at a time: millions
/// of them need no more memory than their text.
std::string json_text(const Json& head, const std::string& key, std::size_t count,
                      const std::function<Json(std::size_t)>& row);

}  // namespace steepest::cli
