# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""budget_test.py STEEPEST: instructions that the hot kernels execute for one update of one chain, counted by
the virtual CUDA device. They are PTX's, register moves left out (ptxas removes them), launch and epilogue
too: the difference of a long and a short run. Budgets: what a GPU's issue limit allows a noisy step."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

STEEPEST = sys.argv.pop(1)
CHAINS, SHORT, LONG = 1024, 64, 192
KERNEL = re.compile(r"^kernel \S*advance_kernel.*\n.*?instructions (\d+),.*\n  by class: (.*)$", re.M)
MOVES = re.compile(r"\bmove (\d+)")


def executed(rule, noise, steps):
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.txt"
        subprocess.run(
            [STEEPEST, "run", "--surface", "rosenbrock", "--start-box=-2,2,-2,2", "--optimizer", rule, "--lr", "1e-4",
             "--noise", str(noise), "--chains", str(CHAINS), "--steps", str(steps), "--backend", "cuda", "--json"],
            check=True, stdout=subprocess.DEVNULL, env=dict(os.environ, PTXRUN_REPORT=str(report)))
        found = KERNEL.findall(report.read_text(encoding="utf-8"))
    assert len(found) == 1, "the report should name one kernel that advances"
    total, classes = found[0]
    return int(total) - int(MOVES.search(classes)[1])


class Budget(unittest.TestCase):
    def check(self, rule, noise, budget):
        spent = (executed(rule, noise, LONG) - executed(rule, noise, SHORT)) / (CHAINS * (LONG - SHORT))
        print(f"{rule}, noise {noise}: {spent:.1f} instructions a chain and step (budget {budget})")
        self.assertGreater(spent, 10)  # less would mean that nothing was counted
        self.assertLessEqual(spent, budget)

    def test_quiet_sgd(self):
        self.check("sgd", 0, 25)

    def test_noisy_sgd(self):
        self.check("sgd", 1, 100)

    def test_noisy_momentum(self):
        self.check("momentum", 1, 105)

    def test_noisy_adam(self):
        self.check("adam", 1, 170)


if __name__ == "__main__":
    unittest.main()
