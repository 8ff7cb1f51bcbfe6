// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <array>

#include "functions.h"
#include "gradient.h"
#include "launch_lines.h"
#include "surfaces/list.h"

namespace steepest::kernels {
namespace {

using namespace steepest::baseline;

/// The four ways from one formula: `F::operator()(T)` for T = R, Complex<R> and Dual<R, 1>.
template <class R, class F>
class LineOf final : public Line {
 public:
  explicit LineOf(F f) : f_(std::move(f)) {}
  double value(double x) const override { return static_cast<double>(f_(static_cast<R>(x))); }
  double complex_step(double x, double h) const override {
    return static_cast<double>(f_(Complex<R>{static_cast<R>(x), static_cast<R>(h)}).im);
  }
  double dual(double x) const override {
    Dual<R, 1> at;
    at.v = static_cast<R>(x);
    at.d[0] = R(1);
    return static_cast<double>(f_(at).d[0]);
  }

 private:
  F f_;
};
template <class R, class F>
std::unique_ptr<Line> line_of(F f) {
  return std::make_unique<LineOf<R, F>>(std::move(f));
}

template <class R, class Function>
std::unique_ptr<Line> textbook_line() {
  return line_of<R>([](const auto& x) { return Function::value(x); });
}
template <class R, class... F>
std::unique_ptr<Line> textbook(int index, List<F...>) {
  using Make = std::unique_ptr<Line> (*)();
  constexpr Make kTable[] = {&textbook_line<R, F>...};
  return kTable[index]();
}

/// A point of which one coordinate is the variable.
template <class R>
struct Through {
  std::vector<R> point;
  int coordinate;
  template <class T>
  T at(int i, const T& x) const {
    return i == coordinate ? x : Constant<T>::of(point[static_cast<std::size_t>(i)]);
  }
};
template <class R, class T>
struct Coordinates {
  const Through<R>& through;
  const T& x;
  T operator[](int i) const { return through.at(i, x); }
};

template <class R, class Surface>
std::unique_ptr<Line> planar_line(const SurfaceCall& call, Through<R> through) {
  return line_of<R>([c = surface_coefficients<R>(call.numbers), through](const auto& x) {
    return Surface::value(through.at(0, x), through.at(1, x), c);
  });
}
template <class R, class Surface>
std::unique_ptr<Line> nd_line(const SurfaceCall& call, Through<R> through) {
  return line_of<R>(
      [c = surface_coefficients<R>(call.numbers), through, n = call.dimension](const auto& x) {
        using T = std::decay_t<decltype(x)>;
        return Surface::template value<T>(Coordinates<R, T>{through, x}, n, c);
      });
}
template <class R, class... S, class... Nd>
std::unique_ptr<Line> along(const SurfaceCall& call, Through<R> through, List<S...>, List<Nd...>) {
  using Make = std::unique_ptr<Line> (*)(const SurfaceCall&, Through<R>);
  constexpr Make kPlanar[] = {&planar_line<R, S>...}, kNd[] = {&nd_line<R, Nd>...};
  return (call.nd < 0 ? kPlanar[call.index] : kNd[call.nd])(call, std::move(through));
}
template <class R>
std::unique_ptr<Line> along(const Problem& problem, std::span<const double> point, int coordinate) {
  Through<R> through{{}, coordinate};
  for (const double x : point) through.point.push_back(static_cast<R>(x));
  return along<R>(surface_call(problem), std::move(through), Surfaces{}, NdSurfaces{});
}

template <class... F>
std::span<const FunctionInfo> infos(List<F...>) {
  static constexpr std::array<FunctionInfo, sizeof...(F)> kInfos = {F::kInfo...};
  return kInfos;
}

}  // namespace

std::span<const FunctionInfo> functions() { return infos(Functions{}); }

std::unique_ptr<Line> function_line(int index, Precision precision) {
  return precision == Precision::F32 ? textbook<float>(index, Functions{})
                                     : textbook<double>(index, Functions{});
}

std::unique_ptr<Line> surface_line(const Problem& problem, std::span<const double> point, int coordinate,
                                   Precision precision) {
  return precision == Precision::F32 ? along<float>(problem, point, coordinate)
                                     : along<double>(problem, point, coordinate);
}

}  // namespace steepest::kernels
