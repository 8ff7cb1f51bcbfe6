// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What a frame does beside drawing: pictures, films, the clipboard, the stills of Home.
#include "app/frame.h"

namespace steepest::app {

void Frame::fulfil(const Wish& wish) {
  if (std::holds_alternative<ui::SavePicture>(wish)) return save_picture();
  if (std::holds_alternative<ui::SaveFilm>(wish)) return begin_film();
  if (std::holds_alternative<ui::CancelJob>(wish)) {
    if (film_) film_->cancel();
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

void Frame::save_picture() {
  const auto path = app::save_picture(*view_, view(), camera_.pose(), keeper_.desk().pictures_folder);
  if (path) return keeper_.note("Picture written: " + path->string());
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
  keeper_.log(film.error());
  interface_.shell().report({film.error()});
}

void Frame::follow_film() {
  if (!film_) return;
  const auto result = film_->take_result();
  if (!result) return keeper_.set_job(film_->progress());
  film_.reset();
  keeper_.set_job({});
  if (!*result) {
    keeper_.log(result->error());
    return interface_.shell().report({result->error()});
  }
  for (const std::string& note : (*result)->notes) keeper_.note(note);
  const auto& files = (*result)->files;
  const std::string what = (*result)->cancelled ? "Film ended early: " : "Film written: ";
  if (!files.empty()) keeper_.note(what + files.front().string());
}

bool Frame::draw_stills(float scale) {
  if (keeper_.desk().place.screen != ui::Screen::Home) return false;
  std::vector<Scene> pictured = keeper_.scenes();
  for (const learn::Page& page : keeper_.desk().module->pages)
    if (!page.steps.empty() && page.steps.front().scene) pictured.push_back(*page.steps.front().scene);
  const bool more = stills_.work(pictured, view().scene->view.theme, scale);
  keeper_.set_stills(stills_.list());
  return more;
}

}  // namespace steepest::app
