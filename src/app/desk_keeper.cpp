// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/desk_keeper.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <utility>

#include "base/names.h"
#include "base/text.h"
#include "engine/backends.h"
#include "engine/services.h"
#include "scene/scene_file.h"

namespace steepest::app {
namespace {

constexpr std::size_t kMostLines = 200;
constexpr std::size_t kLongestPaste = std::size_t{1} << 16;  // scene files are a few kilobytes
constexpr float kLeastScale = .75f, kMostScale = 3;

std::string time_now() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (!localtime_r(&now, &local)) return {};
  char text[16];
  return {text, std::strftime(text, sizeof text, "%H:%M:%S", &local)};
}

ui::Screen screen_of(const Scene& scene) {
  return scene.racers.empty() ? ui::Screen::Experiment : ui::Screen::Race;
}

bool same_but_theme(Scene a, const Scene& b) {
  a.view.theme = b.view.theme;
  return a == b;
}

/// The step, at `step` or before it, whose scene stands beside the text; -1: the page has none.
int step_with_scene(const learn::Page& page, int step) {
  for (int k = step; k >= 0; --k)
    if (page.steps[static_cast<std::size_t>(k)].scene) return k;
  return -1;
}

}  // namespace

DeskKeeper::DeskKeeper(std::unique_ptr<engine::Experiment> experiment, DeskStart start)
    : scenes_(std::move(start.scenes)), module_(std::move(start.module)), ask_(std::move(start.ask)) {
  desk_.module = &module_;
  desk_.ask = ask_ ? &*ask_ : nullptr;
  desk_.progress = std::move(start.progress);
  desk_.user_scale = std::clamp(start.user_scale, kLeastScale, kMostScale);
  desk_.reduced_motion = start.reduced_motion;
  desk_.fullscreen = start.fullscreen;
  desk_.pictures_folder = std::move(start.pictures_folder);
  for (const Error& error : start.errors) log(error);
  const Scene& first = *experiment->view().scene;
  const ui::Screen screen = screen_of(first);
  seen_ = screen == ui::Screen::Race ? kRace : kExperiment;
  desk_.place.screen = screen;
  tables_[static_cast<std::size_t>(seen_)] = {std::move(experiment), first, {}, {}};
  if (start.place) go_to(*start.place);
  refused_.clear();
  refresh();
}

bool DeskKeeper::shows_run() const {
  if (desk_.place.screen == ui::Screen::Home || desk_.place.screen == ui::Screen::Maps) return false;
  if (desk_.place.screen != ui::Screen::Learn) return true;
  const learn::Page* page = module_.page(desk_.place.page);
  return page && page->stage != learn::Stage::Text;
}

std::vector<Error> DeskKeeper::apply(Commands commands, const ui::Requests& requests, bool held) {
  held_ = held;
  refused_.clear();
  for (Command& command : commands)  // a scene's own theme is for pictures: here the reader chose one
    if (auto* load = std::get_if<LoadScene>(&command)) load->scene.view.theme = scene().view.theme;
  run(commands);
  for (const ui::Request& request : requests) std::visit([&](const auto& r) { answer(r); }, request);
  if (shows_run()) tell_of_missing_chains();
  refresh();
  return std::exchange(refused_, {});
}

/// What a search for rates has changed is one entry, whenever it ends.
void DeskKeeper::follow_tuning() {
  Table& now = table();
  if (!now.tuned_from || experiment().view().tuning >= 0) return;
  now.history.note({TuneRates{}}, *std::exchange(now.tuned_from, {}), scene(), false);
}

/// Fewer chains than the scene asks for is told once, in the log and over the scene.
void DeskKeeper::tell_of_missing_chains() {
  const RunView& run = experiment().view();
  const Problem& asked = run.scene->problem;
  const auto rules = static_cast<std::int64_t>(std::max<std::size_t>(1, run.racers.size()));
  const bool fewer = std::ssize(run.chains) / rules < asked.chains;
  if (std::exchange(table().told_chains, fewer ? asked.chains : 0) == asked.chains || !fewer) return;
  const std::size_t end = std::min(run.note.find("; "), run.note.size());
  refuse({.code = ErrorCode::Failed,
          .message = run.note.substr(0, end),
          .hint = run.note.substr(std::min(end + 2, run.note.size())),
          .where = {}});
}

