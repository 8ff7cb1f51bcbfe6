# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""plots.py RESULTS.json FOLDER: pictures of `steepest bench --json RESULTS.json`, as PNG and SVG:
scaling (throughput against chains, coordinates, fused updates, threads), roofline, and the share of its
floor that each case reaches. Needs matplotlib; `./dev bench --plot FOLDER` sees to it."""

import json
import math
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

# Okabe and Ito's colours, told apart with every kind of colour vision; shapes differ as well.
BLUE, ORANGE, GREEN, RED, PURPLE, SKY, BLACK, GREY = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#222222", "#8a8a8a")
SERIES = {"quiet": (BLUE, "o", "without noise"), "noise": (RED, "s", "with noise")}
SUITES = {
    "chains-quiet": (BLUE, "o"), "chains-noise": (RED, "s"), "chains-adam": (GREEN, "^"), "chains-trig": (PURPLE, "D"),
    "chains-nd": (SKY, "v"), "grid-poly": (ORANGE, "P"), "grid-trig": (ORANGE, "X"), "logreg": (BLACK, "<"),
    "mlp-chains": (BLACK, ">"), "slice": (BLACK, "*"),
}
STYLE = {
    "font.family": "sans-serif", "font.size": 11, "axes.titlesize": 12, "axes.spines.top": False,
    "axes.spines.right": False, "axes.grid": True, "grid.color": "#e4e4e4", "grid.linewidth": 0.8,
    "axes.axisbelow": True, "axes.edgecolor": "#666666", "legend.frameon": False, "svg.fonttype": "none",
    "svg.hashsalt": "steepest",
}


def short(value, _=None):
    """12 300 000 000 as 12.3 G."""
    for size, letter in ((1e12, " T"), (1e9, " G"), (1e6, " M"), (1e3, " k")):
        if value >= size * 0.9995:
            return f"{value / size:.3g}{letter}"
    return f"{value:.3g}"


def suite_of(result):
    return result["name"].split("/")[0]


def save(figure, folder, name):
    for kind in ("png", "svg"):
        figure.savefig(folder / f"{name}.{kind}", dpi=160, metadata={"Date": None} if kind == "svg" else None)
    plt.close(figure)


def subtitle(report):
    m = report["machine"]
    return f"{m['device']}, {m['threads']} threads"


AXES = {  # of `scaling`: title, label, base of the logarithm
    "chains": ("More chains", "chains, two coordinates, 64 updates a call", 10),
    "dimensions": ("More coordinates", "coordinates of a chain, about 131,000 in all", 2),
    "fused": ("More updates in one call", "updates fused in one pass over a million chains", 2),
    "threads": ("More threads", "threads, 262,144 chains, time on the wall", 2),
}


def curve(axes, points, colour, marker, label):
    points = sorted(points, key=lambda r: r["at"])
    at = [r["at"] for r in points]
    axes.fill_between(at, [r["p5"] for r in points], [r["value"] for r in points], color=colour, alpha=0.15, lw=0)
    axes.plot(at, [r["value"] for r in points], color=colour, marker=marker, ms=5.5, lw=2, label=label)
    if all(r["floor"] for r in points):
        axes.plot(at, [r["floor"] for r in points], color=colour, ls=(0, (4, 3)), lw=1.4)
    last = points[-1]
    axes.annotate(short(last["value"]), (last["at"], last["value"]), xytext=(7, 0), textcoords="offset points", color=colour,
                  va="center", fontsize=10)


def name_gains(axes, results):
    """How much more all threads do than one."""
    for series, (colour, _, _) in SERIES.items():
        points = {r["at"]: r for r in results if r["name"].split("/")[2] == series}
        if len(points) < 2:
            continue
        first, last = points[min(points)], points[max(points)]
        middle = (first["at"] * last["at"]) ** 0.5, (first["value"] * last["value"]) ** 0.5
        axes.annotate(f"{last['value'] / first['value']:.2f} ×", middle, xytext=(0, -16), textcoords="offset points",
                      ha="center", color=colour, fontweight="bold")


def panel(axes, results, kind):
    title, label, base = AXES[kind]
    ours = [r for r in results if r["name"].startswith(f"scaling/{kind}/")]
    for series, (colour, marker, name) in SERIES.items():
        points = [r for r in ours if r["name"].split("/")[2] == series]
        if points:
            curve(axes, points, colour, marker, name)
    ticks = sorted({r["at"] for r in ours})
    if base == 10:
        ticks = [t for t in ticks if short(t)[0] == "1"]
    axes.set_xscale("log", base=base)
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(short if base == 10 else lambda v, _: f"{v:.0f}"))
    axes.set_yscale("log")
    low = min(r["p5"] for r in ours)
    high = max(r["floor"] or r["value"] for r in ours)
    axes.set_ylim(low / 1.6, high * 1.7)
    steps = [s * 10**e for e in range(5, 14) for s in (1, 2, 5) if low / 1.6 <= s * 10**e <= high * 1.7]
    axes.yaxis.set_major_locator(FixedLocator(steps))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(short))
    axes.set_title(title, loc="left", fontweight="bold")
    axes.set_xlabel(label)
    axes.set_ylabel(ours[0]["unit"].replace("/s", " a second"))
    axes.margins(x=0.16)
    axes.tick_params(axis="x", labelsize=10)
    if kind == "threads":
        name_gains(axes, ours)


def scaling(report, folder):
    results = [r for r in report["results"] if suite_of(r) == "scaling"]
    kinds = [k for k in AXES if any(r["name"].startswith(f"scaling/{k}/") for r in results)]
    if not kinds:
        return
    figure, all_axes = plt.subplots((len(kinds) + 1) // 2, min(2, len(kinds)), figsize=(12, 4.3 * ((len(kinds) + 1) // 2)),
                                    layout="constrained", squeeze=False)
    for axes, kind in zip(all_axes.flat, kinds):
        panel(axes, results, kind)
    for axes in all_axes.flat[len(kinds):]:
        axes.set_visible(False)
    lines, names = all_axes.flat[0].get_legend_handles_labels()
    lines.append(plt.Line2D([], [], color=GREY, ls=(0, (4, 3)), lw=1.4))
    names.append("the most this machine could do")
    figure.legend(lines, names, loc="outside lower center", ncols=3)
    figure.suptitle(f"Rosenbrock under momentum, f32 · {subtitle(report)}\nband: from the 5th percentile of the repeats up to the 95th",
                    fontsize=12)
    save(figure, folder, "scaling")


MEMORY = {"grid-poly", "grid-trig"}  # the others' bytes come from the caches


def roof(axes, machine, low, high):
    peak = machine["fma_peak"]
    axes.plot([peak / machine["write_bandwidth"], high], [peak, peak], color=BLACK, lw=2.2)
    axes.text(high / 1.15, peak * 1.06, f"fused multiply-adds: {short(peak)}flop/s", ha="right", va="bottom")
    for key, style, text in (("write_bandwidth", "-", "memory"), ("cache_bandwidth", (0, (5, 2)), "cache")):
        bandwidth = machine.get(key)
        if not bandwidth:
            continue
        ridge = peak / bandwidth
        axes.plot([low, ridge], [low * bandwidth, peak], color=BLACK, lw=2.2, ls=style)
        at = max(low * 1.25, axes.get_ylim()[0] * 1.6 / bandwidth)
        axes.annotate(f"{text}: {short(bandwidth)}B/s", (at, at * bandwidth), xytext=(-3, 7), textcoords="offset points",
                      rotation=slope_on_paper(axes), rotation_mode="anchor", va="bottom")


def slope_on_paper(axes):
    """The angle, in degrees, of a line along which y grows as x."""
    (x0, y0), (x1, y1) = axes.transData.transform([(1, 1e9), (10, 1e10)])
    return math.degrees(math.atan2(y1 - y0, x1 - x0))


def name_points(figure, axes, points):
    """Numbers beside the points, each where it covers least of what is there already."""
    spots = [axes.transData.transform(p[:2]) for p in points]
    taken = list(spots)
    for (x, y, number, colour), spot in zip(points, spots):
        offsets = [(11, 0), (-11, 0), (0, 12), (0, -12), (10, 9), (-10, 9), (10, -9), (-10, -9), (20, 0), (-20, 0)]
        scale = figure.dpi / 72
        free = lambda o: min(abs(spot[0] + o[0] * scale - t[0]) / 1.2 + abs(spot[1] + o[1] * scale - t[1])
                             for t in taken if t is not spot)
        best = max(offsets, key=lambda o: min(free(o), 16 * scale))
        taken.append((spot[0] + best[0] * scale, spot[1] + best[1] * scale))
        axes.annotate(str(number), (x, y), xytext=best, textcoords="offset points", fontsize=9, color=colour, ha="center",
                      va="center")


def roofline(report, folder):
    machine = report["machine"]
    points = [r for r in report["results"] if r["flops"] and r["bytes"] and r["unit"].endswith("/s") and suite_of(r) in SUITES]
    if not points or not machine["fma_peak"]:
        return
    at = lambda r: (r["flops"] / r["bytes"], r["value"] * r["flops"])
    low, high = 0.25, max(at(r)[0] for r in points) * 2
    figure, axes = plt.subplots(figsize=(13, 7.4))
    figure.subplots_adjust(left=0.065, right=0.685, top=0.9, bottom=0.09)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlim(low, high)
    axes.set_ylim(min(at(r)[1] for r in points) / 2.5, machine["fma_peak"] * 1.6)
    roof(axes, machine, low, high)
    names = []
    for number, r in enumerate(points, 1):
        colour, marker = SUITES[suite_of(r)]
        x, y = at(r)
        ceiling = min(machine["fma_peak"], x * (machine["write_bandwidth"] if suite_of(r) in MEMORY
                                                else machine.get("cache_bandwidth") or machine["fma_peak"]))
        axes.plot(x, y, marker, color=colour, ms=9 if marker != "*" else 13, mec="white", mew=0.8, ls="",
                  label=f"{number:>2}  {r['name']}  {100 * y / ceiling:.0f} %")
        names.append((x, y, number, colour))
    name_points(figure, axes, names)
    axes.xaxis.set_major_formatter(FuncFormatter(short))
    axes.yaxis.set_major_formatter(FuncFormatter(short))
    axes.set_xlabel("flops for each byte that passes between the core and what lies behind it")
    axes.set_ylabel("flop/s of one core")
    axes.set_title(f"Roofline · {subtitle(report)}", loc="left", fontweight="bold")
    figure.legend(*axes.get_legend_handles_labels(), loc="upper left", bbox_to_anchor=(0.69, 0.91), fontsize=9.5,
                  handletextpad=0.4, labelspacing=0.5, title="per cent of the roof above each", alignment="left")
    figure.text(0.7, 0.075, "Drawing normals is integer work, which\nflops do not count: with noise, the floors\nare the better measure.", fontsize=9.5, color="#555555")
    save(figure, folder, "roofline")


def floors(report, folder):
    rows = [r for r in report["results"] if r["share_of_floor"] and suite_of(r) != "scaling"]
    if not rows:
        return
    figure, axes = plt.subplots(figsize=(12, 1.4 + 0.34 * len(rows)), layout="constrained")
    most = max(110, max(100 * r["share_of_floor"] for r in rows) + 4)
    for i, r in enumerate(rows):
        colour = SUITES.get(suite_of(r), (GREY, "o"))[0]
        axes.barh(i, 100 * r["share_of_floor"], 0.72, color=colour)
        axes.plot([100 * r["median"] / r["floor"]] * 2, [i - 0.36, i + 0.36], color="white", lw=1.8)
        axes.text(most + 7, i, f"{100 * r['share_of_floor']:.0f} %", va="center", ha="right", fontsize=10)
        axes.text(most + 9, i, f"{short(r['value'])} {r['unit']}".replace("  ", " "), va="center", fontsize=10)
    axes.axvline(100, color=BLACK, lw=1.4, ls=(0, (4, 3)))
    axes.set_yticks(range(len(rows)), [r["name"] for r in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, most)
    axes.grid(axis="y", visible=False)
    axes.set_xlabel("per cent of the floor that was measured in the same run (bar: fast repeats, white line: median)")
    figure.suptitle(f"How near to what this machine could do · {subtitle(report)}", x=0.01, ha="left", fontweight="bold", fontsize=12)
    save(figure, folder, "floors")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    report, folder = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with plt.rc_context(STYLE):
        for draw in (scaling, roofline, floors):
            draw(report, folder)


if __name__ == "__main__":
    main()
