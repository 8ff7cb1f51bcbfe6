// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Owns the Desk and one Experiment a screen, and answers the interface's Commands and Requests.
// No window and no GL: what needs one comes back as a Wish.
#pragma once
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/undo.h"
#include "engine/experiment.h"
#include "learn/ask.h"
#include "learn/module.h"
#include "ui/desk.h"

namespace steepest::app {

/// What the program begins with.
struct DeskStart {
  std::vector<Scene> scenes;  ///< ready ones
  learn::Module module;
  std::optional<learn::Ask> ask;
  learn::Progress progress;
  /// Unset: the screen of the first scene.
  std::optional<ui::Place> place;
  float user_scale = 1;
  bool reduced_motion = false, fullscreen = false;
  std::string pictures_folder;
  std::vector<Error> errors;  ///< of loading all this: they begin the log
};

/// Requests that somebody with a window, a GL context or files must see to.
struct ToClipboard {
  std::string text;
};
using Wish = std::variant<ui::SavePicture, ui::SaveFilm, ui::SaveRace, ui::CancelJob, ui::StartMap,
                          ui::StopMap, ui::ReplayPixel, ToClipboard, ui::SetFullscreen, ui::Quit>;

class DeskKeeper {
 public:
  DeskKeeper(std::unique_ptr<engine::Experiment> experiment, DeskStart start);

  const ui::Desk& desk() const { return desk_; }
  const std::vector<Scene>& scenes() const { return scenes_; }
  /// The one of the place where the reader is; on Home, the one last seen.
  engine::Experiment& experiment() { return *table().experiment; }
  /// Which of the runs that is; for what else is kept beside each of them.
  std::size_t table_index() const { return static_cast<std::size_t>(seen_); }
  static constexpr std::size_t kRuns = 3;
  /// Whether chains are seen here: else they need not move.
  bool shows_run() const;

  /// A frame's Commands, then its Requests. `held`: a button is down, so a drag may go on.
  /// Returns what was refused; it stands in the log too.
  std::vector<Error> apply(Commands commands, const ui::Requests& requests, bool held);
  std::vector<Wish> take_wishes() { return std::exchange(wishes_, {}); }

  void log(const Error& error);
  void note(std::string message);
  void set_job(std::optional<ui::Job> job) { desk_.job = std::move(job); }
  void set_map(const ui::MapView* map) { desk_.map = map; }
  void set_stills(std::vector<ui::Still> stills) { desk_.stills = std::move(stills); }
  void set_hero(ui::Still hero) { desk_.hero = std::move(hero); }
  void set_shown_scale(float scale) { desk_.shown_scale = scale; }
  void set_fullscreen(bool on) { desk_.fullscreen = on; }
  /// Onto the screen that it belongs to.
  void show(Scene scene) { open(std::move(scene)); }
  /// A scene file from outside: goes to the screen that it belongs to. What is wrong with it stands in
  /// the log, and nothing else has changed.
  std::optional<Error> open_file(const std::filesystem::path& path);
  /// The one on the Experiment screen as it stands; null when that was never seen.
  const Scene* experiment_scene();

 private:
  /// What one screen keeps while the reader is elsewhere.
  struct Table {
    std::unique_ptr<engine::Experiment> experiment;
    Scene loaded;
    History history;
    std::optional<Scene> tuned_from;  ///< while rates are searched for, which takes many frames
    std::int64_t told_chains = 0;     ///< asked for, when it was told that there are fewer
  };
  enum Screens { kExperiment, kRace, kLearn };

  Table& table() { return tables_[static_cast<std::size_t>(seen_)]; }
  const Scene& scene() { return *experiment().view().scene; }
  void refresh();
  void tell_of_missing_chains();
  void follow_tuning();
  void refuse(const Error& error);

  void run(const Commands& commands);
  void load(Screens screen, Scene scene);
  void go_to(ui::Place place);
  void open(Scene scene);
  void enter(Screens screen);
  void enter_page(ui::Place place);
  void restore(const Commands& commands);
  void paste(const std::string& text);
  void copy();

  void answer(const ui::GoTo& r) { go_to(r.place); }
  void answer(const ui::OpenSceneNamed& r);
  void answer(const ui::Undo&) { restore(table().history.undo(scene())); }
  void answer(const ui::Redo&) { restore(table().history.redo(scene())); }
  void answer(const ui::ResetScene&);
  void answer(const ui::SavePicture& r) { wishes_.push_back(r); }
  void answer(const ui::SaveFilm& r) { wishes_.push_back(r); }
  void answer(const ui::SaveRace& r) { wishes_.push_back(r); }
  void answer(const ui::CancelJob& r) { wishes_.push_back(r); }
  void answer(const ui::StartMap& r) { wishes_.push_back(r); }
  void answer(const ui::StopMap& r) { wishes_.push_back(r); }
  void answer(const ui::ReplayPixel& r) { wishes_.push_back(r); }
  void answer(const ui::CopyScene&) { copy(); }
  void answer(const ui::PasteScene& r) { paste(r.text); }
  void answer(const ui::SetUserScale& r);
  void answer(const ui::SetReducedMotion& r) { desk_.reduced_motion = r.on; }
  void answer(const ui::SetFullscreen& r);
  void answer(const ui::ClearLog&) { desk_.log.clear(); }
  void answer(const ui::MarkStep& r);
  void answer(const ui::RecordChoice& r);
  void answer(const ui::MarkTask& r) { desk_.progress.tasks[r.scene].insert(r.task); }
  void answer(const ui::KeepAnswer& r) { desk_.progress.answers[r.question] = r.answer; }
  void answer(const ui::ForgetProgress&) { desk_.progress = {}; }
  void answer(const ui::Quit& r) { wishes_.push_back(r); }

  std::vector<Scene> scenes_;
  learn::Module module_;
  std::optional<learn::Ask> ask_;
  ui::Desk desk_;
  std::array<Table, kRuns> tables_;
  Screens seen_ = kExperiment;
  std::string shown_step_;  ///< which page and step the scene of Learn belongs to
  bool held_ = false;
  std::vector<Error> refused_;
  std::vector<Wish> wishes_;
};

}  // namespace steepest::app
