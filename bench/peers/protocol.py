# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""What every measured program speaks, ours included: one process each, one line in, one line out.

    time CASE REPEATS   ->  {"seconds": [...], "work": units in one repeat}
    state CASE FILE     ->  {} after writing the chains' final positions, (2, chains) float32, to FILE
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


def read_cases(path, starts_path):
    """The case table that our own program wrote."""
    starts = np.load(starts_path)
    with open(path, encoding="utf-8") as file:
        return {c["name"]: Case(**c, starts=starts) for c in json.load(file)}


def serve(make_runner):
    """make_runner(case) gives (prepare, run, positions): prepare() is not timed, run() does one repeat
    and returns only when it is finished, positions() gives the state after it as (2, chains) float32.
    None: this peer does not have the case."""
    cases = read_cases(sys.argv[1], sys.argv[2])
    runners = {}

    def runner_of(name):
        if name not in runners:
            runners[name] = make_runner(cases[name])
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
        return {"seconds": seconds, "work": cases[name].work}

    for line in sys.stdin:
        try:
            reply = answer(*line.split())
        except Exception as error:  # the comparison goes on without this case
            reply = {"error": f"{type(error).__name__}: {error}"[:300]}
        print(json.dumps(reply), flush=True)
