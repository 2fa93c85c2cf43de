# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which legal clocks the events of a case set off, and what meets or stops each.

A clock is a rule asked for a subject. The law's numbers stand in `regelverk/`; here stands only what starts what.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kvarbo.rules.caselog import Event
from kvarbo.rules.counting import Counted, FactValue, count
from kvarbo.rules.errors import InputError
from kvarbo.rules.law import Law
from kvarbo.rules.situation import Situation
from kvarbo.rules.telling import tell

JB_RULES = ("jb-12-44-atervinningsfrist", "jb-12-44-betalningsatagande", "jb-12-44-tidigast-beslut")
ARREARS_RULES = {
    "JB12": JB_RULES,
    "PRIV2012": JB_RULES,
    "BRL": ("brl-7-23-atervinningsfrist", "brl-7-23-tidigast-beslut"),
    "PRIV2026": ("priv-6-3-uppsagning",),
}
RECOVERY_RULES = ("jb-12-44-atervinningsfrist", "brl-7-23-atervinningsfrist")
ARREARS_CLOCKS = (*RECOVERY_RULES, "priv-6-3-uppsagning")
UNDERTAKING = "jb-12-44-betalningsatagande"
LETTER = "jb-12-63-meddelande"
CEILING = "bfl-25-yttrande"


@dataclass(slots=True)
class Ground:
    """One reason: a sentence, the event it cites, and the rule it leans on (empty: the clock's own)."""

    text: str
    event: Event | None
    rule: str = ""


@dataclass(slots=True)
class Clock:
    """A rule set off for a subject. `lower_bound`: the facts only say the earliest it can be."""

    rule: str
    subject: str
    trigger: Event
    counted: Counted
    facts: dict[str, FactValue]
    grounds: list[Ground]
    lower_bound: bool = False
    after: tuple[str, ...] = ()
    met: list[Event] = field(default_factory=list)
    stopped: list[Event] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.rule}/{self.subject}"

    @property
    def preliminary(self) -> bool:
        return self.counted.preliminary or self.lower_bound

    def state(self, day: dt.date) -> str:
        """running, met, missed or stopped on the day."""
        if self.met:
            return "met"
        if self.stopped:
            return "stopped"
        kind, nominal, due = self.counted.rule.kind, self.counted.nominal, self.counted.due
        if nominal is None or due is None or kind == "at_once":
            return "running"
        if kind == "earliest":
            return "running" if day < nominal else "met"
        if day <= due or (self.preliminary and self.rule != CEILING):
            return "running"
        return "missed"


def clocks(s: Situation, law: Law, *, disposal: bool) -> dict[str, Clock]:
    """Key → clock, in the order of the log. `disposal`: does the municipality dispose of files at all."""
    found: dict[str, Clock] = {}
    for notice in s.notices.values():
        for clock in notice_clocks(s, law, notice):
            found[clock.key] = clock
    for matter in _matters(s):
        for clock in matter_clocks(s, law, matter):
            found[clock.key] = clock
    for clock in _own_clocks(s, law, disposal=disposal):
        found[clock.key] = clock
    return found


def _clock(law: Law, rule: str, subject: str, trigger: Event, facts: dict[str, FactValue], *grounds: Ground) -> Clock:
    try:
        counted = count(law=law, rule_id=rule, facts=facts)
    except InputError as fault:
        # The rule does not reach so far back as the event's day: say which event, not only which rule.
        raise InputError(str(fault), place=f"händelse {trigger.id}") from None
    return Clock(rule, subject, trigger, counted, facts, list(grounds))


# Notices


def notice_clocks(s: Situation, law: Law, notice: Event) -> list[Clock]:
    data = notice.data
    regime = s.regime_of(notice)
    if data["kind"] != "notice" or regime is None:
        return []
    if data["cause"] == "disturbance" and regime in ("JB12", "PRIV2012"):
        return [_disturbance(law, notice)]
    if data["cause"] != "rent_arrears":
        return []
    rules = ARREARS_RULES.get(regime, ())
    if rules == ("priv-6-3-uppsagning",):
        found = [_private(law, notice)] if "due_on" in data else []
    else:
        found = [_arrears(s, law, notice, rule) for rule in rules]
    _meet_arrears(s, found, data)
    return found


