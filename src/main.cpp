// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "app/app.h"
#include "cli/program.h"

int main(int count, char** arguments) {
  try {
    steepest::cli::Context context;
#ifdef STEEPEST_GUI
    context.open_window = steepest::app::open_window;
#endif
    return steepest::cli::run_program(
        std::vector<std::string>(arguments + (count > 0), arguments + count), context);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "steepest: error: %s\n  this should not have happened; please report it\n",
                 failure.what());
  } catch (...) {
    std::fputs("steepest: error: an unknown failure\n", stderr);
  }
  return 1;
}
