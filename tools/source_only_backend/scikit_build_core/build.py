# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""Stands in for the build backend of the source distribution that `./dev setup` downloads.

`pip download` asks a package's build backend for metadata even when only the archive is wanted.
The real backend would be fetched unhashed and run; this one names the package and runs nothing.
"""
import pathlib
import re


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    project = pathlib.Path("pyproject.toml").read_text(encoding="utf-8")
    name, version = (re.search(rf'^{key}\s*=\s*"([^"]+)"', project, re.M)[1] for key in ("name", "version"))
    folder = pathlib.Path(metadata_directory, f"{name.replace('-', '_')}-{version}.dist-info")
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    return folder.name


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    raise RuntimeError("sources only: this package is never built through pip")


def build_sdist(sdist_directory, config_settings=None):
    raise RuntimeError("sources only: this package is never built through pip")
