# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""Who may include whom (docs/design.md, "The house"), and which library belongs to which room."""
import re
import unittest

import tree

SOURCES = (".h", ".cpp", ".cu", ".cuh")

# Every room may include itself. `main` is src/main.cpp.
ALLOWED = {
    "include": set(),
    "kernels": {"include"},
    "base": {"include"},
    "scene": {"include", "base"},
    "gl": {"include", "base"},
    "cuda": {"include", "base"},
    "engine": {"include", "base", "cuda", "kernels"},
    "bridge": {"include", "gl", "cuda"},
    "view": {"include", "gl"},
    "learn": {"include", "scene", "base"},
    "ui": {"include", "learn"},
    "app": {"include", "ui", "view", "engine", "bridge", "scene", "learn", "gl", "base"},
    "cli": {"include", "app", "scene", "engine", "learn", "base"},
    "main": {"app", "cli"},
}

# The engine sees the maths through one header a kind of machine, or of question, only.
DOORS = {("engine", "kernels"): {"kernels/launch.h", "kernels/launch_bench.h", "kernels/launch_cuda.h",
                               "kernels/launch_lines.h", "kernels/launch_samples.h", "kernels/launch_summary.h"}}

# Libraries that only some rooms may know; what no line names is free for all.
LIBRARIES = {
    r"glad/": {"gl", "app"},
    r"(GLFW/|imgui_impl_)": {"app"},
    r"(imgui|implot|implot3d|microtex)": {"ui", "app"},
    r"(cuda|cublas|nvrtc|device_launch)": {"cuda", "bridge", "kernels"},
    r"(tbb|oneapi)/": {"kernels", "engine"},
    r"toml\+\+/": {"scene"},
    r"CLI/": {"cli"},
    r"spdlog/": {"base"},
    r"sqlite3": {"learn"},
    r"(nlohmann|Eigen)/": {"cli", "app", "engine", "scene", "learn", "base"},
    r"(thread|mutex|atomic|vector|string|map|unordered_map|iostream|fstream|stdexcept)$":
        set(ALLOWED) - {"kernels"},
}

# Not maths but the door to it: launchers own the threads, and their interface names plain containers.
LAUNCHERS = re.compile(r"kernels/launch[\w]*\.(h|cpp|cu)$|kernels/[\w]*_table\.h$")


def violations(path, quote, target, own):
    room = tree.room(path)
    if own:
        other = tree.room(own)
        if other != room and other not in ALLOWED[room]:
            return f"{room} must not include {other}"
        doors = DOORS.get((room, other))
        if doors and tree.name(own) not in doors:
            return f"{room} may include of {other} only {', '.join(sorted(doors))}"
        return None
    if quote == '"':
        return "there is no such file"
    for pattern, rooms in LIBRARIES.items():
        if re.match(pattern, target) and room not in rooms and not LAUNCHERS.match(tree.name(path)):
            return f"<{target}> is not for {room}"
    return None


class Includes(unittest.TestCase):
    def test_every_include_line_keeps_to_the_table(self):
        wrong, seen = [], 0
        for path in tree.files(*SOURCES, folders=("include", "kernels", "src")):
            self.assertIn(tree.room(path), ALLOWED, f"{tree.name(path)}: a folder that the table does not know")
            for line, quote, target, own in tree.includes(path):
                seen += 1
                complaint = violations(path, quote, target, own)
                if complaint:
                    wrong.append(f"{tree.name(path)}:{line}: {complaint}")
        self.assertGreater(seen, 100)
        self.assertFalse(wrong, "\n" + "\n".join(wrong))

    def test_the_table_refuses_what_must_never_be(self):
        for room, other in (("ui", "engine"), ("view", "kernels"), ("engine", "gl"), ("gl", "cuda"), ("cuda", "gl"),
                            ("kernels", "base"), ("include", "kernels")):
            self.assertNotIn(other, ALLOWED[room])

    def test_headers_of_the_contract_and_of_the_kernels_do_without_expected(self):
        for path in tree.files(".h", ".cu", ".cuh", folders=("include", "kernels", "src/cuda")):
            if path.suffix == ".h" and tree.room(path) == "cuda":
                continue  # host side; what a .cu of that folder reaches is followed below
            for reached in self.reachable(path, set()):
                targets = [target for _, _, target, _ in tree.includes(reached)]
                self.assertNotIn("expected", targets, f"{tree.name(path)} reaches <expected> in {tree.name(reached)}")

    def reachable(self, path, seen):
        if path not in seen:
            seen.add(path)
            for _, _, _, own in tree.includes(path):
                if own:
                    self.reachable(own, seen)
        return seen


if __name__ == "__main__":
    unittest.main()
