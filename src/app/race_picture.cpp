// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/race_picture.h"

#include <cstdio>

#include "app/noise_text.h"
#include "engine/backends.h"
#include "view/height.h"
#include "view/palette.h"
#include "view/plate.h"

namespace steepest::app {
namespace {

constexpr int kWidth = 1280, kTop = 150, kRow = 56, kBottom = 64;
constexpr int kLeft = 48, kRate = 300, kQuartile = 430, kMedian = 550, kThird = 670, kDiverged = 790,
              kBar = 840, kBarEnd = 1150;
constexpr float kText = 15;
using view::Face;

std::string short_number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

class RaceSheet {
 public:
  RaceSheet(view::GlyphAtlas& atlas, const Scene& scene, const engine::RaceResult& result)
      : scene_(scene),
        result_(result),
        theme_(view::scene_theme(scene.view.theme)),
        plate_(atlas, kWidth, kTop + kRow * int(result.entries.size()) + kBottom, theme_.background) {}

  gl::Image paint() {
    const Problem& p = scene_.problem;
    write(kLeft, 44, 0, scene_.title, Face::SemiBold, 22, theme_.ink);
    std::string caption = view::count_text(result_.chains) + " chains from the same starts, " +
                          view::count_text(result_.steps) + " gradients each";
    const std::string noise = noise_text(engine::catalog(), p.noise);
    if (!noise.empty()) caption += ", the same " + noise;
    write(kLeft, 74, 0, caption, Face::Regular, 15, theme_.muted);
    for (const auto& [x, name] : {std::pair{kRate, "learning rate"},
                                  {kQuartile, "25 %"},
                                  {kMedian, "median loss"},
                                  {kThird, "75 %"},
                                  {kDiverged, "diverged"}})
      write(x, kTop - 26, 1, name, Face::Medium, 13, theme_.muted);
    write(kBar, kTop - 26, 0, "wins, with the 95 % interval", Face::Medium, 13, theme_.muted);
    for (std::size_t r = 0; r < result_.entries.size(); ++r) paint_entry(int(r));
    return plate_.take();
  }

 private:
  void write(int x, int y, float anchor, const std::string& text, Face face, float size,
             const glm::vec3& colour) {
    plate_.text({float(x), float(y)}, anchor, text, face, size, colour);
  }
  void paint_entry(int r) {
    const engine::RaceEntry& e = result_.entries[std::size_t(r)];
    const int y = kTop + r * kRow + kRow / 2;
    plate_.box({kLeft, y - kRow / 2}, {kWidth - kLeft, y - kRow / 2 + 1},
               theme_.line * .5f + theme_.background * .5f);
    const RuleInfo* rule = engine::catalog().rule(e.optimizer);
    write(kLeft, y, 0, rule ? std::string(rule->title) : e.optimizer, Face::SemiBold, 16, theme_.ink);
    for (const auto& [x, value] :
         {std::pair{kRate, e.learning_rate}, {kQuartile, e.p25}, {kMedian, e.median}, {kThird, e.p75}})
      write(x, y, 1, short_number(value), Face::Regular, kText, theme_.ink);
    write(kDiverged, y, 1, view::count_text(e.diverged), Face::Regular, kText,
          e.diverged > 0 ? view::rgb(view::kGradient) : theme_.muted);
    const auto at = [&](double share) { return kBar + int(share * (kBarEnd - kBar) + .5); };
    plate_.box({kBar, y - 6}, {kBarEnd, y + 6}, theme_.line * .25f + theme_.background * .75f);
    plate_.box({kBar, y - 6}, {at(e.win_rate), y + 6}, theme_.muted);
    plate_.box({at(e.win_interval[0]), y - 1}, {at(e.win_interval[1]) + 1, y + 1},
               view::rgb(view::kGradient));
    for (const double end : e.win_interval)
      plate_.box({at(end) - 1, y - 9}, {at(end) + 1, y + 9}, view::rgb(view::kGradient));
    write(kBarEnd + 12, y, 0, view::number_text(100 * e.win_rate, 1) + " %", Face::Regular, kText,
          theme_.ink);
  }

  const Scene& scene_;
  const engine::RaceResult& result_;
  const view::SceneTheme& theme_;
  view::Plate plate_;
};

}  // namespace

Result<gl::Image> draw_race(const Scene& scene, const engine::RaceResult& result) {
  auto atlas = view::GlyphAtlas::create();
  if (!atlas) return std::unexpected(atlas.error());
  return RaceSheet(**atlas, scene, result).paint();
}

}  // namespace steepest::app
