// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <string>

namespace steepest::base {
namespace {

void write(const char* kind, spdlog::level::level_enum level, std::string_view message) {
  // A sink of its own for each message: nothing to set up, nothing to tear down, a few a run.
  spdlog::sinks::stderr_sink_mt sink;
  sink.set_pattern(std::string("steepest: ") + kind + ": %v");
  sink.log(spdlog::details::log_msg("steepest", level,
                                    spdlog::string_view_t(message.data(), message.size())));
  sink.flush();
}

}  // namespace

void note(std::string_view message) { write("note", spdlog::level::info, message); }
void warn(std::string_view message) { write("warning", spdlog::level::warn, message); }

void report(const Error& error) {
  std::string text = error.where.empty() ? "" : error.where + ": ";
  text += error.message;
  if (!error.hint.empty()) text += "\n  " + error.hint;
  write("error", spdlog::level::err, text);
}

}  // namespace steepest::base
