# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cases and a tiny municipality for tests of the log and the engine: say what matters, the rest is sensible."""

import datetime as dt
import json
from functools import cache

from kvarbo.rules.caselog import Log, effective, end_of, parse_case
from kvarbo.rules.law import load_law
from kvarbo.rules.plan import plan
from kvarbo.rules.profile import Profile
from kvarbo.rules.routine import parse_routine
from kvarbo.rules.words import CODE_LISTS
from tests.rules.tinyprofile import FILES

CASE = "EX-0412"
START = "2026-11-02"

# What an event holds when the test does not say. None takes a field away.
DEFAULTS = {
    "case_closed": {"outcome": "stayed"},
    "routine_adopted": {"from": "2026:1", "to": "2026:2", "map": {}, "accepted_by": "u1"},
    "unit_joined": {"unit": "vux-norr", "part": "coordinating", "ground": "routine"},
    "unit_left": {"unit": "vux-norr"},
    "assigned": {"role": "vuxenhandläggare", "user": "u1", "unit": "vux-norr"},
    "unassigned": {"role": "vuxenhandläggare", "user": "u1", "unit": "vux-norr"},
    "person_joined": {"person": "p1", "part": "tenant", "lives_here": "permanent", "born_on": "1988-04-12"},
    "person_changed": {"person": "p1"},
    "person_left": {"person": "p1"},
    "fact_set": {"subject": CASE, "fact": "violence", "value": True},
    "tenancy_recorded": {
        "tenancy": "t1", "regime": "JB12", "hand": "first", "holder": "p1", "landlord": "l1", "area": "norr",
    },
    "notice_joined": {
        "notice": "n1", "kind": "notice", "cause": "rent_arrears", "sender": "landlord", "tenancy": "t1",
        "channel": "email", "amount": 8940,
    },
    "service_confirmed": {"notice": "n1"},
    "amount_disputed": {"notice": "n1", "amount": 4000},
    "order_served": {"matter": "m1"},
    "contested": {"matter": "m1"},
    "verdict": {"matter": "m1"},
    "tribunal": {"matter": "m1"},
    "enforcement_applied": {"matter": "m1"},
    "defendant_heard": {"matter": "m1"},
    "eviction_time_informed": {"eviction": "ev1", "matter": "m1"},
    "respite": {"matter": "m1", "until": None, "granted": True},
    "deferral": {"matter": "m1", "until": None, "granted": True},
    "eviction_done": {"matter": "m1", "by": "kfm"},
    "eviction_withdrawn": {"matter": "m1", "by": "landlord"},
    "contact": {"channel": "phone", "with": "p1", "result": "reached"},
    "visit": {"announced": True, "with": "p1", "result": "no_answer"},
    "letter_sent": {"to": "p1", "how": "letter"},
    "summons_sent": {"to": "p1", "how": "letter"},
    "kfm_confirmed": {"eviction": "ev1", "how": "email", "copy_to": "p1"},
    "meeting": {"kind": "planning", "held": True, "present": ["p1"], "agreed": []},
    "consent_given": {"consent": "c1", "person": "p1", "receivers": ["l1"], "subjects": ["rent"]},
    "consent_withdrawn": {"consent": "c1", "person": "p1", "receivers": ["l1"], "subjects": ["rent"]},
    "child_talk": {"child": "p2", "informed": True, "heard": True, "used": True, "guardian_consent": True},
    "application": {"application": "a1", "kind": "rent_debt"},
    "decision": {"application": "a1", "result": "granted", "delegation": None},
    "payment": {"notice": "n1", "amount": 8940},
    "undertaking_sent": {"notice": "n1", "how": "recommended_letter", "proof": None},
    "agreement": {"kind": "short_lease"},
    "protection_assessed": {"child": "p2", "result": "no_need"},
    "preliminary_assessment": {"child": "p2", "result": "not_opened"},
    "inquiry": {"child": "p2", "result": "opened"},
    "housing_secured": {"for": CASE, "form": "own_lease"},
    "referral": {"referral": "r1", "to": "budget", "answer_by": "2026-12-01"},
    "referral_answered": {"referral": "r1", "answer": "yes"},
    "step_postponed": {"until": "2026-12-01"},
    "step_added": {"title": "Ring skolan", "role": "vuxenhandläggare", "due": None, "zone": "coordination"},
    "order_moved": {"due": "2026-12-01"},
    "follow_up": {"months": 3, "still_home": True},
}  # fmt: skip
# Fields that are the event's own day (or a time on it) unless the test says another.
OWN_DAY = {
    "notice_joined": "received_on", "service_confirmed": "served_on", "payment": "paid_on", "housing_secured": "from",
    **dict.fromkeys(("order_served", "contested", "verdict", "tribunal", "defendant_heard"), "on"),
}  # fmt: skip
OWN_TIME = {"eviction_time_informed", "meeting"}
FLOORS = {
    **dict.fromkeys(("child_talk", "protection_assessed", "preliminary_assessment", "inquiry"), "child"),
    **dict.fromkeys(("payment", "undertaking_sent", "application", "decision"), "economy"),
}


