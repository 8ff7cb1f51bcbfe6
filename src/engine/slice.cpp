// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/slice.h"

#include <algorithm>
#include <cmath>

#include "engine/evaluate.h"

namespace steepest::engine {
namespace {

constexpr int kSamples = 401;

/// f along one coordinate, the other one held at the slice's point.
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
  Evaluation at(double s, bool hessian = false) const {
    return evaluate_here(problem_, point(s), hessian);
  }

  void sample(double low, double high, Slice& slice) const {
    std::vector<double> points;
    for (int i = 0; i < kSamples; ++i) {
      const double share = static_cast<double>(i) / (kSamples - 1);
      slice.s.push_back(i == kSamples - 1 ? high : low + (high - low) * share);
      const auto here = point(slice.s.back());
      points.insert(points.end(), here.begin(), here.end());
    }
    Evaluation all = evaluate_here(problem_, points, false);
    slice.f = std::move(all.f);
    for (std::size_t i = 0; i < slice.s.size(); ++i) slice.slope.push_back(all.gradient[2 * i + axis_]);
  }

 private:
  const Problem& problem_;
  std::size_t axis_;
  std::array<double, 2> at_;
};

void descend(const Line& line, const SliceSpec& spec, Slice& slice) {
  double s = line.s();
  Evaluation here = line.at(s);
  for (int step = 0;; ++step) {
    slice.descent_s.push_back(s);
    slice.descent_f.push_back(here.f[0]);
    if (step == spec.steps) return;
    const double next = s - spec.learning_rate * here.gradient[line.axis()];
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
  const Evaluation here = line.at(line.s(), true);
  slice.value = here.f[0];
  std::ranges::copy(here.gradient, slice.gradient.begin());
  slice.curvature = here.hessian[3 * axis];
  // Where h is small beside s, s + h is not exactly that far away; the distance that there is counts.
  slice.other = line.point(line.s() + spec.h);
  const double distance = slice.other[axis] - line.s();
  slice.secant_slope =
      (line.at(slice.other[axis]).f[0] - slice.value) / (distance != 0 ? distance : spec.h);
  descend(line, spec, slice);
  return slice;
}

}  // namespace steepest::engine
