// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Values and derivatives of every N-dimensional surface: against published numbers, against the dual of
// the value and central differences, and the same bits for every lane width and batch.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "gradient.h"
#include "nd_fixture.h"
#include "surfaces/list.h"

namespace steepest::testing {
namespace {

struct NdProbed {
  const char* surface;
  std::vector<double> x;
  double f;
  std::vector<double> gradient;
};
/// From the formulas in 50 digits, none from this code.
const std::vector<NdProbed>& probes() {
  // clang-format off
  static const std::vector<NdProbed> kProbes = {
    {"rosenbrock", {0.5, -0.3, 1.2, 0.75, -0.9}, 417.003125, {109.0, 20.6, 553.6, 300.25, -292.5}},
    {"rastrigin", {0.5, -0.3, 1.2, 0.75, -0.9}, 55.0623300562505258, {1.0, -60.3566432948311189, 62.1566432948311189, -61.3318530717958648, 35.1316366098091351}},
    {"ackley", {0.5, -0.3, 1.2, 0.75, -0.9}, 4.69255616757933945, {0.429781761582997232, -1.40821275193527976, 2.18181992278467478, -0.564870297793405281, -0.0626556686042255218}},
    {"styblinski-tang", {0.5, -0.3, 1.2, 0.75, -0.9}, -20.536646875, {-5.25, 7.246, -13.244, -8.65625, 15.442}},
    {"griewank", {2.0, -1.2, 4.8, 3.0, -3.6}, 1.01332046280634239, {0.00255238955322277983, -0.0000298270349370207408, 0.00255924294429666629, -0.00350926719454011719, -0.00990683881234388666}},
    {"schwefel", {50.0, -30.0, 120.0, 75.0, -90.0}, 2100.22917445390952, {-3.2026427300702071, -1.1747723212938497, 1.22433178397395901, 2.43291104353315737, 4.79630158638666713}},
    {"levy", {0.5, -0.3, 1.2, 0.75, -0.9}, 0.597801502678913524, {-0.706372950712517156, -0.198078901086258235, 0.249051130141797448, -0.162543399271281713, -0.133793041036842164}},
    {"zakharov", {0.5, -0.3, 1.2, 0.75, -0.9}, 5.1525, {4.0, 5.4, 11.4, 13.5, 13.2}},
    {"dixon-price", {0.5, -0.3, 1.2, 0.75, -0.9}, 34.599, {0.28, -17.544, 92.184, -10.5, -31.32}},
    {"trid", {1.5, -0.9, 3.6, 2.25, -2.7}, 28.4375, {1.9, -8.9, 3.85, 1.6, -9.65}},
    {"michalewicz", {2.0, 1.5, 1.3, 1.1, 2.6}, -3.31506605395278935, {-2.7210715447021602, -4.43775438783098155, 1.75994150526057572, -1.94291961401161105, -11.2047998232422053}},
    {"random-slice-saddle", {0.5, -0.3, 1.2, 0.75, -0.9}, 1.32625, {-0.5, -0.3, 1.2, 0.75, -0.9}},
    {"quadratic", {0.5, -0.3, 1.2, 0.75, -0.9}, 76.8859108895595849, {21.3865329860880649, -11.5313316162197831, 31.4037610658449617, 2.40542707959465736, -111.256191347221395}},
    {"powell-singular", {3.0, -1.0, 0.5, 1.0}, 226.25, {306.0, -172.0, 59.0, -315.0}},
    {"wood", {-3.0, -1.0, -3.0, -1.0}, 19192.0, {-12008.0, -2080.0, -10808.0, -1880.0}},
    {"hartmann-3", {0.2, 0.5, 0.7}, -2.38639436156725188, {0.182698743506407321, -2.96560025735176224, -12.110127732913028}},
    {"hartmann-6", {0.2, 0.15, 0.5, 0.3, 0.35, 0.6}, -3.14832410697737093, {0.0673987574093257621, 0.00481895387096169594, 0.39655124766897806, 1.54768044930854894, 3.41663186535075412, -2.77534189881114007}},
    {"shekel", {3.5, 4.25, 4.0, 5.0}, -1.1349975782340041, {-0.584794503258864432, 0.188250884912069608, 0.00766387504430137572, 1.04654916079343649}},
    {"abs", {1.75}, 1.75, {1.0}},
    {"x-abs-x", {1.75}, 3.0625, {3.5}},
    {"relu", {1.75}, 1.75, {1.0}},
    {"cubic", {1.75}, 0.0364583333333333333, {2.0625}},
    {"sin", {1.75}, 0.983985946873936899, {-0.17824605564949209}},
    {"gramacy-lee", {1.3}, 0.0081, {-11.9750486676530509}},
    {"forrester", {0.6}, -0.149437807174604567, {-31.788399066224349}},
    {"lessard", {1.75}, 31.53125, {25.75}},
    {"quartic", {1.75}, 1.0634765625, {3.609375}},
    {"lessard", {-0.5}, 3.125, {-12.5}},
    {"lessard", {2.5}, 54.125, {38.5}},
  };
  // clang-format on
  return kProbes;
}

/// The largest number that plays a part in a gradient: what rounding is relative to.
double size_of(const NdEvaluated& e) {
  double size = 1 + std::abs(e.f);
  for (const double g : e.gradient) size = std::max(size, std::abs(g));
  for (const double h : e.hessian) size = std::max(size, std::abs(h));
  return size;
}

void expect_close(double got, double expected, double relative, std::string_view what) {
  EXPECT_NEAR(got, expected, relative * std::max(1.0, std::abs(expected))) << what;
}

TEST(NdSurfaces, HaveTheirPublishedValues) {
  for (const SurfaceInfo* surface : nd_surfaces())
    EXPECT_TRUE(
        std::ranges::any_of(probes(), [&](const NdProbed& p) { return p.surface == surface->name; }))
        << surface->name << " has no probe in this test";
  for (const NdProbed& p : probes())
    for (const Isa isa : available_isas()) {
      SCOPED_TRACE(p.surface);
      const Problem problem = nd_problem(p.surface, "sgd", static_cast<int>(p.x.size()));
      const auto e = nd_evaluate(problem, {p.x}, isa)[0];
      const auto single = nd_evaluate(problem, {p.x}, isa, Precision::F32)[0];
      expect_close(e.f, p.f, 1e-12, "f");
      expect_close(single.f, p.f, 1e-5, "f, f32");
      for (std::size_t i = 0; i < p.x.size(); ++i) {
        expect_close(e.gradient[i], p.gradient[i], 1e-12, "slope");
        expect_close(single.gradient[i], p.gradient[i], 1e-4, "slope, f32");
      }
    }
}

/// The gradient by duals of the value, four coordinates a pass, in f64.
template <class Surface>
std::vector<double> gradient_by_duals(const Problem& problem, const std::vector<double>& x) {
  namespace b = baseline;
  using D = b::Dual<double, 4>;
  const auto call = kernels::surface_call(problem);
  const auto c = b::surface_coefficients<double>(call.numbers);
  const b::Column<double, double> column{x.data(), 1};
  std::vector<double> gradient;
  for (int first = 0; first < problem.dimension; first += 4) {
    const b::Seeded<double, 4, b::Column<double, double>> seeded{column, first};
    const D f = Surface::template value<D>(seeded, problem.dimension, c);
    for (int k = 0; k < 4 && first + k < problem.dimension; ++k) gradient.push_back(f.d[k]);
  }
  return gradient;
}

template <class Surface>
void expect_duals_agree() {
  const SurfaceInfo& surface = *kernels::catalog().surface(Surface::kCard.name);
  for (const int n : dimensions_of(surface)) {
    SCOPED_TRACE(std::string(surface.name) + ", " + std::to_string(n) + " coordinates");
    const Problem problem = nd_problem(surface.name, "sgd", n);
    for (const auto& x : nd_points(surface, n, 20)) {
      const auto e = nd_evaluate(problem, {x}, Isa::Baseline, Precision::F64)[0];
      const auto dual = gradient_by_duals<Surface>(problem, x);
      for (std::size_t i = 0; i < x.size(); ++i)
        EXPECT_NEAR(e.gradient[i], dual[i], 1e-13 * size_of(e) * (1 + std::abs(x[i]))) << i;
    }
  }
}
template <class... S>
void expect_duals_agree_for_all(baseline::List<S...>) {
  (expect_duals_agree<S>(), ...);
}
TEST(NdSurfaces, GradientsAreTheDualsOfTheirValues) {
  expect_duals_agree_for_all(baseline::NdSurfaces{});
}

/// Points at which no coordinate is within a step of a kink.
TEST(NdSurfaces, DerivativesAgreeWithCentralDifferences) {
  constexpr double kStep = 0x1p-17;
  for (const SurfaceInfo* surface : nd_surfaces())
    for (const int n : dimensions_of(*surface)) {
      SCOPED_TRACE(std::string(surface->name) + ", " + std::to_string(n) + " coordinates");
      const Problem problem = nd_problem(surface->name, "sgd", n);
      const auto size = static_cast<std::size_t>(n);
      for (const auto& x : nd_points(*surface, n, n > 7 ? 1 : 4)) {
        const auto e = nd_evaluate(problem, {x})[0];
        std::vector<std::vector<double>> moved;
        for (std::size_t i = 0; i < size; ++i)
          for (const double way : {kStep, -kStep}) {
            moved.push_back(x);
            moved.back()[i] += way;
          }
        const auto there = nd_evaluate(problem, moved, Isa::Baseline, Precision::F64, false);
        for (std::size_t i = 0; i < size; ++i) {
          const NdEvaluated &right = there[2 * i], &left = there[2 * i + 1];
          EXPECT_NEAR((right.f - left.f) / (2 * kStep), e.gradient[i], 1e-7 * size_of(e)) << i;
          for (std::size_t k = 0; k < size; ++k) {
            EXPECT_NEAR((right.gradient[k] - left.gradient[k]) / (2 * kStep), e.hessian[k * size + i],
                        1e-5 * size_of(e))
                << k << ", " << i;
            EXPECT_NEAR(e.hessian[k * size + i], e.hessian[i * size + k], 1e-12 * size_of(e));
          }
        }
      }
    }
}

TEST(NdSurfaces, HessianTimesADirection) {
  for (const SurfaceInfo* surface : nd_surfaces())
    for (const int n : dimensions_of(*surface)) {
      SCOPED_TRACE(std::string(surface->name) + ", " + std::to_string(n) + " coordinates");
      const auto size = static_cast<std::size_t>(n);
      std::vector<double> direction;
      for (std::size_t i = 0; i < size; ++i) direction.push_back(std::cos(static_cast<double>(i + 1)));
      for (const auto& e : nd_evaluate(nd_problem(surface->name, "sgd", n), nd_points(*surface, n, 5),
                                       available_isas().back(), Precision::F64, true, direction))
        for (std::size_t i = 0; i < size; ++i) {
          double expected = 0;
          for (std::size_t k = 0; k < size; ++k) expected += e.hessian[i * size + k] * direction[k];
          EXPECT_NEAR(e.hessian_vector[i], expected, 1e-13 * static_cast<double>(n) * size_of(e));
        }
    }
}

bool same(double a, double b) {
  return (a != a && b != b) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}
void expect_same(const NdEvaluated& a, const NdEvaluated& b) {
  EXPECT_TRUE(same(a.f, b.f)) << a.f << " " << b.f;
  EXPECT_TRUE(std::ranges::equal(a.gradient, b.gradient, same));
  EXPECT_TRUE(std::ranges::equal(a.hessian, b.hessian, same));
}

TEST(NdSurfaces, AreTheSameForEveryLaneWidthAndBatch) {
  report_missing_isas();
  for (const SurfaceInfo* surface : nd_surfaces())
    for (const int n : {dimensions_of(*surface).front(), dimensions_of(*surface).back()})
      for (const Precision precision : {Precision::F32, Precision::F64}) {
        const Problem problem = nd_problem(surface->name, "sgd", n);
        const auto points = nd_points(*surface, n, 33);
        const auto expected = nd_evaluate(problem, points, Isa::Baseline, precision);
        for (const Isa isa : available_isas()) {
          SCOPED_TRACE(std::string(surface->name) + " " + std::string(kernels::cpu::isa_name(isa)));
          const auto got = nd_evaluate(problem, points, isa, precision);
          for (std::size_t i = 0; i < points.size(); ++i) expect_same(got[i], expected[i]);
          expect_same(nd_evaluate(problem, {points[5]}, isa, precision)[0], expected[5]);
        }
      }
}

TEST(NdSurfaces, TakeWhatIsNotFinite) {
  constexpr double kInf = std::numeric_limits<double>::infinity(),
                   kNan = std::numeric_limits<double>::quiet_NaN();
  for (const SurfaceInfo* surface : nd_surfaces()) {
    const int n = dimensions_of(*surface).front();
    const auto size = static_cast<std::size_t>(n);
    const std::vector<std::vector<double>> points = {std::vector(size, kNan),  std::vector(size, kInf),
                                                     std::vector(size, -kInf), std::vector(size, 1e300),
                                                     std::vector(size, 0.0),   std::vector(size, -0.0)};
    for (const Precision precision : {Precision::F32, Precision::F64}) {
      SCOPED_TRACE(surface->name);
      const Problem problem = nd_problem(surface->name, "sgd", n);
      const auto expected = nd_evaluate(problem, points, Isa::Baseline, precision);
      EXPECT_TRUE(std::isnan(expected[0].f)) << "NaN in, NaN out";
      for (const std::size_t at_zero : {4U, 5U}) {  // cusps and kinks included
        EXPECT_TRUE(std::isfinite(expected[at_zero].f));
        for (const double g : expected[at_zero].gradient) EXPECT_TRUE(std::isfinite(g));
        for (const double h : expected[at_zero].hessian) EXPECT_TRUE(std::isfinite(h));
      }
      for (const Isa isa : available_isas()) {
        const auto got = nd_evaluate(problem, points, isa, precision);
        for (std::size_t i = 0; i < points.size(); ++i) expect_same(got[i], expected[i]);
      }
    }
  }
}

}  // namespace
}  // namespace steepest::testing