def notified_day(*, channel: str, posted_on: dt.date | None, received_on: dt.date) -> tuple[dt.date, bool]:
    """(the day the board counts as notified, is it only a lower bound): JB 12:63."""
    if channel != "recommended_letter":
        return received_on, False
    return posted_on or received_on, posted_on is None


def board_notified(notice: Event) -> tuple[dt.date, bool]:
    data = notice.data
    return notified_day(channel=data["channel"], posted_on=data.get("posted_on"), received_on=data["received_on"])


def _notified_ground(notice: Event) -> Ground:
    if notice.data["channel"] != "recommended_letter":
        return Ground("Meddelandet räknas som lämnat den dag det kom fram till nämnden.", notice, LETTER)
    if "posted_on" in notice.data:
        return Ground("Meddelandet kom i rekommenderat brev och räknas som lämnat när det postades.", notice, LETTER)
    text = "Meddelandet kom i rekommenderat brev, men vi vet inte när det postades. Läs poststämpeln."
    return Ground(text, notice, LETTER)


def _arrears(s: Situation, law: Law, notice: Event, rule: str) -> Clock:
    data = notice.data
    notified, unsure = board_notified(notice)
    facts: dict[str, FactValue] = {"board_notified": notified}
    grounds = [_notified_ground(notice)]
    confirmed = s.last("service_confirmed", "notice", data["notice"])
    served = confirmed.data["served_on"] if confirmed else data.get("served_on")
    if served is not None:
        facts["tenant_served"] = served
        grounds.append(Ground("Dagen då hyresgästen delgavs är känd.", confirmed or notice))
    if "due_on" in data and rule in ("jb-12-44-atervinningsfrist",):
        grounds.append(
            Ground("Hyran var mer än en vecka sen när hyresvärden sade upp.", notice, "jb-12-42-forverkande")
        )
    if "rent_month" in data and rule in ("jb-12-44-atervinningsfrist",):
        text = f"Uppsägningen gäller hyran för {data['rent_month']}."
        grounds.append(Ground(text, notice, "jb-12-20-forfallodag"))
    clock = _clock(law, rule, data["notice"], notice, facts, *grounds)
    clock.lower_bound = unsure
    if rule not in (*RECOVERY_RULES, UNDERTAKING):
        recovery = next(one for one in RECOVERY_RULES if one.partition("-")[0] == rule.partition("-")[0])
        clock.after = (f"{recovery}/{data['notice']}",)
    return clock


def _private(law: Law, notice: Event) -> Clock:
    facts: dict[str, FactValue] = {"due_on": notice.data["due_on"]}
    ground = Ground("Hyran skulle ha betalats på förfallodagen.", notice)
    return _clock(law, "priv-6-3-uppsagning", notice.data["notice"], notice, facts, ground)


def _disturbance(law: Law, notice: Event) -> Clock:
    notified, unsure = board_notified(notice)
    ground = _notified_ground(notice)
    clock = _clock(law, "jb-12-25a-storning", notice.data["notice"], notice, {"notified_on": notified}, ground)
    clock.lower_bound = unsure
    return clock


def _meet_arrears(s: Situation, found: list[Clock], data: dict[str, object]) -> None:
    """Paying meets, an undertaking meets its own clock; either stops the rest."""
    by_rule = {clock.rule: clock for clock in found}
    paid = next((clock for rule, clock in by_rule.items() if rule in ARREARS_CLOCKS), None)
    undertaken = by_rule.get(UNDERTAKING)
    if paid:
        paid.met = _payments(s, paid, data)
    if undertaken:
        undertaken.met = _undertakings(s, undertaken)
    ended = (paid.met if paid else []) or (undertaken.met if undertaken else [])
    for clock in found:
        if not clock.met and ended:
            clock.stopped = ended


