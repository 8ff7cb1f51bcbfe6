// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/slice.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/evaluate.h"

namespace steepest::engine {
namespace {

constexpr int kSamples = 401;

/// f along one coordinate, the others held at the slice's point.
class Line {
 public:
  Line(const Problem& problem, const SliceSpec& spec)
      : problem_(problem), axis_(spec.axis == Axis::X ? 0 : 1), at_(spec.at) {}

  std::size_t axis() const { return axis_; }
  double s() const { return at_[axis_]; }
  std::array<double, 2> point(double s) const {
    auto point = at_;
    point[axis_] = s;
    return point;
  }
  Evaluation at(double s) const {
    const auto [x, y] = point(s);
    return evaluate_here(problem_, point_in_plane(problem_, x, y), false);
  }
  /// Of f along the line.
  double curvature(double s) const {
    if (is_flat()) return 0;
    const auto [x, y] = point(s);
    std::vector<double> direction(static_cast<std::size_t>(problem_.dimension), 0.0);
    direction[axis_] = 1;
    return hessian_vector_here(problem_, point_in_plane(problem_, x, y), direction)[axis_];
  }
  /// Of f along y, where y is no coordinate.
  bool is_flat() const { return axis_ >= static_cast<std::size_t>(problem_.dimension); }
  double slope(const Evaluation& at, std::size_t point = 0) const {
    const auto n = static_cast<std::size_t>(problem_.dimension);
    return is_flat() ? 0 : at.gradient[n * point + axis_];
  }

  void sample(double low, double high, Slice& slice) const {
    std::vector<double> points;
    for (int i = 0; i < kSamples; ++i) {
      const double share = static_cast<double>(i) / (kSamples - 1);
      slice.s.push_back(i == kSamples - 1 ? high : low + (high - low) * share);
      const auto [x, y] = point(slice.s.back());
      const auto here = point_in_plane(problem_, x, y);
      points.insert(points.end(), here.begin(), here.end());
    }
    Evaluation all = evaluate_here(problem_, points, false);
    slice.f = std::move(all.f);
    for (std::size_t i = 0; i < slice.s.size(); ++i) slice.slope.push_back(slope(all, i));
  }

 private:
  const Problem& problem_;
  std::size_t axis_;
  std::array<double, 2> at_;
};

/// The bottom lies where the slope changes its sign beside the lowest sample downhill of the point.
double valley_curvature(const Line& line, const Slice& slice) {
  const auto& f = slice.f;
  const std::size_t last = f.size() - 1;
  const auto here = std::ranges::lower_bound(slice.s, line.s()) - slice.s.begin();
  auto k = std::clamp<std::size_t>(static_cast<std::size_t>(here), 1, last - 1);
  while (k > 0 && f[k - 1] < f[k]) --k;
  while (k < last && f[k + 1] < f[k]) ++k;
  if (k == 0 || k == last || !(slice.slope[k - 1] < 0 && slice.slope[k + 1] > 0)) return 0;
  double low = slice.s[k - 1], high = slice.s[k + 1];
  constexpr int kHalvings = 40;
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = std::midpoint(low, high);
    (line.slope(line.at(middle)) < 0 ? low : high) = middle;
  }
  const double jump = line.slope(line.at(high)) - line.slope(line.at(low));
  const bool kink = jump > 1e-3 * (slice.slope[k + 1] - slice.slope[k - 1]);
  return kink ? 0 : line.curvature(high);
}

void descend(const Line& line, const SliceSpec& spec, Slice& slice) {
  double s = line.s();
  Evaluation here = line.at(s);
  for (int step = 0;; ++step) {
    slice.descent_s.push_back(s);
    slice.descent_f.push_back(here.f[0]);
    if (step == spec.steps) return;
    const double next = s - spec.learning_rate * line.slope(here);
    if (!std::isfinite(next)) continue;
    Evaluation there = line.at(next);
    if (!std::isfinite(there.f[0])) continue;
    s = next;
    here = std::move(there);
  }
}

}  // namespace

Slice make_slice(const Problem& problem, const std::array<double, 4>& region, const SliceSpec& spec) {
  Slice slice;
  slice.spec = spec;
  const Line line(problem, spec);
  const std::size_t axis = line.axis();
  line.sample(region[2 * axis], region[2 * axis + 1], slice);
  const Evaluation here = line.at(line.s());
  slice.value = here.f[0];
  const auto n = static_cast<std::size_t>(problem.dimension);
  std::copy_n(here.gradient.begin(), std::min<std::size_t>(n, 2), slice.gradient.begin());
  slice.curvature = line.curvature(line.s());
  slice.valley_curvature = valley_curvature(line, slice);
  // Where h is small beside s, s + h is not exactly that far away; the distance that there is counts.
  slice.other = line.point(line.s() + spec.h);
  const double distance = slice.other[axis] - line.s();
  slice.secant_slope =
      (line.at(slice.other[axis]).f[0] - slice.value) / (distance != 0 ? distance : spec.h);
  descend(line, spec, slice);
  return slice;
}

}  // namespace steepest::engine
