# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""What every measured program speaks, ours included: one process each, one line in, one line out.

    time CASE REPEATS   ->  {"seconds": [...], "work": units in one repeat}
    state CASE FILE     ->  {} after writing what there is to judge, as float32, to FILE: the chains' final
                            positions (2, chains) or (dimension, chains), weights (learners, weights), losses of
                            the slice, value and slopes at every 64th row and column of a grid, the normals
    A case that the peer does not have, or any other failure, answers {"error": "why"}.

The clock is CPU time of the whole process: a neighbour on the machine costs nobody anything, and a
peer that waits without spinning is not charged for it. Every repeat begins at the same starts, for
chains that have arrived at a minimum at 0 compute with denormal numbers, which is slower for all.
"""

import json
import sys
import time
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Case:
    name: str
    surface: str
    rule: str
    lr: float
    sigma: float
    chains: int
    steps: int
    starts: np.ndarray  # (2, chains) float32

    @property
    def work(self):
        return self.chains * self.steps


@dataclass(frozen=True)
class Model:
    """A case that is no chain in the plane; what it needs lies beside `stem` as .npy."""

    name: str
    kind: str  # "nd", "grid", "logreg", "mlp", "slice" or "normals"
    stem: str
    surface: str = ""
    rule: str = ""
    lr: float = 0.0
    sigma: float = 0.0
    chains: int = 0
    steps: int = 0
    dimension: int = 0
    side: int = 0
    x0: float = 0.0
    y0: float = 0.0
    dx: float = 0.0
    dy: float = 0.0
    own: bool = False
    batch: int = 0
    count: int = 0

    def load(self, what):
        return np.load(f"{self.stem}-{what}.npy")

    @property
    def picks(self):
        """(steps, batch) or (steps, batch, learners)"""
        found = self.load("picks").astype(np.int32).reshape(self.steps, self.batch, -1)
        return found[:, :, 0] if found.shape[2] == 1 else found

    @property
    def work(self):
        if self.kind in ("logreg", "mlp"):
            return self.load("weights").shape[0] * self.steps
        return {"nd": self.chains * self.steps * self.dimension, "normals": self.count}.get(self.kind, self.side**2)


def read_cases(path, starts_path, models_path):
    """The case tables that our own program wrote."""
    starts = np.load(starts_path)
    with open(path, encoding="utf-8") as file:
        cases = {c["name"]: Case(**c, starts=starts) for c in json.load(file)}
    with open(models_path, encoding="utf-8") as file:
        return cases | {c["name"]: Model(**c) for c in json.load(file)}


def fastest(*runners):
    """Of several ways to write the same thing, the one that is fastest here."""

    def seconds(runner):
        prepare, run, _ = runner
        spent = []
        for _ in range(4):
            prepare()
            begin = time.process_time()
            run()
            spent.append(time.process_time() - begin)
        return min(spent[1:])

    return min(runners, key=seconds)


def serve(make_runner, make_model_runner):
    """make_runner(case) gives (prepare, run, positions): prepare() is not timed, run() does one repeat
    and returns only when it is finished, positions() gives what is judged after it. make_model_runner(model)
    the same. None: this peer does not have the case."""
    cases = read_cases(*sys.argv[1:4])
    runners = {}
    work_of = {name: case.work for name, case in cases.items()}

    def runner_of(name):
        if name not in runners:
            case = cases[name]
            runners[name] = (make_runner if isinstance(case, Case) else make_model_runner)(case)
            if runners[name] is not None:
                prepare, run, _ = runners[name]
                for _ in range(3):  # compilers, caches and pages are warm before the clock runs
                    prepare()
                    run()
        if runners[name] is None:
            raise LookupError(f"{name} is not written for this peer")
        return runners[name]

    def answer(command, name, argument):
        prepare, run, positions = runner_of(name)
        if command == "state":
            prepare()
            run()
            np.save(argument, np.asarray(positions(), dtype=np.float32))
            return {}
        seconds = []
        for _ in range(int(argument)):
            prepare()
            begin = time.process_time()
            run()
            seconds.append(time.process_time() - begin)
        return {"seconds": seconds, "work": work_of[name]}

    for line in sys.stdin:
        try:
            reply = answer(*line.split())
        except Exception as error:  # the comparison goes on without this case
            reply = {"error": f"{type(error).__name__}: {error}"[:300]}
        print(json.dumps(reply), flush=True)
