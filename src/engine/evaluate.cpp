// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/evaluate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/backend_factory.h"
#include "engine/validate.h"

namespace steepest::engine {
namespace {

namespace cpu = kernels::cpu;
using kernels::kBlock;

constexpr std::size_t kLanesOfAnyMachine = 16;                   // rows are padded to whole registers
constexpr std::size_t kHessiansTogether = std::size_t{1} << 24;  // numbers: 128 MB in f64

/// Rows of R for kernels::Evaluation, and the way in and out of them.
template <class R>
class Rows {
 public:
  /// `direction`: one for all points; empty: none.
  Rows(const Problem& problem, std::size_t points, bool gradient, bool hessian,
       std::span<const double> direction = {})
      : dimension_(static_cast<std::size_t>(problem.dimension)),
        points_(points),
        stride_((points + kLanesOfAnyMachine - 1) / kLanesOfAnyMachine * kLanesOfAnyMachine),
        x_(dimension_ * stride_),
        f_(stride_),
        gradient_(gradient ? dimension_ * stride_ : 0),
        hessian_(hessian ? dimension_ * dimension_ * stride_ : 0),
        direction_(direction.size() * stride_),
        hessian_vector_(direction.size() * stride_) {
    call_.surface = kernels::surface_call(problem);
    call_.precision = problem.precision;
    call_.count = static_cast<std::int64_t>(points_);
    call_.stride = static_cast<std::int64_t>(stride_);
    call_.x = x_.data();
    call_.f = f_.data();
    call_.gradient = gradient ? gradient_.data() : nullptr;
    call_.hessian = hessian ? hessian_.data() : nullptr;
    if (direction.empty()) return;
    for (std::size_t i = 0; i < dimension_; ++i)
      std::fill_n(direction_.begin() + static_cast<std::ptrdiff_t>(i * stride_), points_,
                  static_cast<R>(direction[i]));
    call_.direction = direction_.data();
    call_.hessian_vector = hessian_vector_.data();
  }
  void take(std::span<const double> points) {
    for (std::size_t p = 0; p < points_; ++p)
      for (std::size_t i = 0; i < dimension_; ++i)
        x_[i * stride_ + p] = static_cast<R>(points[p * dimension_ + i]);
  }
  const kernels::Evaluation& call() const { return call_; }
  Evaluation result() const {
    return {.dimension = static_cast<int>(dimension_),
            .f = by_point(f_),
            .gradient = by_point(gradient_),
            .hessian = by_point(hessian_),
            .directional = directional(),
            .hessian_vector = by_point(hessian_vector_)};
  }

 private:
  std::vector<double> directional() const {
    std::vector<double> out;
    if (direction_.empty() || gradient_.empty()) return out;
    out.reserve(points_);
    for (std::size_t p = 0; p < points_; ++p) {
      double slope = 0;
      for (std::size_t i = p; i < gradient_.size(); i += stride_)
        slope += static_cast<double>(gradient_[i]) * static_cast<double>(direction_[i]);
      out.push_back(static_cast<double>(static_cast<R>(slope)));
    }
    return out;
  }
  std::vector<double> by_point(const std::vector<R>& rows) const {
    const std::size_t each = rows.size() / std::max<std::size_t>(stride_, 1);
    std::vector<double> out(points_ * each);
    for (std::size_t r = 0; r < each; ++r)
      for (std::size_t p = 0; p < points_; ++p)
        out[p * each + r] = static_cast<double>(rows[r * stride_ + p]);
    return out;
  }

