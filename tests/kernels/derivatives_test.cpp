// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Values and derivatives of every surface: against published numbers, against each other, and the same
// bits for every lane width and batch.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <memory>

#include "chains_fixture.h"
#include "surfaces/list.h"

namespace steepest::testing {
namespace {

using kernels::catalog;

Problem plain(std::string_view surface) { return problem_of(surface, "sgd"); }

struct Probed {
  const char* surface;
  double x, y, f, fx, fy;
};
/// From the formulas by hand or in 30 digits, none from this code.
// clang-format off
constexpr Probed kProbes[] = {
    {"bowl", 0.5, -0.3, 0.575, 0.5, -3},
    {"rosenbrock", 0.5, -0.3, 30.5, 109, -110},
    {"rosenbrock", -1.2, 1, 24.2, -215.6, -88},
    {"himmelblau", 0.5, -0.3, 163.1906, -34.92, -14.408},
    {"himmelblau", 0, 0, 170, -14, -22},
    {"beale", 0.5, -0.3, 8.40295725, -9.813921, 0.343105},
    {"rastrigin", 0.5, -0.3, 33.43016994374947, 1.0, -60.35664329483112},
    {"ackley", 0.5, -0.3, 3.7816578808912084858, 2.2333803917811040982, -2.892796940047303933},
    {"ackley", -1.25, 2.5, 8.6419858732258769243, -2.7573750223648982495, 1.7038055152694366251},
    {"styblinski-tang", 0.5, -0.3, -2.1847, -5.25, 7.246},
    {"six-hump-camel", 0.5, -0.3, 0.39635833333333333, 2.7125, 2.468},
    {"saddle", 0.5, -0.3, 0.08, 0.5, 0.3},
    {"monkey-saddle", 0.5, -0.3, -0.01, 0.48, 0.9},
    {"double-well", 0.5, -0.3, 0.185625, -0.375, -0.3},
    {"peaks", 0.5, -0.3, 0.48637278574479913038, 2.0612406683734464854, -0.13558022111581516899},
    {"peaks", -1.25, 2.5, 0.38768042047759120643, 0.98855495835221157132, -1.1481099726310833754},
    {"goldstein-price", 0.5, -0.3, 596.16081584, -601.5095424, 2163.6507456},
    {"three-hump-camel", 0.5, -0.3, 0.37697916666666666667, 1.20625, -0.1},
    {"booth", 0.5, -0.3, 68.9, -31.4, -37},
    {"matyas", 0.5, -0.3, 0.1604, 0.404, -0.396},
    {"mccormick", 0.5, -0.3, 0.33866933079506121546, 1.0800665778412416311, 1.8800665778412416311},
    {"branin", 0.5, -0.3, 49.079715955776977704, -20.796327427880943232, -11.073042823653036972},
    {"easom", 0.5, -0.3, -5.6092566137364057418e-9, -2.6570391271635152256e-8, -4.0344699111861543785e-8},
    {"easom", 3, 2.5, -0.51506478998487003016, -0.21927948604087674316, -1.0456884533953703579},
    {"bohachevsky", 0.5, -0.3, 1.4536067977499789696, -1.8274333882308139146, 1.7545309287847308116},
    {"bird", 0.5, -0.3, 2.3730889935065258884, 1.3347446891906036058, -1.2251737024257100111},
    {"bird", -1.25, 2.5, -46.028465053025121921, 44.537625246069194338, -71.668079340383480899},
    {"shubert", 0.5, -0.3, -12.271433538730037789, 156.42587386911951442, -48.794790212735093662},
    {"shubert", -1.25, 2.5, -7.4002533118174605837, 48.087081586207704026, 138.38340310404443103},
    {"cross-in-tray", 0.5, -0.3, -1.7783405545159800956, -0.27698352066351989266, 0.54576543537261671969},
    {"cross-in-tray", -1.25, 2.5, -1.9043019510528561815, 0.036166675673766381326, 0.30913545625491189969},
    {"holder-table", 0.5, -0.3, -1.0341053887925912991, -1.6106597276743155715, -0.48924077635052401362},
    {"holder-table", -1.25, 2.5, -0.84892798494231655932, 0.16122917421167205074, -0.39247407680557122981},
    {"eggholder", 0.5, -0.3, -25.40024896580851066, -1.895104241704681086, -3.4418318271444318293},
    {"eggholder", -3.7, -41.5, -4.785247651398273826, 0.73792449445095202781, -1.0695776863908605037},
    {"schaffer-2", 0.5, -0.3, 0.025704866478091898854, 0.31530103225312092707, 0.1880426979247052137},
    {"schaffer-2", -1.25, 2.5, 0.99166833969397723851, 0.12491169402183251271, 0.24006624889935043836},
    {"schaffer-4", 0.5, -0.3, 0.97450901614631170316, -0.31000906915237807301, -0.1848670069204298347},
    {"schaffer-4", -1.25, 2.5, 0.29541733526298066537, -0.056729937181624568685, -0.1093999393111036374},
    {"levy13", 0.5, -0.3, 4.4924922359499621454, -1.0954915028125262879, 2.6746608672381547562},
    {"levy13", -1.25, 2.5, 12.875, 0.42477796076937971539, 3},
    {"muller-brown", 0.5, -0.3, 9.9525123851341949391, 33.702282717104620121, -449.57108561738132879},
    {"freudenstein-roth", 0.5, -0.3, 717.917098, -71.32, 815.03084},
    {"drop-wave", 0.5, -0.3, -0.80911366875025119273, 3.2915652164597829678, -1.9749391298758697807},
    {"drop-wave", -1.25, 2.5, -0.080195467545030138802, -0.78954940088731567454, 1.5790988017746313491},
    {"powell-badly-scaled", 0.5, -0.3, 2253001.9144895452472, 9005998.8399622370584, -15010002.581711520023},
    {"brown-badly-scaled", 0.5, -0.3, 250000000004.6225, -999999999998.71, -2.1500000000046},
    {"jennrich-sampson", 0.5, -0.3, 22612.227258279976568, 530276.42508917819418, 285.27359728062752766},
    {"misra1a", 0.5, -0.3, 33948.194196032019063, 1788.9306915226717302, -3006.6563133870574683},
    {"misra1a", 2.5, 4.5, 489.06440931447662951, -2820.1514593928887349, -1383.7582465199694945},
    {"boxbod", 0.5, -0.3, 1949432.3034300729241, 5675559.5638299170771, -28000350.982075588524},
    {"boxbod", 2.5, 4.5, 45027.228375268814602, 92128.688102474872563, 780.42633770802826606},
    {"danwood", 0.5, -0.3, 84.007363288301269569, -37.481233825921256838, -8.2450338440541239131},
    {"danwood", 1.25, 3.5, 15.113844828983259833, 87.357281911375461721, 48.999462426002151767},
    {"linear-regression", 0.5, -0.3, 11.495, -11.6, -4.3},
    {"egg-crate", 0.5, -0.3, -0.15235, -0.375, 0.273},
    {"factor", 0.5, -0.3, 0.66125, 0.345, -0.575},
    {"bukin", 0.5, -0.3, 55.105, 0.91909090909090909091, -90.909090909090909091},
    {"bukin", -8.5, 0.25, 68.753635424337600099, -12.355680446706234938, -72.739296745330793755},
    {"iris-petals", 0.5, -0.3, 0.6585770415908367392, -0.33601685596795931986, -0.38846619903111954526},
    {"iris-petals", -1.25, 2.5, 0.43071043497981462044, -0.25016435731344939786, -0.16724891085249987833},
};
// clang-format on

void expect_close(double got, double expected, double relative) {
  EXPECT_NEAR(got, expected, relative * std::max(1.0, std::abs(expected)));
}

TEST(Surfaces, HaveTheirPublishedValues) {
  for (const auto& surface : planar_surfaces())
    EXPECT_TRUE(std::ranges::any_of(kProbes, [&](const Probed& p) { return p.surface == surface.name; }))
        << surface.name << " has no probe in this test";
  for (const Probed& p : kProbes)
    for (const Isa isa : available_isas()) {
      SCOPED_TRACE(p.surface);
      const Evaluated e = evaluate(plain(p.surface), {{p.x, p.y}}, isa)[0];
      expect_close(e.f, p.f, 1e-12);
      expect_close(e.gradient[0], p.fx, 1e-12);
      expect_close(e.gradient[1], p.fy, 1e-12);
      const Evaluated single = evaluate(plain(p.surface), {{p.x, p.y}}, isa, Precision::F32)[0];
      expect_close(single.f, p.f, 1e-5);
      expect_close(single.gradient[0], p.fx, 1e-4);
      expect_close(single.gradient[1], p.fy, 1e-4);
    }
}

TEST(Surfaces, TurnTheBowl) {
  Problem bowl = with_surface_parameter(plain("bowl"), "kappa", 7);
  const Evaluated turned =
      evaluate(with_surface_parameter(bowl, "rotation", 30), {{std::sqrt(0.75), 0.5}})[0];
  EXPECT_NEAR(turned.f, 0.5, 1e-14);  // one step along the flat axis
  EXPECT_NEAR(turned.gradient[0], std::sqrt(0.75), 1e-14);
  EXPECT_NEAR(turned.gradient[1], 0.5, 1e-14);
  EXPECT_NEAR(turned.hessian[0] + turned.hessian[3], 8, 1e-14);
  EXPECT_NEAR(turned.hessian[0] * turned.hessian[3] - turned.hessian[1] * turned.hessian[2], 7, 1e-13);
}

/// What rounding can do to a gradient here: cancelling terms are about |H| |x|.
double rounding_scale(const Evaluated& e, std::array<double, 2> at, int row) {
  const auto r = static_cast<std::size_t>(row);
  return 1 + std::abs(e.gradient[r]) + std::abs(e.hessian[2 * r]) * (1 + std::abs(at[0])) +
         std::abs(e.hessian[2 * r + 1]) * (1 + std::abs(at[1]));
}

TEST(Surfaces, DualsAgreeWithCentralDifferences) {
  for (const auto& surface : planar_surfaces()) {
    SCOPED_TRACE(surface.name);
    const Problem problem = plain(surface.name);
    const auto points = sample_points(surface, 200);
    const auto exact = evaluate(problem, points);
    for (std::size_t k = 0; k < 2; ++k) {
      constexpr double kStep = 0x1p-17;
      auto right = points, left = points;
      for (auto& p : right) p[k] += kStep;
      for (auto& p : left) p[k] -= kStep;
      const auto above = evaluate(problem, right), below = evaluate(problem, left);
      for (std::size_t i = 0; i < points.size(); ++i) {
        const double scale =
            rounding_scale(exact[i], points[i], static_cast<int>(k)) + std::abs(exact[i].f);
        EXPECT_NEAR((above[i].f - below[i].f) / (2 * kStep), exact[i].gradient[k], 1e-7 * scale);
        for (std::size_t r = 0; r < 2; ++r)
          EXPECT_NEAR((above[i].gradient[r] - below[i].gradient[r]) / (2 * kStep),
                      exact[i].hessian[2 * r + k],
                      1e-6 * (scale + rounding_scale(exact[i], points[i], static_cast<int>(r))));
      }
    }
  }
}

TEST(Surfaces, HessiansAreSymmetric) {
  for (const auto& surface : planar_surfaces())
    for (const auto& e : evaluate(plain(surface.name), sample_points(surface, 300)))
      EXPECT_NEAR(e.hessian[1], e.hessian[2], 1e-12 * (1 + std::abs(e.hessian[1]))) << surface.name;
}

/// A hand-written gradient against the dual's, at the points and in the precision of a run.
template <class Surface, class R>
void expect_own_gradient_is_the_duals() {
  namespace b = baseline;
  if constexpr (requires(R r, b::Coefficients<R> c) { Surface::gradient(r, r, c, r, r); }) {
    const Problem problem = plain(Surface::kCard.name);
    const kernels::SurfaceCall call = kernels::surface_call(problem);
    b::Coefficients<R> c;
    for (int i = 0; i < b::kMaxCoefficients; ++i) c.c[i] = static_cast<R>(call.numbers[i]);
    const auto points = sample_points(*catalog().surface(problem.surface), 1000);
    const auto scales = evaluate(problem, points);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const R x = static_cast<R>(points[i][0]), y = static_cast<R>(points[i][1]);
      using D = b::Dual<R, 2>;
      const D f = Surface::value(b::Variable<D>::at(x, 0), b::Variable<D>::at(y, 1), c);
      R g[2];
      Surface::gradient(x, y, c, g[0], g[1]);
      for (int k = 0; k < 2; ++k)
        EXPECT_NEAR(g[k], f.d[k],
                    8 * static_cast<double>(std::numeric_limits<R>::epsilon()) *
                        rounding_scale(scales[i], points[i], k))
            << Surface::kCard.name << " at " << x << ", " << y;
    }
  }
}
template <class... S>
void expect_own_gradients(baseline::List<S...>) {
  (expect_own_gradient_is_the_duals<S, double>(), ...);
  (expect_own_gradient_is_the_duals<S, float>(), ...);
}

TEST(Surfaces, OwnGradientsAreTheDualsToRounding) { expect_own_gradients(baseline::Surfaces{}); }

/// Equal, or both no number: the payload of NaN is nobody's promise.
bool same(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (a != a && b != b);
}
void expect_same(const Evaluated& a, const Evaluated& b) {
  EXPECT_TRUE(same(a.f, b.f)) << a.f << " " << b.f;
  for (std::size_t k = 0; k < 2; ++k) EXPECT_TRUE(same(a.gradient[k], b.gradient[k]));
  for (std::size_t k = 0; k < 4; ++k) EXPECT_TRUE(same(a.hessian[k], b.hessian[k]));
}

TEST(Surfaces, AreTheSameForEveryLaneWidthAndBatch) {
  report_missing_isas();
  for (const auto& surface : planar_surfaces())
    for (const Precision precision : {Precision::F32, Precision::F64}) {
      const Problem problem = plain(surface.name);
      const auto points = sample_points(surface, 257);
      const auto expected = evaluate(problem, points, Isa::Baseline, precision);
      for (const Isa isa : available_isas()) {
        SCOPED_TRACE(std::string(surface.name) + " " + std::string(kernels::cpu::isa_name(isa)));
        const auto got = evaluate(problem, points, isa, precision);
        const auto alone = evaluate_f(problem, points, isa, precision);
        for (std::size_t i = 0; i < points.size(); ++i) {
          expect_same(got[i], expected[i]);
          EXPECT_TRUE(same(alone[i], expected[i].f)) << "f without derivatives";
          if (i % 64 == 0) expect_same(evaluate(problem, {points[i]}, isa, precision)[0], expected[i]);
        }
      }
    }
  EXPECT_TRUE(evaluate(plain("bowl"), {}).empty());
}

TEST(Surfaces, TakeWhatIsNotFinite) {
  const double inf = std::numeric_limits<double>::infinity(),
               nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<std::array<double, 2>> points = {{inf, 0},        {0, -inf}, {nan, 1},
                                                     {1e308, -1e308}, {1e30, 1}, {-0.0, 0.0}};
  for (const auto& surface : planar_surfaces())
    for (const Precision precision : {Precision::F32, Precision::F64}) {
      const auto expected = evaluate(plain(surface.name), points, Isa::Baseline, precision);
      EXPECT_TRUE(std::isnan(expected[2].f)) << surface.name << ": NaN in, NaN out";
      EXPECT_TRUE(std::isfinite(expected[5].f)) << surface.name;
      for (const Isa isa : available_isas()) {
        const auto got = evaluate(plain(surface.name), points, isa, precision);
        for (std::size_t i = 0; i < points.size(); ++i) expect_same(got[i], expected[i]);
      }
    }
}

TEST(Surfaces, AckleyStandsStillOnItsCusp) {
  for (const Precision precision : {Precision::F32, Precision::F64})
    for (const Isa isa : available_isas()) {
      const Evaluated e = evaluate(plain("ackley"), {{0, 0}}, isa, precision)[0];
      EXPECT_EQ(e.f, 0);
      EXPECT_EQ(e.gradient, (std::array<double, 2>{0, 0}));
      for (const double h : e.hessian) EXPECT_TRUE(std::isfinite(h));
      // Beside it the slope is 4 / sqrt 2 at once.
      const Evaluated beside = evaluate(plain("ackley"), {{1e-6, 0}}, isa, precision)[0];
      EXPECT_NEAR(beside.gradient[0], 4 / std::sqrt(2.0), 1e-3);

      Problem problem = plain("ackley");
      problem.start.point = {0, 0};
      problem.precision = precision;
      problem.chains = 17;
      ChainSet chains(problem, isa);
      chains.advance(10);
      EXPECT_EQ(chains.x(16, 0), 0);
      EXPECT_EQ(chains.diverged_at(16), kernels::kAlive);
    }
}

TEST(Grid, IsEvaluateOnARegularGrid) {
  constexpr int kColumns = 48, kRows = 21;
  struct alignas(64) Plane {
    float v[kColumns * kRows];
  };
  for (const auto& surface : planar_surfaces()) {
    const Problem problem = plain(surface.name);
    std::vector<std::array<double, 2>> points;
    const float dx = 0.0625f, x0 = -1.3f;
    for (int r = 0; r < kRows; ++r)
      for (int c = 0; c < kColumns; ++c)
        points.push_back({static_cast<double>(std::fma(static_cast<float>(c), dx, x0)),
                          static_cast<float>(-0.7 + r * 0.11)});
    const auto expected = evaluate(problem, points, Isa::Baseline, Precision::F32);
    for (const Isa isa : available_isas()) {
      const auto planes = std::make_unique<std::array<Plane, 3>>();
      const kernels::Grid grid = {.surface = kernels::surface_call(problem),
                                  .x0 = static_cast<double>(x0),
                                  .y0 = -0.7,
                                  .dx = static_cast<double>(dx),
                                  .dy = 0.11,
                                  .columns = kColumns,
                                  .rows = kRows,
                                  .f = (*planes)[0].v,
                                  .fx = (*planes)[1].v,
                                  .fy = (*planes)[2].v};
      kernels::cpu::evaluate_grid(kernels::cpu::Executor(isa, 2), grid);
      for (std::size_t i = 0; i < points.size(); ++i) {
        ASSERT_EQ((*planes)[0].v[i], static_cast<float>(expected[i].f))
            << surface.name << " point " << i;
        ASSERT_EQ((*planes)[1].v[i], static_cast<float>(expected[i].gradient[0])) << surface.name;
        ASSERT_EQ((*planes)[2].v[i], static_cast<float>(expected[i].gradient[1])) << surface.name;
      }
    }
  }
}

}  // namespace
}  // namespace steepest::testing
