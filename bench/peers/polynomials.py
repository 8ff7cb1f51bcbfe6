# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""Gradients that are the same line in JAX and in PyTorch. reference.py, which judges both, has its own."""


def rosenbrock(x, y):
    a = y - x * x
    return -400 * x * a - 2 * (1 - x), 200 * a


def himmelblau(x, y):
    a, b = x * x + y - 11, x + y * y - 7
    return 4 * x * a + 2 * b, 2 * a + 4 * y * b


def styblinski_tang(x, y):
    return (2 * x * x - 16) * x + 2.5, (2 * y * y - 16) * y + 2.5
