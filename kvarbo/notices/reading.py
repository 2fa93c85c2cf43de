# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one who reads a paper field by field, before it is judged as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kvarbo.common.errors import DomainError
from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.papers import Paper


@dataclass(slots=True)
class Judge:
    """Reads fields one by one and gathers what is wrong with them."""

    draft: NoticeDraft
    paper: Paper
    today: dt.date
    errors: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return str(getattr(self.draft, name)).strip()

    def fault(self, name: str, message: str) -> None:
        self.errors.setdefault(name, message)

    def take(self, name: str, read: Callable[[str], Any], *, empty: Any = None) -> Any:
        """The field's value through `read`. A field that is empty, not on the paper or at fault gives `empty`."""
        self.values[name] = empty
        text = self.text(name)
        if not text:
            if message := self.paper.required.get(name):
                self.fault(name, message)
        elif name not in self.paper.fields:
            self.fault(name, f"Uppgiften hör inte till ”{self.paper.title}”. Ta bort den eller välj ett annat papper.")
        else:
            try:
                self.values[name] = read(text)
            except DomainError as fault:
                self.fault(name, fault.message)
        return self.values[name]
