# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one exception that pure rules raise."""


class InputError(ValueError):
    """Bad input. `str()` is one Swedish line that names the place and can be shown to a user.

    `place` tells where: a file and the path inside it, such as `händelse e7: data.amount`.
    """

    def __init__(self, message: str, *, place: str = "") -> None:
        self.message = " ".join(message.split())
        self.place = " ".join(place.split())
        super().__init__(f"{self.place}: {self.message}" if self.place else self.message)
