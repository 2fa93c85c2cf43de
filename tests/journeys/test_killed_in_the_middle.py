# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The computer stops in the middle of a file. The page says so, goes on with the rest, and every row is there once."""

from pathlib import Path

import pytest

from kvarbo.noticefiles.models import ImportedRow
from kvarbo.notices.models import Notice
from tests.journeys.killing import import_and_kill
from tests.journeys.test_file_with_faults import FILES, hand_in
from tests.journeys.walking import Walk

# Three parts of twenty rows were kept. Of the first sixty rows of the file seven have faults.
READ, KEPT, ALL = 60, 53, 170


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_the_page_goes_on_where_the_process_was_killed(walk: Walk, tmp_path: Path) -> None:
    walk.choose_role("Maj Postberg")
    hand_in(walk)
    walk.press("Spara och granska raderna")
    import_and_kill(tmp_path)
    assert Notice.objects.count() == ImportedRow.objects.count() == KEPT
    walk.to(FILES)
    walk.says("Väntar på någon")
    walk.click("underrattelser-200-rader.csv")
    walk.says("Inläsningen blev inte klar", f"{READ} av 200 rader är klara")
    walk.press("Fortsätt inläsningen")
    walk.says(f"{ALL} underrättelser väntar nu på beslut.", "Filen är inläst")
    assert Notice.objects.count() == ImportedRow.objects.count() == ALL
    assert ImportedRow.objects.values("fingerprint").distinct().count() == ALL
