"""A clock that stands where it is put."""

from datetime import datetime, tzinfo

import pytest


class Clock:
    """Seconds since 1970; it begins at noon on 22 November 2026, where this machine is."""

    def __init__(self) -> None:
        self.to(2026, 11, 22)

    def to(
        self,
        year: int,
        month: int,
        day: int,
        hour: int = 12,
        minute: int = 0,
        zone: tzinfo | None = None,
    ) -> None:
        self.now = datetime(year, month, day, hour, minute, tzinfo=zone).timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()
