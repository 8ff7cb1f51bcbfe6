# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""ptxas_test.py OBJECT...: no kernel of any architecture spills registers to memory."""
import pathlib
import re
import sys
import unittest

OBJECTS = [path for path in sys.argv[1:] if path.endswith(".cu.o")]
del sys.argv[1:]
FUNCTION = re.compile(r"Function properties for (\S+)\n\s+(\d+) bytes stack frame, (\d+) bytes spill stores, "
                      r"(\d+) bytes spill loads")
ENTRY = re.compile(r"Compiling entry function '(\S+)' for '(\w+)'")


class Ptxas(unittest.TestCase):
    def test_no_kernel_spills(self):
        self.assertTrue(OBJECTS, "no CUDA objects")
        entries, spilling = 0, []
        for path in OBJECTS:
            report = pathlib.Path(path + ".ptxas").read_text(encoding="utf-8")
            found = ENTRY.findall(report)
            functions = FUNCTION.findall(report)
            self.assertGreaterEqual(len(functions), len(found), f"{path}.ptxas is not what this test can read")
            entries += len(found)
            spilling += [f"{name} ({pathlib.Path(path).name})" for name, _, stores, loads in functions
                         if int(stores) or int(loads)]
        self.assertGreater(entries, 0, "the reports name no kernel")
        self.assertFalse(spilling, "spills in\n" + "\n".join(spilling))


if __name__ == "__main__":
    unittest.main()