void DeskKeeper::refresh() {
  follow_tuning();
  desk_.can_undo = table().history.can_undo();
  desk_.can_redo = table().history.can_redo();
  desk_.changed = !same_but_theme(scene(), table().loaded);
  desk_.loaded = &table().loaded;
}

void DeskKeeper::run(const Commands& commands) {
  const bool loads = std::ranges::any_of(
      commands, [](const Command& c) { return std::holds_alternative<LoadScene>(c); });
  const Scene before = commands.empty() ? Scene{} : scene();
  for (const Error& error : experiment().apply(commands)) refuse(error);
  if (commands.empty()) return table().history.note({}, {}, {}, held_);
  const Scene after = scene();
  table().history.note(commands, before, after, held_);
  if (loads && before != after) table().loaded = after;
  const auto tunes = [](const Command& c) { return std::holds_alternative<TuneRates>(c); };
  if (std::ranges::any_of(commands, tunes) && experiment().view().tuning >= 0)
    table().tuned_from = before;
}

void DeskKeeper::load(Screens screen, Scene scene) {
  Table& target = tables_[static_cast<std::size_t>(screen)];
  scene.view.theme = this->scene().view.theme;
  if (!target.experiment) {
    auto made = engine::Experiment::create(std::move(scene), engine::window_services());
    if (!made) return refuse(made.error());
    target.experiment = std::move(*made);
    target.loaded = *target.experiment->view().scene;
    seen_ = screen;
    return;
  }
  seen_ = screen;
  run({LoadScene{std::move(scene)}, Pause{}});
}

void DeskKeeper::enter(Screens screen) {
  if (!tables_[static_cast<std::size_t>(screen)].experiment) {
    const auto fits = [&](const Scene& s) { return s.racers.empty() == (screen == kExperiment); };
    const auto first = std::ranges::find_if(scenes_, fits);
    Scene scene = first != scenes_.end() ? *first : table().loaded;
    if (!fits(scene)) {  // no ready scene of the kind: the one at hand, with or without a rival
      scene.racers.clear();
      if (screen == kRace) scene.racers.push_back({.rule = "adam", .rule_parameters = {}});
    }
    return load(screen, std::move(scene));
  }
  const Theme theme = scene().view.theme;
  seen_ = screen;
  if (scene().view.theme == theme) return;
  ViewSpec view = scene().view;
  view.theme = theme;
  experiment().apply({SetView{view}});  // the reader's choice, not an edit of this scene
}

void DeskKeeper::go_to(ui::Place place) {
  if (place.screen == ui::Screen::Learn) return enter_page(std::move(place));
  if (place.screen == ui::Screen::Experiment || place.screen == ui::Screen::Maps) enter(kExperiment);
  if (place.screen == ui::Screen::Race) enter(kRace);
  desk_.place = {place.screen, {}, 0};
}

void DeskKeeper::enter_page(ui::Place place) {
  if (module_.pages.empty()) {
    return refuse(failed("the pages of the module are not there",
                         "install the program again, or let STEEPEST_CONTENT name the folder"));
  }
  const learn::Page* page = module_.page(place.page);
  if (!page) page = &module_.pages.front(), place.step = 0;
  place.page = page->id;
  place.step = std::clamp(place.step, 0, std::max(0, static_cast<int>(page->steps.size()) - 1));
  const int source = page->steps.empty() ? -1 : step_with_scene(*page, place.step);
  if (source >= 0) {
    const std::string key = page->id + "#" + std::to_string(source);
    const Scene& beside = *page->steps[static_cast<std::size_t>(source)].scene;
    // A card may have shown another scene meanwhile; the next step begins with its own again.
    const bool other = place != desk_.place && tables_[kLearn].loaded.name != beside.name;
    if (key != std::exchange(shown_step_, key) || other || !tables_[kLearn].experiment)
      load(kLearn, beside);
    else
      enter(kLearn);
  } else if (tables_[kLearn].experiment) {
    enter(kLearn);
  }
  desk_.place = std::move(place);
}

void DeskKeeper::restore(const Commands& commands) {
  if (commands.empty()) return;
  for (const Error& error : experiment().apply(commands)) refuse(error);
}

