#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""Finds the stationary points that the planar surfaces in kernels/surfaces/*.h list.

usage: python3 tools/fit/planar_points.py [SURFACE ...]      (needs mpmath and numpy)

The formulas stand here once more, as published, independently of the kernels. Newton's method runs from
all points of a grid at once, over numpy arrays; what it finds is polished in 40 digits. Printed as the
catalog wants it: minima before saddles before maxima, lower losses first, with the Hessian's eigenvalues.
"""
import sys

import mpmath as mp
import numpy as np

mp.mp.dps = 40
M = mp.mpf


class Jet:
    """A value and its derivatives: v, x, y, xx, xy, yy."""

    def __init__(self, v, x=0, y=0, xx=0, xy=0, yy=0):
        self.d = (v, x, y, xx, xy, yy)

    @property
    def v(self):
        return self.d[0]

    def chain(self, f0, f1, f2):
        """f(self), from f and its first two derivatives at self.v."""
        _, x, y, xx, xy, yy = self.d
        return Jet(f0, f1 * x, f1 * y, f2 * x * x + f1 * xx, f2 * x * y + f1 * xy, f2 * y * y + f1 * yy)

    def __add__(self, o):
        o = o if isinstance(o, Jet) else Jet(o)
        return Jet(*[a + b for a, b in zip(self.d, o.d)])

    __radd__ = __add__

    def __neg__(self):
        return Jet(*[-a for a in self.d])

    def __sub__(self, o):
        return self + (-o)

    def __rsub__(self, o):
        return -self + o

    def __mul__(self, o):
        if not isinstance(o, Jet):
            return Jet(*[a * o for a in self.d])
        a, ax, ay, axx, axy, ayy = self.d
        b, bx, by, bxx, bxy, byy = o.d
        return Jet(a * b, ax * b + a * bx, ay * b + a * by, axx * b + 2 * ax * bx + a * bxx,
                   axy * b + ax * by + ay * bx + a * bxy, ayy * b + 2 * ay * by + a * byy)

    __rmul__ = __mul__

    def __truediv__(self, o):
        if isinstance(o, Jet):
            return self * o**-1
        return self * (1 / (M(o) if lib(self.v) is mp else o))

    def __rtruediv__(self, o):
        return o * self ** -1

    def __pow__(self, n):
        v = self.v
        if n == 2:
            return self * self
        return self.chain(v ** n, n * v ** (n - 1), n * (n - 1) * v ** (n - 2))


def lib(a):
    return mp if isinstance(a, (mp.mpf, int)) else np


def exp(a):
    e = lib(a.v).exp(a.v)
    return a.chain(e, e, e)


def log(a):
    return a.chain(lib(a.v).log(a.v), 1 / a.v, -1 / a.v**2)


def sin(a):
    m = lib(a.v)
    s, c = m.sin(a.v), m.cos(a.v)
    return a.chain(s, c, -s)


def cos(a):
    m = lib(a.v)
    s, c = m.sin(a.v), m.cos(a.v)
    return a.chain(c, -s, -c)


def sqrt(a):
    r = lib(a.v).sqrt(a.v)
    return a.chain(r, 1 / (2 * r), -1 / (4 * r**3))


def absolute(a):
    s = mp.sign(a.v) if lib(a.v) is mp else np.sign(a.v)
    return a * s


def at(f, x, y):
    return f(Jet(x, 1, 0), Jet(y, 0, 1)).d


def num(text, like):
    """A decimal constant in the arithmetic of `like`."""
    return M(text) if lib(like.v) is mp else float(M(text))


def goldstein_price(x, y):
    a = 1 + (x + y + 1) ** 2 * (19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y)
    b = 30 + (2 * x - 3 * y) ** 2 * (18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y)
    return a * b


def branin(x, y):
    pi = num(mp.pi, x)
    return (y - num("5.1", x) / (4 * pi**2) * x * x + 5 / pi * x - 6) ** 2 + 10 * (1 - 1 / (8 * pi)) * cos(x) + 10


def easom(x, y):
    pi = num(mp.pi, x)
    return -cos(x) * cos(y) * exp(-((x - pi) ** 2) - (y - pi) ** 2)


def bohachevsky(x, y):
    pi = num(mp.pi, x)
    return (x * x + 2 * y * y - num("0.3", x) * cos(3 * pi * x) - num("0.4", x) * cos(4 * pi * y)
            + num("0.7", x))


def bird(x, y):
    return sin(x) * exp((1 - cos(y)) ** 2) + cos(y) * exp((1 - sin(x)) ** 2) + (x - y) ** 2


def shubert(x, y):
    g = lambda t: sum((i * cos((i + 1) * t + i) for i in range(2, 6)), cos(2 * t + 1))
    return g(x) * g(y)


def radius_in_pi(x, y):
    return sqrt(x * x + y * y) * (1 / num(mp.pi, x))


def cross_in_tray(x, y):
    inner = absolute(sin(x) * sin(y) * exp(absolute(100 - radius_in_pi(x, y))))
    return num("-0.0001", x) * (inner + 1) ** num("0.1", x)


def holder_table(x, y):
    return -absolute(sin(x) * cos(y) * exp(absolute(1 - radius_in_pi(x, y))))


def eggholder(x, y):
    return (-(y + 47) * sin(sqrt(absolute(y + x * num("0.5", x) + 47))) - x * sin(sqrt(absolute(x - y - 47))))


def schaffer(wave):
    def f(x, y):
        half = num("0.5", x)
        return half + (wave(x * x - y * y) ** 2 - half) * (1 + num("0.001", x) * (x * x + y * y)) ** -2
    return f


def levy13(x, y):
    pi = num(mp.pi, x)
    return (sin(3 * pi * x) ** 2 + (x - 1) ** 2 * (1 + sin(3 * pi * y) ** 2)
            + (y - 1) ** 2 * (1 + sin(2 * pi * y) ** 2))


def muller_brown(x, y):
    total = 0
    for height, a, b, c, x0, y0 in ((-200, -1, 0, -10, 1, 0), (-100, -1, 0, -10, 0, "0.5"),
                                    (-170, "-6.5", 11, "-6.5", "-0.5", "1.5"), (15, "0.7", "0.6", "0.7", -1, 1)):
        u, v = x - num(x0, x), y - num(y0, y)
        total = height * exp(num(a, x) * u * u + num(b, x) * u * v + num(c, x) * v * v) + total
    return total


def freudenstein_roth(x, y):
    return (-13 + x + ((5 - y) * y - 2) * y) ** 2 + (-29 + x + ((y + 1) * y - 14) * y) ** 2


def powell_badly_scaled(x, y):
    return (10000 * x * y - 1) ** 2 + (exp(-x) + exp(-y) - num("1.0001", x)) ** 2


def jennrich_sampson(x, y):
    return sum(((2 + 2 * i - exp(i * x) - exp(i * y)) ** 2 for i in range(2, 11)), (4 - exp(x) - exp(y)) ** 2)


def squares(data, model):
    """Sum of squared residuals over (t, response)."""
    def f(x, y):
        total = 0
        for t, response in data:
            total = (num(response, x) - model(x, y, num(t, x))) ** 2 + total
        return total
    return f


MISRA1A = [pair.split(",") for pair in
           "77.6,10.07 114.9,14.73 141.1,17.94 190.8,23.93 239.9,29.61 289,35.18 332.8,40.02 378.4,44.82 "
           "434.8,50.76 477.3,55.05 536.8,61.01 593.1,66.40 689.1,75.47 760,81.78".split()]
BOXBOD = [pair.split(",") for pair in "1,109 2,149 3,149 5,191 7,213 10,224".split()]
DANWOOD = [pair.split(",") for pair in "1.309,2.138 1.471,3.421 1.490,3.597 1.565,4.340 1.611,4.882 1.680,5.660".split()]

# name: f, domain, starts per axis
SURFACES = {
    "goldstein-price": (goldstein_price, (-2, 2, -2, 2), 60),
    "three-hump-camel": (lambda x, y: 2 * x * x - num("1.05", x) * x**4 + x**6 * num(M(1) / 6, x) + x * y + y * y,
                         (-5, 5, -5, 5), 60),
    "mccormick": (lambda x, y: sin(x + y) + (x - y) ** 2 - num("1.5", x) * x + num("2.5", x) * y + 1,
                  (-1.5, 4, -3, 4), 60),
    "branin": (branin, (-5, 10, 0, 15), 60),
    "easom": (easom, (0, 6.3, 0, 6.3), 60),
    "bohachevsky": (bohachevsky, (-2, 2, -2, 2), 60),
    "bird": (bird, (-6.283185307, 6.283185307, -6.283185307, 6.283185307), 120),
    "shubert": (shubert, (-10, 10, -10, 10), 200),
    "cross-in-tray": (cross_in_tray, (0, 10, 0, 10), 60),
    "holder-table": (holder_table, (-0.05, 10, -0.05, 10), 80),
    "eggholder": (eggholder, (-512, 512, -512, 512), 400),
    "schaffer-2": (schaffer(sin), (-0.05, 10, -0.05, 3), 100),
    "schaffer-4": (schaffer(lambda u: cos(sin(u))), (-0.05, 10, -0.05, 3), 100),
    "levy13": (levy13, (0.95, 3, 0.95, 3), 60),
    "muller-brown": (muller_brown, (-1.5, 1.2, -0.5, 2.2), 60),
    "freudenstein-roth": (freudenstein_roth, (-20, 40, -5, 6), 200),
    "powell-badly-scaled": (powell_badly_scaled, (-1, 10, -1, 10), 300),
    "jennrich-sampson": (jennrich_sampson, (-0.6, 0.6, -0.6, 0.6), 60),
    "misra1a": (squares(MISRA1A, lambda x, y, t: 100 * x * (1 - exp(-y * (t / 10000)))), (1, 6, 0.5, 10), 60),
    "boxbod": (squares(BOXBOD, lambda x, y, t: 100 * x * (1 - exp(-y * t))), (0, 4, 0, 4), 60),
    "danwood": (squares(DANWOOD, lambda x, y, t: x * exp(y * lib(x.v).log(t))), (0.1, 2, 1, 6), 60),
}


def newton_step(gx, gy, a, b, d):
    det = a * d - b * b
    return (d * gx - b * gy) / det, (a * gy - b * gx) / det


def search(f, domain, n):
    """Rough stationary points: Newton's method with bounded steps from n x n starts."""
    x0, x1, y0, y1 = map(float, domain)
    width, height = x1 - x0, y1 - y0
    x, y = (g.ravel() for g in np.meshgrid(x0 + width * (np.arange(n) + 0.37) / n,
                                           y0 + height * (np.arange(n) + 0.41) / n))
    with np.errstate(all="ignore"):
        for _ in range(80):
            step_x, step_y = newton_step(*at(f, x, y)[1:])
            short = np.minimum(1, np.minimum(width / 20 / np.abs(step_x), height / 20 / np.abs(step_y)))
            x, y = x - short * step_x, y - short * step_y
        rest = (np.abs(step_x) < 1e-8 * width) & (np.abs(step_y) < 1e-8 * height)
        inside = (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)
    found = {}
    for px, py in zip(x[rest & inside], y[rest & inside]):
        i, j = round(px / width * 2e5), round(py / height * 2e5)
        if not any((i + k, j + m) in found for k in (-1, 0, 1) for m in (-1, 0, 1)):
            found[i, j] = px, py
    return found.values()


