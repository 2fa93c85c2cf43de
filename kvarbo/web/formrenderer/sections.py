# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""A form in numbered sections, in the order of the paper it is copied from."""

from __future__ import annotations

from dataclasses import dataclass

from django.forms import BaseForm, BoundField

SHAPES = frozenset({"1", "1-1", "1-1-1", "2-1", "1-2"})


@dataclass(frozen=True)
class Row:
    """Fields side by side; the shape gives their widths."""

    shape: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """`mark` is the paper's number, or the name of an icon."""

    mark: str
    title: str
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True)
class BoundRow:
    shape: str
    fields: tuple[BoundField, ...]


@dataclass(frozen=True)
class BoundSection:
    mark: str
    title: str
    rows: tuple[BoundRow, ...]
    note: str
    anchor: str

    @property
    def numbered(self) -> bool:
        return self.mark.isdigit()


class SectionedForm(BaseForm):
    """Mixin: name the sections, and the template `components/form_sections.html` walks them."""

    sections: tuple[Section, ...] = ()

    @property
    def section_list(self) -> list[BoundSection]:
        return [self._bind(section, place) for place, section in enumerate(self.sections, start=1)]

    def _bind(self, section: Section, place: int) -> BoundSection:
        rows = []
        for row in section.rows:
            if row.shape not in SHAPES:
                raise ValueError(f"no such row shape: {row.shape}")
            rows.append(BoundRow(row.shape, tuple(self[name] for name in row.names)))
        return BoundSection(section.mark, section.title, tuple(rows), section.note, f"del-{place}")
