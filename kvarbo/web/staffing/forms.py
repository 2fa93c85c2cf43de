# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of giving, handing over, being away and leaving. No field asks why anybody is away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from kvarbo.web.fields import DayField
from kvarbo.web.formrenderer.widgets import CardLabel, RadioCards
from kvarbo.web.staffing import words
from kvarbo.web.staffing.rows import Row
from kvarbo.web.unit.desk import Desk
from kvarbo.web.unit.words import households

if TYPE_CHECKING:
    from kvarbo.web.staffing.hand_views import Handing

AS_ALL, KEEP, NOBODY = "", "kvar", "ingen"
FOR_GOOD, FOR_A_TIME = "for-gott", "en-tid"
REASON_HINT = "Läses av alla enheter som är med i ärendet. Skriv inget om varför någon är borta."


class AssignForm(forms.Form):
    """Which households, and to whom."""

    def __init__(self, *, desk: Desk, rows: list[Row], **given: Any) -> None:
        super().__init__(**given)
        self.fields["case"] = forms.MultipleChoiceField(
            label="Hushåll",
            choices=[(row.number, row.name) for row in rows],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Kryssa i minst ett hushåll."},
        )
        self.fields["to"] = forms.ChoiceField(
            label="Ge till",
            choices=words.cards(desk),
            widget=RadioCards(),
            error_messages={"required": "Välj vem som ska få hushållen."},
        )


class HandOverForm(forms.Form):
    """One receiver for all, and another for any row."""

    def __init__(self, *, handing: Handing, rows: list[Row], until: Any, **given: Any) -> None:
        begun = {"how": FOR_A_TIME if until else FOR_GOOD, "until": until}
        begun |= {row.number: KEEP for row in rows if row.case_id in handing.covered}
        begun |= {"over": KEEP} if handing.covered.issuperset(handing.over) else {}
        super().__init__(initial=begun, **given)
        choices = words.receivers(handing.desk, but=handing.user.pk)
        if not handing.for_good:
            told = [
                (FOR_A_TIME, CardLabel("Under en tid", "Den som får hushållet står in och lämnar tillbaka den dagen.")),
                (FOR_GOOD, CardLabel("Tills vidare", "Den som får hushållet har det sedan ensam.")),
            ]
            self.fields["how"] = forms.ChoiceField(label="Hur länge?", choices=told, widget=RadioCards())
            self.fields["until"] = DayField(label="Tillbaka den", required=False)
            self.fields["until"].optional_mark = "om det är under en tid"  # type: ignore[attr-defined]
        self.fields["all"] = forms.ChoiceField(
            label="Alla till", choices=[("", "Välj på varje rad"), *choices], required=False
        )
        self.fields["all"].optional_mark = ""  # type: ignore[attr-defined]
        for row in rows:
            self.fields[row.number] = forms.ChoiceField(
                label=f"{row.name} till",
                choices=[(AS_ALL, "Som ovan"), *choices, (KEEP, "Lämna inte över"), (NOBODY, "Ingen handläggare")],
                required=False,
            )
        if handing.over:
            self.fields["over"] = forms.ChoiceField(
                label="Avslutade till",
                choices=[(AS_ALL, "Som ovan"), *choices, (KEEP, "Lämna inte över"), (NOBODY, "Ingen handläggare")],
                required=False,
            )
            self.fields["over"].optional_mark = ""  # type: ignore[attr-defined]
        self.fields["reason"] = forms.CharField(label="Skäl", required=False, max_length=200, help_text=REASON_HINT)
        self.rows, self.over = rows, handing.over

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("how") == FOR_A_TIME and "until" not in self.errors and not data.get("until"):
            self.add_error("until", "Ange dagen då hushållen går tillbaka, eller välj Tills vidare.")
        if not self.errors and not self.receivers():
            self.add_error("all", "Välj vem som ska få hushållen.")
        return data

    def receivers(self) -> dict[str, str]:
        """Case → user id, or "" for nobody; those that stay are left out."""
        told = [(row.case_id, row.number) for row in self.rows] + [(case_id, "over") for case_id in self.over]
        found: dict[str, str] = {}
        for case_id, name in told:
            chosen = self.cleaned_data.get(name) or self.cleaned_data.get("all", "")
            if chosen and chosen != KEEP:
                found[case_id] = "" if chosen == NOBODY else chosen
        return found

    @property
    def until(self) -> Any:
        return self.cleaned_data.get("until") if self.cleaned_data.get("how") == FOR_A_TIME else None


class AbsenceForm(forms.Form):
    """Who is away, and when. Never why."""

    def __init__(self, *, desk: Desk, **given: Any) -> None:
        me = desk.visit.user
        super().__init__(initial={"who": me.pk, "from_day": desk.today} | given.pop("initial", {}), **given)
        if desk.leads:
            found = [(one.user_id, one.name) for one in (*desk.staff, *desk.leavers) if not one.left]
            self.fields["who"] = forms.ChoiceField(label="Vem?", choices=found)
        self.fields["from_day"] = DayField(label="Borta från", help_text="Första dagen borta.")
        self.fields["until_day"] = DayField(
            label="Tillbaka", required=False, help_text="Första dagen på jobbet igen. Lämna tomt om ingen vet."
        )
        self.fields["until_day"].optional_mark = "om du vet"  # type: ignore[attr-defined]


class LeavingForm(forms.Form):
    """Who leaves, and the last day."""

    def __init__(self, *, desk: Desk, left: int, **given: Any) -> None:
        super().__init__(**given)
        self.fields["last_day"] = DayField(label="Sista dagen på enheten", missing="Ange sista dagen.")
        if left:
            self.fields["without"] = forms.BooleanField(
                label=f"Låt {households(left)} vara utan handläggare från i dag",
                required=False,
                help_text="De läggs under Utan handläggare på enhetens sida. Välj det bara om ingen kan få dem än.",
            )
            self.fields["without"].optional_mark = ""  # type: ignore[attr-defined]
