// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/module.h"

namespace steepest::learn {

const Check* Page::check(std::string_view wanted) const {
  for (const Check& one : checks)
    if (one.id == wanted) return &one;
  return nullptr;
}

const Page* Module::page(std::string_view wanted) const {
  for (const Page& one : pages)
    if (one.id == wanted) return &one;
  return nullptr;
}

}  // namespace steepest::learn
