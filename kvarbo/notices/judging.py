# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paper judged as a whole: every fault is said at once, at its field. The same for a page, a file and an endpoint."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import Any

from kvarbo.notices.drafts import NoticeDraft
from kvarbo.notices.exceptions import BadNotice
from kvarbo.notices.groups import GROUPS
from kvarbo.notices.papers import PAPERS
from kvarbo.notices.reading import Judge


def judge(*, draft: NoticeDraft, today: dt.date) -> dict[str, Any]:
    """The notice's values by column. Raises BadNotice with one Swedish message per field at fault."""
    paper = PAPERS.get(draft.paper.strip())
    if paper is None:
        raise BadNotice({"paper": f"Okänt papper ”{draft.paper}”. Välj ett i listan."})
    case = Judge(draft=draft, paper=paper, today=today)
    case.values["paper"] = paper.slug
    for read in GROUPS:
        read(case)
    if case.errors:
        order = [one.name for one in fields(NoticeDraft)]
        raise BadNotice({name: case.errors[name] for name in sorted(case.errors, key=order.index)})
    return case.values