def _payments(s: Situation, clock: Clock, data: dict[str, object]) -> list[Event]:
    """The payments that together reached the amount in time; none if it is not known or not reached."""
    amount, due = data.get("amount"), clock.counted.due
    if not isinstance(amount, int) or due is None:
        return []
    limit = min(due, s.day)
    payments = [e for e in s.of("payment") if e.data["notice"] == clock.subject and e.data["paid_on"] <= limit]
    found: list[Event] = []
    for payment in sorted(payments, key=lambda event: (event.data["paid_on"], event.order)):
        found.append(payment)
        amount -= payment.data["amount"]
        if amount <= 0:
            return found
    return []


def _undertakings(s: Situation, clock: Clock) -> list[Event]:
    """The first undertaking given in time: by recommended letter when sent, otherwise only with proof (JB 12:63)."""
    due = clock.counted.due
    for event in s.of("undertaking_sent"):
        proven = event.data["how"] == "recommended_letter" or event.data["proof"]
        if event.data["notice"] == clock.subject and proven and due is not None and event.on <= due:
            return [event]
    return []


# Matters at Kronofogden, in court and at the rent tribunal

MATTER_TYPES = (
    "order_served", "contested", "verdict", "tribunal", "enforcement_applied", "defendant_heard",
    "eviction_time_informed", "respite", "deferral", "eviction_done", "eviction_withdrawn",
)  # fmt: skip


def _matters(s: Situation) -> Iterator[str]:
    seen = set()
    for event in s.of(*MATTER_TYPES):
        if event.data["matter"] not in seen:
            seen.add(event.data["matter"])
            yield event.data["matter"]


def matter_clocks(s: Situation, law: Law, matter: str) -> list[Clock]:
    last = {name: s.last(name, "matter", matter) for name in MATTER_TYPES}
    found: list[Clock] = []
    if order := last["order_served"]:
        found.append(_ceiling(law, matter, order, last["contested"]))
    if verdict := last["verdict"]:
        found.append(_simple(law, "bfl-53-atervinning-utslag", matter, verdict, "verdict_on", verdict.data["on"]))
    if tribunal := last["tribunal"]:
        found += _tribunal(s, law, matter, tribunal)
    found += _enforcement(s, law, matter, last)
    if done := last["eviction_done"]:
        found.append(_simple(law, "ub-16-6-magasinering", matter, done, "evicted_on", done.on))
    return found


def _simple(law: Law, rule: str, subject: str, event: Event, key: str, day: dt.date) -> Clock:
    return _clock(law, rule, subject, event, {key: day}, Ground(tell(event), event))


def _ceiling(law: Law, matter: str, order: Event, contested: Event | None) -> Clock:
    """Two weeks is only the longest time: the day that the letter sets decides (BfL 25 §)."""
    clock = _simple(law, CEILING, matter, order, "defendant_served", order.data["on"])
    term = order.data.get("term_ends_on")
    if term is not None:
        clock.counted = replace(clock.counted, nominal=term, due=term)
        clock.grounds.append(Ground("Brevet sätter dagen, och den gäller.", order))
    if contested and clock.counted.due and contested.data["on"] <= clock.counted.due:
        clock.met = [contested]
    return clock


def _tribunal(s: Situation, law: Law, matter: str, event: Event) -> list[Clock]:
    """With the day the term ends: the landlord's month to refer. Without: the decision's three weeks to appeal."""
    term = event.data.get("term_ends_on")
    rule, key = ("jb-12-49-hanskjutande", "term_ends_on") if term else ("jb-12-70-overklagande", "decided_on")
    if s.regime is not None and s.regime not in law.rule(rule).regimes:
        return []
    return [_simple(law, rule, matter, event, key, term or event.data["on"])]


