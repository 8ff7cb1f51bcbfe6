// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Dual numbers: forward-mode derivatives, exact up to rounding. Dual<S, N> holds a value and its N
// partial derivatives; Dual<Dual<L, N>, N> also holds the Hessian. Operands that are no duals
// (constants, coefficients) are Base<S>, so that no derivative of a constant is ever computed.
#pragma once
#include "core/math.h"

namespace steepest::STEEPEST_NS {

template <class S, int N>
struct Dual;

template <class S>
struct BaseOf {
  using type = S;
};
template <class S, int N>
struct BaseOf<Dual<S, N>> {
  using type = typename BaseOf<S>::type;
};
/// The lane type under any nesting of duals.
template <class S>
using Base = typename BaseOf<S>::type;

template <class S, int N>
struct Dual {
  using B = Base<S>;
  S v;
  S d[N];

  /// this' value stays, its derivatives become slope * d.
  STEEPEST_HD static Dual chain(const S& value, const S& slope, const Dual& inner) {
    Dual r;
    r.v = value;
    for (int i = 0; i < N; ++i) r.d[i] = slope * inner.d[i];
    return r;
  }

  STEEPEST_HD friend Dual operator+(const Dual& a, const Dual& b) {
    Dual r;
    r.v = a.v + b.v;
    for (int i = 0; i < N; ++i) r.d[i] = a.d[i] + b.d[i];
    return r;
  }
  STEEPEST_HD friend Dual operator-(const Dual& a, const Dual& b) {
    Dual r;
    r.v = a.v - b.v;
    for (int i = 0; i < N; ++i) r.d[i] = a.d[i] - b.d[i];
    return r;
  }
  STEEPEST_HD friend Dual operator-(const Dual& a) {
    Dual r;
    r.v = -a.v;
    for (int i = 0; i < N; ++i) r.d[i] = -a.d[i];
    return r;
  }
  STEEPEST_HD friend Dual operator*(const Dual& a, const Dual& b) {
    Dual r;
    r.v = a.v * b.v;
    for (int i = 0; i < N; ++i) r.d[i] = fma(a.v, b.d[i], b.v * a.d[i]);
    return r;
  }
  STEEPEST_HD friend Dual operator/(const Dual& a, const Dual& b) {
    Dual r;
    r.v = a.v / b.v;
    for (int i = 0; i < N; ++i) r.d[i] = (a.d[i] - r.v * b.d[i]) / b.v;
    return r;
  }

  STEEPEST_HD friend Dual operator+(const Dual& a, const B& b) { return with(a.v + b, a); }
  STEEPEST_HD friend Dual operator+(const B& a, const Dual& b) { return with(a + b.v, b); }
  STEEPEST_HD friend Dual operator-(const Dual& a, const B& b) { return with(a.v - b, a); }
  STEEPEST_HD friend Dual operator-(const B& a, const Dual& b) {
    Dual r;
    r.v = a - b.v;
    for (int i = 0; i < N; ++i) r.d[i] = -b.d[i];
    return r;
  }
  STEEPEST_HD friend Dual operator*(const Dual& a, const B& b) {
    Dual r;
    r.v = a.v * b;
    for (int i = 0; i < N; ++i) r.d[i] = a.d[i] * b;
    return r;
  }
  STEEPEST_HD friend Dual operator*(const B& a, const Dual& b) { return b * a; }
  STEEPEST_HD friend Dual operator/(const Dual& a, const B& b) {
    Dual r;
    r.v = a.v / b;
    for (int i = 0; i < N; ++i) r.d[i] = a.d[i] / b;
    return r;
  }

  STEEPEST_HD friend Dual fma(const Dual& a, const Dual& b, const Dual& c) {
    Dual r;
    r.v = fma(a.v, b.v, c.v);
    for (int i = 0; i < N; ++i) r.d[i] = fma(a.v, b.d[i], fma(b.v, a.d[i], c.d[i]));
    return r;
  }
  STEEPEST_HD friend Dual fma(const Dual& a, const Dual& b, const B& c) {
    Dual r;
    r.v = fma(a.v, b.v, c);
    for (int i = 0; i < N; ++i) r.d[i] = fma(a.v, b.d[i], b.v * a.d[i]);
    return r;
  }
  STEEPEST_HD friend Dual fma(const B& a, const Dual& b, const Dual& c) {
    Dual r;
    r.v = fma(a, b.v, c.v);
    for (int i = 0; i < N; ++i) r.d[i] = fma(a, b.d[i], c.d[i]);
    return r;
  }
  STEEPEST_HD friend Dual fma(const Dual& a, const B& b, const Dual& c) { return fma(b, a, c); }
  STEEPEST_HD friend Dual fma(const B& a, const Dual& b, const B& c) {
    Dual r;
    r.v = fma(a, b.v, c);
    for (int i = 0; i < N; ++i) r.d[i] = a * b.d[i];
    return r;
  }
  STEEPEST_HD friend Dual fma(const Dual& a, const B& b, const B& c) { return fma(b, a, c); }

