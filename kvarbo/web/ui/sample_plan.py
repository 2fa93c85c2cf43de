# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""An invented case around a given day, for the style page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from kvarbo.web.ui import plan
from kvarbo.web.ui.dates import long_day, plain_day, short_day
from kvarbo.web.ui.shapes import Action, DeadlineRow, EventRow, Option, Situation, StepRow, UnitPlan

CONFIRM = {
    "text": "Kronofogden har satt en tid i dag. Nämnden ska samma dag bekräfta och ange ansvarig handläggare.",
    "legal_basis": "11 kap. 3 § socialtjänstförordningen (2025:468)",
    "rule": "sof-11-3-bekraftelse",
}
NO_HOME = {"text": "En avhysningstid är satt och hushållet har inget annat boende."}
BOTH_TOLD = {"text": "Fristen börjar när både hyresgästen har delgetts och nämnden har fått meddelandet."}
RENT_CLOCK = {
    "kind": "last_day",
    "state": "running",
    "who": "Sara, eller nämnden genom åtagande",
    "lost": "Hyresrätten går inte längre att rädda genom betalning",
    "legal_basis": "12 kap. 44 § jordabalken",
    "rule": "jb-12-44-atervinningsfrist",
}
TWO_READINGS = {
    "question": "Räknas dagen från fredagen eller måndagen?",
    "reading": "Vi räknar från fredagen, som är säkrast för hushållet.",
    "unsure": True,
    "others": [],
}


def sample_situation(*, today: date) -> Situation:
    eviction = today + timedelta(16)
    recovery = short_day(today + timedelta(4))
    return Situation(
        "Kronofogden har satt tid.",
        f"Avhysning {long_day(eviction)} kl. 09.30",
        ", om 16 dagar.",
        "I dag ska vi bekräfta till Kronofogden att vi har fått tiden, och skicka en kopia till Sara.",
        Action("Skriv bekräftelsen", "#plan", primary=True),
        "Ditt namn fylls i som ansvarig handläggare.",
        (("child", "Barnen är inte hörda ännu.", "Noa bor hos Sara avhysningsveckan."),),
        (
            Option("Nytt avtal", "med hyresvärden", f"före {plain_day(eviction)}", "Möte med hyresvärden på onsdag."),
            Option("Återvinning av utslaget,", "Sara skriver till Kronofogden", f"senast {recovery}"),
            Option("Betala skulden", "räcker inte längre", f"gick ut {plain_day(today - timedelta(49))}", gone=True),
        ),
    )


def sample_units(*, today: date) -> list[UnitPlan]:
    closed = "Du ser att stegen finns och hur de går. Innehållet läser bara Barn och unga."
    return [
        UnitPlan("Vuxenenheten Norr", "samordnar, 1 av 5 klara", *plan.slack_words(1), _adult_steps(today)),
        UnitPlan("Ekonomiskt bistånd", "0 av 2 klara", *plan.slack_words(3), _economy_steps(today)),
        UnitPlan("Barn och unga", "0 av 1 klara", *plan.slack_words(-1), _child_steps(today), closed),
    ]


def _step(key: str, title: str, state: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "title": title, "state": state, "required": "routine", "because": [], **more}


def _adult_steps(today: date) -> tuple[StepRow, ...]:
    done = Action("Markera som klart", "#plan", "post", about="Bekräfta till Kronofogden")
    confirm = _step("bekrafta", "Bekräfta till Kronofogden att vi har fått tiden", "open")
    confirm |= {"due": today, "required": "law", "because": [CONFIRM]}
    home = _step("boende", "Ordna boende efter avhysningsdagen", "open", because=[NO_HOME])
    home |= {"due": today + timedelta(15), "latest_start": today + timedelta(1)}
    rows = [
        plan.step_row(confirm, today=today, who="Hanna", actions=[done], rule_url=lambda _: "#plan"),
        plan.step_row(home, today=today, who="Hanna"),
        plan.step_row(
            _step("trepart", "Trepartsmöte om nytt avtal", "started", due=today + timedelta(2)),
            today=today,
            who="Hanna",
        ),
        plan.step_row(
            _step("papper", "Plan för dagen: papper, mediciner, barnens saker", "waiting", due=today + timedelta(10)),
            today=today,
            who="Hanna",
        ),
        plan.step_row(
            _step("lov", "Samtycke att tala med hyresvärden", "done"),
            today=today,
            who="Hanna",
            done_on=today - timedelta(21),
        ),
    ]
    return plan.sort_steps(rows)


def _economy_steps(today: date) -> tuple[StepRow, ...]:
    parked = _step("ersattning", "Pröva ersättning under anstånd", "postponed", until=today + timedelta(8))
    skipped = _step("budget", "Tid hos budget- och skuldrådgivningen", "skipped")
    return tuple(plan.step_row(step, today=today, who="Omar") for step in (parked, skipped))


def _child_steps(today: date) -> tuple[StepRow, ...]:
    hidden = {"key": None, "title": None, "outside_title": "Kontakt med familjen", "state": "open", "hidden": True}
    return (plan.step_row(hidden, today=today),)


def sample_deadlines(*, today: date) -> list[DeadlineRow]:
    nominal, due = today + timedelta(12), today + timedelta(14)
    changed = f"{(today - timedelta(2)).isoformat()}T10:00:00+01:00"
    first = RENT_CLOCK | {"nominal": nominal, "due": due, "because": [BOTH_TOLD], "readings": [TWO_READINGS]}
    first |= {"superseded": [{"nominal": today + timedelta(9), "known_until": changed}]}
    second = RENT_CLOCK | {"nominal": today + timedelta(10), "due": today + timedelta(10), "preliminary": True}
    third = RENT_CLOCK | {"nominal": today - timedelta(40), "due": today - timedelta(40), "state": "met"}
    return [
        plan.deadline_row(
            first, today=today, title="Betala hyran, eller åta sig betalningen", rule_url=lambda _: "#plan"
        ),
        plan.deadline_row(second, today=today, title="Betala årsavgiften", unknown="delgivningsdag okänd"),
        plan.deadline_row(third, today=today, title="Betala junihyran"),
    ]


def sample_events(*, today: date) -> list[EventRow]:
    fix = (Action("Rätta", "#plan"),)
    asked, reached, wrote = (short_day(today - timedelta(days)) for days in (4, 21, 34))
    return [
        EventRow("Kronofogden: tid satt för avhysning", "I dag kl. 08.12", "letter", "Maj Övstrand"),
        EventRow("Sara ansökte om bistånd till skulden", asked, "pencil", "hos Omar", actions=fix),
        EventRow("Fick kontakt. Sara lämnade samtycke.", reached, "phone", "Hanna", actions=fix),
        EventRow("Brev, inget svar", wrote, "letter", "sjätte försöket"),
    ]
