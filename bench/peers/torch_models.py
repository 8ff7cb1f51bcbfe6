# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""PyTorch's cases beside the chains in the plane. Slopes are closed forms with products of batched matrices
(bmm) in `eager`, the same compiled in `compile`, and backward() in `autograd`, as most programs have it."""

import math

import torch

TAU = 2 * math.pi


def gradient_nd(surface, x):
    if surface == "rastrigin":
        return 2 * x + 10 * TAU * torch.sin(TAU * x)
    valley = x[1:] - x[:-1] * x[:-1]
    g = torch.empty_like(x)
    g[-1] = 0
    g[:-1] = -400 * x[:-1] * valley - 2 * (1 - x[:-1])
    g[1:] += 200 * valley
    return g


def loss_nd(surface, x):
    if surface == "rastrigin":
        return (x * x - 10 * torch.cos(TAU * x)).sum()
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def nd(case, mode):
    starts = torch.from_numpy(case.load("starts"))
    x, b, z = torch.empty_like(starts), torch.empty_like(starts), torch.empty_like(starts)
    x.requires_grad_(mode == "autograd")
    noisy, momentum = case.sigma > 0, case.rule == "momentum"

    def step(x, b, z):
        g = gradient_nd(case.surface, x)
        if noisy:
            g = g + case.sigma * z
        b = 0.9 * b + g if momentum else g
        return x - case.lr * b, b

    if mode == "compile":
        step = torch.compile(step, dynamic=False, fullgraph=True)

    def prepare():
        with torch.no_grad():
            x.copy_(starts)
            b.zero_()

    @torch.no_grad()
    def run():
        at, velocity = x, b
        for _ in range(case.steps):
            at, velocity = step(at, velocity, z.normal_() if noisy else z)
        x.copy_(at)

    def autograd_run():
        optimizer = torch.optim.SGD([x], lr=case.lr, momentum=0.9 if momentum else 0)
        for _ in range(case.steps):
            optimizer.zero_grad()
            loss_nd(case.surface, x).backward()
            if noisy:
                x.grad.add_(torch.randn_like(x), alpha=case.sigma)
            optimizer.step()

    return prepare, autograd_run if mode == "autograd" else run, lambda: x.detach().numpy()


def surface(name, x, y):
    if name == "rosenbrock":
        return 100 * (y - x * x) ** 2 + (1 - x) ** 2
    if name == "beale":
        return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y * y) ** 2 + (2.625 - x + x * y * y * y) ** 2
    hills = -20 * torch.exp(-0.2 * torch.sqrt(0.5 * (x * x + y * y)))
    return hills - torch.exp(0.5 * (torch.cos(TAU * x) + torch.cos(TAU * y))) + 20 + math.e


def value_and_slopes(name, x, y):
    if name == "rosenbrock":
        a, r = y - x * x, 1 - x
        return 100 * a * a + r * r, -400 * a * x - 2 * r, 200 * a
    if name == "beale":
        y2 = y * y
        p, q, s = y - 1, y2 - 1, y2 * y - 1
        a, b, c = 1.5 + x * p, 2.25 + x * q, 2.625 + x * s
        return a * a + b * b + c * c, 2 * (a * p + b * q + c * s), 2 * x * (a + 2 * y * b + 3 * y2 * c)
    r = torch.sqrt(0.5 * (x * x + y * y))
    hill, waves = torch.exp(-0.2 * r), torch.exp(0.5 * (torch.cos(TAU * x) + torch.cos(TAU * y)))
    k = 2 * hill / r
    return (20 + math.e - 20 * hill - waves, k * x + math.pi * waves * torch.sin(TAU * x),
            k * y + math.pi * waves * torch.sin(TAU * y))


def grid(case, mode):
    line = torch.arange(case.side, dtype=torch.float32)
    x, y = (case.x0 + line * case.dx)[None, :], (case.y0 + line * case.dy)[:, None]
    out = torch.empty(3, case.side, case.side)
    rows = {"eager": 16, "autograd": 64, "compile": case.side}[mode]  # at a time, the fastest of a few

    def some(x, y, f, fx, fy):
        for a, value in zip((f, fx, fy), value_and_slopes(case.surface, x, y)):
            a.copy_(value)

    def some_autograd(x, y, *out):
        x, y = (t.contiguous().requires_grad_() for t in torch.broadcast_tensors(x, y))
        f = surface(case.surface, x, y)
        f.sum().backward()
        for a, value in zip(out, (f.detach(), x.grad, y.grad)):
            a.copy_(value)

    compute = {"eager": some, "autograd": some_autograd,
               "compile": torch.compile(some, dynamic=False) if mode == "compile" else None}[mode]

    def run():
        with torch.set_grad_enabled(mode == "autograd"):
            for r in range(0, case.side, rows):
                compute(x, y[r : r + rows], *out[:, r : r + rows])

    return lambda: None, run, lambda: out[:, ::64, ::64].reshape(3, -1).numpy()


def compiled(function, mode):
    return torch.compile(function, dynamic=False, fullgraph=True) if mode == "compile" else function


def logreg(case, mode):
    if mode == "autograd":
        return None
    data, labels = torch.from_numpy(case.load("data")), torch.from_numpy(case.load("labels")[0])
    starts, rate = torch.from_numpy(case.load("weights")), case.lr / case.batch
    w = torch.empty_like(starts)
    picks = torch.from_numpy(case.picks).long()
    picks = picks.transpose(1, 2).contiguous() if case.own else picks

    def shared(w, x, label):
        return w - rate * ((torch.sigmoid(w @ x.T) - label) @ x)

    def own(w, x, label):
        off = torch.sigmoid(torch.bmm(x, w[:, :, None])[:, :, 0]) - label
        return w - rate * torch.bmm(off[:, None], x)[:, 0]

    step = compiled(own if case.own else shared, mode)

    @torch.no_grad()
    def run():
        at = w
        for pick in picks:
            at = step(at, data[pick], labels[pick])
        w.copy_(at)

    return lambda: w.copy_(starts), run, lambda: w.numpy()


def layers(w):
    n = w.shape[0]
    return w[:, :32].view(n, 16, 2), w[:, 32:48], w[:, 48:304].view(n, 16, 16), w[:, 304:320], w[:, 320:336], w[:, 336]


def network(parts, x):
    w1, b1, w2, b2, w3, b3 = parts
    h1 = torch.tanh(torch.baddbmm(b1[:, None], x, w1.transpose(1, 2)))
    h2 = torch.tanh(torch.baddbmm(b2[:, None], h1, w2.transpose(1, 2)))
    return h1, h2, torch.bmm(h2, w3[:, :, None])[:, :, 0] + b3[:, None]


def slopes_of_networks(w1, b1, w2, b2, w3, b3, x, wanted):
    h1, h2, out = network((w1, b1, w2, b2, w3, b3), x)
    off = out - wanted
    d2 = off[:, :, None] * w3[:, None] * (1 - h2 * h2)
    d1 = torch.bmm(d2, w2) * (1 - h1 * h1)
    return (torch.bmm(d1.transpose(1, 2), x), d1.sum(1), torch.bmm(d2.transpose(1, 2), h1), d2.sum(1),
            torch.bmm(off[:, None], h2)[:, 0], off.sum(1))


def mlp(case, mode):
    data, picks = torch.from_numpy(case.load("data")), torch.from_numpy(case.picks).long().transpose(1, 2).contiguous()
    starts, rate = [p.contiguous() for p in layers(torch.from_numpy(case.load("weights")))], case.lr / case.batch
    parts = [torch.empty_like(p).requires_grad_(mode == "autograd") for p in starts]
    slopes = compiled(slopes_of_networks, mode)

    def prepare():
        with torch.no_grad():
            for p, start in zip(parts, starts):
                p.copy_(start)

    @torch.no_grad()
    def run():
        for pick in picks:
            rows = data[pick]
            for p, slope in zip(parts, slopes(*parts, rows[:, :, :2], rows[:, :, 2])):
                p.sub_(slope, alpha=rate)

    def autograd_run():
        optimizer = torch.optim.SGD(parts, lr=rate)
        for pick in picks:
            rows = data[pick]
            optimizer.zero_grad()
            (((network(parts, rows[:, :, :2])[2] - rows[:, :, 2]) ** 2).sum() / 2).backward()
            optimizer.step()

    n = starts[0].shape[0]
    return (prepare, autograd_run if mode == "autograd" else run,
            lambda: torch.cat([p.detach().reshape(n, -1) for p in parts], 1).numpy())


def slice_of(case, mode):
    if mode == "autograd":
        return None
    x, y, wanted = torch.from_numpy(case.load("samples"))
    origin, along, across = torch.from_numpy(case.load("plane"))
    inputs, line, together = torch.stack([x, y]), torch.linspace(-1, 1, case.side), 32
    out = torch.empty(case.side, case.side)

    def losses(a, b):
        w1, b1, w2, b2, w3, b3 = layers(origin + a[:, None] * along + b * across)
        h = torch.tanh(torch.matmul(w1, inputs) + b1[:, :, None])
        h = torch.tanh(torch.bmm(w2, h) + b2[:, :, None])
        off = torch.bmm(w3[:, None], h)[:, 0] + b3[:, None] - wanted
        return (off * off).mean(1) / 2

    some = compiled(losses, mode)

    @torch.no_grad()
    def run():
        for r in range(case.side):
            for first in range(0, case.side, together):
                out[r, first : first + together] = some(line[first : first + together], line[r])

    return lambda: None, run, lambda: out.numpy()


def normals(case, mode):
    out = torch.empty(case.count)
    return (lambda: None, out.normal_, lambda: out.numpy()) if mode == "eager" else None


KINDS = {"nd": nd, "grid": grid, "logreg": logreg, "mlp": mlp, "slice": slice_of, "normals": normals}


def make_model_runner(case, mode):
    return KINDS[case.kind](case, mode)
