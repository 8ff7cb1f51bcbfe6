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
};
// clang-format on

void expect_close(double got, double expected, double relative) {
  EXPECT_NEAR(got, expected, relative * std::max(1.0, std::abs(expected)));
}

TEST(Surfaces, HaveTheirPublishedValues) {
  for (const auto& surface : catalog().surfaces)
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
  for (const auto& surface : catalog().surfaces) {
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
  for (const auto& surface : catalog().surfaces)
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
  for (const auto& surface : catalog().surfaces)
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
  for (const auto& surface : catalog().surfaces)
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
  for (const auto& surface : catalog().surfaces) {
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
