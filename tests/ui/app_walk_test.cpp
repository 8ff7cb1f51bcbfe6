// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// A walk through every screen and every page of the real module, and thousands of frames of it with
// changes of theme and scale: nothing is refused, nothing grows.
#include <gtest/gtest.h>
#include <malloc.h>

#include <cstdlib>
#include <limits>

#include <imgui.h>

#include "app/desk_loader.h"
#include "app/harness.h"

namespace steepest::app {
namespace {

using ui::Place;
using ui::Screen;

std::unique_ptr<Harness> open(int width = 1280, int height = 720) {
  Harness::Options options;
  options.width = width, options.height = height;
  options.start = load_desk(ready_scenes());
  for (const Error& error : options.start.errors) ADD_FAILURE() << error.where << ": " << error.message;
  Scene first = options.start.scenes.front();
  first.problem.backend = BackendChoice::Cpu;
  auto experiment = engine::Experiment::create(std::move(first));
  if (!experiment) throw std::runtime_error(experiment.error().message);
  auto harness = Harness::create(std::move(*experiment), std::move(options));
  if (!harness) throw std::runtime_error(harness.error().message);
  (*harness)->frames(3);
  return std::move(*harness);
}

std::vector<Place> every_place(const learn::Module& module) {
  std::vector<Place> places = {{Screen::Experiment, {}, 0}, {Screen::Race, {}, 0}, {}};
  for (const learn::Page& page : module.pages)
    for (int k = 0; k < static_cast<int>(page.steps.size()); ++k)
      places.push_back({Screen::Learn, page.id, k});
  return places;
}

void go_to(Harness& h, const Place& place) {
  h.frame().ask({ui::GoTo{place}});
  h.frames(2);
}

TEST(Walk, ReachesEveryScreenAndEveryStepOfEveryPage) {
  const auto h = open();
  const auto places = every_place(*h->frame().desk().module);
  EXPECT_GT(places.size(), 20u);
  for (const Place& place : places) {
    go_to(*h, place);
    EXPECT_EQ(h->frame().desk().place, place);
    for (const Error& error : h->take_errors()) ADD_FAILURE() << place.page << ": " << error.message;
  }
}

TEST(Walk, OpensEveryReadyScene) {
  const auto h = open(960, 600);
  const auto scenes = h->frame().keeper().scenes();
  ASSERT_FALSE(scenes.empty());
  for (const Scene& scene : scenes) {
    h->frame().ask({ui::OpenSceneNamed{scene.name}});
    h->frames(2);
    EXPECT_EQ(h->frame().view().scene->name, scene.name);
    EXPECT_EQ(h->frame().desk().place.screen, scene.racers.empty() ? Screen::Experiment : Screen::Race);
    for (const Error& error : h->take_errors()) ADD_FAILURE() << scene.name << ": " << error.message;
  }
}

TEST(Walk, HomeRestsOnceItsStillsAreDrawn) {
  const auto h = open();
  h->frame().keeper().apply({Play{}}, {}, false);
  go_to(*h, {});
  const std::int64_t step = h->frame().view().step;
  h->frames(40);
  EXPECT_GE(h->frame().desk().stills.size(), h->frame().keeper().scenes().size());
  EXPECT_NE(h->frame().desk().hero.texture, nullptr);
  for (const ui::Still& still : h->frame().desk().stills)
    EXPECT_NE(still.texture, nullptr) << still.scene;
  EXPECT_EQ(h->frame().view().step, step) << "chains do not run behind Home";
  EXPECT_FALSE(h->frame().busy());
}

TEST(Walk, TheWayOfHToZeroIsOneEntryOfUndo) {
  const auto h = open();
  go_to(*h, {Screen::Learn, "derivatives", 0});
  h->frames(4);
  const double before = h->frame().view().slice->spec.h;
  const ui::WidgetRecord* button = h->log().find("slice.h.limit");
  ASSERT_NE(button, nullptr);
  h->move(button->rect.center().x, button->rect.center().y), h->frames(2);
  h->press(), h->frames(1);
  h->release(), h->frames(60);
  EXPECT_EQ(h->frame().view().slice->spec.h, 1e-3);
  h->frame().ask({ui::Undo{}});
  h->frames(2);
  EXPECT_EQ(h->frame().view().slice->spec.h, before);
}

/// What is allocated and not freed. Resident memory would count what the allocator keeps for itself,
/// which differs from machine to machine by more than a leak would add.
long allocated_kib() {
  const struct mallinfo2 info = mallinfo2();
  return static_cast<long>((info.uordblks + info.hblkhd) / 1024);
}

/// STEEPEST_WALK_FRAMES asks for more frames than the least.
int wanted_frames() {
  const char* wanted = std::getenv("STEEPEST_WALK_FRAMES");
  return wanted ? std::atoi(wanted) : 0;
}

TEST(Walk, NothingGrowsOverThousandsOfFrames) {
  const auto h = open(960, 600);
  const auto all = every_place(*h->frame().desk().module);
  std::vector<Place> places;
  for (std::size_t k = 0; k < all.size(); k += all.size() / 8) places.push_back(all[k]);
  constexpr int kLooks = 6;  // two themes at scales in turn
  const auto round = [&](int k) {
    ViewSpec view = h->frame().view().scene->view;
    view.theme = k % 2 ? Theme::Light : Theme::Dark;
    h->frame().keeper().apply({SetView{view}}, {}, false);
    h->frame().ask({ui::SetUserScale{k % 3 ? 1.f : .75f}});
    go_to(*h, places[static_cast<std::size_t>(k / kLooks) % places.size()]);
    h->frames(18);
  };
  // Every place in every look. What a place holds for itself comes and goes, so the least of a whole
  // tour counts.
  const int tour = kLooks * static_cast<int>(places.size());
  int k = 0;
  const auto least_of_tour = [&] {
    long least = std::numeric_limits<long>::max();
    for (const int end = k + tour; k < end; ++k) round(k), least = std::min(least, allocated_kib());
    return least;
  };
  least_of_tour();  // caches of glyphs, formulas and surfaces fill
  const long memory = least_of_tour();
  const int textures = ImGui::GetPlatformIO().Textures.Size;
  long later = 0;
  do later = least_of_tour();
  while (k < std::max(4 * tour, wanted_frames() / 20));
  RecordProperty("frames", 20 * k);
  RecordProperty("kib", static_cast<int>(memory));
  RecordProperty("kib_grown", static_cast<int>(later - memory));
  RecordProperty("textures", textures);
  RecordProperty("textures_grown", ImGui::GetPlatformIO().Textures.Size - textures);
  EXPECT_LE(ImGui::GetPlatformIO().Textures.Size, textures + 24);
  EXPECT_LT(later - memory, 8 * 1024) << "KiB more, of " << memory;
}

}  // namespace
}  // namespace steepest::app
