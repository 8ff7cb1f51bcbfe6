# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""NumPy's cases beside the chains in the plane: products of matrices where there are any, blocks that stay
in the caches where there are none."""

import numpy as np

TAU = np.float32(2 * np.pi)
f32 = np.float32


def nd(case):
    starts = case.load("starts")
    generator = np.random.Generator(np.random.SFC64(1))
    state = np.empty_like(starts)
    together = max(16, 32768 // case.dimension)  # chains that go through the steps together

    def gradient(x, g, t):
        if case.surface == "rastrigin":
            np.multiply(x, TAU, out=g)
            np.sin(g, out=g)
            g *= f32(10) * TAU
            g += x
            g += x
            return
        valley = t[:-1]
        np.multiply(x[:-1], x[:-1], out=valley)
        np.subtract(x[1:], valley, out=valley)
        g[-1] = 0
        np.multiply(valley, x[:-1], out=g[:-1])
        g[:-1] *= f32(-400)
        g[:-1] += f32(2) * (x[:-1] - f32(1))
        valley *= f32(200)
        g[1:] += valley

    def run():
        for first in range(0, case.chains, together):
            x = np.ascontiguousarray(state[:, first : first + together])
            g, t, b = np.empty_like(x), np.empty_like(x), np.zeros_like(x)
            for _ in range(case.steps):
                gradient(x, g, t)
                if case.sigma > 0:
                    generator.standard_normal(out=t, dtype=f32)
                    t *= f32(case.sigma)
                    g += t
                if case.rule == "momentum":
                    b *= f32(0.9)
                    b += g
                    np.multiply(b, f32(case.lr), out=t)
                else:
                    np.multiply(g, f32(case.lr), out=t)
                x -= t
            state[:, first : first + together] = x

    return lambda: np.copyto(state, starts), run, lambda: state


def slopes(name, x, y, f, fx, fy):
    if name == "rosenbrock":
        a, r = y - x * x, f32(1) - x
        np.multiply(a, f32(200), out=fy)
        np.multiply(fy, x, out=fx)
        fx += r
        fx *= f32(-2)
        np.multiply(a, a, out=f)
        f *= f32(100)
        f += r * r
    elif name == "beale":
        y2 = y * y
        p, q, r = y - f32(1), y2 - f32(1), y2 * y - f32(1)
        a, b, c = f32(1.5) + x * p, f32(2.25) + x * q, f32(2.625) + x * r
        np.multiply(a, a, out=f)
        f += b * b
        f += c * c
        np.multiply(f32(2), a * p + b * q + c * r, out=fx)
        np.multiply(f32(2) * x, a + f32(2) * y * b + f32(3) * y2 * c, out=fy)
    else:
        r = np.sqrt(f32(0.5) * (x * x + y * y))
        hill = np.exp(f32(-0.2) * r)
        waves = np.exp(f32(0.5) * (np.cos(TAU * x) + np.cos(TAU * y)))
        np.subtract(f32(20 + np.e), f32(20) * hill, out=f)
        f -= waves
        hill *= f32(2)
        hill /= r
        waves *= f32(np.pi)
        np.add(hill * x, waves * np.sin(TAU * x), out=fx)
        np.add(hill * y, waves * np.sin(TAU * y), out=fy)


def grid(case):
    steps = np.arange(case.side, dtype=f32)
    x, y = f32(case.x0) + steps * f32(case.dx), f32(case.y0) + steps * f32(case.dy)
    out = np.empty((3, case.side, case.side), f32)

    def run():
        for row in range(0, case.side, 4):
            slopes(case.surface, *np.broadcast_arrays(x[None, :], y[row : row + 4, None]), *out[:, row : row + 4])

    return lambda: None, run, lambda: out[:, ::64, ::64].reshape(3, -1)


def sigmoid(m):
    np.negative(m, out=m)
    np.exp(m, out=m)
    m += f32(1)
    return np.reciprocal(m, out=m)


def logreg(case):
    data, labels, picks, starts = case.load("data"), case.load("labels")[0], case.picks, case.load("weights")
    rate, w = f32(case.lr / case.batch), np.empty_like(starts)
    by_chain = picks if not case.own else picks.transpose(0, 2, 1).copy()

    def run():
        for pick in by_chain:
            if case.own:
                x = data[pick]  # (chains, 32, 16)
                off = sigmoid(np.matmul(x, w[:, :, None])[:, :, 0]) - labels[pick]
                w[...] -= rate * np.matmul(off[:, None, :], x)[:, 0, :]
            else:
                x = data[pick]
                w[...] -= rate * ((sigmoid(w @ x.T) - labels[pick]) @ x)

    return lambda: np.copyto(w, starts), run, lambda: w


def layers(w):
    n = w.shape[0]
    return w[:, :32].reshape(n, 16, 2), w[:, 32:48], w[:, 48:304].reshape(n, 16, 16), w[:, 304:320], w[:, 320:336], w[:, 336]


def mlp(case):
    data, starts = case.load("data"), case.load("weights")
    picks, w, rate = case.picks.transpose(0, 2, 1).copy(), np.empty_like(starts), f32(case.lr / case.batch)

    def run():
        w1, b1, w2, b2, w3, b3 = layers(w)
        for pick in picks:
            rows = data[pick]  # (nets, 32, 4)
            x = np.ascontiguousarray(rows[:, :, :2])
            h1 = np.tanh(np.matmul(x, w1.transpose(0, 2, 1)) + b1[:, None])
            h2 = np.tanh(np.matmul(h1, w2.transpose(0, 2, 1)) + b2[:, None])
            off = np.matmul(h2, w3[:, :, None])[:, :, 0] + b3[:, None] - rows[:, :, 2]
            d2 = off[:, :, None] * w3[:, None, :] * (1 - h2 * h2)
            d1 = np.matmul(d2, w2) * (1 - h1 * h1)
            w3 -= rate * np.matmul(off[:, None, :], h2)[:, 0]
            b3 -= rate * off.sum(1)
            w2 -= rate * np.matmul(d2.transpose(0, 2, 1), h1)
            b2 -= rate * d2.sum(1)
            w1 -= rate * np.matmul(d1.transpose(0, 2, 1), x)
            b1 -= rate * d1.sum(1)

    return lambda: np.copyto(w, starts), run, lambda: w


def slice_of(case):
    x, y, wanted = case.load("samples")
    origin, along, across = case.load("plane")
    line, inputs = np.linspace(-1, 1, case.side, dtype=f32), np.stack([x, y])
    out = np.empty((case.side, case.side), f32)

    def run():
        for r, b in enumerate(line):
            for first in range(0, case.side, 16):
                w = origin + line[first : first + 16, None] * along + b * across
                w1, b1, w2, b2, w3, b3 = layers(w)
                h = np.tanh(np.matmul(w1, inputs) + b1[:, :, None])
                h = np.tanh(np.matmul(w2, h) + b2[:, :, None])
                off = np.matmul(w3[:, None, :], h)[:, 0] + b3[:, None] - wanted
                out[r, first : first + 16] = (off * off).mean(1) / 2

    return lambda: None, run, lambda: out


def normals(case):
    generator, out = np.random.Generator(np.random.SFC64(1)), np.empty(case.count, f32)
    return lambda: None, lambda: generator.standard_normal(out=out, dtype=f32), lambda: out


KINDS = {"nd": nd, "grid": grid, "logreg": logreg, "mlp": mlp, "slice": slice_of, "normals": normals}


def make_model_runner(case):
    return KINDS[case.kind](case)
