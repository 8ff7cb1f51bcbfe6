# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""headers_test.py COMPILER: what nvcc sees is C++20, and each header of the contract stands alone."""
import subprocess
import sys
import unittest

import tree

COMPILER = sys.argv.pop(1)


class Headers(unittest.TestCase):
    def test_the_contract_compiles_as_cxx20(self):
        headers = tree.files(".h", folders=("include",))
        self.assertGreater(len(headers), 5)
        for header in headers:
            command = [COMPILER, "-std=c++20", "-fsyntax-only", "-Wall", "-Wno-pragma-once-outside-header",
                       f"-I{tree.ROOT / 'include'}", "-x", "c++", header]
            done = subprocess.run(command, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, f"{tree.name(header)}:\n{done.stderr}")


if __name__ == "__main__":
    unittest.main()
