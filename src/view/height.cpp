// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/height.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace steepest::view {
namespace {

/// Decimals that a multiple of `step` needs.
double rounded(double value, double step) { return std::round(value / step) * step; }

void insert_commas(std::string& digits) {
  const std::size_t end = std::min(digits.find('.'), digits.size());
  const std::size_t begin = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = end; at > begin + 3;) digits.insert(at -= 3, 1, ',');
}

std::string with_minus(std::string digits) {
  if (digits == "-0") return "0";
  if (digits.starts_with('-')) digits.replace(0, 1, "\u2212");
  return digits;
}

}  // namespace

HeightScale::HeightScale(bool logarithmic, double s, double f_min, double f_max)
    : log_(logarithmic), s_(s > 0 ? s : 1), f_min_(f_min), f_max_(f_max) {
  if (!(f_max_ > f_min_)) f_max_ = f_min_ + 1;  // a flat surface still has a scale
  range_ = log_ ? std::log1p((f_max_ - f_min_) / s_) : f_max_ - f_min_;
}

double HeightScale::unit(double f) const {
  if (std::isnan(f)) return 1;
  const double above = std::clamp(f, f_min_, f_max_) - f_min_;
  return std::clamp((log_ ? std::log1p(above / s_) : above) / range_, 0., 1.);
}

double HeightScale::slope(double f) const {
  return log_ ? 1 / ((f - f_min_ + s_) * range_) : 1 / range_;
}

double HeightScale::inverse(double unit) const {
  const double h = std::clamp(unit, 0., 1.) * range_;
  return f_min_ + (log_ ? std::expm1(h) * s_ : h);
}

double nice_step(double x) {
  const double decade = std::pow(10., std::floor(std::log10(x)));
  for (const double m : {1., 2., 5.})
    if (m * decade >= x * (1 - 1e-9)) return m * decade;
  return 10 * decade;
}

std::vector<double> nice_levels(const HeightScale& scale, double spacing) {
  std::vector<double> levels;
  double f = scale.f_min();
  for (int guard = 0; guard < 64; ++guard) {
    const double u = scale.unit(f);
    if (u + spacing * .6 >= 1) break;
    const double step = nice_step((scale.inverse(u + spacing) - f) * .75);
    double next = rounded(f, step);
    while (next <= f || scale.unit(next) - u < spacing * .55) next += step;
    next = rounded(next, step);
    if (next >= scale.f_max() || scale.unit(next) > .995) break;
    levels.push_back(next);
    f = next;
  }
  return levels;
}

std::vector<double> nice_ticks(double low, double high, int count) {
  std::vector<double> ticks;
  if (!(high > low)) return ticks;
  const double step = nice_step((high - low) / std::max(1, count));
  for (double v = std::ceil(low / step - 1e-9) * step; v <= high + step * 1e-9; v += step)
    ticks.push_back(rounded(v, step));
  return ticks;
}

std::string number_text(double value, int decimals) {
  if (!std::isfinite(value)) return std::isnan(value) ? "nan" : value > 0 ? "∞" : "\u2212∞";
  const double size = std::abs(value);
  char text[64];
  if (size != 0 && (size >= 1e7 || size < .5 * std::pow(10., -decimals))) {
    std::snprintf(text, sizeof text, "%.3g", value);
    return with_minus(text);
  }
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  std::string digits = text;
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
  }
  insert_commas(digits);
  return with_minus(digits);
}

std::string count_text(long long value) {
  std::string digits = std::to_string(value);
  insert_commas(digits);
  return with_minus(digits);
}

}  // namespace steepest::view
