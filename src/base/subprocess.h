// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <sys/types.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace steepest::base {

/// Another program, started without a shell, that reads what we write on its standard input. Its output
/// is thrown away, its errors are kept.
class Subprocess {
 public:
  /// `arguments[0]` is looked up in $PATH. A program that is not there is Unavailable.
  static Result<Subprocess> start(const std::vector<std::string>& arguments);
  /// Ends a program that was not waited for.
  ~Subprocess();
  Subprocess(Subprocess&& other) noexcept;
  Subprocess& operator=(Subprocess&& other) noexcept;
  Subprocess(const Subprocess&) = delete;
  Subprocess& operator=(const Subprocess&) = delete;

  /// Blocks until the program has taken all of it; an error when it reads no more. Call finish() then:
  /// it knows why.
  std::optional<Error> write(std::span<const std::byte> data);

  /// Closes its input and waits. Failed with the last lines of its errors unless it ended with 0.
  std::optional<Error> finish();

 private:
  Subprocess(std::string name, pid_t pid, int input, int errors)
      : name_(std::move(name)), pid_(pid), input_(input), errors_(errors) {}
  void close_input();
  std::string last_errors() const;

  std::string name_;
  pid_t pid_ = -1;
  int input_ = -1, errors_ = -1;
};

}  // namespace steepest::base
