// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a frame does beside drawing: pictures, films, the clipboard, the stills of Home.
#include "app/frame.h"

#include <algorithm>
#include <iterator>

namespace steepest::app {

void Frame::fulfil(const Wish& wish) {
  if (std::holds_alternative<ui::SavePicture>(wish)) return save_picture();
  if (std::holds_alternative<ui::SaveFilm>(wish)) return begin_film();
  if (std::holds_alternative<ui::SaveRace>(wish)) return save_race();
  if (std::holds_alternative<ui::CancelJob>(wish)) {
    if (film_) film_->cancel();
    return;
  }
  if (const auto* map = std::get_if<ui::StartMap>(&wish)) return begin_map(map->form);
  if (const auto* pixel = std::get_if<ui::ReplayPixel>(&wish)) return replay(*pixel);
  if (std::holds_alternative<ui::StopMap>(wish)) {
    if (map_) map_->stop();
    return;
  }
  if (const auto* text = std::get_if<ToClipboard>(&wish))
    return ImGui::SetClipboardText(text->text.c_str());
  window_wishes_.push_back(wish);
}

void Frame::open_file(const std::filesystem::path& path) {
  busy_ = true;
  if (const auto error = keeper_.open_file(path)) interface_.shell().report({*error});
}

void Frame::report(const Error& error) {
  busy_ = true;
  keeper_.log(error);
  interface_.shell().report({error});
}

void Frame::save_picture() {
  const auto path = app::save_picture(*view_, view(), camera_.pose(), keeper_.desk().pictures_folder);
  if (path) return keeper_.note("Picture written: " + path->string());
  report(path.error());
}

void Frame::save_race() {
  const auto path = app::save_race(view(), keeper_.desk().pictures_folder);
  if (path) return keeper_.note("Race written: " + path->string());
  keeper_.log(path.error());
  interface_.shell().report({path.error()});
}

void Frame::begin_film() {
  if (film_) return keeper_.note("One film at a time: the one before is still being written");
  auto film = start_film(view(), camera_.pose(), keeper_.desk().pictures_folder);
  if (film) {
    film_ = std::move(*film);
    return;
  }
  report(film.error());
}

void Frame::follow_film() {
  if (!film_) return;
  const auto result = film_->take_result();
  if (!result) return keeper_.set_job(film_->progress());
  film_.reset();
  keeper_.set_job({});
  if (!*result) return report(result->error());
  for (const std::string& note : (*result)->notes) keeper_.note(note);
  const auto& files = (*result)->files;
  const std::string what = (*result)->cancelled ? "Film ended early: " : "Film written: ";
  if (!files.empty()) keeper_.note(what + files.front().string());
}

/// The step in front has small pictures in its text.
bool Frame::shows_summary() const {
  const ui::Place& place = keeper_.desk().place;
  const learn::Page* page = keeper_.desk().module->page(place.page);
  return place.screen == ui::Screen::Learn && page && place.step < std::ssize(page->steps) &&
         page->steps[static_cast<std::size_t>(place.step)].markdown.find("```summary") !=
             std::string::npos;
}

/// The one that the module begins with, for the large picture of Home.
const Scene* Frame::opening_scene() {
  const auto& pages = keeper_.desk().module->pages;
  if (!pages.empty() && !pages.front().steps.empty() && pages.front().steps.front().scene)
    return &*pages.front().steps.front().scene;
  return keeper_.scenes().empty() ? nullptr : &keeper_.scenes().front();
}

void Frame::begin_map(const ui::MapForm& form) {
  Problem problem = view().scene->problem;
  // The run of a pixel begins at a point: the next map is of the box that the pixel was in.
  if (map_ && form.kind != ui::MapKind::LrMomentum && !problem.start.point.empty() &&
      problem.surface == map_->problem().surface && problem.dimension == map_->problem().dimension)
    problem.start = map_->problem().start;
  auto map = MapJob::start(problem, form, interface_.textures());
  if (!map) {
    keeper_.log(map.error());
    return interface_.shell().report({map.error()});
  }
  map_ = std::move(*map);
  keeper_.set_map(&map_->view());
}

void Frame::follow_map() {
  if (!map_) return;
  const ViewSpec& look = view().scene->view;
  busy_ |= map_->follow(look.colour_map, look.theme);
  if (const auto error = map_->take_error()) {
    keeper_.log(*error);
    interface_.shell().report({*error});
  }
}

void Frame::replay(const ui::ReplayPixel& pixel) {
  if (!map_) return;
  Scene scene = *view().scene;
  scene.name.clear();
  scene.caption.clear(), scene.text.clear();
  scene.title = map_->view().title;
  scene.tasks.clear(), scene.expectations.clear(), scene.racers.clear();
  scene.view.trails = std::max(scene.view.trails, 1);
  scene.problem = map_->pixel(pixel.column, pixel.row);
  keeper_.show(std::move(scene));
}

bool Frame::draw_stills(float scale) {
  const bool pictures = keeper_.desk().place.screen == ui::Screen::Home || shows_summary();
  if (!pictures) return false;
  std::vector<Scene> pictured;  // in the order of the screen: lessons stand above the scenes
  for (const learn::Page& page : keeper_.desk().module->pages)
    if (!page.steps.empty() && page.steps.front().scene) pictured.push_back(*page.steps.front().scene);
  pictured.insert(pictured.end(), keeper_.scenes().begin(), keeper_.scenes().end());
  const bool home = keeper_.desk().place.screen == ui::Screen::Home;
  const Scene* hero = home && !pictured.empty() ? opening_scene() : nullptr;
  const bool more = stills_.work(hero, pictured, view().scene->view.theme, scale);
  keeper_.set_stills(stills_.list());
  keeper_.set_hero(stills_.hero());
  return more;
}

}  // namespace steepest::app
