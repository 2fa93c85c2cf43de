# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every file that can carry the header carries it; `reuse lint` in `make check` covers the others."""

from tests.meta.sources import all_files, listing, name_of, our_files

CARRIERS = (".py", ".html", ".css", ".yaml", ".sh", ".js", ".toml", ".in", ".typ")
NAMED = {"Makefile", "run", ".gitignore", ".gitattributes", ".editorconfig"}
HEADER = ("SPDX-FileCopyrightText: 2026 Kvarbo contributors", "SPDX-License-Identifier: EUPL-1.2")
FIRST_LINES = 6


def test_every_file_that_can_begins_with_its_licence():
    carriers = our_files(*CARRIERS) + [path for path in all_files() if path.name in NAMED]
    bare = [
        name_of(path)
        for path in carriers
        if not all(line in "\n".join(path.read_text(encoding="utf-8").splitlines()[:FIRST_LINES]) for line in HEADER)
    ]
    assert not bare, listing(bare)
