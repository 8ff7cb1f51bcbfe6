# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""What the cases beside the chains in the plane should give: NumPy in double precision, and what is wrong
with what a program gave instead."""

import numpy as np

TAU = 2 * np.pi


def gradient_nd(surface, x):
    if surface == "rastrigin":
        return 2 * x + 10 * TAU * np.sin(TAU * x)
    g, valley = np.zeros_like(x), x[1:] - x[:-1] ** 2
    g[:-1] = -400 * x[:-1] * valley - 2 * (1 - x[:-1])
    g[1:] += 200 * valley
    return g


def nd(case, sigma):
    x, generator = case.load("starts").astype(np.float64), np.random.default_rng(7)
    b = np.zeros_like(x)
    for _ in range(case.steps):
        g = gradient_nd(case.surface, x)
        if sigma > 0:
            g += sigma * generator.standard_normal(g.shape)
        b = 0.9 * b + g if case.rule == "momentum" else g
        x = x - case.lr * b
    return x


def grid(case):
    at = np.arange(0, case.side, 64)
    x, y = np.meshgrid(case.x0 + at * case.dx, case.y0 + at * case.dy)
    if case.surface == "rosenbrock":
        a = y - x * x
        three = 100 * a * a + (1 - x) ** 2, -400 * a * x - 2 * (1 - x), 200 * a
    elif case.surface == "beale":
        rest = [c - x + x * y**k for k, c in enumerate((1.5, 2.25, 2.625), 1)]
        three = (sum(r * r for r in rest), sum(2 * r * (y**k - 1) for k, r in enumerate(rest, 1)),
                 sum(2 * r * x * k * y ** (k - 1) for k, r in enumerate(rest, 1)))
    else:
        r = np.sqrt((x * x + y * y) / 2)
        hill, waves = np.exp(-0.2 * r), np.exp((np.cos(TAU * x) + np.cos(TAU * y)) / 2)
        three = (20 + np.e - 20 * hill - waves, 2 * hill / r * x + np.pi * waves * np.sin(TAU * x),
                 2 * hill / r * y + np.pi * waves * np.sin(TAU * y))
    return np.stack([t.ravel() for t in three])


def logreg(case):
    data, labels, w = case.load("data").astype(float), case.load("labels")[0], case.load("weights").astype(float)
    for pick in case.picks:
        x = data[pick.T] if case.own else data[pick][None]
        label = labels[pick.T] if case.own else labels[pick][None]
        off = 1 / (1 + np.exp(-np.einsum("cbd,cd->cb", np.broadcast_to(x, (len(w), 32, 16)), w))) - label
        w = w - case.lr / case.batch * np.einsum("cb,cbd->cd", off, np.broadcast_to(x, (len(w), 32, 16)))
    return w


def layers(w):
    n = w.shape[0]
    return w[:, :32].reshape(n, 16, 2), w[:, 32:48], w[:, 48:304].reshape(n, 16, 16), w[:, 304:320], w[:, 320:336], w[:, 336]


def mlp(case):
    data, w = case.load("data").astype(float), case.load("weights").astype(float)
    w1, b1, w2, b2, w3, b3 = layers(w)
    for pick in case.picks:
        rows = data[pick.T]
        x = rows[:, :, :2]
        h1 = np.tanh(np.einsum("nji,nbi->nbj", w1, x) + b1[:, None])
        h2 = np.tanh(np.einsum("nji,nbi->nbj", w2, h1) + b2[:, None])
        off = (np.einsum("nj,nbj->nb", w3, h2) + b3[:, None] - rows[:, :, 2]) * case.lr / case.batch
        d2 = off[:, :, None] * w3[:, None] * (1 - h2**2)
        d1 = np.einsum("nbj,nji->nbi", d2, w2) * (1 - h1**2)
        w3 -= np.einsum("nb,nbj->nj", off, h2)
        b3 -= off.sum(1)
        w2 -= np.einsum("nbj,nbi->nji", d2, h1)
        b2 -= d2.sum(1)
        w1 -= np.einsum("nbj,nbi->nji", d1, x)
        b1 -= d1.sum(1)
    return w


def slice_of(case):
    x, y, wanted = case.load("samples").astype(float)
    origin, along, across = case.load("plane").astype(float)
    line, out = np.linspace(-1, 1, case.side), []
    for b in line:
        w1, b1, w2, b2, w3, b3 = layers(origin + line[:, None] * along + b * across)
        h = np.tanh(w1 @ np.stack([x, y]) + b1[:, :, None])
        h = np.tanh(w2 @ h + b2[:, :, None])
        out.append((((w3[:, None] @ h)[:, 0] + b3[:, None] - wanted) ** 2).mean(1) / 2)
    return np.stack(out)


def exact_fault(found, expected):
    off = np.abs(found - expected).max() / np.abs(expected).max()
    return f"off by {off:.2g} of the largest number" if off > 1e-4 else None


def normal_fault(found):
    z, n = found.ravel().astype(float), found.size
    for k, mean, spread in ((1, 0, 1), (2, 1, 2), (3, 0, 15), (4, 3, 96)):
        off = ((z**k).mean() - mean) / np.sqrt(spread / n)
        if abs(off) > 5:
            return f"its moment {k} is {off:.1f} standard errors off"
    return None


def noisy_fault(found, expected, quiet):
    for row, should in zip(found.astype(float), expected):
        error = np.std(row - should) / np.sqrt(row.size)
        if abs(row.mean() - should.mean()) > 5.5 * error:
            return f"a coordinate's mean is {row.mean():.6g}, should be {should.mean():.6g}"
    ratio = np.median(np.abs(found - quiet)) / np.median(np.abs(expected - quiet))
    return f"its noise is {ratio:.3f} times what it should be" if abs(ratio - 1) > 0.05 else None


def judge_of(case):
    """A function of what a program gave: None or what is wrong."""
    if case.kind == "normals":
        return normal_fault
    if case.kind == "nd" and case.sigma > 0:
        expected, quiet = nd(case, case.sigma), nd(case, 0)
        return lambda found: noisy_fault(found, expected, quiet)
    expected = {"nd": lambda: nd(case, 0), "grid": lambda: grid(case), "logreg": lambda: logreg(case),
                "mlp": lambda: mlp(case), "slice": lambda: slice_of(case)}[case.kind]()
    return lambda found: exact_fault(found, expected) if found.shape == expected.shape else f"of shape {found.shape}"


def faults(case, states):
    """None or what is wrong, by name."""
    judge = judge_of(case)
    return {n: judge(found) if np.isfinite(found).all() else "not finite" for n, found in states.items()}
