// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/slopes.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>

#include "base/names.h"
#include "launch_lines.h"

namespace steepest::engine {
namespace {

using kernels::Line;
/// The slope that errors are measured against, at the x of a precision.
using Exact = std::function<long double(double x)>;

constexpr int kDecades = 16, kPerDecade = 4;

SlopeEstimate estimate(double slope, long double exact) {
  const long double off = std::abs(static_cast<long double>(slope) - exact);
  return {slope, static_cast<double>(exact == 0 ? off : off / std::abs(exact))};
}

/// Every quotient in R, as a program in that precision would have it.
template <class R>
SlopeTable table(const Line& line, double x, std::span<const double> steps, const Exact& exact_at) {
  SlopeTable table;
  const R at = static_cast<R>(x);
  const long double exact = exact_at(static_cast<double>(at));
  const R f = static_cast<R>(line.value(static_cast<double>(at)));
  const SlopeEstimate dual = estimate(line.dual(static_cast<double>(at)), exact);
  const auto value = [&](R t) { return static_cast<R>(line.value(static_cast<double>(t))); };
  for (const double step : steps) {
    const R h = static_cast<R>(step);
    if (h == 0) continue;  // too small for the precision
    const R right = at + h, left = at - h;
    const R forward = (value(right) - f) / h, central = (value(right) - value(left)) / (R(2) * h);
    const R turned =
        static_cast<R>(line.complex_step(static_cast<double>(at), static_cast<double>(h))) / h;
    table.h.push_back(static_cast<double>(h));
    const auto add = [&](SlopeMethod method, SlopeEstimate e) {
      table.by[static_cast<std::size_t>(method)].push_back(e);
    };
    add(SlopeMethod::Forward, estimate(static_cast<double>(forward), exact));
    add(SlopeMethod::Central, estimate(static_cast<double>(central), exact));
    add(SlopeMethod::ComplexStep, estimate(static_cast<double>(turned), exact));
    add(SlopeMethod::Dual, dual);
  }
  return table;
}

SlopeComparison compare(const Line& f32, const Line& f64, double x, std::span<const double> h,
                        const Exact& exact, bool closed_form) {
  SlopeComparison all;
  all.at = x;
  all.exact = static_cast<double>(exact(x));
  all.closed_form = closed_form;
  all.f32 = table<float>(f32, x, h, exact);
  all.f64 = table<double>(f64, x, h, exact);
  return all;
}

}  // namespace

std::vector<double> usual_steps() {
  std::vector<double> h;
  for (int k = 0; k <= kDecades * kPerDecade; ++k)
    h.push_back(std::pow(10, -static_cast<double>(k) / kPerDecade));
  return h;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const auto& one : kernels::functions()) names.emplace_back(one.name);
  return names;
}

double usual_place(std::string_view function) {
  const auto all = kernels::functions();
  const auto found = std::ranges::find(all, function, &kernels::FunctionInfo::name);
  return found == all.end() ? 0 : found->at;
}

Result<SlopeComparison> compare_slopes(std::string_view function, double x, std::span<const double> h) {
  const auto all = kernels::functions();
  const auto found = std::ranges::find(all, function, &kernels::FunctionInfo::name);
  if (found == all.end())
    return std::unexpected(base::unknown_name("function", function, function_names()));
  const int index = static_cast<int>(found - all.begin());
  const auto exact = [found](double at) { return found->slope(at); };
  return compare(*kernels::function_line(index, Precision::F32),
                 *kernels::function_line(index, Precision::F64), x, h, exact, true);
}

SlopeComparison compare_slopes(const Problem& problem, std::span<const double> point, int coordinate,
                               std::span<const double> h) {
  const auto f32 = kernels::surface_line(problem, point, coordinate, Precision::F32);
  const auto f64 = kernels::surface_line(problem, point, coordinate, Precision::F64);
  const auto exact = [&](double at) { return static_cast<long double>(f64->dual(at)); };
  return compare(*f32, *f64, point[static_cast<std::size_t>(coordinate)], h, exact, false);
}

}  // namespace steepest::engine
