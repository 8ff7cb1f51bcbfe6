#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""Finds the stationary points that kernels/surfaces/*.h list.

usage: python3 tools/fit/stationary_points.py [SURFACE ...]      (needs mpmath; all: three minutes)

Newton's method on the gradient from every point of a grid over the domain, then polished in 40
digits; sorted as the catalog wants them: minima before saddles before maxima, lower losses first.
Of Rastrigin and Ackley, whose stationary points come in hundreds, only the minima with
0 <= y <= x are printed: the others are their mirror images.
"""
import sys
import mpmath as mp

mp.mp.dps = 40
E, PI = mp.e, mp.pi


def peaks(x, y):
    return (3 * (1 - x) ** 2 * mp.exp(-x**2 - (y + 1) ** 2)
            - 10 * (x / 5 - x**3 - y**5) * mp.exp(-x**2 - y**2) - mp.exp(-(x + 1) ** 2 - y**2) / 3)


def ackley(x, y):
    return (-20 * mp.exp(-mp.sqrt((x**2 + y**2) / 2) / 5)
            - mp.exp((mp.cos(2 * PI * x) + mp.cos(2 * PI * y)) / 2) + 20 + E)


# name: f, domain, starts per axis
SURFACES = {
    "himmelblau": (lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2, (-6, 6, -6, 6), 13),
    "rosenbrock": (lambda x, y: 100 * (y - x**2) ** 2 + (1 - x) ** 2, (-2, 2, -1, 3), 7),
    "beale": (lambda x, y: (mp.mpf("1.5") - x + x * y) ** 2 + (mp.mpf("2.25") - x + x * y**2) ** 2
              + (mp.mpf("2.625") - x + x * y**3) ** 2, (-4.5, 4.5, -4.5, 4.5), 25),
    "styblinski-tang": (lambda x, y: (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2, (-5, 5, -5, 5), 11),
    "six-hump-camel": (lambda x, y: (4 - mp.mpf("2.1") * x**2 + x**4 / 3) * x**2 + x * y + (4 * y**2 - 4) * y**2,
                       (-3, 3, -2, 2), 25),
    "double-well": (lambda x, y: (x**2 - 1) ** 2 / 4 + y**2 / 2, (-2, 2, -2, 2), 7),
    "peaks": (peaks, (-3, 3, -3, 3), 31),
    "rastrigin": (lambda x, y: 20 + x**2 + y**2 - 10 * (mp.cos(2 * PI * x) + mp.cos(2 * PI * y)), (0, 5.12, 0, 5.12), 0),
    "ackley": (ackley, (0, 5, 0, 5), 0),
}


def derivatives(f, x, y):
    """Gradient and Hessian by Taylor coefficients of mpmath's own differentiation."""
    d = lambda i, j: mp.diff(f, (x, y), (i, j))
    return d(1, 0), d(0, 1), d(2, 0), d(1, 1), d(0, 2)


def newton(f, x, y, domain, digits):
    """The stationary point that Newton's method reaches inside the domain, or None."""
    for _ in range(60):
        gx, gy, a, b, d = derivatives(f, x, y)
        det = a * d - b * b
        if det == 0:
            return None
        step_x, step_y = (d * gx - b * gy) / det, (a * gy - b * gx) / det
        x, y = x - step_x, y - step_y
        if abs(x) > 2 * domain[1] or abs(y) > 2 * max(abs(domain[2]), abs(domain[3])):
            return None
        if abs(step_x) + abs(step_y) < mp.mpf(10) ** -digits:
            inside = domain[0] <= x <= domain[1] and domain[2] <= y <= domain[3]
            return (x, y) if inside else None
    return None


def starts(domain, count):
    if count:
        for i in range(count):
            for j in range(count):
                yield (domain[0] + (domain[1] - domain[0]) * (i + mp.mpf("0.37")) / count,
                       domain[2] + (domain[3] - domain[2]) * (j + mp.mpf("0.41")) / count)
    else:  # a lattice: one minimum near every whole point, somewhat towards the origin
        for i in range(1, 6):
            for j in range(i + 1):
                yield mp.mpf("0.985") * i, mp.mpf("0.985") * j


def kind_of(f, x, y):
    _, _, a, b, d = derivatives(f, x, y)
    root = mp.sqrt(((a - d) / 2) ** 2 + b * b)
    low, high = (a + d) / 2 - root, (a + d) / 2 + root
    return (0 if low > 0 else 2 if high < 0 else 1), low, high


def find(f, domain, count):
    found = []
    for x, y in starts(domain, count):
        mp.mp.dps = 18
        near = newton(f, x, y, domain, 12)
        mp.mp.dps = 40
        if near and all(abs(near[0] - p[0]) + abs(near[1] - p[1]) > mp.mpf(10) ** -6 for p in found):
            exact = newton(f, *near, domain, 17)
            if exact:
                found.append(exact)
    return found


def main():
    names = ["Minimum", "Saddle", "Maximum"]
    for name in sys.argv[1:] or SURFACES:
        f, domain, count = SURFACES[name]
        points = find(f, domain, count)
        if not count:
            print(f"// {name}\n//   origin by hand")
        else:
            print(f"// {name}")
        rows = [(*kind_of(f, x, y), f(x, y), x, y) for x, y in points]
        small = lambda v: mp.mpf(0) if abs(v) < mp.mpf(10) ** -16 else v
        for kind, low, high, value, x, y in sorted(rows, key=lambda r: (r[0], mp.nstr(r[3], 12, strip_zeros=False) and r[3])):
            text = ", ".join(mp.nstr(small(v), 17) for v in (x, y, value))
            print(f"{{{text}, PointKind::{names[kind]}}},  // eigenvalues {mp.nstr(low, 9)} {mp.nstr(high, 9)}")


if __name__ == "__main__":
    main()