void DeskKeeper::open(Scene scene) {
  const ui::Screen screen = screen_of(scene);
  const Screens target = screen == ui::Screen::Race ? kRace : kExperiment;
  const std::size_t refusals = refused_.size();
  load(target, std::move(scene));
  if (refused_.size() == refusals) desk_.place = {screen, {}, 0};
}

std::optional<Error> DeskKeeper::open_file(const std::filesystem::path& path) {
  refused_.clear();
  if (auto loaded = scene::load_scene(path, engine::catalog()))
    open(std::move(loaded->scene));
  else
    refuse(loaded.error());
  refresh();
  return refused_.empty() ? std::nullopt : std::optional(refused_.front());
}

const Scene* DeskKeeper::experiment_scene() {
  const Table& kept = tables_[kExperiment];
  return kept.experiment ? kept.experiment->view().scene : nullptr;
}

void DeskKeeper::refuse(const Error& error) {
  log(error);
  refused_.push_back(error);
}

void DeskKeeper::answer(const ui::OpenSceneNamed& r) {
  const auto found = std::ranges::find(scenes_, r.name, &Scene::name);
  if (found != scenes_.end()) return open(*found);
  std::vector<std::string> names;
  for (const Scene& scene : scenes_) names.push_back(scene.name);
  refuse(base::unknown_name("scene", r.name, std::move(names), "scenes"));
}

void DeskKeeper::answer(const ui::ResetScene&) {
  Scene loaded = table().loaded;
  loaded.view.theme = scene().view.theme;
  const Scene before = scene();
  const Commands commands = commands_between(before, loaded);
  restore(commands);
  table().history.note(commands, before, scene(), false);
}

void DeskKeeper::answer(const ui::SetUserScale& r) {
  if (std::isfinite(r.scale)) desk_.user_scale = std::clamp(r.scale, kLeastScale, kMostScale);
}

void DeskKeeper::answer(const ui::SetFullscreen& r) {
  desk_.fullscreen = r.on;
  wishes_.push_back(r);
}

void DeskKeeper::answer(const ui::MarkStep& r) {
  if (module_.page(r.page) && r.step >= 0) desk_.progress.pages[r.page].steps.insert(r.step);
}

void DeskKeeper::answer(const ui::RecordChoice& r) {
  learn::PageProgress& page = desk_.progress.pages[r.page];
  page.choices.try_emplace(r.check, r.choice);  // the first one counts
  if (r.right) page.solved.insert(r.check);
}

void DeskKeeper::copy() {
  auto text = scene::to_short_form(scene(), engine::catalog());
  if (!text) return log(text.error());
  wishes_.push_back(ToClipboard{std::move(*text)});
  note("The scene is in the clipboard, as one line");
}

void DeskKeeper::paste(const std::string& text) {
  const std::string_view trimmed = base::trimmed(text);
  Result<scene::LoadedScene> loaded = std::unexpected(
      bad_input("the clipboard holds no scene: it is too long", "at most 64 KiB", "clipboard"));
  if (trimmed.empty())
    loaded = std::unexpected(bad_input("the clipboard is empty", "copy a scene first", "clipboard"));
  else if (trimmed.starts_with(scene::kShortFormPrefix) && trimmed.size() <= kLongestPaste)
    loaded = scene::parse_short_form(trimmed, engine::catalog());
  else if (trimmed.size() <= kLongestPaste && !trimmed.contains('='))
    loaded =
        std::unexpected(bad_input("the clipboard holds no scene",
                                  "copy one with Ctrl+C, or the text of a scene file", "clipboard"));
  else if (trimmed.size() <= kLongestPaste)
    loaded = scene::parse_scene(trimmed, "clipboard", engine::catalog());
  if (loaded) return open(std::move(loaded->scene));
  refuse(loaded.error());
}

void DeskKeeper::log(const Error& error) {
  desk_.log.push_back({time_now(), error, false});
  if (desk_.log.size() > kMostLines) desk_.log.erase(desk_.log.begin());
}

void DeskKeeper::note(std::string message) {
  log({.code = ErrorCode::Failed, .message = std::move(message), .hint = {}, .where = {}});
  desk_.log.back().is_note = true;
}

}  // namespace steepest::app
