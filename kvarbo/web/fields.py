# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Form fields that say in plain Swedish what is wrong."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms

from kvarbo.web.formrenderer.widgets import AmountInput, DayInput

DAY_FORMATS = ["%Y-%m-%d", "%Y%m%d"]
CLOCK_TIME = re.compile(r"([01]?\d|2[0-3])[.:]?([0-5]\d)", re.ASCII)
LARGEST_SUM = 9_999_999
# What anyone may mean by a day here: a slip of the keys is caught before it is counted with.
FIRST_YEAR, LAST_YEAR = 1900, 2100


class DayField(forms.DateField):
    """A day as 2026-11-20."""

    def __init__(self, **given: Any) -> None:
        missing = given.pop("missing", "Ange dagen.")
        given.setdefault("widget", DayInput())
        super().__init__(
            input_formats=DAY_FORMATS,
            error_messages={"required": missing, "invalid": "Det är ingen dag. Skriv som 2026-11-20."},
            **given,
        )

    def to_python(self, value: Any) -> Any:
        day: dt.date | None = super().to_python(value.strip() if isinstance(value, str) else value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError("Året stämmer nog inte. Skriv som 2026-11-20.")
        return day


class TimeField(forms.CharField):
    """A time of day, as 09.30 or 0930; its value is 09:30."""

    def __init__(self, **given: Any) -> None:
        missing = given.pop("missing", "Ange klockslaget.")
        given.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "6"}))
        super().__init__(error_messages={"required": missing}, max_length=5, **given)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        found = CLOCK_TIME.fullmatch(text)
        if found is None:
            raise forms.ValidationError("Det är inget klockslag. Skriv som 09.30.")
        return f"{int(found[1]):02d}:{found[2]}"


class AmountField(forms.CharField):
    """Whole kronor, with or without spaces and kr."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("widget", AmountInput())
        super().__init__(error_messages={"required": "Ange beloppet i hela kronor."}, max_length=20, **given)

    def clean(self, value: Any) -> int | None:
        text = re.sub(r"\s|kr|:-", "", super().clean(value).lower())
        if not text:
            return None
        if not re.fullmatch(r"\d+", text, re.ASCII):
            raise forms.ValidationError("Det är inget belopp. Skriv hela kronor, till exempel 17 800.")
        if not 0 < int(text) <= LARGEST_SUM:
            raise forms.ValidationError("Beloppet stämmer nog inte. Kontrollera det.")
        return int(text)
