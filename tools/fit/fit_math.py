#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""Fits the polynomials of kernels/core/math.h and the normal table of kernels/core/normal.h.

usage: python3 tools/fit/fit_math.py > kernels/core/tables.h      (needs mpmath; takes a minute)

Polynomials: Chebyshev interpolation of the smooth factor of each function, in 60 digits, then
rounded to the target precision; within a few per cent of minimax at these degrees.
Normals: |z| = the inverse of q = erfc(|z|/sqrt 2) at q = |f| / 2^31, where f = float(int32 word).
One quartic per octave of f in t = 1.mantissa - 1.5, exact at both ends of every octave: a table that
jumps at octave ends fails a chi-square test in 65,536 bins, one that is continuous passes.
"""
import struct
import mpmath as mp

mp.mp.dps = 60


def chebyshev(f, low, high, degree):
    """Coefficients (ascending powers) of the interpolant of f on [low, high]."""
    nodes = [mp.cos(mp.pi * (2 * k + 1) / (2 * degree + 2)) for k in range(degree + 1)]
    xs = [(low + high) / 2 + (high - low) / 2 * n for n in nodes]
    return newton_to_power(xs, [f(x) for x in xs])


def newton_to_power(xs, ys):
    n = len(xs)
    c = list(ys)
    for j in range(1, n):
        for i in range(n - 1, j - 1, -1):
            c[i] = (c[i] - c[i - 1]) / (xs[i] - xs[i - j])
    poly = [c[n - 1]]
    for i in range(n - 2, -1, -1):
        shifted = [mp.mpf(0)] + poly
        for k, p in enumerate(poly):
            shifted[k] -= xs[i] * p
        shifted[0] += c[i]
        poly = shifted
    return poly


def f32(x):
    return struct.unpack("f", struct.pack("f", float(x)))[0]


def emit(name, kind, values):
    rounded = [f32(v) if kind == "float" else float(v) for v in values]
    suffix = "f" if kind == "float" else ""
    body = ", ".join(v.hex() + suffix for v in rounded)
    print(f"STEEPEST_TABLE {kind} {name}[{len(rounded)}] = {{{body}}};")


def sine_factor(u):
    """sin(2 pi t) / (t (1/4 - t^2)) as a function of u = t^2."""
    t = mp.sqrt(u)
    if t == 0:
        return 8 * mp.pi
    if abs(t - mp.mpf(1) / 2) < mp.mpf(10) ** -40:
        return 4 * mp.pi
    return mp.sin(2 * mp.pi * t) / (t * (mp.mpf(1) / 4 - u))


def haversine_factor(u):
    """sin(pi t)^2 / t^2 as a function of u = t^2."""
    t = mp.sqrt(u)
    return mp.pi**2 if t == 0 else (mp.sin(mp.pi * t) / t) ** 2


def exp_factor(r):
    """(e^r - 1 - r) / r^2"""
    if abs(r) < mp.mpf(10) ** -12:
        return mp.mpf(1) / 2 + r / 6 + r * r / 24
    return (mp.exp(r) - 1 - r) / r**2


def log_factor(u):
    """(log((1+s)/(1-s)) - 2 s) / s^3 as a function of u = s^2."""
    s = mp.sqrt(u)
    if s < mp.mpf(10) ** -12:
        return mp.mpf(2) / 3 + 2 * u / 5
    return (mp.log((1 + s) / (1 - s)) - 2 * s) / s**3


def tanh_factor(u):
    """(tanh(x) - x) / x^3 as a function of u = x^2."""
    x = mp.sqrt(u)
    if x < mp.mpf(10) ** -12:
        return -mp.mpf(1) / 3 + 2 * u / 15
    return (mp.tanh(x) - x) / x**3


def normal_octave(exponent):
    """Quartic for 2^exponent <= |f| < 2^(exponent+1), continuous with its neighbours."""
    def z(t):
        q = (t + mp.mpf(3) / 2) * mp.mpf(2) ** (exponent - 31)
        return mp.sqrt(2) * mp.erfinv(1 - q) if q < 1 else mp.mpf(0)

    left, right = z(-mp.mpf(1) / 2), z(mp.mpf(1) / 2)
    mean, slope = (left + right) / 2, right - left

    def remainder(t):
        return (z(t) - mean - slope * t) / (t * t - mp.mpf(1) / 4)

    a, b, c = chebyshev(remainder, -mp.mpf(1) / 2, mp.mpf(1) / 2, 2)
    return [mean - a / 4, slope - b / 4, a - c / 4, b, c]


def main():
    print("// SPDX-FileCopyrightText: 2026 Steepest authors")
    print("// SPDX-License-Identifier: MIT")
    print("// Written by tools/fit/fit_math.py; do not edit. The normal table is part of the noise stream.")
    print("// clang-format off")
    half, third = mp.mpf(1) / 2, mp.log(2) / 2
    s_max = (mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)
    for kind, name, sine, haversine, exp, log, tanh in (
        ("float", "F32", 5, 5, 4, 3, 5),
        ("double", "F64", 10, 9, 10, 7, 10),
    ):
        emit(f"kSine{name}", kind, chebyshev(sine_factor, mp.mpf(0), half * half, sine))
        emit(f"kHaversine{name}", kind, chebyshev(haversine_factor, mp.mpf(0), half * half, haversine))
        emit(f"kExp{name}", kind, chebyshev(exp_factor, -third, third, exp))
        emit(f"kLog{name}", kind, chebyshev(log_factor, mp.mpf(0), s_max**2, log))
        emit(f"kTanh{name}", kind, chebyshev(tanh_factor, mp.mpf(0), mp.mpf(25) / 64, tanh))
    # Entry = low five bits of f's biased exponent: 2^1 .. 2^30 -> 0 .. 29, 2^31 -> 30, 2^0 -> 31.
    octaves = [normal_octave(e) for e in range(1, 31)] + [[mp.mpf(0)] * 5] + [normal_octave(0)]
    for power in range(5):
        emit(f"kNormal{power}", "float", [o[power] for o in octaves])


if __name__ == "__main__":
    main()
