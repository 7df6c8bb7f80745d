"""The source of time. All other code receives a clock, so that a test can set it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """The present time in UTC, and today's date in the person's time zone."""

    def now(self) -> datetime: ...

    def today(self) -> date: ...


class WallClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return datetime.now().astimezone().date()


class SetClock:
    """A clock that changes only when it is moved."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def today(self) -> date:
        return self._now.date()

    def move(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
