# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Serving on this machine only, on the port asked for or the next free one."""

from __future__ import annotations

import socket

from kvarbo.rules.errors import InputError

HOST = "127.0.0.1"
TRIES = 20
THREADS = 4


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def free_port(first: int) -> int:
    """The first free port from `first` on. Raises InputError when none of twenty is."""
    for port in range(first, min(first + TRIES, 65536)):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((HOST, port))
            except OSError:
                continue
            return port
    raise InputError(f"ingen ledig port från {first}", place="--port")


def serve(*, port: int, workers: int) -> int:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    chosen = free_port(port)
    if chosen != port:
        print(f"Port {port} är upptagen.")
    print(f"Kvarbo svarar på http://{HOST}:{chosen}/  (avsluta med Ctrl+C)", flush=True)
    Server(
        "config.wsgi:application",
        address=HOST,
        port=chosen,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
    ).serve()
    return 0
