# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Valid logs drawn at random over the whole table of events, for the properties that must hold of every log."""

import datetime as dt

from hypothesis import strategies as st

from kvarbo.rules.eventtypes import EVENT_TYPES, INTRODUCES, REFERENCES
from tests.rules.casebuilder import CASE, START, event, household

FIRST = dt.date.fromisoformat(START)
SPAN = 45
STEPS = f"""
inled/n1 inled/n2 ring/n1 ring/n1/2 ring/n2 informera-bou/n2 kalla/n2 beslut-om-skuld/n1 barnets-behov/p2
bekrafta-kfm/ev1 bekrafta-kfm/ev2 planera/m1 samtycke/{CASE} uppfoljning-3/{CASE} aldre/{CASE} added/e003 added/e007
finns-inte/n1
""".split()
# Kinds that move plans most are drawn more often.
KINDS = [kind for kind in EVENT_TYPES if kind not in ("withdrawn", "routine_adopted")]
KINDS += ["notice_joined"] * 5 + ["payment", "service_confirmed", "undertaking_sent", "eviction_time_informed"] * 3
KINDS += ["person_joined", "step_postponed", "step_done", "consent_given", "contact", "enforcement_applied"] * 2
# (kind, days after the first, hour, days until it was recorded, two free numbers)
DRAWN = st.tuples(
    st.sampled_from(KINDS),
    st.integers(0, SPAN),
    st.integers(8, 17),
    st.integers(0, 4),
    st.integers(0, 5039),
    st.integers(-21, 21),
)


def pick(number, *choices):
    return choices[number % len(choices)]


