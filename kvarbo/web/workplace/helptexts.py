# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A short help text for each page: what it is for, what to do, what happens then, who sees it. Source: help.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kvarbo.rules.documents import read_yaml


@dataclass(frozen=True)
class HelpText:
    """`views` are the names of the pages that it helps with."""

    slug: str
    title: str
    group: str
    views: tuple[str, ...]
    purpose: str
    steps: tuple[str, ...]
    then: str
    readers: str


@lru_cache(maxsize=1)
def all_help() -> tuple[HelpText, ...]:
    path = Path(__file__).with_name("help.yaml")
    read = read_yaml(path.read_text(encoding="utf-8"), place=path.name)
    return tuple(
        HelpText(
            slug=slug,
            title=one["title"],
            group=one["group"],
            views=tuple(one["views"]),
            purpose=one["purpose"],
            steps=tuple(one["steps"]),
            then=one["then"],
            readers=one["readers"],
        )
        for slug, one in read["help"].items()
    )


@lru_cache(maxsize=1)
def slug_of_view() -> dict[str, str]:
    """Name of a page → the slug of its help."""
    return {view: one.slug for one in all_help() for view in one.views}
