// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/names.h"
#include "cli/values.h"
#include "scene/names.h"

namespace steepest::cli {

/// Sets `target` to the value of the name that was typed, if any; an unknown name is BadInput.
template <class E, std::size_t N>
std::optional<Error> pick(const std::string& option, const Typed& typed, const scene::Names<E, N>& names,
                          E& target) {
  if (!typed) return {};
  std::vector<std::string> valid;
  for (const auto& [name, value] : names) {
    if (name == *typed) {
      target = value;
      return {};
    }
    valid.emplace_back(name);
  }
  return base::unknown_name(option.substr(2), *typed, std::move(valid), option);
}

}  // namespace steepest::cli
