# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""Numba's cases beside the chains in the plane: loops whose innermost runs over chains, columns or features,
so that LLVM vectorises it. Its library has no vectorised tanh, so networks are left to the others."""

import numpy as np
from numba import njit

f32 = np.float32
TAU = f32(2 * np.pi)
jit = njit(fastmath=True, error_model="numpy")


@jit
def rosenbrock_rows(x, g):
    n, width = x.shape
    for k in range(width):
        g[0, k] = f32(0)
    for i in range(n - 1):
        for k in range(width):
            valley = x[i + 1, k] - x[i, k] * x[i, k]
            g[i, k] += f32(-400) * x[i, k] * valley - f32(2) * (f32(1) - x[i, k])
            g[i + 1, k] = f32(200) * valley


@jit
def rastrigin_rows(x, g):
    for i in range(x.shape[0]):
        for k in range(x.shape[1]):
            g[i, k] = f32(2) * x[i, k] + f32(10) * TAU * np.sin(TAU * x[i, k])


@jit
def move_rows(x, g, b, keep, lr, sigma):
    for i in range(x.shape[0]):
        if sigma > 0:
            for k in range(x.shape[1]):
                g[i, k] += sigma * f32(np.random.standard_normal())
        for k in range(x.shape[1]):
            b[i, k] = keep * b[i, k] + g[i, k]
            x[i, k] -= lr * b[i, k]


def nd(case):
    starts = case.load("starts")
    state, together = np.empty_like(starts), max(16, min(512, 4096 // case.dimension))
    gradient = {"rosenbrock": rosenbrock_rows, "rastrigin": rastrigin_rows}[case.surface]
    keep, lr, sigma, steps = f32(0.9 if case.rule == "momentum" else 0), f32(case.lr), f32(case.sigma), case.steps

    @jit
    def descend(x, g, b):
        b[:] = f32(0)
        for _ in range(steps):
            gradient(x, g)
            move_rows(x, g, b, keep, lr, sigma)

    def run():
        for first in range(0, case.chains, together):
            x = np.ascontiguousarray(state[:, first : first + together])
            descend(x, np.empty_like(x), np.empty_like(x))
            state[:, first : first + together] = x

    return lambda: np.copyto(state, starts), run, lambda: state


@njit(fastmath=True, error_model="numpy", inline="always")
def rosenbrock(x, y):
    a, r = y - x * x, f32(1) - x
    return f32(100) * a * a + r * r, f32(-400) * a * x - f32(2) * r, f32(200) * a


@njit(fastmath=True, error_model="numpy", inline="always")
def beale(x, y):
    y2 = y * y
    p, q, s = y - f32(1), y2 - f32(1), y2 * y - f32(1)
    a, b, c = f32(1.5) + x * p, f32(2.25) + x * q, f32(2.625) + x * s
    return (a * a + b * b + c * c, f32(2) * (a * p + b * q + c * s),
            f32(2) * x * (a + f32(2) * y * b + f32(3) * y2 * c))


def grid(case):
    if case.surface == "ackley":
        return None
    point = {"rosenbrock": rosenbrock, "beale": beale}[case.surface]
    x0, y0, dx, dy, side = f32(case.x0), f32(case.y0), f32(case.dx), f32(case.dy), case.side
    out = np.empty((3, side, side), f32)

    @jit
    def run(f, fx, fy):
        for row in range(side):
            y = y0 + f32(row) * dy
            for column in range(side):
                f[row, column], fx[row, column], fy[row, column] = point(x0 + f32(column) * dx, y)

    return lambda: None, lambda: run(out[0], out[1], out[2]), lambda: out[:, ::64, ::64].reshape(3, -1)


@jit
def logistic(w, data, labels, picks, rate, own):
    slopes = np.empty(16, f32)
    for t in range(picks.shape[0]):
        for c in range(w.shape[0]):
            slopes[:] = f32(0)
            for s in range(picks.shape[1]):
                pick = picks[t, s, c if own else 0]
                margin = f32(0)
                for d in range(16):
                    margin += w[c, d] * data[pick, d]
                off = f32(1) / (f32(1) + np.exp(-margin)) - labels[pick]
                for d in range(16):
                    slopes[d] += off * data[pick, d]
            for d in range(16):
                w[c, d] -= rate * slopes[d]


def logreg(case):
    data, labels, starts = case.load("data"), case.load("labels")[0], case.load("weights")
    picks = case.picks if case.own else case.picks[:, :, None].copy()
    w, rate = np.empty_like(starts), f32(case.lr / case.batch)
    return lambda: np.copyto(w, starts), lambda: logistic(w, data, labels, picks, rate, case.own), lambda: w


def normals(case):
    out = np.empty(case.count, f32)

    @jit
    def fill(out):
        for i in range(out.size):
            out[i] = np.random.standard_normal()

    return lambda: None, lambda: fill(out), lambda: out


KINDS = {"nd": nd, "grid": grid, "logreg": logreg, "normals": normals}


def make_model_runner(case):
    return KINDS[case.kind](case) if case.kind in KINDS else None