  std::size_t dimension_, points_, stride_;
  std::vector<R> x_, f_, gradient_, hessian_, direction_, hessian_vector_;
  kernels::Evaluation call_;
};

/// The kernels of the backend that the problem asks for; Auto is the CPU: same bits, no way to a device.
std::optional<Error> evaluate_rows(const Problem& problem, const kernels::Evaluation& call) {
  if (problem.backend == BackendChoice::Cuda) {
#ifdef STEEPEST_WITH_CUDA
    return cuda_part::evaluate(call);
#else
    return unavailable("no CUDA: this program was built without it",
                       "use --backend cpu, or build with nvcc 12 or newer");
#endif
  }
  const auto isa = cpu_isa();
  if (!isa) return isa.error();
  const bool small = call.count <= 4 * kBlock;  // threads would cost more than they save
  cpu::evaluate(cpu::Executor(*isa, small ? 1 : problem.threads), call);
  return {};
}

template <class R>
Result<Evaluation> evaluate_in(const Problem& problem, std::span<const double> points, bool hessian,
                               std::span<const double> direction) {
  const auto n = static_cast<std::size_t>(problem.dimension);
  const std::size_t count = points.size() / n;
  // Hessians of many coordinates are large: only so many points at once.
  const std::size_t together = hessian ? std::max(kLanesOfAnyMachine, kHessiansTogether / (n * n))
                                       : std::max<std::size_t>(count, 1);
  Evaluation all;
  all.dimension = problem.dimension;
  const auto append = [](std::vector<double>& to, const std::vector<double>& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  for (std::size_t first = 0; first < count; first += together) {
    const std::size_t here = std::min(together, count - first);
    Rows<R> rows(problem, here, true, hessian, direction);
    rows.take(points.subspan(first * n, here * n));
    if (auto error = evaluate_rows(problem, rows.call())) return std::unexpected(std::move(*error));
    const Evaluation piece = rows.result();
    append(all.f, piece.f);
    append(all.gradient, piece.gradient);
    append(all.hessian, piece.hessian);
    append(all.directional, piece.directional);
    append(all.hessian_vector, piece.hessian_vector);
  }
  return all;
}

/// The eigenvalues of a symmetric 2 x 2 matrix, ascending.
std::array<double, 2> eigenvalues(const std::array<double, 4>& m) {
  const double middle = 0.5 * (m[0] + m[3]);
  const double reach = std::hypot(0.5 * (m[0] - m[3]), 0.5 * (m[1] + m[2]));
  return {middle - reach, middle + reach};
}

/// Where the coordinates that no picture shows are held: at the lowest listed minimum, else at 0.
std::vector<double> held_coordinates(const Problem& problem) {
  const auto minima =
      known_minima(*catalog().surface(problem.surface), problem.surface_parameters, problem.dimension);
  if (!minima.empty()) return minima.front().x;
  return std::vector<double>(static_cast<std::size_t>(problem.dimension), 0.0);
}

/// f in f64 at points (x0, y0, x1, y1, ...) of the plane of the first two coordinates, the others held;
/// with one coordinate alone f(x) is the same for every y.
class PlaneFunction {
 public:
  explicit PlaneFunction(const Problem& problem)
      : surface_(kernels::surface_call(problem)),
        isa_(cpu_isa_or_baseline()),
        held_(held_coordinates(problem)) {}
  void operator()(std::span<const double> xy, std::span<double> f) const {
    std::vector<double> x(held_.size() * kBlock);
    for (std::size_t i = 0; i < held_.size(); ++i)
      std::fill_n(x.begin() + static_cast<std::ptrdiff_t>(i * kBlock), kBlock, held_[i]);
    std::array<double, kBlock> values;
    const cpu::Executor here(isa_, 1);
    kernels::Evaluation call;
    call.surface = surface_;
    call.stride = kBlock;
    call.x = x.data();
    call.f = values.data();
    for (std::size_t first = 0; first < f.size(); first += kBlock) {
      const std::size_t count = std::min<std::size_t>(kBlock, f.size() - first);
      for (std::size_t p = 0; p < count; ++p) {
        x[p] = xy[2 * (first + p)];
        if (held_.size() > 1) x[kBlock + p] = xy[2 * (first + p) + 1];
      }
      call.count = static_cast<std::int64_t>(count);
      cpu::evaluate(here, call);
      std::copy_n(values.begin(), count, f.begin() + static_cast<std::ptrdiff_t>(first));
    }
  }

 private:
  kernels::SurfaceCall surface_;
  cpu::Isa isa_;
  std::vector<double> held_;
};

/// Sample i of `count` from `low` to `high`, both ends exact.
double sample(double low, double high, std::int64_t i, int count) {
  if (i == count - 1) return high;
  return low + (high - low) * (static_cast<double>(i) / std::max(1, count - 1));
}

}  // namespace

Result<Evaluation> evaluate(const Problem& asked, std::span<const double> points, bool hessian,
                            std::span<const double> direction) {
  Problem problem = asked;
  complete(problem, catalog());
  if (auto error = check(problem, catalog())) return std::unexpected(std::move(*error));
  const auto dimension = static_cast<std::size_t>(problem.dimension);
  if (points.size() % dimension != 0)
    return std::unexpected(
        bad_input("a point has too few numbers: " + std::to_string(points.size()) + " in all",
                  problem.surface + " takes " + std::to_string(dimension) + " a point"));
  if (!direction.empty() && direction.size() != dimension)
    return std::unexpected(
        bad_input("a direction of " + std::to_string(direction.size()) + " numbers",
                  problem.surface + " takes one direction of " + std::to_string(dimension)));
  return problem.precision == Precision::F32 ? evaluate_in<float>(problem, points, hessian, direction)
                                             : evaluate_in<double>(problem, points, hessian, direction);
}

Evaluation evaluate_here(const Problem& problem, std::span<const double> points, bool hessian) {
  Problem exact = problem;
  exact.precision = Precision::F64;
  Rows<double> rows(exact, points.size() / static_cast<std::size_t>(problem.dimension), true, hessian);
  rows.take(points);
  cpu::evaluate(cpu::Executor(cpu_isa_or_baseline(), 1), rows.call());
  return rows.result();
}

std::vector<double> hessian_vector_here(const Problem& problem, std::span<const double> point,
                                        std::span<const double> direction) {
  Problem exact = problem;
  exact.precision = Precision::F64;
  Rows<double> rows(exact, 1, false, false, direction);
  rows.take(point);
  cpu::evaluate(cpu::Executor(cpu_isa_or_baseline(), 1), rows.call());
  return rows.result().hessian_vector;
}

std::vector<double> point_in_plane(const Problem& problem, double x, double y) {
  std::vector<double> point = problem.dimension == 2 ? std::vector{x, y} : held_coordinates(problem);
  point[0] = x;
  if (point.size() > 1) point[1] = y;
  return point;
}

Probe probe(const Problem& problem, double x, double y) {
  const auto n = static_cast<std::size_t>(problem.dimension), shown = std::min<std::size_t>(n, 2);
  const auto point = point_in_plane(problem, x, y);
  const Evaluation at = evaluate_here(problem, point, n == 2);
  Probe probe;
  probe.x = {x, y};
  probe.f = at.f[0];
  std::copy_n(at.gradient.begin(), shown, probe.gradient.begin());
  for (std::size_t k = 0; k < shown; ++k) {
    std::vector<double> column;  // of the Hessian, which for many coordinates is never made as a whole
    if (n == 2) {
      column = {at.hessian[k], at.hessian[2 + k]};
    } else {
      std::vector<double> axis(n, 0.0);
      axis[k] = 1;
      column = hessian_vector_here(problem, point, axis);
    }
    for (std::size_t i = 0; i < shown; ++i) probe.hessian[2 * i + k] = column[i];
  }
  probe.eigenvalues = eigenvalues(probe.hessian);
  return probe;
}

SurfaceField make_field(const Problem& problem, const std::array<double, 4>& region, int columns,
                        int rows) {
  SurfaceField field;
  field.region = region;
  field.columns = columns;
  field.rows = rows;
  field.f.resize(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  field.evaluate = PlaneFunction(problem);
  const auto width = static_cast<std::size_t>(columns);
  cpu::Executor(cpu_isa_or_baseline()).for_pieces(rows, 8, [&](std::int64_t begin, std::int64_t end) {
    std::vector<double> xy(2 * width), f(width);
    for (std::int64_t row = begin; row < end; ++row) {
      for (std::size_t column = 0; column < width; ++column) {
        xy[2 * column] = sample(region[0], region[1], static_cast<std::int64_t>(column), columns);
        xy[2 * column + 1] = sample(region[2], region[3], row, rows);
      }
      field.evaluate(xy, f);
      std::ranges::transform(f, field.f.begin() + row * columns,
                             [](double value) { return static_cast<float>(value); });
    }
  });
  return field;
}

double lambda_max(const Problem& problem) {
  if (problem.dimension != 2) return 0;
  double largest = 0;
  bool first = true;
  for (const KnownPoint& point : known_minima(*catalog().surface(problem.surface),
                                              problem.surface_parameters, problem.dimension)) {
    const double mine = probe(problem, point.x[0], point.x[1]).eigenvalues[1];
    largest = std::exchange(first, false) ? mine : std::max(largest, mine);
  }
  return largest;
}

}  // namespace steepest::engine
