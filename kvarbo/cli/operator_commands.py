# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands that need the database: profiles, planning again, the demo, serving."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from kvarbo.cli import job_commands
from kvarbo.rules.caselog import STOCKHOLM


def add_to(commands: Any) -> None:
    profile = commands.add_parser("profile", help="läs in eller skriv ut en kommuns profil")
    actions = profile.add_subparsers(dest="action", metavar="load|export", required=True)
    load = actions.add_parser("load", help="läs in en profil i databasen")
    load.add_argument("name", metavar="NAMN|MAPP")
    load.set_defaults(run=_load)
    export = actions.add_parser("export", help="skriv ut profilen ur databasen, byte för byte")
    export.add_argument("name", metavar="NAMN")
    export.add_argument("folder", metavar="MAPP")
    export.set_defaults(run=_export)
    replan = commands.add_parser("replan", help="räkna ut alla planer på nytt")
    replan.add_argument("--check", action="store_true", help="lista bara vad som skiljer; utgång 1 om något gör det")
    replan.add_argument("--reached", action="store_true", help="nattjobbet: bara de planer som en ny dag har ändrat")
    replan.set_defaults(run=_replan)
    demo = commands.add_parser("demo", help="fyll en påhittad kommun och visa den på den här datorn")
    _serving(demo)
    demo.add_argument("--only-fill", action="store_true", help="fyll men starta inte")
    demo.add_argument("--refill", action="store_true", help="töm och fyll på nytt från i dag")
    demo.set_defaults(run=_demo)
    start = commands.add_parser("start", help="uppdatera databasen och starta webbtjänsten")
    _serving(start)
    start.set_defaults(run=_start)


def _serving(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)


def now() -> dt.datetime:
    return dt.datetime.now(tz=STOCKHOLM)


def _django() -> None:
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()


def _database() -> None:
    """Django, with tables. A trial's database makes itself; in production migrating is the operator's step."""
    _django()
    from django.conf import settings

    from kvarbo.cli import serving

    if settings.KVARBO_MODE == "demo":
        serving.migrate()


def _load(given: argparse.Namespace) -> dict[str, Any]:
    from kvarbo.rules.law import REGELVERK
    from kvarbo.rules.profile import load_profile, read_folder

    read = load_profile(given.name)
    folder = Path(given.name) if Path(given.name).is_dir() else REGELVERK / "profiler" / given.name
    _database()
    from kvarbo.organisation import services

    services.load_profile(files=read_folder(folder), now=now(), author="kommandoraden")
    return {"profile": read.slug, "sha": read.sha, "files": len(read.files)}


def _export(given: argparse.Namespace) -> dict[str, Any]:
    _database()
    from kvarbo.organisation import services

    written = services.export_profile(slug=given.name, folder=Path(given.folder))
    return {"profile": given.name, "files": len(written)}


def _replan(given: argparse.Namespace) -> Any:
    _database()
    from kvarbo.planning import services

    moment = now()
    if given.check:
        differences = services.check_all(today=moment.date(), now=moment)
        for difference in differences:
            print(difference)
        print(f"{len(differences)} planer skiljer sig." if differences else "Alla planer stämmer med sina loggar.")
        return int(bool(differences))
    if given.reached:
        from kvarbo.jobs.services import run

        return job_commands.told(run(name="replan", today=moment.date(), now=moment))
    return {"replanned": services.replan_all(today=moment.date(), now=moment)}


def _demo(given: argparse.Namespace) -> int:
    _django()
    from django.conf import settings

    from kvarbo.cli import serving
    from kvarbo.demo import filling
    from kvarbo.organisation.exceptions import NotInDemo

    if not settings.KVARBO_DEMO:
        raise NotInDemo("Påhittade personer finns bara i en demo, aldrig i drift. Starta med kvarbo start.")
    if given.refill:
        filling.empty()
        print("Demons gamla uppgifter är borta.")
    serving.migrate()
    moment = now()
    if filling.fill(today=moment.date(), now=moment):
        print(f"Demon är fylld för {moment.date()}.")
    _run_due(moment)
    if given.only_fill:
        return 0
    return serving.serve(port=given.port, workers=given.workers)


def _start(given: argparse.Namespace) -> int:
    _django()
    from kvarbo.cli import serving

    serving.migrate()
    return serving.serve(port=given.port, workers=given.workers)


def _run_due(moment: dt.datetime) -> None:
    """A demo has no timer at night: what is due runs when it starts."""
    from kvarbo.jobs import services

    services.run_due(today=moment.date(), now=moment)
