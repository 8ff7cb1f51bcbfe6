# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""Numba: blocks of 1024 chains (512 with noise), the step loop outside and the chain loop inside, so that LLVM
vectorises it. With `--rewritten` its user has written sine, generator (Philox) and normals (Box-Muller) by hand,
all of them in loops over the block; without, they are the library's."""

import sys

import numpy as np
from numba import njit

from numba_models import make_model_runner
from protocol import serve

REWRITTEN = "--rewritten" in sys.argv
f32, u32, u64, i32 = np.float32, np.uint32, np.uint64, np.int32
TAU = f32(2 * np.pi)
# Least squares: sin(2 pi u)/u in powers of u^2 on [0, 1/4], and log(1.5 + t) in powers of t, highest first.
SINE = (39.5358124, -76.5496597, 81.6009979, -41.3416557, 6.28318501)
LOG = (-0.00615147082, 0.0102438284, -0.0143383425, 0.0259673297, -0.0494096167, 0.0987917483, -0.222221375,
       0.66666615, 0.405465096)
jit = njit(fastmath=True, error_model="numpy")
inlined = njit(fastmath=True, error_model="numpy", inline="always")


@inlined
def sin_turns(u):
    """sin(2 pi u): an odd polynomial on a quarter turn (least squares), error 2e-7."""
    u = u - np.rint(u)
    a = min(abs(u), f32(0.5) - abs(u))
    s = a * a
    p = f32(SINE[0])
    p = p * s + f32(SINE[1])
    p = p * s + f32(SINE[2])
    p = p * s + f32(SINE[3])
    p = p * s + f32(SINE[4])
    return np.copysign(a * p, u)


@jit
def philox(seed, first, index, out):
    """Philox4x32-10 of counters (chain, index, 0, 0): four words a chain."""
    for i in range(out.shape[1]):
        c0, c1, c2, c3 = u64(first + i), u64(index), u64(0), u64(0)
        k0, k1 = u64(seed), u64(0)
        for _ in range(10):
            p0, p1 = u64(0xD2511F53) * c0, u64(0xCD9E8D57) * c2
            c0, c1 = (p1 >> u64(32)) ^ c1 ^ k0, p1 & u64(0xFFFFFFFF)
            c2, c3 = (p0 >> u64(32)) ^ c3 ^ k1, p0 & u64(0xFFFFFFFF)
            k0 = (k0 + u64(0x9E3779B9)) & u64(0xFFFFFFFF)
            k1 = (k1 + u64(0xBB67AE85)) & u64(0xFFFFFFFF)
        out[0, i], out[1, i], out[2, i], out[3, i] = u32(c0), u32(c1), u32(c2), u32(c3)


@jit
def box_muller(words, z, mantissa, bits):
    """Two normals out of each of two pairs of words, the logarithm by a polynomial on [1, 2)."""
    for pair in range(2):
        a, b = words[2 * pair], words[2 * pair + 1]
        for i in range(a.size):
            mantissa[i] = (f32(a[i] >> u32(8)) + f32(0.5)) * f32(2.0**-24)
        for i in range(a.size):
            raw = bits[i]
            exponent = (raw >> i32(23)) - i32(127)
            z[2 * pair, i] = f32(exponent)
            bits[i] = (raw & i32(0x7FFFFF)) | i32(0x3F800000)
        for i in range(a.size):
            t = mantissa[i] - f32(1.5)
            p = f32(LOG[0])
            p = p * t + f32(LOG[1])
            p = p * t + f32(LOG[2])
            p = p * t + f32(LOG[3])
            p = p * t + f32(LOG[4])
            p = p * t + f32(LOG[5])
            p = p * t + f32(LOG[6])
            p = p * t + f32(LOG[7])
            p = p * t + f32(LOG[8])
            log = p + z[2 * pair, i] * f32(0.6931471805599453)
            r = np.sqrt(max(f32(0), f32(-2) * log))
            turn = f32(b[i] >> u32(8)) * f32(2.0**-24)
            z[2 * pair, i] = r * sin_turns(turn)
            z[2 * pair + 1, i] = r * sin_turns(turn + f32(0.25))


@inlined
def sine(x):
    return sin_turns(x) if REWRITTEN else np.sin(TAU * x)


@inlined
def rosenbrock(x, y):
    a = y - x * x
    return f32(-400) * x * a - f32(2) * (f32(1) - x), f32(200) * a


@inlined
def himmelblau(x, y):
    a, b = x * x + y - f32(11), x + y * y - f32(7)
    return f32(4) * x * a + f32(2) * b, f32(2) * a + f32(4) * y * b


