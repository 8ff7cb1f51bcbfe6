// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/window_report.h"

#include <array>
#include <cmath>
#include <sstream>

#include "base/files.h"
#include "base/paths.h"

namespace steepest::app {

WindowReport::WindowReport() : path_(base::environment("STEEPEST_WINDOW_REPORT").value_or("")) {}

void WindowReport::write(const RunView& run, const ui::Desk& desk) {
  if (!wanted()) return;
  std::ostringstream out;
  out.precision(17);
  for (const ui::WidgetRecord& w : log_.widgets)
    if (w.clip.contains(w.rect, 1))
      out << "widget " << w.id << ' ' << std::lround(w.rect.min.x) << ' ' << std::lround(w.rect.min.y)
          << ' ' << std::lround(w.rect.width()) << ' ' << std::lround(w.rect.height()) << '\n';
  const Problem& p = run.scene->problem;
  out << "state step " << run.step << "\nstate playing " << run.playing << "\nstate surface "
      << p.surface << "\nstate learning_rate " << p.learning_rate << "\nstate noise " << p.noise.sigma
      << "\nstate chains " << p.chains << "\nstate probe ";
  if (run.probe)
    out << run.probe->x[0] << ',' << run.probe->x[1] << '\n';
  else
    out << "none\n";
  constexpr std::array<const char*, 5> kScreens = {"home", "learn", "experiment", "race", "maps"};
  out << "state screen " << kScreens[static_cast<std::size_t>(desk.place.screen)] << "\nstate page "
      << desk.place.page << "\nstate page_step " << desk.place.step << "\nstate rule " << p.rule
      << "\nstate racers " << run.scene->racers.size() << "\nstate light "
      << (run.scene->view.theme == Theme::Light) << "\nstate user_scale " << desk.user_scale
      << "\nstate slice_y " << (run.slice ? run.slice->spec.at[1] : 0) << "\nstate log "
      << (desk.log.empty() ? "" : desk.log.back().error.message) << '\n';
  if (out.str() == last_) return;
  last_ = out.str();
  static_cast<void>(base::write_file(path_, last_));  // a test that waits for it will say so
}

}  // namespace steepest::app
