# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""Pictures of benchmark results: plots.py RESULTS.json OUT.svg"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

COLOURS = {
    "ours": "#1f6f8b",
    "numpy": "#9a9a9a",
    "numba": "#c9a227",
    "numba-rewritten": "#e3c565",
    "jax": "#7a5195",
    "jax-rewritten": "#a98bc0",
    "torch-eager": "#d1603d",
    "torch-autograd": "#e9a58d",
    "torch-compile": "#b23a1e",
}


def bars(rows, path):
    """One group of bars a case, on a logarithmic axis, whiskers from p5 to p95."""
    figure, axes = plt.subplots(figsize=(11, 0.5 + 0.95 * len(rows)), layout="constrained")
    height = 0.8 / len(COLOURS)
    for i, row in enumerate(rows):
        for k, (name, colour) in enumerate(COLOURS.items()):
            r = row["all"].get(name)
            if not r or name in row["wrong"]:
                continue
            value = r["median"] / 1e6
            spread = [[value - r["p5"] / 1e6], [r["p95"] / 1e6 - value]]
            axes.barh(i + (k - len(COLOURS) / 2) * height, value, height, color=colour, xerr=spread,
                      error_kw={"lw": 0.7}, label=name if i == 0 else None)
            axes.text(r["p95"] / 1e6 * 1.05, i + (k - len(COLOURS) / 2) * height, f"{value:.0f}", va="center",
                      fontsize=6)
    axes.set_yticks(range(len(rows)), [row["name"] for row in rows])
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.set_xlabel("million chain-steps a second, one core (median; whiskers p5 to p95)")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.legend(*unique(axes), fontsize=8, frameon=False, ncols=3, loc="upper center", bbox_to_anchor=(0.5, -0.06))
    figure.savefig(path, dpi=150)


def unique(axes):
    found = dict(zip(*reversed(axes.get_legend_handles_labels())))
    return list(found.values()), list(found)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        bars(json.load(file)["results"], sys.argv[2])
