# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Code words of log, plan and profile. Fixed: a profile labels and dates them, never adds one."""

ZONES = ("coordination", "economy", "child", "protected")
ZONE_RANK = {zone: rank for rank, zone in enumerate(ZONES)}
ZONE_SV = {"samordning": "coordination", "ekonomi": "economy", "barn": "child", "skyddad": "protected"}

NOTICE_KINDS = ("notice", "report", "application", "early_signal")
CAUSES = ("rent_arrears", "disturbance", "unlawful_sublet", "electricity_debt", "eviction")
SENDERS = ("landlord", "kfm", "rent_tribunal", "grid_company", "person", "other")
REGIMES = ("JB12", "BRL", "PRIV2012", "PRIV2026", "ANNAT")
HANDS = ("first", "second", "lodger")
CHANNELS = (
    "recommended_letter",
    "letter",
    "email",
    "portal",
    "api",
    "file",
    "handed_over",
    "phone",
    "sms",
)
ROLES = ("registrar", "caseworker", "team_leader", "process_leader", "system")
PARTS = ("tenant", "co_tenant", "partner", "adult", "child")
LIVES_HERE = ("permanent", "alternating", "visiting", "no", "unknown")
WITH = ("landlord", "kfm", "school", "other")

CONTACT_RESULTS = ("reached", "no_answer", "refused")
DECISION_RESULTS = ("granted", "partly_granted", "rejected")
PROTECTION_RESULTS = ("need", "no_need")
INQUIRY_RESULTS = ("opened", "not_opened", "closed")
UNIT_PARTS = ("coordinating", "participating")
UNIT_GROUNDS = ("routine", "request", "consent")
EVICTION_BY = ("kfm", "landlord", "court")
# Where a household that no longer has its home lives, when it is followed up.
MOVED_TO = (
    "own_home",
    "second_hand",
    "relatives",
    "social_services",
    "temporary",
    "institution",
    "no_home",
    "unknown",
)

# The code lists that a profile must label, and the words each holds.
CODE_LISTS: dict[str, tuple[str, ...]] = {
    "kind": NOTICE_KINDS,
    "cause": CAUSES,
    "sender": SENDERS,
    "channel": CHANNELS,
    "result": tuple(dict.fromkeys(CONTACT_RESULTS + DECISION_RESULTS + PROTECTION_RESULTS + INQUIRY_RESULTS)),
}
# The code lists that are the municipality's own.
OPEN_CODE_LISTS = ("outcome", "deviation")

# States of a step that somebody has still to do.
UNDONE = ("open", "postponed")
# Kronofogden's aim and nobody's last day: the eviction may come before it and after it.
AIM = "ub-16-3-fyra-veckor"