def person_data(n, day, drawn):
    birthday = day + dt.timedelta(days=drawn)
    years = pick(n // 3, 18, 65, 9, 40)
    part = pick(n, "child", "child", "co_tenant", "adult", "tenant")
    lives = pick(n // 5, "permanent", "alternating", "visiting", "no", "unknown")
    born = birthday.replace(year=birthday.year - years, day=min(birthday.day, 28)).isoformat()
    return {"person": f"p{n % 4 + 1}", "part": part, "lives_here": lives, "born_on": pick(n // 7, born, born, None)}


def notice_data(n, day, drawn):
    other = (day + dt.timedelta(days=drawn)).isoformat()
    return {
        "notice": f"n{n % 3 + 1}",
        "kind": pick(n // 3, "notice", "notice", "notice", "report", "early_signal"),
        "cause": pick(n // 5, "rent_arrears", "rent_arrears", "rent_arrears", "disturbance", "electricity_debt"),
        "tenancy": pick(n // 7, "t1", "t1", "t2"),
        "channel": pick(n // 2, "recommended_letter", "email", "letter"),
        "posted_on": pick(n // 11, other, None),
        "received_on": pick(n // 13, day.isoformat(), other, "2025-11-20"),
        "served_on": pick(n // 17, None, other),
        "due_on": pick(n // 19, other, None),
        "amount": pick(n // 4, 8940, 100, None),
    }


def at_kronofogden(n, day, other):
    matter, eviction = {"matter": f"m{n % 2 + 1}"}, {"eviction": f"ev{n % 3 + 1}"}
    told = {**matter, "on": other}
    time = {**eviction, **matter, "at": f"{day + dt.timedelta(days=n % 40)}T09:30"}
    return {
        "order_served": {**told, "term_ends_on": pick(n // 4, None, other)},
        "contested": told,
        "verdict": told,
        "defendant_heard": told,
        "tribunal": {**told, "term_ends_on": pick(n // 2, None, other)},
        "enforcement_applied": {
            **matter,
            "applied_on": pick(n, None, other),
            "documents_on": pick(n // 2, other, None),
        },
        "eviction_time_informed": {**time, "replaces": pick(n // 6, None, f"ev{(n + 1) % 3 + 1}")},
        "respite": {**matter, "granted": n % 4 != 0, "compensation_paid": pick(n // 4, None, True, False)},
        "deferral": {**matter, "granted": n % 4 != 0},
        "eviction_done": matter,
        "eviction_withdrawn": matter,
        "kfm_confirmed": eviction,
    }


def about_people(n, day, other):
    child, answer = {"child": f"p{n % 3 + 2}"}, pick(n, "reached", "no_answer", "refused")
    month = (day + dt.timedelta(days=30)).isoformat()
    return {
        "person_changed": {"person": f"p{n % 4 + 1}", "lives_here": pick(n, "no", "permanent")},
        "person_left": {"person": f"p{n % 4 + 1}"},
        "contact": {"result": answer},
        "visit": {"result": answer, "announced": n % 2 == 0},
        "meeting": {"held": n % 3 != 0, "kind": pick(n, "planning", "three_party")},
        "consent_given": {"consent": f"c{n % 2 + 1}", "until": pick(n, None, other, month)},
        "consent_withdrawn": {"consent": f"c{n % 2 + 1}"},
        "child_talk": child,
        "protection_assessed": child,
        "preliminary_assessment": child,
        "inquiry": {
            **child,
            "result": pick(n, "opened", "opened", "closed", "not_opened"),
            "opened_on": pick(n // 4, None, other),
            "closed_on": pick(n, None, other),
        },
    }


def about_money(n, day, other):
    notice, application = {"notice": f"n{n % 3 + 1}"}, {"application": f"a{n % 2 + 1}"}
    how = pick(n, "recommended_letter", "email", "letter")
    regime = pick(n // 2, "JB12", "BRL", "PRIV2012", "ANNAT", "PRIV2026")
    return {
        "service_confirmed": {**notice, "served_on": other},
        "amount_disputed": notice,
        "payment": {**notice, "amount": pick(n // 3, 8940, 4470, 1), "paid_on": other},
        "undertaking_sent": {**notice, "how": how, "proof": pick(n // 3, None, "k1")},
        "application": application,
        "decision": {**application, "result": pick(n // 2, "granted", "partly_granted", "rejected")},
        "tenancy_recorded": {"tenancy": pick(n, "t2", "t1"), "regime": regime},
    }


def about_work(n, day, other):
    step_key, unit = {"step_key": pick(n, *STEPS)}, {"unit": pick(n, "bou-norr", "eb-norr", "vux-soder")}
    return {
        "unit_joined": {**unit, "part": "participating"},
        "unit_left": unit,
        "assigned": {"user": f"u{n % 3}"},
        "unassigned": {"user": f"u{n % 3}"},
        "step_done": step_key,
        "step_skipped": step_key,
        "step_postponed": {**step_key, "until": (day + dt.timedelta(days=n % 30)).isoformat()},
        "order_moved": {**step_key, "due": pick(n // 2, other, None)},
        "step_added": {"due": pick(n, None, other), "zone_": pick(n, "coordination", "child")},
        "follow_up": {"months": pick(n, 3, 12)},
    }


def data_of(kind, n, day, spread):
    """The data that the numbers stand for; the builder's defaults fill the rest."""
    if kind == "person_joined":
        return person_data(n, day, spread)
    if kind == "notice_joined":
        return notice_data(n, day, spread)
    other = (day + dt.timedelta(days=spread)).isoformat()
    tables = (at_kronofogden, about_people, about_money, about_work)
    return next((found for table in tables if (found := table(n, day, other).get(kind))), {})


def build(drawn, number, *, eid=None, corrects=None, recorded=None):
    """The event that the drawn numbers stand for."""
    kind, after, hour, late, n, spread = drawn
    day = FIRST + dt.timedelta(days=after)
    data = data_of(kind, n, day, spread)
    return event(
        kind,
        day.isoformat(),
        eid=eid or f"e{number:03}",
        clock=pick(n, None, f"{hour:02}:00"),
        recorded=recorded or f"{day + dt.timedelta(days=late)}T{hour:02}:{number % 60:02}:00+01:00",
        about=pick(n // 2, [], [f"n{n % 3 + 1}"], [f"m{n % 2 + 1}", "n1"], ["p2"], ["e003"]),
        zone=pick(n // 9, None, None, "protected"),
        corrects=corrects,
        **data,
    )


def introduced(events):
    """Ids by kind that the events bring into the case."""
    found = {(kind, one["data"].get(kind)) for one in events for kind in INTRODUCES.get(one["type"], ())}
    return found | {("landlord", "l1")}


def grounded(events):
    """The events without those that name something nobody introduces; taking one away may unground another."""
    events = list(events)
    while True:
        known = introduced(events)
        kept = [one for one in events if _stands(one, known)]
        if len(kept) == len(events):
            return kept
        events = kept


def _stands(one, known):
    for field, value in one["data"].items():
        kind = REFERENCES.get(field)
        if kind in ("person", "tenancy", "notice", "eviction", "application", "consent", "referral"):
            own = field in INTRODUCES.get(one["type"], ())
            if value is not None and not own and (kind, value) not in known:
                return False
    return True


DRAWINGS = st.lists(DRAWN, min_size=1, max_size=16)


def case_of(drawings, *, regime="JB12"):
    """A whole case: the household, then what was drawn, as far as it stands."""
    return grounded([*household(regime=regime), *(build(one, number) for number, one in enumerate(drawings, 1))])
