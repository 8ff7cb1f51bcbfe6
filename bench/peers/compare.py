# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""Measures us and the peers side by side: `./dev bench --peers`.

Every program is a process of its own on the same processor core; they take turns, repeat by repeat, so
that a busy moment of the machine meets all of them. What a peer computes is checked in the same run: a
fast wrong answer is no figure. Writes JSON beside the table, and a plot when asked."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import protocol
import reference
import reference_models

HERE = Path(__file__).parent
# name: (file, arguments, "library" or "rewritten": by its user, in the peer's language)
PEERS = {
    "numpy": ("numpy_peer.py", [], "library"),
    "numba": ("numba_peer.py", [], "library"),
    "numba-rewritten": ("numba_peer.py", ["--rewritten"], "rewritten"),
    "jax": ("jax_peer.py", [], "library"),
    "jax-rewritten": ("jax_peer.py", ["--rewritten"], "rewritten"),
    "torch-eager": ("torch_peer.py", ["--eager"], "library"),
    "torch-autograd": ("torch_peer.py", ["--autograd"], "library"),
    "torch-compile": ("torch_peer.py", ["--compile"], "library"),
    "textbook": (None, [], "textbook"),  # C++, bench/textbook_work.cpp
}


class Program:
    """A measured process; it has one core and one thread."""

    def __init__(self, command, core):
        environment = dict(
            os.environ, OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", OMP_WAIT_POLICY="PASSIVE"
        )
        self.process = subprocess.Popen(
            ["taskset", "-c", str(core), *map(str, command)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
        )

    def ask(self, *words):
        try:
            print(*words, file=self.process.stdin, flush=True)
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        return json.loads(line) if line else {"error": "the process has ended"}

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def rates_of(program, case, repeats):
    reply = program.ask("time", case, repeats)
    if "error" in reply:
        return None, reply["error"]
    return [reply["work"] / s for s in reply["seconds"]], None


def summary(rates):
    ordered = sorted(rates)
    at = lambda share: ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
    return {"median": statistics.median(ordered), "p5": at(0.05), "p95": at(0.95), "repeats": len(ordered)}


LONG = 1.0  # seconds: what takes longer in one repeat is measured once a round, and so often only


def measure(case, ours, peers, rounds):
    """Summaries by name; the first repeat of each round warms caches and is dropped."""
    rates, faults, slow = {}, {}, set()
    for _ in range(rounds):
        for name, program in {"ours": ours, **peers}.items():
            if name in faults:
                continue
            found, fault = rates_of(program, case.name, 1 if name in slow else 2)
            if fault:
                faults[name] = fault
                rates.pop(name, None)
                continue
            if case.work / found[-1] > LONG:
                slow.add(name)
            elif name not in slow:
                found = rates_of(program, case.name, 5)[0] or found
            rates.setdefault(name, []).extend(found[-5:])
    return {name: summary(r) for name, r in rates.items()}, faults


def judge(case, ours, peers, folder):
    """What each program's final state says: None when right, else what is wrong."""
    states = {}
    for name, program in {"ours": ours, **peers}.items():
        file = folder / f"{name}.npy"
        reply = program.ask("state", case.name, file)
        if "error" not in reply:
            states[name] = np.load(file)
    if isinstance(case, protocol.Model):
        return reference_models.faults(case, states)
    fields = {k: getattr(case, k) for k in ("surface", "rule", "lr", "sigma", "steps")}
    return reference.faults(fields, case.starts, states)


UNITS = {"nd": "coordinate-steps/s", "grid": "points/s", "logreg": "steps/s", "mlp": "network-steps/s", "slice": "points/s",
         "normals": "normals/s"}


def best(results, kinds):
    found = [(results[n]["median"], n) for n in results if n != "ours" and PEERS[n][2] in kinds]
    return max(found) if found else (None, None)


def row_of(case, results, wrong, faults):
    good = {n: r for n, r in results.items() if not wrong.get(n)}
    library, rewritten = best(good, {"library"}), best(good, {"library", "rewritten"})
    ours = good.get("ours", {}).get("median")
    ratio = lambda peer: ours / peer[0] if ours and peer[0] else None
    return {
        "name": case.name,
        "value": ours,
        "unit": UNITS.get(getattr(case, "kind", ""), "chain-steps/s"),
        "peer": library[0],
        "peer_name": library[1],
        "ratio": ratio(library),
        "rewritten": rewritten[0],
        "rewritten_name": rewritten[1],
        "rewritten_ratio": ratio(rewritten),
        "textbook_ratio": ratio(best(good, {"textbook"})),
        "all": results,
        "wrong": {n: w for n, w in wrong.items() if w},
        "missing": faults,
    }


def short(value):
    """1 230 000 as 1.23 M."""
    if not value:
        return "-"
    for size, letter in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if value >= size:
            return f"{value / size:.3g}{letter}"
    return f"{value:.3g}"


def table(rows):
    lines = [f"{'case':38}{'ours':>9}{'best library':>26}{'ratio':>7}{'best at all':>26}{'ratio':>7}{'textbook':>10}"]
    times = lambda v: f"{v:.2f}" if v else "-"
    for r in rows:
        library = f"{r['peer_name'] or ''} {short(r['peer'])}"
        rewritten = f"{r['rewritten_name'] or ''} {short(r['rewritten'])}"
        lines.append(
            f"{r['name']:38}{short(r['value']):>9}{library:>26}{times(r['ratio']):>7}"
            f"{rewritten:>26}{times(r['rewritten_ratio']):>7}{times(r['textbook_ratio']):>10}   {r['unit']}"
        )
        for name, why in r["wrong"].items():
            lines.append(f"    {name} computes something else and is left out: {why}")
        for name, why in r["missing"].items():
            if "is not written" not in why:
                lines.append(f"    {name} failed: {why}")
    return "\n".join(lines)


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", required=True, help="our program: steepest_bench")
    parser.add_argument("--json", help="write the results here")
    parser.add_argument("--plot", help="write a bar chart here (.png or .svg)")
    parser.add_argument("--core", type=int, default=min(os.sched_getaffinity(0)), help="the core that all share")
    parser.add_argument("--rounds", type=int, default=5, help="turns; each has five measured repeats")
    parser.add_argument("--only", default="", help="cases whose names begin with this")
    parser.add_argument("--peers", default=",".join(PEERS), help="a comma-separated choice")
    return parser.parse_args()


def main():
    chosen = options()
    names = chosen.peers.split(",")
    if unknown := [n for n in names if n not in PEERS]:
        sys.exit(f"compare: no peer is named {unknown[0]}; valid: {', '.join(PEERS)}")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        ours = Program([chosen.bench, "--serve"], chosen.core)
        cases_file, starts_file = folder / "cases.json", folder / "starts.npy"
        tables = folder / "cases.json", folder / "starts.npy", folder / "models.json"
        ours.ask("cases", *tables[:2])
        ours.ask("models", tables[2], folder)
        command = lambda name: (
            [chosen.bench, "--textbook", tables[1]] if name == "textbook"
            else [sys.executable, HERE / PEERS[name][0], *tables, *PEERS[name][1]])
        peers = {name: Program(command(name), chosen.core) for name in names}
        rows = []
        for case in protocol.read_cases(*tables).values():
            if not case.name.startswith(chosen.only):
                continue
            print(f"measuring {case.name}", file=sys.stderr, flush=True)
            wrong = judge(case, ours, peers, folder)
            results, faults = measure(case, ours, peers, chosen.rounds)
            rows.append(row_of(case, results, wrong, faults))
        for program in (ours, *peers.values()):
            program.close()
    print(table(rows))
    if chosen.json:
        Path(chosen.json).write_text(json.dumps({"schema": 1, "results": rows}, indent=1) + "\n")
    if chosen.plot:
        import plots

        plots.bars(rows, chosen.plot)
    if any("ours" in r["wrong"] for r in rows):
        sys.exit(3)


if __name__ == "__main__":
    main()
