# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""Pictures of the comparison with peers: plots.py RESULTS.json OUT.svg"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

# Okabe and Ito's colours, which are told apart with every kind of colour vision; shapes differ as well.
LOOKS = {
    "ours": ("#222222", "|"),
    "numpy": ("#999999", "o"),
    "numba": ("#E69F00", "s"),
    "numba-rewritten": ("#E69F00", "D"),
    "jax": ("#CC79A7", "^"),
    "jax-rewritten": ("#CC79A7", "v"),
    "torch-eager": ("#56B4E9", "<"),
    "torch-autograd": ("#56B4E9", "X"),
    "torch-compile": ("#0072B2", ">"),
    "textbook": ("#D55E00", "P"),
}


def short(value):
    for size, letter in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if value >= size:
            return f"{value / size:.3g}{letter}"
    return f"{value:.3g} "


def bars(rows, path):
    """A line a case, on it every program's throughput in shares of ours, whiskers from p5 to p95."""
    rows = [r for r in rows if r["value"]]
    figure, axes = plt.subplots(figsize=(12, 1.9 + 0.42 * len(rows)), layout="constrained")
    lowest = 1.0
    for i, row in enumerate(rows):
        axes.axhline(i, color="#e4e4e4", lw=0.8, zorder=0)
        for name, (colour, marker) in LOOKS.items():
            r = row["all"].get(name)
            if not r or name in row["wrong"]:
                continue
            low, at, high = (r[k] / row["value"] for k in ("p5", "median", "p95"))
            lowest = min(lowest, low)
            filled = "white" if name.endswith("rewritten") else colour
            axes.plot([low, high], [i, i], color=colour, lw=1.2, solid_capstyle="butt")
            axes.plot(at, i, marker, color=colour, mfc=filled, mew=1.6 if name == "ours" else 1.2, ms=15 if name == "ours" else 7.5,
                      ls="", label=name)
        axes.text(1.02, i, f"{short(row['value'])} {row['unit']}".replace("  ", " "), transform=axes.get_yaxis_transform(), va="center", fontsize=9.5)
    axes.set_yticks(range(len(rows)), [row["name"] for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xscale("log")
    axes.set_xlim(lowest / 1.3, 2)
    ticks = [t for t in (1 / 500, 1 / 200, 1 / 100, 1 / 50, 1 / 20, 1 / 10, 1 / 5, 1 / 2, 1, 2) if t > lowest / 1.3]
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda v, _: f"1/{1 / v:.0f}" if v < 0.99 else f"{v:.0f}"))
    axes.grid(axis="x", color="#e4e4e4", lw=0.8)
    axes.set_axisbelow(True)
    axes.axvline(1, color="#222222", lw=1)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("throughput on one core, ours = 1 (median; lines from p5 to p95; hollow: rewritten by hand)")
    axes.set_title("Ours, median:", loc="right", fontsize=9.5)
    figure.legend(*unique(axes), fontsize=10, frameon=False, ncols=5, loc="outside lower center")
    figure.savefig(path, dpi=150)


def unique(axes):
    found = dict(zip(*reversed(axes.get_legend_handles_labels())))
    order = [name for name in LOOKS if name in found]
    return [found[name] for name in order], order


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        bars(json.load(file)["results"], sys.argv[2])
