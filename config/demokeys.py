# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys of a demo and of the tests. Production never comes here."""

import json
import os
import secrets
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet

NAMES = {"KVARBO_SECRET_KEY", "KVARBO_FIELD_KEYS", "KVARBO_INDEX_KEY"}


def for_tests() -> dict[str, str]:
    """Keys that are the same in every run and protect nothing."""
    return {
        "KVARBO_SECRET_KEY": "only-for-tests-" * 4,
        "KVARBO_FIELD_KEYS": "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtISE=",
        "KVARBO_INDEX_KEY": "only-for-tests-index-" * 2,
    }


def kept_in(folder: Path) -> dict[str, str]:
    """The demo's own keys, made the first time. Raises OSError or ValueError."""
    file = folder / "demonycklar.json"
    if not file.exists():
        _make(file)
    keys = json.loads(file.read_text("utf-8"))
    if not isinstance(keys, dict) or set(keys) != NAMES:
        raise ValueError(f"{file.name} har inte de nycklar som ska finnas")
    return keys


def _make(file: Path) -> None:
    keys = {
        "KVARBO_SECRET_KEY": secrets.token_urlsafe(50),
        "KVARBO_FIELD_KEYS": Fernet.generate_key().decode("ascii"),
        "KVARBO_INDEX_KEY": secrets.token_urlsafe(40),
    }
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp makes the file 0600; a hard link either takes the name whole or finds that another process was first.
    handle, made = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(keys, out)
        os.link(made, file)
    except FileExistsError:
        pass
    finally:
        os.unlink(made)
