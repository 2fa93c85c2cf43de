# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""Names of the signs in static/kvarbo/icons.svg, and what they stand for."""

from __future__ import annotations

SPRITE = "kvarbo/icons.svg"

ICONS = frozenset(
    """check cross question alert warning info phone letter message note people child house copy money sound bolt
    shield key up hourglass clock lock pencil print plus search calendar dot ring diamond doc undo arrow door
    none""".split()
)

# A state is a shape and a word, never a colour alone.
STATES = {
    "not_started": "Inte börjat",
    "waiting": "Väntar",
    "started": "Pågår",
    "done": "Klart",
    "today": "I dag",
    "late": "Sent",
    "postponed": "Uppskjutet",
    "skipped": "Hoppas över, med skäl",
    "dropped": "Behövs inte längre",
    "closed": "Stängt för dig",
}

# Chip kind: (tone, icon). Chips are reasons, not buttons.
CHIPS = {
    "eviction": ("law", "house"),
    "evicted": ("fact", "house"),
    "legal_day": ("law", "diamond"),
    "clock": ("soon", "clock"),
    "no_contact": ("soon", "message"),
    "missing": ("soon", "question"),
    "violence": ("soon", "shield"),
    "children": ("child", "child"),
    "older": ("fact", "people"),
    "notices": ("fact", "copy"),
    "debt": ("fact", "money"),
    "disturbance": ("fact", "sound"),
    "electricity": ("fact", "bolt"),
    "sublet": ("fact", "door"),
    "waiting": ("fact", "hourglass"),
    "came": ("fact", "clock"),
    "fact": ("fact", "info"),
    "contact": ("secured", "check"),
    "consent": ("secured", "check"),
    "secured": ("secured", "check"),
    "regime": ("kind", "key"),
    "moved": ("kind", "up"),
}

OUTCOMES = {
    "same": ("check", "lika"),
    "almost": ("question", "nästan lika"),
    "different": ("cross", "olika"),
    "missing": ("none", "går inte att jämföra"),
}
