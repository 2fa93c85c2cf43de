# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
import datetime as dt

import pytest

from kvarbo.common.ids import ID_LENGTH, new_id
from kvarbo.common.stockholm import day_of, end_of


def test_a_late_evening_in_utc_is_the_next_day_in_stockholm() -> None:
    assert day_of(dt.datetime(2026, 11, 20, 23, 30, tzinfo=dt.UTC)) == dt.date(2026, 11, 21)


def test_a_moment_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        day_of(dt.datetime(2026, 11, 20, 10, 0))  # noqa: DTZ001


def test_the_end_of_a_day_belongs_to_it() -> None:
    assert day_of(end_of(dt.date(2026, 11, 20))) == dt.date(2026, 11, 20)


def test_ids_tell_the_kind_and_do_not_repeat() -> None:
    made = {new_id("p") for _ in range(1000)}
    assert len(made) == 1000
    assert all(one.startswith("p_") and len(one) == 14 <= ID_LENGTH for one in made)