def event(
    kind, day, /, *, eid=None, recorded=None, clock=None, about=(), zone=None, corrects=None, reason=None, **data
):
    """One event as it stands in a case file. A field whose name is a word of Python is written with `_` after it."""
    fields = dict(DEFAULTS.get(kind, {}))
    if kind in OWN_DAY:
        fields[OWN_DAY[kind]] = day
    if kind in OWN_TIME:
        fields["at"] = f"{day}T10:00"
    fields |= {name.rstrip("_"): value for name, value in data.items()}
    needed = ("until", "delegation", "proof", "due", "holder", "landlord", "area")
    return {
        "id": eid,
        "type": kind,
        "v": 1,
        "on": day,
        "at": clock,
        "recorded_at": recorded or f"{day}T{'13' if corrects else '12'}:00:00+01:00",
        "by": {"user": "u1", "role": "caseworker", "unit": "vux-norr"},
        "about": list(about),
        "zone": zone or FLOORS.get(kind, "coordination"),
        "corrects": corrects,
        "reason": reason or ("Skrevs fel." if corrects or kind in ("step_skipped", "step_postponed") else None),
        "data": {name: value for name, value in fields.items() if value is not None or name in needed},
    }


def withdrawn(target, day, **envelope):
    return event("withdrawn", day, corrects=target, **envelope)


def household(day=START, *, regime="JB12", **tenancy):
    """The case, its coordinating unit, a tenant and the home."""
    return [
        event("case_opened", day, eid="h1"),
        event("unit_joined", day, eid="h2"),
        event("person_joined", day, eid="h3"),
        event("tenancy_recorded", day, eid="h4", regime=regime, **tenancy),
    ]


def child(day=START, *, person="p2", born_on="2017-01-02", **data):
    return event("person_joined", day, eid=f"h-{person}", person=person, part="child", born_on=born_on, **data)


def case_json(events):
    """The case file as JSON has it. Events without id get x1, x2, … in the order given."""
    named = [{**one, "id": one["id"] or f"x{n}"} for n, one in enumerate(events, 1)]
    return {"format": "kvarbo-case/1", "case": {"id": CASE, "municipality": "0000"}, "events": named}


def log_of(events):
    case = parse_case(case_json(events), place="prov.json")
    return Log(case.id, case.events)


def moment(text):
    return dt.datetime.fromisoformat(text)


def effective_ids(events, on, known_at=None):
    day = dt.date.fromisoformat(on)
    known = moment(known_at) if known_at else end_of(day)
    return [one.id for one in effective(log_of(events), day=day, known_at=known)]


@cache
def law():
    return load_law()


def tiny_files(**texts):
    """The tiny profile's files; `val="…"` puts another text in val.yaml, `rutin="…"` another routine."""
    files = {**FILES, **{"rutiner/prov/1.yaml" if name == "rutin" else f"{name}.yaml": t for name, t in texts.items()}}
    codes = {
        f"koder/{name}.yaml": f"lista: {name}\nkoder:\n"
        + "".join(f'  - {{kod: "{word}", etikett: "{word}", från: 2020-01-01}}\n' for word in words)
        for name, words in CODE_LISTS.items()
    }
    return {path: text.encode() for path, text in {**codes, **files}.items()}


@cache
def tiny_profile(**texts):
    return Profile.from_files(tiny_files(**texts))


def plan_log(log, on, known_at=None, *, profile=None, routine=None):
    day = on if isinstance(on, dt.date) else dt.date.fromisoformat(on)
    return plan(
        log=log,
        law=law(),
        profile=profile or tiny_profile(),
        routine=parse_routine(routine, place="prov.yaml") if routine else None,
        day=day,
        known_at=moment(known_at) if isinstance(known_at, str) else known_at or end_of(day),
    )


def plan_of(events, on, known_at=None, *, profile=None, routine=None):
    return plan_log(log_of(events), on, known_at, profile=profile, routine=routine)


def deadline(found, key):
    """The deadline with this key, or None."""
    return next((one for one in found["deadlines"] if one["key"] == key), None)


def deadline_keys(found):
    return {one["key"] for one in found["deadlines"]}


def step(found, key):
    """The step with this key, or None."""
    return next((one for one in found["steps"] if one["key"] == key), None)


def states(found):
    return {one["key"]: one["state"] for one in found["steps"]}


def findings(found):
    return [one["code"] for one in found["findings"]]


def cited(item):
    return {name for part in item["because"] for name in part["events"]}


def routine_of(*steps, sections=("allt",)):
    """A routine's text from its steps, each a dict of what the test is about; the sections hold in order, always."""
    plain = {"rubrik": "Steget", "rubrik_utåt": "Ett steg", "per": "ärende", "roll": "vuxenhandläggare"}
    plain |= {"zon": "samordning", "krav": "rutin", "avsnitt": list(sections)}
    rows = [section if isinstance(section, dict) else {"id": section, "när": "alltid"} for section in sections]
    return json.dumps(
        {
            "rutin": "prov",
            "version": "2026:9",
            "gäller_från": "2020-01-01",
            "avsnitt": rows,
            "steg": [{**plain, **({"avsnitt": [row["id"] for row in rows]}), **one} for one in steps],
        },
        ensure_ascii=False,
    )
