# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""third_party_test.py BUILD: all that is linked, embedded or included has its notice."""
import pathlib
import re
import sys
import unittest

import tree

BUILD = pathlib.Path(sys.argv.pop(1))
OWN = re.compile(r"steepest_(base|cuda|gl|scene|engine|bridge|view|learn|ui|app|cli|frame|window|kernels|fonts)")

# What CMake calls it -> heading in docs/third-party.md; None: part of the system, nothing is built in.
LINKED = {
    r"steepest_glad": "glad",
    r"steepest_imgui(_glfw)?": "Dear ImGui",
    r"steepest_implot": "ImPlot",
    r"steepest_microtex": "MicroTeX",
    r"steepest_richmd": "RichMd",
    r"glfw": "GLFW",
    r"glm(::glm)?": "GLM",
    r"Freetype::Freetype": "FreeType",
    r"fmt::fmt(-header-only)?": "{fmt}",
    r"spdlog::spdlog(_header_only)?": "spdlog",
    r"CLI11::CLI11": "CLI11",
    r"tomlplusplus::tomlplusplus": "toml++",
    r"nlohmann_json::nlohmann_json": "JSON for Modern C++",
    r"SQLite::SQLite3": "SQLite",
    r"TBB::tbb": "oneTBB",
    r"CUDA::cudart_static(_deps)?|CUDA::cudart|cudart": "NVIDIA CUDA Runtime",
    r"CUDA::toolkit|Threads::Threads|dl|rt|pthread|.*/lib(rt|dl|pthread)\.(a|so)": None,
}
# A target may carry further works in it.
INSIDE = {"steepest_richmd": ["md4c"]}

EMBEDDED = {
    r".*/fonts/inter-[a-z-]+\.ttf": "Inter",
    r".*/DejaVuSans\.ttf": "DejaVu Sans",
    r".*/latinmodern-math\.(otf|clm1)|.*/src/view/maths\.otf": "Latin Modern Math",
    r".*/Inconsolata-[A-Za-z]+\.ttf": "Inconsolata",
    r".*/Roboto-[A-Za-z]+\.ttf": "Roboto",
}

# Header-only libraries show in the #include lines.
INCLUDED = {
    r"glad/": "glad", r"glm/": "GLM", r"stb/": "stb", r"fmt/": "{fmt}", r"spdlog/": "spdlog", r"CLI/": "CLI11",
    r"toml\+\+/": "toml++", r"nlohmann/": "JSON for Modern C++", r"(tbb|oneapi)/": "oneTBB", r"GLFW/": "GLFW",
    r"implot": "ImPlot", r"imgui_rich_md/": "RichMd", r"(imgui|imgui_.*)\.h": "Dear ImGui", r"microtex|.*/microtex": "MicroTeX",
    r"(ft2build\.h|freetype/)": "FreeType", r"sqlite3\.h": "SQLite", r"Eigen/": "Eigen", r"cuda": "NVIDIA CUDA Runtime",
    r"(graphic|utils|atom|box|core|macro|otf|render|env|unimath)/": "MicroTeX",
}
SYSTEM = re.compile(r"[a-z_0-9]+$|(sys|linux|bits|asm)/|(unistd|fcntl|spawn|signal|poll|dlfcn|errno|pthread|sched|"
                    r"termios|immintrin|cpuid|time|stdlib|stdio|string|math|float|stdint|pwd)\.h$")
COLOUR_MAPS = ("cividis", "viridis", "batlow")
DATA = ("NIST StRD", "Iris")  # inside kernels/surfaces


def heading_of(table, item):
    """The heading for an item; KeyError when no line of the table knows it."""
    for pattern, heading in table.items():
        if re.fullmatch(pattern, item):
            return heading
    raise KeyError(item)


class ThirdParty(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        text = (tree.ROOT / "docs/third-party.md").read_text(encoding="utf-8")
        cls.sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^##? |\Z)", text, re.M | re.S))
        cls.inventory = [line.split(" ", 1) for line in (BUILD / "inventory.txt").read_text().splitlines() if line]

    def check(self, heading, why):
        self.assertTrue(heading in self.sections, f"docs/third-party.md has no section for {why}")
        self.assertGreater(len(self.sections[heading]), 60, f"the section {heading} says nothing")

    def test_what_is_linked(self):
        linked = [item for kind, item in self.inventory if kind == "link" and not OWN.fullmatch(item)]
        self.assertIn("steepest_glad", linked)
        for item in linked:
            try:
                heading = heading_of(LINKED, item)
            except KeyError:
                self.fail(f"{item} is linked, and this test does not know it: add its notice and a line here")
            for one in [heading] + INSIDE.get(item, []):
                if one:
                    self.check(one, item)

    def test_what_is_embedded(self):
        embedded = [item for kind, item in self.inventory if kind == "embed"]
        foreign = [item for item in embedded if not item.startswith(f"{tree.ROOT}/")
                   or item.startswith((f"{tree.ROOT}/.deps/", f"{tree.ROOT}/build/", f"{BUILD}/"))]
        self.assertTrue(foreign)
        for item in foreign:
            try:
                self.check(heading_of(EMBEDDED, item), item)
            except KeyError:
                self.fail(f"{item} is embedded, and this test does not know it: add its notice and a line here")

    def test_what_is_included(self):
        for path in tree.files(".h", ".cpp", ".cu", ".cuh", folders=("include", "kernels", "src")):
            for line, quote, target, own in tree.includes(path):
                if own or SYSTEM.match(target):
                    continue
                heading = next((h for pattern, h in INCLUDED.items() if re.match(pattern, target)), None)
                self.assertTrue(heading, f"{tree.name(path)}:{line}: <{target}> is nobody's: add a line to this test")
                self.check(heading, f"<{target}>")

    def test_colour_maps(self):
        for name in COLOUR_MAPS:
            self.check(name, name)

    def test_data(self):
        for name in DATA:
            self.check(name, name)


if __name__ == "__main__":
    unittest.main()
