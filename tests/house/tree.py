# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""The project's own files, for the tests of its structure."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("include", "kernels", "src", "shaders", "tests", "bench", "tools", ".ci")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.M)


def files(*suffixes, folders=FOLDERS):
    """Files of the given suffixes ("" is a name without one) below the folders, sorted."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*")
             if path.is_file() and path.suffix in suffixes and "__pycache__" not in path.parts]
    return sorted(found)


def name(path):
    return path.relative_to(ROOT).as_posix()


def room(path):
    """The folder that the include table speaks of: src/ui/panels/x.h is in `ui`."""
    parts = path.relative_to(ROOT).parts
    if parts[0] == "src":
        return parts[1] if len(parts) > 2 else "main"
    return parts[0]


def includes(path):
    """(line, quote, text, the project's file or None) of every #include line."""
    text = path.read_text(encoding="utf-8")
    for match in INCLUDE.finditer(text):
        quote, target = match.groups()
        places = [path.parent, ROOT / "kernels", ROOT / "src", ROOT / "include", ROOT, ROOT / "bench", ROOT / "tests"]
        own = next((place / target for place in places if (place / target).is_file()), None)
        line = text.count("\n", 0, match.end()) + 1
        yield line, quote, target, own and own.resolve()