def polish(f, x, y):
    """The same point in 40 digits: kind, loss, position, eigenvalues."""
    x, y = M(float(x)), M(float(y))
    for _ in range(8):
        step_x, step_y = newton_step(*at(f, x, y)[1:])
        x, y = x - step_x, y - step_y
    value, _, _, a, b, d = at(f, x, y)
    root = mp.sqrt(((a - d) / 2) ** 2 + b * b)
    low, high = (a + d) / 2 - root, (a + d) / 2 + root
    return (0 if low > 0 else 2 if high < 0 else 1), value, x, y, low, high


def main():
    kinds = ["", ", PointKind::Saddle", ", PointKind::Maximum"]
    for name in sys.argv[1:] or SURFACES:
        f, domain, n = SURFACES[name]
        rows = sorted((polish(f, *p) for p in search(f, domain, n)),
                      key=lambda r: (r[0], round(float(r[1]), 11), float(r[2])))
        print(f"// {name}: {len(rows)}")
        for kind, value, x, y, low, high in rows:
            text = ", ".join(mp.nstr(M(0) if abs(v) < M(10) ** -17 else v, 17) for v in (x, y, value))
            print(f"{{{text}{kinds[kind]}}},  // eigenvalues {mp.nstr(low, 10)} {mp.nstr(high, 10)}")


if __name__ == "__main__":
    main()
