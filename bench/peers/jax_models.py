# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""JAX's cases beside the chains in the plane. Learners and chains are the last axis, where XLA vectorises;
where another way might be faster both are written and the faster one counts."""

import jax
import jax.numpy as jnp
import numpy as np

from protocol import fastest

TAU = 2 * np.pi
LAYERS = {"w1": (0, (16, 2)), "b1": (32, (16,)), "w2": (48, (16, 16)), "b2": (304, (16,)), "w3": (320, (16,)), "b3": (336, ())}


def parts(flat):
    """The layers of (337, ...) parameters."""
    return {n: flat[at : at + int(np.prod(s))].reshape(s + flat.shape[1:]) for n, (at, s) in LAYERS.items()}


def runner(function, *arguments):
    function, arguments, last = jax.jit(function), [jax.device_put(a) for a in arguments], {}

    def run():
        last["value"] = jax.block_until_ready(function(*arguments))

    return lambda: None, run, lambda: np.asarray(last["value"])


def nd(case):
    noisy, momentum = case.sigma > 0, case.rule == "momentum"

    def gradient(x):
        if case.surface == "rastrigin":
            return 2 * x + 20 * np.pi * jnp.sin(TAU * x)
        valley = x[1:] - x[:-1] * x[:-1]
        zero = jnp.zeros_like(x[:1])
        return jnp.concatenate([-400 * x[:-1] * valley - 2 * (1 - x[:-1]), zero]) + jnp.concatenate([zero, 200 * valley])

    def descend(x, key):
        def step(carry, step_key):
            x, b = carry
            g = gradient(x)
            if noisy:
                g = g + case.sigma * jax.random.normal(step_key, g.shape, jnp.float32)
            b = 0.9 * b + g if momentum else g
            return (x - case.lr * b, b), None

        keys = jax.random.split(key, case.steps) if noisy else None
        return jax.lax.scan(step, (x, jnp.zeros_like(x)), keys, length=case.steps)[0][0]

    def in_blocks(x, key):
        blocks = x.reshape(case.dimension, -1, 64).transpose(1, 0, 2)
        moved = jax.lax.map(lambda b: descend(*b), (blocks, jax.random.split(key, blocks.shape[0])))
        return moved.transpose(1, 0, 2).reshape(x.shape)

    key = jax.random.key(1)
    return fastest(runner(descend, case.load("starts"), key), runner(in_blocks, case.load("starts"), key))


def value_and_slopes(name, x, y):
    if name == "rosenbrock":
        a, r = y - x * x, 1 - x
        return 100 * a * a + r * r, -400 * a * x - 2 * r, 200 * a
    if name == "beale":
        y2 = y * y
        p, q, s = y - 1, y2 - 1, y2 * y - 1
        a, b, c = 1.5 + x * p, 2.25 + x * q, 2.625 + x * s
        return a * a + b * b + c * c, 2 * (a * p + b * q + c * s), 2 * x * (a + 2 * y * b + 3 * y2 * c)
    r = jnp.sqrt(0.5 * (x * x + y * y))
    hill, waves = jnp.exp(-0.2 * r), jnp.exp(0.5 * (jnp.cos(TAU * x) + jnp.cos(TAU * y)))
    k = 2 * hill / r
    return (20 + np.e - 20 * hill - waves, k * x + np.pi * waves * jnp.sin(TAU * x),
            k * y + np.pi * waves * jnp.sin(TAU * y))


def grid(case):
    """Results go into the memory of the last ones, which is given back to the compiler ("donated"): new pages
    every time cost more than the arithmetic."""
    line, shape = jnp.arange(case.side, dtype=jnp.float32), (case.side, case.side)
    of_x, of_y = (lambda s: case.x0 + s * case.dx), (lambda s: case.y0 + s * case.dy)

    def whole(line, *_):
        three = value_and_slopes(case.surface, of_x(line)[None, :], of_y(line)[:, None])
        return tuple(jnp.broadcast_to(a, shape) for a in three)

    def by_rows(line, *_):
        row = lambda s: tuple(jnp.broadcast_to(a, case.side) for a in value_and_slopes(case.surface, of_x(line), of_y(s)))
        return jax.lax.map(row, line)

    def donating(function):
        function = jax.jit(function, donate_argnums=(1, 2, 3), keep_unused=True)
        last = {"out": tuple(jnp.zeros(shape, jnp.float32) for _ in range(3))}

        def run():
            last["out"] = jax.block_until_ready(function(line, *last["out"]))

        return lambda: None, run, lambda: np.stack([np.asarray(a)[::64, ::64].ravel() for a in last["out"]])

    return fastest(donating(whole), donating(by_rows))


def logreg(case):
    data, labels, picks = case.load("data"), case.load("labels")[0], case.picks
    rate = case.lr / case.batch

    def shared(w, x, label):  # w (16, chains), x (32, 16)
        off = jax.nn.sigmoid(x @ w) - label[:, None]
        return w - rate * (x.T @ off)

    def own_sums(w, x, label):  # x (32, 16, chains)
        off = jax.nn.sigmoid((x * w).sum(1)) - label
        return w - rate * (x * off[:, None]).sum(0)

    def own_products(w, x, label):  # w (chains, 16), x (chains, 32, 16)
        off = jax.nn.sigmoid(jnp.einsum("cbd,cd->cb", x, w)) - label
        return w - rate * jnp.einsum("cbd,cb->cd", x, off)

    def descend(step, rows):
        def whole(w, data, labels, picks):
            def one(w, pick):
                return step(w, *rows(data[pick], labels[pick])), None

            return jax.lax.scan(one, w, picks)[0]

        return whole

    weights = case.load("weights")
    turned = lambda r: (r[0], r[1], lambda: r[2]().T)
    if not case.own:
        return turned(runner(descend(shared, lambda x, l: (x, l)), weights.T.copy(), data, labels, picks))
    sums = descend(own_sums, lambda x, l: (x.transpose(0, 2, 1), l))
    products = descend(own_products, lambda x, l: (x, l))
    return fastest(
        turned(runner(sums, weights.T.copy(), data, labels, picks)),
        runner(products, weights, data, labels, picks.transpose(0, 2, 1).copy()),
    )


def mlp(case):
    data, picks, weights = case.load("data"), case.picks, case.load("weights")

    def output_last(w, x, y):  # parameters (..., nets), x and y (batch, nets)
        p = parts(w)
        h = jnp.tanh(p["w1"][:, 0, None] * x + p["w1"][:, 1, None] * y + p["b1"][:, None])
        h = jnp.tanh(sum(p["w2"][:, i, None] * h[i] for i in range(16)) + p["b2"][:, None])
        return (p["w3"][:, None] * h).sum(0) + p["b3"]

    def loss_last(w, rows):
        return ((output_last(w, rows[..., 0], rows[..., 1]) - rows[..., 2]) ** 2).mean(0).sum() / 2

    def loss_one(w, rows):
        p = parts(w)
        h = jnp.tanh(rows[:, :2] @ p["w1"].T + p["b1"])
        h = jnp.tanh(h @ p["w2"].T + p["b2"])
        return ((h @ p["w3"] + p["b3"] - rows[:, 2]) ** 2).mean() / 2

    def descend(slopes):
        def whole(w, data, picks):
            return jax.lax.scan(lambda w, pick: (w - case.lr * slopes(w, data[pick]), None), w, picks)[0]

        return whole

    last = runner(descend(jax.grad(loss_last)), weights.T.copy(), data, picks)
    mapped = runner(descend(jax.vmap(jax.grad(loss_one))), weights, data, picks.transpose(0, 2, 1).copy())
    return fastest((last[0], last[1], lambda: last[2]().T), mapped)


def slice_of(case):
    x, y, wanted = case.load("samples")
    origin, along, across = case.load("plane")

    def losses(origin, along, across, x, y, wanted, together):
        line = jnp.linspace(-1, 1, case.side, dtype=jnp.float32)

        def loss(a, b):
            p = parts(origin + a * along + b * across)
            h = jnp.tanh(p["w1"][:, 0, None] * x + p["w1"][:, 1, None] * y + p["b1"][:, None])
            h = jnp.tanh(p["w2"] @ h + p["b2"][:, None])
            return ((p["w3"] @ h + p["b3"] - wanted) ** 2).mean() / 2

        row = lambda b: jax.lax.map(lambda a: loss(a, b), line, batch_size=together)
        return jax.lax.map(row, line)

    ways = [runner(lambda *a, t=t: losses(*a, t), origin, along, across, x, y, wanted) for t in (1, 8, 64)]
    return fastest(*ways)


def normals(case):
    last = {"key": jax.random.key(1)}
    draw = jax.jit(lambda key: (jax.random.split(key)[0], jax.random.normal(key, (case.count,), jnp.float32)))

    def run():
        last["key"], last["z"] = jax.block_until_ready(draw(last["key"]))

    return lambda: None, run, lambda: np.asarray(last["z"])


KINDS = {"nd": nd, "grid": grid, "logreg": logreg, "mlp": mlp, "slice": slice_of, "normals": normals}


def make_model_runner(case):
    return KINDS[case.kind](case)