 private:
  STEEPEST_HD static Dual with(const S& value, const Dual& slopes) {
    Dual r = slopes;
    r.v = value;
    return r;
  }
};

// fma where one operand is a base and the others are inner duals: fma(S, S, B) and the like come from
// the friends of S; for a plain lane type they are the lane's own fma.

/// A constant with the derivatives of nothing.
template <class S>
struct Constant {
  STEEPEST_HD static S of(const Base<S>& c) { return c; }
};
template <class S, int N>
struct Constant<Dual<S, N>> {
  STEEPEST_HD static Dual<S, N> of(const Base<S>& c) {
    Dual<S, N> r;
    r.v = Constant<S>::of(c);
    for (int i = 0; i < N; ++i) r.d[i] = Constant<S>::of(Base<S>(0));
    return r;
  }
};

/// The variable number `i` of N, at x.
template <class S>
struct Variable {
  STEEPEST_HD static S at(const Base<S>& x, int) { return x; }
};
template <class S, int N>
struct Variable<Dual<S, N>> {
  STEEPEST_HD static Dual<S, N> at(const Base<S>& x, int i) {
    Dual<S, N> r;
    r.v = Variable<S>::at(x, i);
    for (int k = 0; k < N; ++k) r.d[k] = Constant<S>::of(Base<S>(k == i ? 1 : 0));
    return r;
  }
};

/// The value under any nesting of duals.
template <class L>
STEEPEST_HD L primal(const L& a) {
  return a;
}
template <class S, int N>
STEEPEST_HD Base<S> primal(const Dual<S, N>& a) {
  return primal(a.v);
}

/// select() for any nesting: a where the mask, a comparison of bases, holds, else b; what is not chosen
/// may be anything, NaN included.
template <class M, class L>
STEEPEST_HD L choose(const M& mask, const L& a, const L& b) {
  return select(mask, a, b);
}
template <class M, class S, int N>
STEEPEST_HD Dual<S, N> choose(const M& mask, const Dual<S, N>& a, const Dual<S, N>& b) {
  Dual<S, N> r;
  r.v = choose(mask, a.v, b.v);
  for (int i = 0; i < N; ++i) r.d[i] = choose(mask, a.d[i], b.d[i]);
  return r;
}

template <class S>
STEEPEST_HD S square(const S& a) {
  return a * a;
}
template <class S, int N>
STEEPEST_HD Dual<S, N> square(const Dual<S, N>& a) {
  return Dual<S, N>::chain(square(a.v), a.v + a.v, a);
}

template <class S, int N>
STEEPEST_HD Dual<S, N> exp(const Dual<S, N>& a) {
  const S e = exp(a.v);
  return Dual<S, N>::chain(e, e, a);
}
template <class S, int N>
STEEPEST_HD Dual<S, N> log(const Dual<S, N>& a) {
  return Dual<S, N>::chain(log(a.v), Constant<S>::of(Base<S>(1)) / a.v, a);
}
template <class S, int N>
STEEPEST_HD Dual<S, N> tanh(const Dual<S, N>& a) {
  const S t = tanh(a.v);
  return Dual<S, N>::chain(t, Base<S>(1) - square(t), a);
}
template <class S, int N>
STEEPEST_HD Dual<S, N> sin2pi(const Dual<S, N>& a) {
  return Dual<S, N>::chain(sin2pi(a.v), cos2pi(a.v) * Base<S>(kTwoPi), a);
}
template <class S, int N>
STEEPEST_HD Dual<S, N> cos2pi(const Dual<S, N>& a) {
  return Dual<S, N>::chain(cos2pi(a.v), sin2pi(a.v) * Base<S>(-kTwoPi), a);
}
template <class S, int N>
STEEPEST_HD Dual<S, N> hav2pi(const Dual<S, N>& a) {
  return Dual<S, N>::chain(hav2pi(a.v), sin2pi(a.v) * Base<S>(kTwoPi / 2), a);
}
template <class S, int N>
STEEPEST_HD Dual<S, N> sin(const Dual<S, N>& a) {
  return Dual<S, N>::chain(sin(a.v), cos(a.v), a);
}
template <class S, int N>
STEEPEST_HD Dual<S, N> cos(const Dual<S, N>& a) {
  return Dual<S, N>::chain(cos(a.v), -sin(a.v), a);
}

// Kinks: which slope counts there is a convention of the field's libraries.

/// The slope is 0, at the jump too.
template <class S, int N>
STEEPEST_HD Dual<S, N> sign(const Dual<S, N>& a) {
  return Dual<S, N>::chain(sign(a.v), Constant<S>::of(Base<S>(0)), a);
}
/// |a| has a kink at 0; there its slope counts as 0, one of its subgradients.
template <class S, int N>
STEEPEST_HD Dual<S, N> absolute(const Dual<S, N>& a) {
  const Base<S> side = sign(primal(a));
  Dual<S, N> r;
  r.v = absolute(a.v);
  for (int i = 0; i < N; ++i) r.d[i] = a.d[i] * side;
  return r;
}

/// The square root of a sum of squares has a cusp at 0; there its slope counts as 0, so that a chain
/// that stands exactly on it stays, instead of becoming NaN.
template <class L>
STEEPEST_HD L inverse_or_zero(L a) {
  return select(a == L(0), L(0), L(1) / a);
}
template <class S, int N>
STEEPEST_HD Dual<S, N> inverse_or_zero(const Dual<S, N>& a) {
  const S r = inverse_or_zero(a.v);
  return Dual<S, N>::chain(r, -square(r), a);
}
template <class S, int N>
STEEPEST_HD Dual<S, N> sqrt(const Dual<S, N>& a) {
  const S root = sqrt(a.v);
  return Dual<S, N>::chain(root, inverse_or_zero(root) * Base<S>(0.5), a);
}

}  // namespace steepest::STEEPEST_NS
