// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <utility>

namespace steepest {

/// What kind of failure this is; the command line turns it into an exit code.
enum class ErrorCode {
  BadInput,     ///< wrong use or a broken file: exit code 2
  Unavailable,  ///< the machine lacks a device, driver, program or instruction set: exit code 1
  Failed,       ///< something that should have worked did not: exit code 1
  NotHeld,      ///< a comparison or an expectation did not hold: exit code 3
};

/// An expected failure. Reads as: what happened, where, and what to do next.
struct Error {
  ErrorCode code = ErrorCode::Failed;
  std::string message;  ///< what happened, one sentence without a final full stop
  std::string hint;     ///< the likely cause or the next step; may be empty
  std::string where;    ///< "file:line:column" or an option's name; may be empty
};

inline Error bad_input(std::string message, std::string hint = {}, std::string where = {}) {
  return {ErrorCode::BadInput, std::move(message), std::move(hint), std::move(where)};
}
inline Error unavailable(std::string message, std::string hint = {}) {
  return {ErrorCode::Unavailable, std::move(message), std::move(hint), {}};
}
inline Error failed(std::string message, std::string hint = {}, std::string where = {}) {
  return {ErrorCode::Failed, std::move(message), std::move(hint), std::move(where)};
}

}  // namespace steepest
