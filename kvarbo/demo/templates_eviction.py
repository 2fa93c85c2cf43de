# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Households where Kronofogden has been asked for an eviction."""

from __future__ import annotations

from kvarbo.demo.phrases import (
    applied,
    asked,
    assessed,
    child_unit,
    closed,
    confirmed,
    contact,
    decided,
    done,
    enforcement,
    happens,
    join,
    kfm_time,
    kronofogden,
    landlord,
    letter,
    meeting,
    overruled,
    talked,
    visit,
)
from kvarbo.demo.shapes import Paper
from kvarbo.demo.templates import Template, child

APPLIED = Paper(slug="kronofogden-ansokan", cause="eviction", sender="kfm")
TIME_SET = Paper(slug="kronofogden-tid", cause="eviction", sender="kfm")

# What is done when the application has come, and what is done when the day is set. The paper itself tells of both.
FIRST = (join(0, "@eb"), kronofogden(1))
BEFORE = (
    *talked(3), done(5, "vad-kan-stoppa/@matter"), landlord(6),
)  # fmt: skip
PLANS = (
    happens(16, "respite", matter="@matter", granted=False, until=None),
    meeting(18, "planeringsmote"), done(19, "plan-for-dagen/@matter"),
    happens(19, "housing_secured", for_="@tenant", days={"from": 24}, form="hotell"),
)  # fmt: skip
DONE = happens(24, "eviction_done", matter="@matter", eviction="@eviction", by="kfm")
CHILDREN = (
    done(1, "skyddsbedomning-avhysning/@matter", by="child", zone="child"),
    done(12, "samtal-barnen-avhysning/@matter", by="child", zone="child"),
)

EVICTION = (
    Template(
        name="applied, no day yet", paper=APPLIED, channel="api", cuts=(0, 1, 3, 6, 16), behind=(6,), ends=(20,),
        course=(
            *FIRST, *BEFORE, applied(6, "flytt"), happens(8, "defendant_heard", matter="@matter", days={"on": 7}),
            happens(10, "order_served", matter="@matter", days={"on": 9, "term_ends_on": 20}),
            happens(12, "contested", matter="@matter", days={"on": 11}),
            happens(15, "eviction_withdrawn", "lead", matter="@matter", by="landlord"),
            done(16, "utfall/@matter"), closed(18, "withdrawn"),
        ),
    ),
    Template(
        name="a day is set", paper=TIME_SET, channel="email", eviction_in=24,
        cuts=(0, 1, 3, 6, 10, 16, 18, 19, 23, 24, 26, 27), behind=(10,),
        ends=(3, 100, 200),
        course=(
            *FIRST, confirmed(0), *BEFORE, applied(10, "flytt"), decided(13, "granted"), *PLANS,
            done(24, "narvara/@matter"), DONE, done(24, "utfall/@matter"),
            done(40, "hamta-magasinerat/@matter"), closed(41, "evicted"),
            happens(
                133, "follow_up", months=3, still_home=False, reached=True, days={"moved_on": 24}, moved_to="relatives"
            ),
        ),
    ),
    Template(
        name="a family is given a day", paper=TIME_SET, channel="letter", eviction_in=24,
        children=(child(5), child(12)),
        cuts=(0, 1, 4, 9, 12, 16, 19, 24, 25, 29), ends=(6, 75),
        course=(
            *FIRST, *assessed(0, 2), *child_unit(1), confirmed(0, copy=False),
            letter(1, "kopia-bekraftelse", about=("@eviction",)), *BEFORE, *CHILDREN,
            applied(9, "hyresskuld"), decided(12, "rejected"), *PLANS, done(24, "narvara/@matter"),
            done(24, "narvara-barn/@matter", by="child"), DONE, done(25, "utfall/@matter"),
            closed(34, "moved_other_form"),
        ),
    ),
    Template(
        name="a new day and respite", paper=TIME_SET, eviction_in=20, children=(child(8, "alternating"),),
        cuts=(13, 14, 20, 31), ends=(15,),
        course=(
            *FIRST, *assessed(0, 1), confirmed(0), *talked(3),
            happens(8, "defendant_heard", matter="@matter", days={"on": 7}),
            happens(13, "respite", matter="@matter", granted=True, days={"until": 34}, compensation_paid=True),
            kfm_time(13, 34, "@eviction2", replaces="@eviction"), confirmed(14, "@eviction2"),
            happens(30, "eviction_withdrawn", matter="@matter", by="kfm"), done(31, "utfall/@matter"),
            closed(33, "withdrawn"),
        ),
    ),
    Template(
        name="the landlord waits", paper=APPLIED, channel="letter", cuts=(5, 9), ends=(30,),
        course=(
            *FIRST, contact(1, "no_answer"), visit(3, "reached"), *asked(3),
            happens(5, "verdict", matter="@matter", days={"on": 2}),
            happens(6, "deferral", matter="@matter", granted=True, days={"until": 60}),
            happens(9, "agreement", kind="nytt avtal", days={"until": 180}), closed(30, "plan_kept"),
        ),
    ),
    Template(
        name="another debt after the eviction was asked for", children=(child(9),), later=(30,), served=False,
        cuts=(31, 34, 60), ends=(4,),
        course=(
            *assessed(0, 1), *talked(2), landlord(3), enforcement(20), join(20, "@eb"), kronofogden(21),
            done(33, "radda-bostaden/@notice2", by="economy", zone="economy"),
            happens(52, "eviction_withdrawn", matter="@matter", by="landlord"), closed(70, "paid"),
        ),
    ),
    Template(
        name="another debt, alone", later=(30,), served=False, cuts=(30, 31, 60), ends=(8,),
        course=(
            *talked(2), landlord(3), enforcement(20), join(20, "@eb"), kronofogden(21), closed(66, "unknown"),
        ),
    ),
    Template(
        name="a removal", paper=TIME_SET, regime="ANNAT", hand="lodger", channel="letter", eviction_in=24,
        cuts=(0, 1, 8), ends=(50, 130),
        course=(
            kronofogden(1),
            happens(1, "fact_set", subject="@case", fact="avlagsnande", value=True),
            confirmed(1), *talked(8), happens(24, "eviction_done", matter="@matter", by="kfm"),
        ),
    ),
    Template(
        name="closed before anyone was reached", paper=TIME_SET, channel="letter", eviction_in=24,
        children=(child(14),),
        cuts=(2, 5), ends=(1, 30), taken_on=False,
        course=(overruled(12, "not_reached", "Familjen har flyttat utomlands, enligt hyresvärden."),),
    ),
)  # fmt: skip