@inlined
def styblinski_tang(x, y):
    return (f32(2) * x * x - f32(16)) * x + f32(2.5), (f32(2) * y * y - f32(16)) * y + f32(2.5)


@inlined
def rastrigin(x, y):
    return f32(2) * x + f32(10) * TAU * sine(x), f32(2) * y + f32(10) * TAU * sine(y)


GRADIENTS = {
    "rosenbrock": rosenbrock,
    "himmelblau": himmelblau,
    "styblinski-tang": styblinski_tang,
    "rastrigin": rastrigin,
}


def steps_of(case):
    """One step of a block by the case's rule, which touches no array that the rule does without; what is
    constant for the case is a constant for the compiler."""
    gradient, noisy = GRADIENTS[case.surface], case.sigma > 0
    sigma, lr = f32(case.sigma), f32(case.lr)

    @inlined
    def slopes(x, y, zx, zy, i):
        gx, gy = gradient(x[i], y[i])
        if noisy:
            gx += sigma * zx[i]
            gy += sigma * zy[i]
        return gx, gy

    @jit
    def sgd(x, y, bx, by, sx, sy, zx, zy, rate, scale):
        for i in range(x.size):
            gx, gy = slopes(x, y, zx, zy, i)
            x[i] -= lr * gx
            y[i] -= lr * gy

    @jit
    def momentum(x, y, bx, by, sx, sy, zx, zy, rate, scale):
        for i in range(x.size):
            gx, gy = slopes(x, y, zx, zy, i)
            bx[i] = f32(0.9) * bx[i] + gx
            by[i] = f32(0.9) * by[i] + gy
            x[i] -= lr * bx[i]
            y[i] -= lr * by[i]

    @inlined
    def scaled(b, s, rate, scale):
        return rate * b / (np.sqrt(s) * scale + f32(1e-8))

    @inlined
    def adam(x, y, bx, by, sx, sy, zx, zy, rate, scale):
        for i in range(x.size):
            gx, gy = slopes(x, y, zx, zy, i)
            bx[i] = f32(0.9) * bx[i] + f32(0.1) * gx
            by[i] = f32(0.9) * by[i] + f32(0.1) * gy
            sx[i] = f32(0.999) * sx[i] + f32(0.001) * gx * gx
            sy[i] = f32(0.999) * sy[i] + f32(0.001) * gy * gy
            x[i] -= scaled(bx[i], sx[i], rate, scale)
            y[i] -= scaled(by[i], sy[i], rate, scale)

    return {"sgd": sgd, "momentum": momentum, "adam": adam}[case.rule]


def compile_block(case):
    """All steps of one block."""
    advance, noisy, steps = steps_of(case), case.sigma > 0, case.steps

    @jit
    def block(x, y, bx, by, sx, sy, z, rates, scales, first, words, mantissa, bits):
        zx, zy = z[0], z[1]
        for step in range(steps):
            if noisy:
                if REWRITTEN:
                    if step % 2 == 0:
                        philox(1, first, step // 2, words)
                        box_muller(words, z, mantissa, bits)
                        zx, zy = z[0], z[1]
                    else:
                        zx, zy = z[2], z[3]
                else:
                    for i in range(x.size):
                        zx[i], zy[i] = np.random.standard_normal(), np.random.standard_normal()
            advance(x, y, bx, by, sx, sy, zx, zy, rates[step], scales[step])

    return block


def make_runner(case):
    if case.surface not in GRADIENTS:
        return None
    if REWRITTEN and case.sigma == 0 and case.surface != "rastrigin":
        return None  # nothing to rewrite: the library way is this one
    block = compile_block(case)
    step = np.arange(1, case.steps + 1)
    rates = (case.lr / (1 - 0.9**step)).astype(f32)
    scales = (1 / np.sqrt(1 - 0.999**step)).astype(f32)
    size = 512 if case.sigma > 0 else 1024  # by measurement
    state, scratch = np.empty_like(case.starts), np.empty((4, size), f32)
    z, words, mantissa = np.empty((4, size), f32), np.empty((4, size), u32), np.empty(size, f32)
    bits = mantissa.view(i32)

    def run():
        for first in range(0, case.chains, size):
            x, y = state[:, first : first + size]
            scratch.fill(0)
            block(x, y, *scratch, z, rates, scales, first, words, mantissa, bits)

    return lambda: np.copyto(state, case.starts), run, lambda: state


if __name__ == "__main__":
    serve(make_runner, lambda case: None if REWRITTEN else make_model_runner(case))
