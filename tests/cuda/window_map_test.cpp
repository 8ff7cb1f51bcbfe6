// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The Maps screen on CUDA, as a hand uses it: the backend is chosen on Experiment, maps are drawn, a
// pixel's run is opened; pixel for pixel what the CPU shows.
#include <algorithm>
#include <chrono>
#include <thread>

#include "app/harness.h"
#include "cuda_fixture.h"

namespace steepest::app {
namespace {

using ui::MapKind;
using ui::Screen;

constexpr std::size_t kCpu = 0, kCuda = 1;  // of the panel's choices
constexpr int kSide = 16;

struct Drawn {
  std::vector<double> values;
  std::vector<std::uint8_t> pixels;  ///< of the map in the window
};

class WindowMaps : public engine::CudaTest {
 protected:
  void SetUp() override {
    CudaTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    Scene scene;
    scene.name = "himmelblau";
    scene.problem.surface = "himmelblau";
    scene.problem.rule = "momentum";
    scene.problem.learning_rate = .01;
    scene.problem.noise.sigma = 1;
    scene.problem.chains = 32;
    auto experiment = engine::Experiment::create(scene);
    if (!experiment) throw std::runtime_error(experiment.error().message);
    auto harness = Harness::create(std::move(*experiment), {});
    if (!harness) throw std::runtime_error(harness.error().message);
    h = std::move(*harness);
  }
  void go_to(Screen screen) {
    h->frame().ask({ui::GoTo{{screen, {}, 0}}});
    h->frames(3);
  }
  const ui::MapView* map() { return h->frame().desk().map; }
  void click(ImVec2 at) {
    h->move(at.x, at.y), h->frames(2);
    h->press(), h->frames(1);
    h->release(), h->frames(2);
  }
  void choose_backend(std::size_t k) {
    const std::string id = "backend." + std::to_string(k);
    go_to(Screen::Experiment);
    h->move(1200, 400), h->frames(2);
    for (int turn = 0; turn < 40; ++turn) {
      const ui::WidgetRecord* const w = h->log().find(id);
      if (w && w->rect.min.y > 80 && w->rect.max.y < 718) {
        click(w->rect.center());
        return go_to(Screen::Maps);
      }
      h->wheel(0, turn < 20 ? -1 : 1), h->frames(3);
    }
    FAIL() << id << " never comes into view";
  }
  Drawn draw(MapKind kind) {
    h->frame().ask({ui::StartMap{{.kind = kind, .side = kSide, .steps = 12}}});
    h->frames(2);
    for (int k = 0; k < 20'000 && (!map() || map()->running); ++k) {
      h->frames(1);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    h->move(5, 5), h->frames(3);
    Drawn drawn{map()->values, {}};
    const gl::Image shot = h->screenshot();
    const ui::Rect area = h->log().find("map")->rect;
    for (int y = static_cast<int>(area.min.y); y < static_cast<int>(area.max.y); ++y) {
      const auto row = shot.rgba.begin() + 4 * (y * shot.width);
      drawn.pixels.insert(drawn.pixels.end(), row + 4 * static_cast<int>(area.min.x),
                          row + 4 * static_cast<int>(area.max.x));
    }
    for (const Error& error : h->take_errors()) ADD_FAILURE() << error.message;
    return drawn;
  }
  BackendChoice chosen() { return h->frame().view().scene->problem.backend; }

  std::unique_ptr<Harness> h;
};

TEST_F(WindowMaps, AreThoseOfTheCpuPixelForPixel) {
  choose_backend(kCpu);
  ASSERT_EQ(chosen(), BackendChoice::Cpu);
  std::vector<Drawn> cpu;
  for (int kind = 0; kind < ui::kMapKinds; ++kind) cpu.push_back(draw(static_cast<MapKind>(kind)));
  choose_backend(kCuda);
  ASSERT_EQ(chosen(), BackendChoice::Cuda);
  EXPECT_EQ(h->frame().view().backend, "cuda");
  for (int kind = 0; kind < ui::kMapKinds; ++kind) {
    const Drawn cuda = draw(static_cast<MapKind>(kind));
    ASSERT_EQ(cuda.values.size(), static_cast<std::size_t>(kSide * kSide));
    const auto bits = [](const std::vector<double>& values) {
      std::vector<std::uint64_t> all;
      for (const double v : values) all.push_back(std::bit_cast<std::uint64_t>(v));
      return all;
    };
    const Drawn& same = cpu[static_cast<std::size_t>(kind)];
    EXPECT_EQ(bits(cuda.values), bits(same.values)) << kind;
    EXPECT_TRUE(cuda.pixels == same.pixels) << kind;
    EXPECT_TRUE(std::ranges::adjacent_find(cuda.pixels, std::not_equal_to{}) != cuda.pixels.end());
  }
}

TEST_F(WindowMaps, APixelsRunIsOpenedOnTheDevice) {
  choose_backend(kCuda);
  const Drawn drawn = draw(MapKind::Basins);
  const ui::Rect area = h->log().find("map")->rect;
  click({area.min.x + area.width() * 5.5f / kSide, area.max.y - area.height() * 3.5f / kSide});
  EXPECT_EQ(h->frame().desk().place.screen, Screen::Experiment);
  const RunView& run = h->frame().view();
  EXPECT_EQ(run.backend, "cuda");
  EXPECT_EQ(run.scene->problem.first_chain, 3 * kSide + 5);
  h->frame().keeper().experiment().advance_steps(run.scene->problem.steps);
  EXPECT_EQ(static_cast<double>(h->frame().view().chains.front().basin), drawn.values[3 * kSide + 5]);
  for (const Error& error : h->take_errors()) ADD_FAILURE() << error.message;
}

}  // namespace
}  // namespace steepest::app
