# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""isa_symbols_test.py OBJECT...: objects of one instruction set share no inline code with the rest.

The linker keeps one copy of a weak symbol. If the copy that it keeps was compiled for AVX-512, the
program dies on an older machine in code that asked for nothing. So every weak symbol of such an
object lies in the instruction set's own namespace, which its mangled name shows.
"""
import re
import subprocess
import sys
import unittest

OBJECTS = sys.argv[1:]
del sys.argv[1:]
ISA = re.compile(r"isa_(baseline|avx2|avx512)[^/]*\.o$")
WEAK = re.compile(r"^[0-9a-f]* *[VWvwu] (\S+)$")


def weak_symbols(path):
    """Weak symbols that the object defines (an undefined weak one is lower case and has no address)."""
    text = subprocess.run(["nm", "--defined-only", path], check=True, capture_output=True, text=True).stdout
    return [match[1] for line in text.splitlines() if (match := WEAK.match(line))]


class IsaSymbols(unittest.TestCase):
    def test_weak_symbols_stay_in_their_own_namespace(self):
        checked = set()
        for path in OBJECTS:
            isa = ISA.search(path)
            if not isa:
                continue
            checked.add(isa[1])
            namespace = f"{len(isa[1])}{isa[1]}"  # as mangled names spell it
            shared = [name for name in weak_symbols(path) if namespace not in name and not name.startswith("DW.ref.")]
            self.assertFalse(shared, f"{path} shares weak symbols with other objects")
        self.assertEqual(checked, {"baseline", "avx2", "avx512"})


if __name__ == "__main__":
    unittest.main()
