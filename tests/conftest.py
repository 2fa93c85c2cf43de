# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The strict harness: what no test may do, and how the browser is started.

pyproject.toml holds the rest of it: warnings are errors, and an undefined template variable fails the test.
"""

import ipaddress
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from hypothesis import settings

pytest_plugins = ("tests.append_only", "tests.personas", "tests.casebook")

# Playwright's synchronous interface keeps an event loop running in the thread that then talks to the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A busy machine is no fault in a property; under CI=true Hypothesis also makes its examples repeatable by itself.
settings.register_profile("patient", parent=settings.default, deadline=None)
settings.load_profile("patient")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET_CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-domain-reliability",
    "--no-first-run",
    "--no-default-browser-check",
)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database, let go of by everybody before it is dropped.

    A page may ask the server in the background for how long the session lasts. When the browser closes in the middle
    of that, the server's thread can still hold its connection, and PostgreSQL drops no database that is in use.
    """
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


class NetworkBlocked(BaseException):
    """A test reached for the network. Not an Exception, so that no code under test can swallow it."""


def is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Sockets reach this machine only."""
    real_connect = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_local(address[0]):
            raise NetworkBlocked(f"a test tried to reach {address[0]}:{address[1]}")
        real_connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect)
    yield
    patch.undo()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "meta" in item.path.parts:
            item.add_marker(pytest.mark.meta)
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium: Playwright's own browsers are never downloaded."""
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        pytest.fail("Chromium saknas. Installera med: sudo apt-get install chromium", pytrace=False)
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(QUIET_CHROMIUM)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "sv-SE", "timezone_id": "Europe/Stockholm"}


@pytest.fixture
def new_context(new_context: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Browser contexts in which no request may leave the server and no script or policy error may pass unseen."""
    astray: list[str] = []
    errors: list[str] = []

    def note_request(request: Any) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and not is_local(address.hostname or ""):
            astray.append(request.url)

    def note_console(message: Any) -> None:
        # Chromium also reports every 404 here; tests ask for those on purpose.
        if message.type == "error" and "Failed to load resource" not in message.text:
            errors.append(message.text)

    def watched(**options: Any) -> Any:
        context = new_context(**options)
        context.on("request", note_request)
        context.on("console", note_console)
        return context

    yield watched
    assert not astray, f"requests left the server: {astray}"
    assert not errors, f"the browser complained: {errors}"
