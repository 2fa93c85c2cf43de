# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The repository's own files, as the house rules read them."""

import ast
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUR_PYTHON = ("kvarbo", "config", "tests", "bench", "scripts")
MADE_BY_TOOLS = {".git", ".venv", "build", "dist", "node_modules", "staticfiles", "var", "data"}
MADE_BY_TOOLS_ENDS = ("_cache", "__pycache__", ".egg-info", ".hypothesis", "test-results")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def all_files() -> tuple[Path, ...]:
    """Every file of the repository that a person wrote or vendored."""

    def walk() -> Iterator[Path]:
        for folder, folders, files in os.walk(ROOT):
            folders[:] = [f for f in folders if f not in MADE_BY_TOOLS and not f.endswith(MADE_BY_TOOLS_ENDS)]
            yield from (Path(folder) / file for file in files)

    return tuple(sorted(walk()))


def our_files(*endings: str) -> list[Path]:
    """Our own files with these endings; nothing vendored."""
    return [p for p in all_files() if p.suffix in endings and not name_of(p).startswith("static/vendor/")]


def our_python(*packages: str) -> list[Path]:
    """Our own modules in these packages (all of them when none is named); migrations are written by Django."""
    wanted = packages or OUR_PYTHON
    return [p for p in our_files(".py") if name_of(p).startswith(tuple(f"{w}/" for w in wanted)) and not migration(p)]


def migration(path: Path) -> bool:
    return path.parent.name == "migrations"


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def listing(found: Iterable[str]) -> str:
    """What a failing rule says: each place on its own line."""
    return "\n" + "\n".join(sorted(found))
