# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each file of a profile folder is."""

import re

from kvarbo.organisation.enums import DocumentKind
from kvarbo.rules.errors import InputError

_WORD = r"[^\s/\\.][^\s/\\]*"
_PLACES = (
    (DocumentKind.PROFILE, r"(?P<slug>profil)\.yaml"),
    (DocumentKind.ORGANISATION, r"(?P<slug>organisation)\.yaml"),
    (DocumentKind.ROLES, r"(?P<slug>roller)\.yaml"),
    (DocumentKind.ROUTING, r"(?P<slug>ansvar)\.yaml"),
    (DocumentKind.CHOICES, r"(?P<slug>val)\.yaml"),
    (DocumentKind.DEMO, r"(?P<slug>demo)\.yaml"),
    (DocumentKind.CODES, rf"koder/(?P<slug>{_WORD})\.yaml"),
    (DocumentKind.ROUTINE, rf"rutiner/(?P<slug>{_WORD})/(?P<version>{_WORD})\.yaml"),
    (DocumentKind.LETTER, rf"brev/(?P<slug>{_WORD})/(?P<version>{_WORD})\.typ"),
    (DocumentKind.HANDBOOK, rf"handbok/(?P<slug>{_WORD})\.md"),
    (DocumentKind.EXAMPLE, rf"exempel/(?P<slug>{_WORD})\.json"),
)


def describe(path: str) -> tuple[DocumentKind, str, str]:
    """Kind, slug and version of a file by its place. Raises InputError for a file that a profile does not have."""
    for kind, pattern in _PLACES:
        match = re.fullmatch(pattern, path)
        if match:
            return kind, match["slug"], match.groupdict().get("version") or ""
    raise InputError("en profil har ingen sådan fil", place=path)
