# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Log lines without personal data."""

import json
import logging
import re
import traceback
from pathlib import Path

_NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{2})?[0-9]{6}(?:[-+ ]|%2[BDbd]|%20)?[0-9]{4}(?![0-9])", re.ASCII)


def mask(text: str) -> str:
    """The text with everything that looks like a personnummer hidden."""
    return _NUMBER.sub("[personnummer]", text)


class MaskingFormatter(logging.Formatter):
    """One JSON object a line; traceback and arguments are masked as well, since both may quote what was typed."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": mask(record.getMessage()),
        }
        if record.exc_info:
            line["traceback"] = mask(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def place_of_fault(fault: BaseException) -> str:
    """File and line where a fault arose: enough to find it, and nothing of what it says."""
    frames = traceback.extract_tb(fault.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
