# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is new in each release, in words for staff. Source: news.yaml, shipped with the program."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kvarbo.rules.documents import read_yaml


@dataclass(frozen=True)
class News:
    """Some news. `mark` orders it among the others: its day, and its place within the day."""

    mark: str
    version: str
    day: dt.date
    title: str
    points: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def all_news() -> tuple[News, ...]:
    """The newest first."""
    path = Path(__file__).with_name("news.yaml")
    read = read_yaml(path.read_text(encoding="utf-8"), place=path.name)
    found = [
        News(
            mark=str(one["mark"]),
            version=str(one["version"]),
            day=dt.date.fromisoformat(str(one["day"])),
            title=one["title"],
            points=tuple((point["what"], point["how"]) for point in one["points"]),
        )
        for one in read["news"]
    ]
    return tuple(sorted(found, key=lambda one: one.mark, reverse=True))


def newest() -> str:
    """The mark of the latest news; empty for none."""
    return all_news()[0].mark if all_news() else ""
