# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""What the cases of the comparison should give: NumPy in double precision, step by step."""

import numpy as np

TAU = 2 * np.pi


def rosenbrock(x, y):
    a = y - x * x
    return -400 * x * a - 2 * (1 - x), 200 * a


def himmelblau(x, y):
    a, b = x * x + y - 11, x + y * y - 7
    return 4 * x * a + 2 * b, 2 * a + 4 * y * b


def styblinski_tang(x, y):
    return 2 * x**3 - 16 * x + 2.5, 2 * y**3 - 16 * y + 2.5


def rastrigin(x, y):
    return 2 * x + 10 * TAU * np.sin(TAU * x), 2 * y + 10 * TAU * np.sin(TAU * y)


def ackley(x, y):
    r = np.sqrt((x * x + y * y) / 2)
    hill, waves = 2 * np.exp(-0.2 * r) / r, np.pi * np.exp((np.cos(TAU * x) + np.cos(TAU * y)) / 2)
    return hill * x + waves * np.sin(TAU * x), hill * y + waves * np.sin(TAU * y)


GRADIENTS = {
    "rosenbrock": rosenbrock,
    "himmelblau": himmelblau,
    "styblinski-tang": styblinski_tang,
    "rastrigin": rastrigin,
    "ackley": ackley,
}


def final_state(case, starts):
    """Positions after the case's steps, with NumPy's own noise where it is noisy."""
    x = starts.astype(np.float64)
    m, v = np.zeros_like(x), np.zeros_like(x)
    generator = np.random.default_rng(7)
    for t in range(1, case["steps"] + 1):
        g = np.stack(GRADIENTS[case["surface"]](x[0], x[1]))
        if case["sigma"] > 0:
            g += case["sigma"] * generator.standard_normal(g.shape)
        if case["rule"] == "sgd":
            x = x - case["lr"] * g
        elif case["rule"] == "momentum":
            m = 0.9 * m + g
            x = x - case["lr"] * m
        else:
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            x = x - case["lr"] * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return x


def quiet_fault(found, expected):
    """Single precision keeps nearly every trajectory; a few chains beside a ridge may go elsewhere."""
    off = np.abs(found - expected) > 1e-3 * np.maximum(1, np.abs(expected))
    share = off.any(axis=0).mean()
    return f"{100 * share:.2f} % of the chains end elsewhere" if share > 0.005 else None


def noisy_fault(found, expected):
    """Other noise, same distribution: the mean of each coordinate over the chains, whose starts are the
    same."""
    for k in range(2):
        n = found.shape[1]
        moved, should = found[k].astype(np.float64), expected[k]
        spread = np.std(moved - should) / np.sqrt(n)  # the starts cancel out of the difference
        if abs(moved.mean() - should.mean()) > 5 * spread:
            return f"mean of coordinate {k}: {moved.mean():.6g}, should be {should.mean():.6g}"
    return None


def faults(case, starts, states):
    """None or what is wrong, by name."""
    expected = final_state(case, starts)
    judge = noisy_fault if case["sigma"] > 0 else quiet_fault
    result = {}
    for name, found in states.items():
        finite = np.isfinite(found).all() and found.shape == expected.shape
        result[name] = judge(found, expected) if finite else "not finite"
    quiet = final_state(case | {"sigma": 0}, starts) if case["sigma"] > 0 else None
    if quiet is not None:  # the noise must be there, and as strong as it should be
        strength = np.median(np.abs(expected - quiet))  # a few chains that leave for elsewhere say nothing
        for name, found in states.items():
            ratio = np.median(np.abs(found - quiet)) / strength
            if result[name] is None and abs(ratio - 1) > 0.05:
                result[name] = f"its noise is {ratio:.3f} times what it should be"
    return result