def _enforcement(s: Situation, law: Law, matter: str, last: dict[str, Event | None]) -> list[Clock]:
    found: list[Clock] = []
    applied, heard, done = last["enforcement_applied"], last["defendant_heard"], last["eviction_done"]
    withdrawn = s.withdrawn(matter)
    four_weeks = earliest = None
    if applied and "documents_on" in applied.data:
        documents = applied.data["documents_on"]
        four_weeks = _simple(law, "ub-16-3-fyra-veckor", matter, applied, "documents_received", documents)
        if done and four_weeks.counted.due and done.on <= four_weeks.counted.due:
            four_weeks.met = [done]
        found.append(four_weeks)
    if heard:
        earliest = _simple(law, "ub-16-3-tidigast-avhysning", matter, heard, "heard_on", heard.data["on"])
        found.append(earliest)
    for clock in found:
        clock.stopped = [withdrawn] if withdrawn else []
    respite, deferral = last["respite"], last["deferral"]
    if respite and respite.data["granted"]:
        found.append(_respite(law, matter, respite, [one for one in (four_weeks, earliest) if one]))
    if deferral and deferral.data["granted"]:
        found.append(_deferral(law, matter, deferral, applied))
    return found


def _respite(law: Law, matter: str, event: Event, before: list[Clock]) -> Clock:
    """From the later of the four weeks' end and the earliest day for the eviction (UB 16:4 2 st.)."""
    facts: dict[str, FactValue] = {"compensation_paid": bool(event.data.get("compensation_paid"))}
    ends = [clock.counted.nominal for clock in before if clock.counted.nominal]
    if ends:
        facts["four_weeks_end"] = max(ends)
    grounds = [Ground(tell(event), event), *(ground for clock in before for ground in clock.grounds)]
    clock = _clock(law, "ub-16-4-anstand", matter, event, facts, *grounds)
    clock.after = tuple(clock.key for clock in before)
    clock.lower_bound = not any(one.rule == "ub-16-3-fyra-veckor" for one in before)
    return clock


def _deferral(law: Law, matter: str, event: Event, applied: Event | None) -> Clock:
    started = event.on
    if applied:
        started = applied.data.get("applied_on") or applied.data.get("documents_on") or applied.on
    clock = _simple(law, "ub-16-5-uppskov", matter, event, "applied_on", started)
    if applied:
        clock.grounds.append(Ground(tell(applied), applied))
    return clock


# The board's own clocks


def _own_clocks(s: Situation, law: Law, *, disposal: bool) -> Iterator[Clock]:
    for child in dict.fromkeys(event.data["child"] for event in s.of("inquiry")):
        clock = _inquiry(s, law, child)
        if clock:
            yield clock
    for application in dict.fromkeys(event.data["application"] for event in s.of("decision")):
        event = s.last("decision", "application", application)
        if event is None:
            continue
        if event.data["result"] == "granted":
            yield _simple(law, "sol-34-1-ej-verkstallt", application, event, "decided_on", event.on)
        else:
            yield _simple(law, "fl-44-overklagande", application, event, "decision_received", event.on)
    if disposal and s.closed:
        yield _disposal(s, law, s.closed)


def _inquiry(s: Situation, law: Law, child: str) -> Clock | None:
    events = [event for event in s.of("inquiry") if event.data["child"] == child]
    opened = next((event for event in reversed(events) if event.data["result"] == "opened"), None)
    if opened is None:
        return None
    started = opened.data.get("opened_on", opened.on)
    clock = _simple(law, "sol-20-3-utredningstid", child, opened, "investigation_opened", started)
    for event in events:
        closed_on = event.data.get("closed_on", event.on)
        if (
            event.data["result"] == "closed"
            and event.order > opened.order
            and clock.counted.due
            and closed_on <= clock.counted.due
        ):
            clock.met = [event]
    return clock


def _disposal(s: Situation, law: Law, closed: Event) -> Clock:
    """Counted from the last note, which may be a follow-up after the closing (SoL 16:1)."""
    last = max((event for event in s.events if event.order >= closed.order), key=lambda event: event.order)
    clock = _simple(law, "sol-16-1-gallring", s.case_id, closed, "last_note_on", last.on)
    if last is not closed:
        clock.grounds.append(Ground(f"Den sista anteckningen: {tell(last)}", last))
    return clock
