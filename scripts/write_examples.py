# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the expected plans of the profiles' examples anew. Read every line that changed before it is committed.

    python -m scripts.write_examples            all profiles
    python -m scripts.write_examples goteborg   one

An example is two files: `exempel/NAME.json`, the case, and `exempel/NAME.plan.json` with the day asked (`on`), the
moment (`known_at`) and the plan. Fingerprints are left out: they change with every rule.
"""

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from kvarbo.rules.caselog import Log, end_of, parse_case, read_moment
from kvarbo.rules.documents import read_json
from kvarbo.rules.law import REGELVERK, load_law
from kvarbo.rules.plan import plan
from kvarbo.rules.profile import load_profile

ROWS = ("steps", "deadlines", "slack", "findings")


def planned(case: Path, profile_name: str, question: dict[str, Any]) -> dict[str, Any]:
    """The plan of an example's case for the day and the moment asked, as JSON tells it."""
    file = parse_case(read_json(case.read_text(encoding="utf-8"), place=case.name), place=case.name)
    day = dt.date.fromisoformat(question["on"])
    known_at = read_moment(question["known_at"], place=case.name) if question["known_at"] else end_of(day)
    log = Log(file.id, file.events)
    found = plan(log=log, law=load_law(), profile=load_profile(profile_name), day=day, known_at=known_at)
    del found["versions"]
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


def write(path: Path, question: dict[str, Any], answer: dict[str, Any]) -> None:
    """One row of the plan is one line of the file, so that a change reads as what it is."""
    parts = [f'  "on": {_said(question["on"])}', f'  "known_at": {_said(question["known_at"])}']
    rows = [f'    "{key}": {_rows(value) if key in ROWS else _said(value)}' for key, value in answer.items()]
    parts.append('  "answer": {\n' + ",\n".join(rows) + "\n  }")
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _rows(rows: list[Any]) -> str:
    return "[\n" + ",\n".join(f"      {_said(row)}" for row in rows) + "\n    ]" if rows else "[]"


def _said(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def main(names: list[str]) -> None:
    folder = REGELVERK / "profiler"
    for name in names or sorted(path.name for path in folder.iterdir() if path.is_dir()):
        for path in sorted((folder / name / "exempel").glob("*.plan.json")):
            question = read_json(path.read_text(encoding="utf-8"), place=path.name)
            case = path.with_name(path.name.replace(".plan.json", ".json"))
            write(path, question, planned(case, name, question))
            print(path.name)


if __name__ == "__main__":
    main(sys.argv[1:])
