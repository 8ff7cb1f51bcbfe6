# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""JAX: one jitted scan over the steps, coordinate by coordinate, noise drawn inside (threefry), over all
chains or over blocks of them, whichever is faster. With `--rewritten` the sine is the user's own polynomial
instead of the library's: its CPU backend calls a scalar one."""

import functools
import os
import sys

os.environ["XLA_FLAGS"] = (
    "--xla_cpu_prefer_vector_width=512 --xla_cpu_multi_thread_eigen=false "
    "intra_op_parallelism_threads=1"
)
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import numpy as np

from jax_models import make_model_runner
from polynomials import himmelblau, rosenbrock, styblinski_tang
from protocol import fastest, serve

REWRITTEN = "--rewritten" in sys.argv
TAU = 2 * np.pi
BLOCK = 512


def sin_turns(u):
    """sin(2 pi u): an odd polynomial on a quarter turn (least squares), error 2e-7."""
    u = u - jnp.round(u)
    a = jnp.minimum(jnp.abs(u), 0.5 - jnp.abs(u))
    s = a * a
    p = 39.5358124
    for c in (-76.5496597, 81.6009979, -41.3416557, 6.28318501):
        p = p * s + c
    return jnp.copysign(a * p, u)


def sin_of(x):
    return sin_turns(x) if REWRITTEN else jnp.sin(TAU * x)


def cos_of(x):
    return sin_turns(x + 0.25) if REWRITTEN else jnp.cos(TAU * x)


def rastrigin(x, y):
    return 2 * x + 20 * np.pi * sin_of(x), 2 * y + 20 * np.pi * sin_of(y)


def ackley(x, y):
    r = jnp.sqrt(0.5 * (x * x + y * y))
    hill = 2 * jnp.exp(-0.2 * r) / r
    waves = np.pi * jnp.exp(0.5 * (cos_of(x) + cos_of(y)))
    return hill * x + waves * sin_of(x), hill * y + waves * sin_of(y)


GRADIENTS = {
    "rosenbrock": rosenbrock,
    "himmelblau": himmelblau,
    "styblinski-tang": styblinski_tang,
    "rastrigin": rastrigin,
    "ackley": ackley,
}


def updates(case):
    """(state of a coordinate, slope, step from 0) -> state, a tuple whose first entry is the position."""

    def sgd(state, g, _):
        return (state[0] - case.lr * g,)

    def momentum(state, g, _):
        b = 0.9 * state[1] + g
        return state[0] - case.lr * b, b

    def adam(state, g, step):
        t = step.astype(jnp.float32) + 1
        m, v = 0.9 * state[1] + 0.1 * g, 0.999 * state[2] + 0.001 * g * g
        scale = jax.lax.rsqrt(1 - 0.999**t)
        rate = case.lr / (1 - 0.9**t)
        return state[0] - rate * m / (jnp.sqrt(v) * scale + 1e-8), m, v

    return {"sgd": (sgd, 0), "momentum": (momentum, 1), "adam": (adam, 2)}[case.rule]


def make_runner(case):
    gradient = GRADIENTS.get(case.surface)
    if gradient is None or (REWRITTEN and case.surface not in ("rastrigin", "ackley")):
        return None
    update, states = updates(case)
    noisy = case.sigma > 0

    def descend(x, y, key, unroll):
        def step(carry, number):
            x, y, key = carry
            slopes = gradient(x[0], y[0])
            if noisy:
                key, use = jax.random.split(key)
                z = jax.random.normal(use, (2, *x[0].shape), jnp.float32)
                slopes = slopes[0] + case.sigma * z[0], slopes[1] + case.sigma * z[1]
            return (update(x, slopes[0], number), update(y, slopes[1], number), key), None

        begin = lambda at: (at,) + tuple(jnp.zeros_like(at) for _ in range(states))
        steps = jnp.arange(case.steps)
        x, y, _ = jax.lax.scan(step, (begin(x), begin(y), key), steps, unroll=unroll)[0]
        return x[0], y[0]

    def in_blocks(x, y, key, unroll):
        blocks = x.reshape(-1, BLOCK), y.reshape(-1, BLOCK), jax.random.split(key, x.size // BLOCK)
        x, y = jax.lax.map(lambda block: descend(*block, unroll), blocks)
        return x.ravel(), y.ravel()

    last = {}

    def runner(function, unroll):
        compiled = jax.jit(functools.partial(function, unroll=unroll))
        begin = *jax.device_put(tuple(case.starts)), jax.random.key(1)

        def run():
            last["at"] = jax.block_until_ready(compiled(*begin))

        return lambda: None, run, lambda: np.stack(last["at"])

    # With noise never unrolled: the compiler would draw it again and again.
    return fastest(*(runner(way, unroll) for way in (descend, in_blocks) for unroll in ((1,) if noisy else (1, 2, 4))))


if __name__ == "__main__":
    serve(make_runner, lambda case: None if REWRITTEN else make_model_runner(case))
