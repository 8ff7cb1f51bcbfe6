# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""PyTorch on one thread: `eager` (closed form, in place, no autograd), `autograd` (backward() and
torch.optim, as most programs are written) and `compile` (torch.compile over a few unrolled steps, noise
drawn outside: inside it becomes scalar code)."""

import os
import sys

os.environ.setdefault("ATEN_CPU_CAPABILITY", "avx512")  # taken back by torch where it is not there
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import math

import torch

from torch_models import make_model_runner
from polynomials import himmelblau, rosenbrock, styblinski_tang
from protocol import serve

torch.set_num_threads(1)
torch.manual_seed(1)
MODE = next((a[2:] for a in sys.argv if a.startswith("--")), "eager")
TAU = 2 * math.pi


def rastrigin(x, y):
    return 2 * x + 10 * TAU * torch.sin(TAU * x), 2 * y + 10 * TAU * torch.sin(TAU * y)


def ackley(x, y):
    r = torch.sqrt(0.5 * (x * x + y * y))
    hill = 2 * torch.exp(-0.2 * r) / r
    waves = math.pi * torch.exp(0.5 * (torch.cos(TAU * x) + torch.cos(TAU * y)))
    return hill * x + waves * torch.sin(TAU * x), hill * y + waves * torch.sin(TAU * y)


GRADIENTS = {
    "rosenbrock": rosenbrock,
    "himmelblau": himmelblau,
    "styblinski-tang": styblinski_tang,
    "rastrigin": rastrigin,
    "ackley": ackley,
}
LOSSES = {
    "rosenbrock": lambda x, y: 100 * (y - x * x) ** 2 + (1 - x) ** 2,
    "himmelblau": lambda x, y: (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
    "styblinski-tang": lambda x, y: 0.5 * (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y),
    "rastrigin": lambda x, y: 20 + x * x + y * y - 10 * (torch.cos(TAU * x) + torch.cos(TAU * y)),
    "ackley": lambda x, y: -20 * torch.exp(-0.2 * torch.sqrt(0.5 * (x * x + y * y)))
    - torch.exp(0.5 * (torch.cos(TAU * x) + torch.cos(TAU * y))),
}


def adam_numbers(case, step):
    return case.lr / (1 - 0.9 ** (step + 1)), 1 / math.sqrt(1 - 0.999 ** (step + 1))


def step_of(case):
    """One step on (x, y) and their states m, v; all are new tensors, for the compiler to fuse."""
    gradient = GRADIENTS[case.surface]

    def step(x, y, m, v, zx, zy, rate, scale):
        out = []
        for p, g, b, s, z in zip((x, y), gradient(x, y), m, v, (zx, zy)):
            if z is not None:
                g = g + case.sigma * z
            if case.rule == "sgd":
                p = p - case.lr * g
            elif case.rule == "momentum":
                b = 0.9 * b + g
                p = p - case.lr * b
            else:
                b, s = 0.9 * b + 0.1 * g, 0.999 * s + 0.001 * g * g
                p = p - rate * b / (torch.sqrt(s) * scale + 1e-8)
            out.append((p, b, s))
        (x, bx, sx), (y, by, sy) = out
        return x, y, (bx, by), (sx, sy)

    return step


def eager_runner(case):
    starts = torch.from_numpy(case.starts)
    p, g = torch.empty_like(starts), torch.empty_like(starts)
    m, v, z, t = (torch.empty_like(starts) for _ in range(4))
    gradient = GRADIENTS[case.surface]

    @torch.no_grad()
    def run():
        m.zero_()
        v.zero_()
        for step in range(case.steps):
            g[0], g[1] = gradient(p[0], p[1])
            if case.sigma > 0:
                g.add_(z.normal_(), alpha=case.sigma)
            if case.rule == "sgd":
                p.add_(g, alpha=-case.lr)
            elif case.rule == "momentum":
                p.add_(m.mul_(0.9).add_(g), alpha=-case.lr)
            else:
                rate, scale = adam_numbers(case, step)
                m.mul_(0.9).add_(g, alpha=0.1)
                v.mul_(0.999).addcmul_(g, g, value=0.001)
                torch.sqrt(v, out=t).mul_(scale).add_(1e-8)
                p.addcdiv_(m, t, value=-rate)

    return lambda: p.copy_(starts), run, lambda: p.numpy()


def autograd_runner(case):
    starts = torch.from_numpy(case.starts)
    p = starts.clone().requires_grad_()
    loss = LOSSES[case.surface]
    make = {
        "sgd": lambda: torch.optim.SGD([p], lr=case.lr, foreach=True),
        "momentum": lambda: torch.optim.SGD([p], lr=case.lr, momentum=0.9, foreach=True),
        "adam": lambda: torch.optim.Adam([p], lr=case.lr, foreach=True),
    }[case.rule]

    def prepare():
        with torch.no_grad():
            p.copy_(starts)

    def run():
        optimizer = make()
        for _ in range(case.steps):
            optimizer.zero_grad()
            loss(p[0], p[1]).sum().backward()
            if case.sigma > 0:
                p.grad.add_(torch.randn_like(p), alpha=case.sigma)
            optimizer.step()

    return prepare, run, lambda: p.detach().numpy()


def compiled_runner(case):
    import torch._dynamo
    import torch._inductor.config as inductor

    torch._dynamo.config.recompile_limit = 64  # beyond it torch goes on eagerly, and says nothing
    inductor.cpp.enable_floating_point_contract_flag = "fast"
    unrolled = 4 if case.surface in ("rastrigin", "ackley") else 8
    step = step_of(case)
    noisy = case.sigma > 0

    def several(x, y, mx, my, vx, vy, z, rates, scales):
        m, v = (mx, my), (vx, vy)
        for i in range(unrolled):
            zx, zy = (z[2 * i], z[2 * i + 1]) if noisy else (None, None)
            x, y, m, v = step(x, y, m, v, zx, zy, rates[i], scales[i])
        return x, y, *m, *v

    fused = torch.compile(several, dynamic=False, fullgraph=True)
    starts = torch.from_numpy(case.starts)
    state = [torch.zeros(case.chains) for _ in range(6)]
    z = torch.empty(2 * unrolled, case.chains)
    numbers = [adam_numbers(case, s) for s in range(case.steps)]
    rates = torch.tensor([n[0] for n in numbers]).split(unrolled)
    scales = torch.tensor([n[1] for n in numbers]).split(unrolled)

    def prepare():
        state[:] = [starts[0].clone(), starts[1].clone()] + [torch.zeros(case.chains) for _ in range(4)]

    @torch.no_grad()
    def run():
        for rate, scale in zip(rates, scales):
            state[:] = fused(*state, z.normal_() if noisy else z, rate, scale)

    return prepare, run, lambda: torch.stack(state[:2]).numpy()


RUNNERS = {"eager": eager_runner, "autograd": autograd_runner, "compile": compiled_runner}


def make_runner(case):
    return RUNNERS[MODE](case) if case.surface in GRADIENTS else None


if __name__ == "__main__":
    serve(make_runner, lambda case: make_model_runner(case, MODE))
