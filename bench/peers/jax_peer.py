# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""JAX: one jitted scan over the steps, chains last, noise drawn inside (threefry). With `--rewritten`
the sine is the user's own polynomial instead of the library's: its CPU backend calls a scalar one."""

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
from protocol import serve

REWRITTEN = "--rewritten" in sys.argv
TAU = 2 * np.pi


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


def rosenbrock(x):
    a = x[1] - x[0] * x[0]
    return jnp.stack([-400 * x[0] * a - 2 * (1 - x[0]), 200 * a])


def himmelblau(x):
    a, b = x[0] * x[0] + x[1] - 11, x[0] + x[1] * x[1] - 7
    return jnp.stack([4 * x[0] * a + 2 * b, 2 * a + 4 * x[1] * b])


def styblinski_tang(x):
    return (2 * x * x - 16) * x + 2.5


def rastrigin(x):
    return 2 * x + 20 * np.pi * sin_of(x)


def ackley(x):
    r = jnp.sqrt(0.5 * (x[0] * x[0] + x[1] * x[1]))
    hill = 2 * jnp.exp(-0.2 * r) / r
    waves = np.pi * jnp.exp(0.5 * (cos_of(x[0]) + cos_of(x[1])))
    return hill * x + waves * sin_of(x)


GRADIENTS = {
    "rosenbrock": rosenbrock,
    "himmelblau": himmelblau,
    "styblinski-tang": styblinski_tang,
    "rastrigin": rastrigin,
    "ackley": ackley,
}


def updates(case):
    """(state, gradient, step from 0) -> state, the state a tuple whose first entry is the position."""

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
    unroll = 1 if case.sigma > 0 else 2  # by measurement: unrolled, the compiler draws the noise again and again

    @jax.jit
    def descend(x, key):
        def step(carry, number):
            state, key = carry
            g = gradient(state[0])
            if case.sigma > 0:
                key, use = jax.random.split(key)
                g = g + case.sigma * jax.random.normal(use, g.shape, jnp.float32)
            return (update(state, g, number), key), None

        begin = (x,) + tuple(jnp.zeros_like(x) for _ in range(states))
        (state, _), _ = jax.lax.scan(step, (begin, key), jnp.arange(case.steps), unroll=unroll)
        return state[0]

    starts = jax.device_put(case.starts)
    key = jax.random.key(1)
    last = {}

    def run():
        last["x"] = descend(starts, key).block_until_ready()

    return lambda: None, run, lambda: np.asarray(last["x"])


if __name__ == "__main__":
    serve(make_runner, lambda case: None if REWRITTEN else make_model_runner(case))
