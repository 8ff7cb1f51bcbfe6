# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""NumPy as its users write it when speed matters: float32, blocks of chains that stay in the caches,
expressions in place."""

import numpy as np

from numpy_models import make_model_runner
from protocol import serve

BLOCK = 2048  # chains: the fastest of 512 ... 16384
TAU = np.float32(2 * np.pi)


def rosenbrock(x, y, gx, gy):
    np.multiply(x, x, out=gy)
    np.subtract(y, gy, out=gy)
    np.multiply(gy, x, out=gx)
    gx *= np.float32(-400)
    gx -= np.float32(2)
    gx += x
    gx += x
    gy *= np.float32(200)


def himmelblau(x, y, gx, gy):
    a = x * x + y - np.float32(11)
    b = x + y * y - np.float32(7)
    np.multiply(x, a, out=gx)
    gx *= np.float32(4)
    gx += b
    gx += b
    np.multiply(y, b, out=gy)
    gy *= np.float32(4)
    gy += a
    gy += a


def styblinski_tang(x, y, gx, gy):
    for v, g in ((x, gx), (y, gy)):
        np.multiply(v, v, out=g)
        g *= np.float32(2)
        g -= np.float32(16)
        g *= v
        g += np.float32(2.5)


def rastrigin(x, y, gx, gy):
    for v, g in ((x, gx), (y, gy)):
        np.multiply(v, TAU, out=g)
        np.sin(g, out=g)
        g *= np.float32(10) * TAU
        g += v
        g += v


def ackley(x, y, gx, gy):
    r = np.sqrt(np.float32(0.5) * (x * x + y * y))
    hill = np.exp(np.float32(-0.2) * r)
    hill *= np.float32(2)
    hill /= r
    tx, ty = TAU * x, TAU * y
    waves = np.exp(np.float32(0.5) * (np.cos(tx) + np.cos(ty)))
    waves *= np.float32(np.pi)
    np.sin(tx, out=gx)
    np.sin(ty, out=gy)
    for v, g in ((x, gx), (y, gy)):
        g *= waves
        g += hill * v


GRADIENTS = {
    "rosenbrock": rosenbrock,
    "himmelblau": himmelblau,
    "styblinski-tang": styblinski_tang,
    "rastrigin": rastrigin,
    "ackley": ackley,
}


def make_runner(case):
    gradient = GRADIENTS.get(case.surface)
    if gradient is None:
        return None
    generator = np.random.Generator(np.random.SFC64(1))  # the fastest of NumPy's own
    state = np.empty_like(case.starts)
    lr, sigma = np.float32(case.lr), np.float32(case.sigma)
    g, z = np.empty((2, BLOCK), np.float32), np.empty((2, BLOCK), np.float32)
    m, v = np.empty((2, BLOCK), np.float32), np.empty((2, BLOCK), np.float32)
    t1, t2 = np.empty((2, BLOCK), np.float32), np.empty((2, BLOCK), np.float32)

    def update(x, step):
        if case.rule == "sgd":
            np.multiply(g, lr, out=t1)
            np.subtract(x, t1, out=x)
        elif case.rule == "momentum":
            np.multiply(m, np.float32(0.9), out=m)
            np.add(m, g, out=m)
            np.multiply(m, lr, out=t1)
            np.subtract(x, t1, out=x)
        else:
            np.multiply(m, np.float32(0.9), out=m)
            np.multiply(g, np.float32(0.1), out=t1)
            np.add(m, t1, out=m)
            np.multiply(v, np.float32(0.999), out=v)
            np.multiply(g, g, out=t1)
            np.multiply(t1, np.float32(0.001), out=t1)
            np.add(v, t1, out=v)
            np.multiply(v, np.float32(1 / (1 - 0.999 ** (step + 1))), out=t1)
            np.sqrt(t1, out=t1)
            np.add(t1, np.float32(1e-8), out=t1)
            np.multiply(m, np.float32(case.lr / (1 - 0.9 ** (step + 1))), out=t2)
            np.divide(t2, t1, out=t2)
            np.subtract(x, t2, out=x)

    def run():
        for first in range(0, case.chains, BLOCK):
            x = state[:, first : first + BLOCK]
            m.fill(0)
            v.fill(0)
            for step in range(case.steps):
                gradient(x[0], x[1], g[0], g[1])
                if case.sigma > 0:
                    generator.standard_normal(dtype=np.float32, out=z)
                    np.multiply(z, sigma, out=z)
                    np.add(g, z, out=g)
                update(x, step)

    return lambda: np.copyto(state, case.starts), run, lambda: state


if __name__ == "__main__":
    serve(make_runner, make_model_runner)
