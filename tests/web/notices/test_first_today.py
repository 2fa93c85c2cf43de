# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the law wants opened today stands first, is named in the sentence, and says who sent it for whom."""

from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.services import register
from tests.casebook import actor
from tests.notices.paper import paper_of
from tests.personas import NOW, TODAY
from tests.web.pages import words


def test_kronofogdens_notice_goes_before_an_older_one(sign_in, notice, maj):
    told = {**paper_of("kronofogden-ansokan"), "tenant_name": "Ture Låtsgård", "landlord_name": "Exempelbostäder AB"}
    register(actor=actor(maj), form=NoticeDraft.from_mapping(told), today=TODAY, now=NOW)
    page = words(sign_in(maj).get("/underrattelser/"))
    rows = page[page.index("Väntat") :]
    assert rows.index("Ture Låtsgård") < rows.index("Ellen Påhittsson")
    assert "Börja med Ture Låtsgård: kfm, för Exempelbostäder AB. Utredning ska inledas genast." in page
    assert "Öppna i dag" in rows
