# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens again and again, said shortly."""

from __future__ import annotations

from typing import Any

from kvarbo.demo.shapes import Day, Happening

Phrase = tuple[Happening, ...]


def happens(
    day: Day,
    type: str,
    by: str = "adult",
    /,
    *,
    days: dict[str, Day] | None = None,
    reason: str | None = None,
    zone: str | None = None,
    about: tuple[str, ...] = (),
    name: str = "",
    corrects: str = "",
    **data: Any,
) -> Happening:
    """Any event. A word that Python keeps for itself ends with an underscore: with_, for_, from_."""
    told = {key.rstrip("_"): value for key, value in data.items()}
    return Happening(
        day=day, type=type, by=by, data=told, days=days or {}, reason=reason, zone=zone, about=about, name=name,
        corrects=corrects,
    )  # fmt: skip


def contact(day: Day, result: str, channel: str = "phone") -> Happening:
    return happens(day, "contact", channel=channel, with_="@tenant", result=result)


def landlord(day: Day, result: str = "reached") -> Happening:
    return happens(day, "contact", channel="phone", with_="landlord", result=result)


def kronofogden(day: Day) -> Happening:
    return happens(day, "contact", channel="phone", with_="kfm", result="reached")


def letter(day: Day, template: str = "informationsbrev", **more: Any) -> Happening:
    return happens(day, "letter_sent", template=template, to="@tenant", how="letter", **more)


def summons(day: Day, meet: Day) -> Happening:
    return happens(day, "summons_sent", to="@tenant", how="letter", days={"meet_at": meet})


def visit(day: Day, result: str, *, announced: bool = True) -> Happening:
    return happens(day, "visit", announced=announced, with_="@tenant", result=result)


def meeting(day: Day, kind: str, *, held: bool = True, by: str = "adult", agreed: tuple[str, ...] = ()) -> Happening:
    present = ["hushållet", "handläggaren"] if held else ["handläggaren"]
    return happens(day, "meeting", by, kind=kind, days={"at": day}, held=held, present=present, agreed=list(agreed))


def talked(day: Day) -> Phrase:
    """The first real talk: reached, asked about violence in private, consent to speak with the landlord."""
    return (contact(day, "reached"), *asked(day))


def asked(day: Day) -> Phrase:
    """What is asked at the first real talk, wherever it was."""
    return (
        happens(day, "fact_set", subject="@tenant", fact="valdsfragan_stalld", value=True),
        happens(
            day, "consent_given", consent="@consent", person="@tenant", receivers=["hyresvärden"], subjects=["hyran"]
        ),
    )


def done(day: Day, step_key: str, by: str = "adult", zone: str | None = None) -> Happening:
    return happens(day, "step_done", by, zone=zone, step_key=step_key)


def join(day: Day, unit: str, by: str = "adult", ground: str = "routine") -> Happening:
    return happens(day, "unit_joined", by, unit=unit, part="participating", ground=ground)


def assessed(day: Day, children: int, result: str = "no_need") -> Phrase:
    """The child unit comes in and judges for each child whether it needs protection at once."""
    judged = (
        happens(day, "protection_assessed", "child", child=f"@child{number}", result=result)
        for number in range(1, children + 1)
    )
    return (join(day, "@bou"), *judged)


def child_unit(day: Day) -> Phrase:
    """The child unit names its caseworker."""
    return (happens(day, "assigned", "child-lead", unit="@bou", role="barnhandläggare", user="@child"),)


def guidance(day: Day) -> Phrase:
    """The economic unit comes in and talks about the household's economy."""
    return (join(day, "@eb"), done(day, "ekonomisk-vagledning/@notice", by="economy", zone="economy"))


def applied(day: Day, kind: str = "hyresskuld", amount: int | None = None) -> Happening:
    more: dict[str, Any] = {"amount": amount} if amount else {}
    return happens(day, "application", "economy", application="@application", kind=kind, **more)


def decided(day: Day, result: str, delegation: str = "bistånd-hyresskuld") -> Happening:
    return happens(day, "decision", "economy", application="@application", result=result, delegation=delegation)


def paid(day: Day, amount: int | str = "@amount") -> Happening:
    return happens(day, "payment", "economy", notice="@notice", amount=amount, days={"paid_on": day})


def closed(day: Day, outcome: str, **more: Any) -> Happening:
    return happens(day, "case_closed", outcome=outcome, **more)


def overruled(day: Day, outcome: str, reason: str) -> Happening:
    """The leader closes the case in spite of what is left, and answers for it."""
    return happens(day, "case_closed", "lead", outcome=outcome, override="@lead", reason=reason)


def follow_up(day: Day, months: int, *, still_home: bool | None = True) -> Happening:
    """None: nobody was reached."""
    return happens(day, "follow_up", months=months, still_home=still_home, reached=still_home is not None)


def enforcement(day: Day) -> Happening:
    """Someone has asked Kronofogden for an eviction."""
    return happens(day, "enforcement_applied", matter="@matter", days={"applied_on": day - 1, "documents_on": day - 1})


def kfm_time(day: Day, at: Day, name: str = "@eviction", **more: Any) -> Happening:
    return happens(day, "eviction_time_informed", eviction=name, matter="@matter", days={"at": at}, **more)


def confirmed(day: Day, name: str = "@eviction", *, copy: bool = True) -> Happening:
    more: dict[str, Any] = {"copy_to": "@tenant"} if copy else {}
    return happens(day, "kfm_confirmed", eviction=name, how="email", **more)
