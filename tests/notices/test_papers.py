# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each paper by hand: what it must say, and what it is."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.exceptions import BadNotice
from kvarbo.notices.judging import judge
from kvarbo.notices.models import Notice
from kvarbo.notices.papers import PAPERS
from kvarbo.rules.words import CAUSES, REGIMES, SENDERS
from tests.notices.paper import Register, paper_of
from tests.personas import TODAY

KINDS = {
    "hyra": "notice",
    "storning": "notice",
    "elskuld": "notice",
    "andrahand": "notice",
    "kronofogden-ansokan": "notice",
    "kronofogden-tid": "notice",
    "hyresnamnden": "notice",
    "ansokan": "application",
    "anmalan": "report",
    "tidig-signal": "early_signal",
}


def judged(slug: str, **change: object) -> dict[str, object]:
    return judge(draft=NoticeDraft.from_mapping({**paper_of(slug), **change}), today=TODAY)


def faults(slug: str, **change: object) -> dict[str, str]:
    with pytest.raises(BadNotice) as fault:
        judged(slug, **change)
    return fault.value.errors


def test_all_papers_are_here() -> None:
    assert set(PAPERS) == set(KINDS)


@pytest.mark.parametrize("slug", PAPERS)
def test_a_paper_speaks_in_known_words(slug: str) -> None:
    paper = PAPERS[slug]
    assert set(paper.senders) <= set(SENDERS)
    assert set(paper.causes) <= set(CAUSES)
    assert set(paper.regimes) <= set(REGIMES)
    assert set(paper.required) <= paper.fields
    assert paper.fields <= set(NoticeDraft.__dataclass_fields__)


@pytest.mark.parametrize("slug", PAPERS)
def test_a_whole_paper_waits_with_its_kind(registered: Register, slug: str) -> None:
    notice = registered(paper=slug)
    notice.refresh_from_db()
    assert (notice.status, notice.paper, notice.kind, notice.kind_by_table) == ("waiting", slug, *[KINDS[slug]] * 2)


@pytest.mark.parametrize("slug", PAPERS)
def test_an_empty_paper_is_told_all_that_it_lacks_at_once(slug: str) -> None:
    with pytest.raises(BadNotice) as fault:
        judge(draft=NoticeDraft(paper=slug), today=TODAY)
    paper = PAPERS[slug]
    alone = {name for name in ("sender", "cause") if len(getattr(paper, f"{name}s")) == 1}
    assert set(paper.required) - alone <= set(fault.value.errors)


@pytest.mark.parametrize("slug", PAPERS)
def test_what_is_not_on_the_paper_is_refused_at_its_field(slug: str) -> None:
    foreign = set(NoticeDraft.__dataclass_fields__) - PAPERS[slug].fields
    for name in foreign:
        assert "hör inte till" in faults(slug, **{name: "1"})[name]


@pytest.mark.parametrize(
    ("slug", "field", "value", "message"),
    [
        ("storning", "told", "", "vilka störningar"),
        ("storning", "told", "x" * 2001, "högst 2000"),
        ("storning", "regime", "PRIV2026", "Välj den lag"),
        ("elskuld", "cut_off_on", "snart", "ingen dag"),
        ("elskuld", "sender", "kfm", "skickar inte"),
        ("kronofogden-ansokan", "matter", "", "målnummer"),
        ("kronofogden-ansokan", "matter", "okänt", "inget målnummer"),
        ("kronofogden-ansokan", "applied_on", "2026-11-21", "efter att papperet kom in"),
        ("kronofogden-tid", "eviction_at", "", "dag och klockslag"),
        ("kronofogden-tid", "eviction_at", "2026-12-09", "ingen tid"),
        ("kronofogden-tid", "eviction_at", "2026-12-09T25:00", "ingen tid"),
        ("hyresnamnden", "cause", "electricity_debt", "gäller inte det här papperet"),
        ("ansokan", "cause", "", "vad ansökan gäller"),
        ("anmalan", "children_told", "kanske", "ja, nej"),
        ("tidig-signal", "kind_reason", "", "grunden"),
    ],
)
def test_a_fault_is_said_at_its_field(slug: str, field: str, value: str, message: str) -> None:
    assert message in faults(slug, **{field: value})[field]


@pytest.mark.parametrize("written", ["2026-12-09T09:30", "2026-12-09 09:30", "2026-12-09 kl. 09.30"])
def test_a_time_is_read_as_people_write_it(written: str) -> None:
    assert judged("kronofogden-tid", eviction_at=written)["eviction_at"] == "2026-12-09T09:30"


def test_what_is_told_may_have_lines_and_is_encrypted(registered: Register) -> None:
    notice = registered(paper="storning", told="Hög musik.\r\nTvå nätter.")
    notice.refresh_from_db()
    assert notice.told == "Hög musik.\nTvå nätter."
    raw = Notice.objects.filter(pk=notice.pk).extra(select={"raw": "told"}).values_list("raw").get()
    assert "musik" not in str(raw)


def test_a_registrar_corrects_the_kind_with_a_reason(registered: Register) -> None:
    notice = registered(paper="andrahand", kind="report", kind_reason="Grannen skrev under")
    assert (notice.kind, notice.kind_by_table, notice.kind_reason) == ("report", "notice", "Grannen skrev under")
    assert "Skriv varför" in faults("andrahand", kind="report")["kind_reason"]


def test_the_database_too_demands_the_reason(registered: Register) -> None:
    notice = registered(paper="storning")
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(kind="report")


def test_form_3_needs_its_amount_and_others_do_not(registered: Register, household: SimpleNamespace) -> None:
    assert registered(paper="storning").amount is None
    assert "amount" in faults("hyra", amount="")
