// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "by_hand.h"
#include "view/height.h"
#include "view/labels.h"
#include "view/shades.h"
#include "view/terrain.h"

namespace steepest::view {
namespace {

TEST(HeightScale, RunsFromZeroToOneAndBack) {
  for (const bool logarithmic : {false, true}) {
    const HeightScale scale(logarithmic, 22, -3, 890);
    EXPECT_EQ(scale.unit(-3), 0);
    EXPECT_EQ(scale.unit(890), 1);
    double before = -1;
    for (double f = -3; f <= 890; f += 7.3) {
      EXPECT_GT(scale.unit(f), before);
      before = scale.unit(f);
      EXPECT_NEAR(scale.inverse(scale.unit(f)), f, 1e-9);
    }
    EXPECT_EQ(scale.unit(-100), 0);
    EXPECT_EQ(scale.unit(1e300), 1);
    EXPECT_EQ(scale.unit(std::numeric_limits<double>::quiet_NaN()), 1);
    EXPECT_EQ(scale.unit(std::numeric_limits<double>::infinity()), 1);
  }
  const HeightScale log(true, 22, 0, 890);  // log(1 + 100/22) / log(1 + 890/22)
  EXPECT_NEAR(log.unit(100), std::log(1 + 100. / 22) / std::log(1 + 890. / 22), 1e-15);
}

TEST(HeightScale, AFlatSurfaceStillHasOne) {
  const HeightScale scale(true, 1, 3, 3);
  EXPECT_EQ(scale.unit(3), 0);
  EXPECT_TRUE(std::isfinite(scale.unit(3.5)));
}

TEST(Numbers, AreWrittenAsTheLookAsks) {
  EXPECT_EQ(number_text(0), "0");
  EXPECT_EQ(number_text(-2.805118, 2), "\u22122.81");
  EXPECT_EQ(number_text(1e6), "1,000,000");
  EXPECT_EQ(number_text(-12345.5, 1), "\u221212,345.5");
  EXPECT_EQ(number_text(.05), "0.05");
  EXPECT_EQ(number_text(3, 2), "3");
  EXPECT_EQ(number_text(-1e-9, 2), "\u22121e-09");
  EXPECT_EQ(number_text(std::nan("")), "nan");
  EXPECT_EQ(count_text(-1234567), "\u22121,234,567");
  EXPECT_EQ(count_text(999), "999");
  EXPECT_EQ(short_number(232.4161), "232.4");
  EXPECT_EQ(short_number(-.0123456), "\u22120.01235");
  EXPECT_EQ(place_text({3, 2}), "(3, 2)");
  EXPECT_EQ(place_text({1e-12, -3.283186}), "(0, \u22123.28)");
  EXPECT_EQ(place_text({1, 1, 1}), "(1, 1, …)");
}

TEST(Numbers, StepsAndTicksAreOneTwoFive) {
  EXPECT_DOUBLE_EQ(nice_step(.9), 1);
  EXPECT_DOUBLE_EQ(nice_step(1.1), 2);
  EXPECT_DOUBLE_EQ(nice_step(.021), .05);
  EXPECT_DOUBLE_EQ(nice_step(60), 100);
  EXPECT_EQ(nice_ticks(-5, 5, 5), (std::vector<double>{-4, -2, 0, 2, 4}));
  EXPECT_TRUE(nice_ticks(1, 1, 5).empty());
}

std::vector<double> majors_of(const test::Graph& graph) {
  const test::HandMadeRun run(graph, 201);
  const Terrain terrain(*run.view().field, height_scale(run.view()));
  std::vector<double> majors;
  for (const Level& level : contour_levels(terrain))
    if (level.major) majors.push_back(level.loss);
  return majors;
}

TEST(Contours, MajorsAreThoseOfTheLook) {
  EXPECT_EQ(majors_of(test::himmelblau()), (std::vector<double>{10, 50, 100, 200, 500}));
  EXPECT_EQ(majors_of(test::rosenbrock()), (std::vector<double>{1, 10, 100, 1000}));
}

std::vector<double> losses_of(const std::vector<Level>& levels) {
  std::vector<double> losses;
  for (const Level& level : levels) losses.push_back(level.loss);
  return losses;
}

test::Graph well(double lowest) {  // down to `lowest`, up to about 300
  const auto f = [=](double x, double y) { return lowest + 11 * (x * x + y * y); };
  return {"Well", {-4, 4, -4, 4}, f, true, 20, 236, 46, {{{0, 0}, lowest}}};
}

TEST(Contours, LossesBelowZeroAreNumberedToo) {
  const auto majors = majors_of(well(-78.3));
  EXPECT_EQ(std::ranges::count(majors, 0.), 1);
  EXPECT_GE(std::ranges::count_if(majors, [](double loss) { return loss < 0; }), 2);
  EXPECT_GE(std::ranges::count_if(majors, [](double loss) { return loss > 0; }), 2);
  const auto shallow = majors_of(well(-1));
  EXPECT_GE(std::ranges::count_if(shallow, [](double loss) { return loss > 0; }), 3);
}

TEST(Contours, ZeroIsNumberedEvenOnAPlateau) {
  const test::HandMadeRun run(test::peaks(), 201);
  const Terrain terrain(*run.view().field, height_scale(run.view()));
  const auto ticks = losses_of(height_ticks(terrain.scale(), contour_levels(terrain)));
  EXPECT_EQ(std::ranges::count(ticks, 0.), 1);
  EXPECT_TRUE(std::ranges::is_sorted(ticks));
  const test::HandMadeRun above(test::himmelblau(), 201);
  const Terrain hills(*above.view().field, height_scale(above.view()));
  EXPECT_EQ(losses_of(height_ticks(hills.scale(), contour_levels(hills))),
            (std::vector<double>{10, 50, 100, 200, 500}));
}

TEST(Contours, LevelsAscendInsideTheSurfaceAndKeepApart) {
  for (const test::Graph& graph : test::all_graphs()) {
    const test::HandMadeRun run(graph, 201);
    const Terrain terrain(*run.view().field, height_scale(run.view()));
    const auto levels = contour_levels(terrain);
    EXPECT_GE(levels.size(), 6u) << graph.name;
    EXPECT_LE(levels.size(), std::size_t(Shades::kMostLevels));
    for (std::size_t k = 0; k < levels.size(); ++k) {
      EXPECT_GT(levels[k].unit, 0);
      EXPECT_LT(levels[k].unit, 1);
      EXPECT_NEAR(double(levels[k].unit), terrain.scale().unit(levels[k].loss), 1e-6);
      if (k == 0) continue;
      EXPECT_GE(levels[k].unit - levels[k - 1].unit, .015f) << graph.name << " " << levels[k].loss;
    }
  }
}

TEST(Contours, NoneOnAPlateau) {
  // Peaks is within 0.01 of zero over more than a third of its square.
  for (const double loss : majors_of(test::peaks())) EXPECT_GT(std::abs(loss), .1);
  EXPECT_TRUE(majors_of(test::flat()).empty());
}

TEST(Terrain, NormalsAndBoxesAreThoseOfTheFunction) {
  const test::HandMadeRun run(test::bowl(), 201);
  const Terrain terrain(*run.view().field, height_scale(run.view()));
  EXPECT_NEAR(double(terrain.half_size().x), 1, 1e-6);  // the longer side fills the box
  EXPECT_NEAR(double(terrain.half_size().y), .5, 1e-6);
  const auto back = terrain.domain(double(terrain.box(1.3, -.4).x), double(terrain.box(1.3, -.4).y));
  EXPECT_NEAR(back[0], 1.3, 1e-6);
  EXPECT_NEAR(back[1], -.4, 1e-6);
  // z = top * (x^2/2 + 5 y^2) / 7 with x = 2 bx, y = 2 by: dz/dbx = top * 4 bx / 7 at (bx, by).
  const int i = 150, j = 60;
  const double bx = -1 + 2. * i / 200, by = -.5 + 1. * j / 200;
  const double dx = double(Terrain::kTop) * 4 * bx / 7, dy = double(Terrain::kTop) * 40 * by / 7;
  const double length = std::sqrt(1 + dx * dx + dy * dy);
  const float* n = &terrain.shading()[std::size_t(j * 201 + i) * 4];
  EXPECT_NEAR(double(n[0]), -dx / length, 2e-4);
  EXPECT_NEAR(double(n[1]), -dy / length, 2e-4);
  EXPECT_NEAR(double(n[2]), 1 / length, 2e-4);
  for (std::size_t k = 3; k < terrain.shading().size(); k += 4) {
    EXPECT_GE(terrain.shading()[k], 0);
    EXPECT_LE(terrain.shading()[k], 1);
  }
}

}  // namespace
}  // namespace steepest::view
