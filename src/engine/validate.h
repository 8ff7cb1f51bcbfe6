// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every bound on a problem or a scene, in one place. The command line, run() and Experiment use it.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steepest/catalog.h"
#include "steepest/error.h"
#include "steepest/scene.h"

namespace steepest::engine {

/// Every parameter at its default.
std::vector<double> initial_values(std::span<const ParameterInfo> infos);

/// "0 <= momentum < 1"
std::string range_of(const ParameterInfo& info);

/// Fills empty parameter vectors with the catalog's initial values; leaves unknown names alone.
void complete(Problem& problem, const Catalog& catalog);
void complete(Scene& scene, const Catalog& catalog);

/// Nothing when all is well; else a BadInput error with the range or the valid names, nearest first.
std::optional<Error> check(const Problem& problem, const Catalog& catalog);
std::optional<Error> check(const ViewSpec& view);
std::optional<Error> check(const Scene& scene, const Catalog& catalog);

/// "sgd, momentum, ..." with the names nearest to `typed` first.
std::optional<Error> check_surface_name(std::string_view typed, const Catalog& catalog);
std::optional<Error> check_rule_name(std::string_view typed, const Catalog& catalog);

}  // namespace steepest::engine
