# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Production starts only when everything is there; a demo answers this computer only."""

import base64
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "KVARBO_MODE": "production",
    "KVARBO_SECRET_KEY": "s" * 50,
    # Fixed: a test named by a random key differs between pytest's workers.
    "KVARBO_FIELD_KEYS": ",".join(base64.urlsafe_b64encode(letter * 32).decode() for letter in (b"a", b"b")),
    "KVARBO_INDEX_KEY": "i" * 32,
    "KVARBO_ALLOWED_HOSTS": "kvarbo.provdal.example",
    "DATABASE_URL": "postgres://kvarbo@localhost/kvarbo",
}


def settings_with(tmp_path: Path, expression: str = "s.KVARBO_MODE", **env: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL", "HOME")}
    return subprocess.run(
        [sys.executable, "-c", f"import config.settings as s; print({expression})"],
        cwd=ROOT,
        env={**clean, "PYTHONUTF8": "1", "KVARBO_VAR_DIR": str(tmp_path / "var"), **env},
        capture_output=True,
        text=True,
        timeout=60,
    )


def refusal(tmp_path: Path, **env: str) -> str:
    run = settings_with(tmp_path, **env)
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1, run.stderr
    assert run.stderr.startswith("Kvarbo startar inte: ")
    return run.stderr


def test_nothing_configured_is_a_demo_with_its_own_keys(tmp_path: Path) -> None:
    expression = "s.KVARBO_MODE, s.KVARBO_DEMO, s.DEBUG, s.ALLOWED_HOSTS, s.SECRET_KEY"
    first = settings_with(tmp_path, expression)
    assert first.stdout.startswith("demo True False ['localhost', '127.0.0.1', '[::1]'] ")
    assert settings_with(tmp_path, expression).stdout == first.stdout
    keys = tmp_path / "var" / "demonycklar.json"
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    assert [file.name for file in keys.parent.iterdir()] == ["demonycklar.json"]


def test_a_demo_does_not_answer_the_network(tmp_path: Path) -> None:
    assert "egna datorn" in refusal(tmp_path, KVARBO_MODE="demo", KVARBO_ALLOWED_HOSTS="kvarbo.provdal.example")


def test_half_a_production_never_comes_up_as_a_demo(tmp_path: Path) -> None:
    assert "KVARBO_MODE=production" in refusal(tmp_path, KVARBO_SECRET_KEY="s" * 50)


def test_production_starts_with_everything(tmp_path: Path) -> None:
    run = settings_with(
        tmp_path, "s.KVARBO_DEMO, s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.DEBUG", **PRODUCTION
    )
    assert run.stdout == "False True True False\n", run.stderr


def test_nothing_turns_the_demo_on_in_production(tmp_path: Path) -> None:
    assert settings_with(tmp_path, "s.KVARBO_DEMO", **PRODUCTION, KVARBO_DEMO="1").stdout == "False\n"


@pytest.mark.parametrize("name", [name for name in PRODUCTION if name != "KVARBO_MODE"])
def test_production_needs_each_of_them(tmp_path: Path, name: str) -> None:
    assert name in refusal(tmp_path, **{**PRODUCTION, name: ""})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KVARBO_SECRET_KEY", "s" * 49),
        ("KVARBO_INDEX_KEY", "i" * 31),
        ("KVARBO_INDEX_KEY", PRODUCTION["KVARBO_FIELD_KEYS"].split(",")[1]),
        ("KVARBO_FIELD_KEYS", "inte-en-nyckel"),
        ("KVARBO_ALLOWED_HOSTS", "*"),
        ("DATABASE_URL", "sqlite:///prov.sqlite3"),
        ("DATABASE_URL", "mysql://kvarbo@localhost/kvarbo"),
        ("DATABASE_URL", "skräp"),
        ("KVARBO_DEBUG", "ja"),
        ("KVARBO_BEHIND_PROXY", "kanske"),
        ("KVARBO_MODE", "prod"),
    ],
)
def test_production_refuses_what_is_not_fit(tmp_path: Path, name: str, value: str) -> None:
    assert name in refusal(tmp_path, **{**PRODUCTION, name: value})


def test_a_proxy_is_trusted_only_when_said(tmp_path: Path) -> None:
    expression = "getattr(s, 'SECURE_PROXY_SSL_HEADER', None)"
    assert settings_with(tmp_path, expression, **PRODUCTION).stdout == "None\n"
    assert "X_FORWARDED" in settings_with(tmp_path, expression, **PRODUCTION, KVARBO_BEHIND_PROXY="ja").stdout
