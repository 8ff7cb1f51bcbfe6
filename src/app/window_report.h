// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// For tests that drive the real window from outside: with STEEPEST_WINDOW_REPORT=FILE the window
// writes there, each time something changed, where its controls are and how the run stands.
#pragma once
#include <filesystem>
#include <string>

#include "steepest/run_view.h"
#include "ui/desk.h"
#include "ui/widget_log.h"

namespace steepest::app {

class WindowReport {
 public:
  /// Reads the environment; without the variable nothing is ever written.
  WindowReport();
  bool wanted() const { return !path_.empty(); }
  ui::WidgetLog& log() { return log_; }
  /// Lines "widget ID X Y WIDTH HEIGHT" and "state NAME VALUE", renamed into place.
  void write(const RunView& run, const ui::Desk& desk);

 private:
  std::filesystem::path path_;
  ui::WidgetLog log_;
  std::string last_;
};

}  // namespace steepest::app
