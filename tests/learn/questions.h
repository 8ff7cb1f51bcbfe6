// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <vector>

namespace steepest::learn_test {

/// A question of questions.toml; `expect` is empty for one that the module does not answer.
struct Asked {
  std::string question;
  std::vector<std::string> expect;
};

struct Questions {
  std::vector<Asked> inside, outside;
};

/// A file of this folder.
Questions read_questions(const std::string& name);

}  // namespace steepest::learn_test
