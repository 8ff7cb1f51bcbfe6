// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Complex numbers for the complex step, Im f(x + ih) / h: nothing nearly equal is subtracted, so h may
// be as small as the exponent allows (Squire and Trapp, SIAM Review 40 (1998)). What a formula may call
// on duals it may call here. Where f has a kink the side of the real part counts. Host only.
#pragma once
#include <cmath>

#include "core/dual.h"

namespace steepest::STEEPEST_NS {

template <class R>
struct Complex {
  R re, im;
  Complex() = default;
  explicit Complex(R real) : re(real), im(0) {}
  Complex(R real, R imaginary) : re(real), im(imaginary) {}

  friend Complex operator+(const Complex& a, const Complex& b) { return {a.re + b.re, a.im + b.im}; }
  friend Complex operator-(const Complex& a, const Complex& b) { return {a.re - b.re, a.im - b.im}; }
  friend Complex operator-(const Complex& a) { return {-a.re, -a.im}; }
  friend Complex operator*(const Complex& a, const Complex& b) {
    return {fma(-a.im, b.im, a.re * b.re), fma(a.re, b.im, a.im * b.re)};
  }
  friend Complex operator/(const Complex& a, const Complex& b) {
    const R size = fma(b.re, b.re, b.im * b.im);
    return {fma(a.re, b.re, a.im * b.im) / size, fma(a.im, b.re, -(a.re * b.im)) / size};
  }

  friend Complex operator+(const Complex& a, const R& b) { return {a.re + b, a.im}; }
  friend Complex operator+(const R& a, const Complex& b) { return b + a; }
  friend Complex operator-(const Complex& a, const R& b) { return {a.re - b, a.im}; }
  friend Complex operator-(const R& a, const Complex& b) { return {a - b.re, -b.im}; }
  friend Complex operator*(const Complex& a, const R& b) { return {a.re * b, a.im * b}; }
  friend Complex operator*(const R& a, const Complex& b) { return b * a; }
  friend Complex operator/(const Complex& a, const R& b) { return {a.re / b, a.im / b}; }

  friend Complex fma(const Complex& a, const Complex& b, const Complex& c) {
    return {fma(a.re, b.re, c.re) - a.im * b.im, fma(a.re, b.im, fma(a.im, b.re, c.im))};
  }
  friend Complex fma(const Complex& a, const Complex& b, const R& c) {
    return fma(a, b, Complex{c, R(0)});
  }
  friend Complex fma(const R& a, const Complex& b, const Complex& c) {
    return {fma(a, b.re, c.re), fma(a, b.im, c.im)};
  }
  friend Complex fma(const Complex& a, const R& b, const Complex& c) { return fma(b, a, c); }
  friend Complex fma(const R& a, const Complex& b, const R& c) { return {fma(a, b.re, c), a * b.im}; }
  friend Complex fma(const Complex& a, const R& b, const R& c) { return fma(b, a, c); }
};

template <class R>
struct BaseOf<Complex<R>> {
  using type = R;
};
template <class R>
struct Constant<Complex<R>> {
  static Complex<R> of(const R& c) { return {c, R(0)}; }
};

template <class R>
R primal(const Complex<R>& a) {
  return a.re;
}
template <class M, class R>
Complex<R> choose(const M& mask, const Complex<R>& a, const Complex<R>& b) {
  return {select(mask, a.re, b.re), select(mask, a.im, b.im)};
}
template <class R>
Complex<R> square(const Complex<R>& a) {
  return a * a;
}

namespace detail {

/// sinh(b) / b - 1 and cosh(b) - 1 as series in b^2, which keep every digit of a small b; beyond 1 from
/// the exponential.
template <class R>
R sinh_of(R b) {
  if (b > R(1) || b < R(-1)) return R(0.5) * (exp(b) - exp(-b));
  const R u = b * b;
  R sum = R(1);
  for (int k = 20; k > 0; k -= 2) sum = R(1) + u / R(k * (k + 1)) * sum;
  return b * sum;
}
template <class R>
R cosh_of(R b) {
  if (b > R(1) || b < R(-1)) return R(0.5) * (exp(b) + exp(-b));
  const R u = b * b;
  R sum = R(1);
  for (int k = 20; k > 0; k -= 2) sum = R(1) + u / R(k * (k - 1)) * sum;
  return sum;
}

}  // namespace detail

template <class R>
Complex<R> exp(const Complex<R>& a) {
  const R size = exp(a.re);
  return {size * cos(a.im), size * sin(a.im)};
}
template <class R>
Complex<R> log(const Complex<R>& a) {
  return {a.im == R(0) ? log(a.re) : R(0.5) * log(fma(a.re, a.re, a.im * a.im)), std::atan2(a.im, a.re)};
}
template <class R>
Complex<R> sin(const Complex<R>& a) {
  return {sin(a.re) * detail::cosh_of(a.im), cos(a.re) * detail::sinh_of(a.im)};
}
template <class R>
Complex<R> cos(const Complex<R>& a) {
  return {cos(a.re) * detail::cosh_of(a.im), -(sin(a.re) * detail::sinh_of(a.im))};
}
template <class R>
Complex<R> sin2pi(const Complex<R>& a) {
  const R im = a.im * R(kTwoPi);
  return {sin2pi(a.re) * detail::cosh_of(im), cos2pi(a.re) * detail::sinh_of(im)};
}
template <class R>
Complex<R> cos2pi(const Complex<R>& a) {
  const R im = a.im * R(kTwoPi);
  return {cos2pi(a.re) * detail::cosh_of(im), -(sin2pi(a.re) * detail::sinh_of(im))};
}
template <class R>
Complex<R> hav2pi(const Complex<R>& a) {
  const Complex<R> s = sin2pi(a * R(0.5));
  return s * s;
}
template <class R>
Complex<R> tanh(const Complex<R>& a) {
  const R t = tanh(a.re), u = sin(a.im) / cos(a.im);
  return Complex<R>{t, u} / Complex<R>{R(1), t * u};
}
template <class R>
Complex<R> absolute(const Complex<R>& a) {
  return a * sign(a.re);
}
template <class R>
Complex<R> sign(const Complex<R>& a) {
  return {sign(a.re), R(0)};
}
template <class R>
Complex<R> ramp(const Complex<R>& a) {
  return a.re < R(0) ? Complex<R>{R(0), R(0)} : a;
}
template <class R>
Complex<R> is_positive(const Complex<R>& a) {
  return {a.re > R(0) ? R(1) : R(0), R(0)};
}
template <class R>
Complex<R> inverse_or_zero(const Complex<R>& a) {
  return a.re == R(0) && a.im == R(0) ? a : Complex<R>{R(1), R(0)} / a;
}
/// The root with a positive real part.
template <class R>
Complex<R> sqrt(const Complex<R>& a) {
  const R re = sqrt(R(0.5) * (sqrt(fma(a.re, a.re, a.im * a.im)) + a.re));
  return {re, re == R(0) ? sqrt(absolute(a.im)) : R(0.5) * a.im / re};
}

}  // namespace steepest::STEEPEST_NS
