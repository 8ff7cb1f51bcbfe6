// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Drives the real program, as a shell would.
#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace steepest::cli_test {

struct Ran {
  int code = -1;  ///< exit code; 128 + signal when one ended it
  std::string out, err;
};

struct Surroundings {
  std::vector<std::pair<std::string, std::string>> variables;  ///< set beside the test's own
  std::filesystem::path folder;                                ///< works there when not empty
  int interrupt_after_ms = 0;                                  ///< > 0: SIGINT after so long
};

Ran steepest(const std::vector<std::string>& arguments, const Surroundings& surroundings = {});

/// Runs with --json and parses what it prints; the exit code must be 0.
nlohmann::json steepest_json(std::vector<std::string> arguments, const Surroundings& surroundings = {});

/// Names that `steepest list WHAT --json` gives.
std::vector<std::string> listed(const std::string& what);

/// A folder that goes with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }
  /// Writes a file and gives its path.
  std::string file(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

std::string read(const std::filesystem::path& path);

}  // namespace steepest::cli_test
