# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""fit_tanh.py: tanh(x) = x P(u) / Q(u), u = x^2, on |x| <= 8, for kernels/bench/network.h: least squares in a
Chebyshev basis, weighted anew until the error is level, then the coefficients in powers of u. Needs NumPy."""

import numpy as np
from numpy.polynomial import Chebyshev, Polynomial, chebyshev

END, ABOVE, BELOW, NODES = 8.0, 3, 4, 4000


def fit():
    x = np.cos((2 * np.arange(NODES) + 1) / (4 * NODES) * np.pi) * END
    t, basis = np.tanh(x), chebyshev.chebvander(2 * (x / END) ** 2 - 1, BELOW)
    top = basis[:, : ABOVE + 1]
    weight, below, best = np.ones_like(x), np.ones_like(x), None
    for _ in range(200):
        rows = np.hstack([x[:, None] * top, -t[:, None] * basis[:, 1:]])
        scale = weight / np.abs(below)
        found = np.linalg.lstsq(rows * scale[:, None], t * basis[:, 0] * scale, rcond=None)[0]
        p, q = found[: ABOVE + 1], np.r_[1, found[ABOVE + 1 :]]
        below = basis @ q
        error = np.abs(x * (top @ p) / below - t)
        if best is None or error.max() < best[0]:
            best = error.max(), p, q
        weight *= (0.5 + error / error.max()) ** 0.5
        weight /= weight.mean()
    powers = [Chebyshev(c, domain=[0, END**2]).convert(kind=Polynomial).coef for c in best[1:]]
    return best[0], powers[0] / powers[1][0], powers[1] / powers[1][0]


def main():
    worst, p, q = fit()
    print(f"error {worst:.3g} before rounding")
    for name, c in (("kP", p), ("kQ", q)):
        print(name, ", ".join(f"{v:.9g}f" for v in c))


if __name__ == "__main__":
    main()
