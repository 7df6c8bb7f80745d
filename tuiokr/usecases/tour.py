"""The guided tour of the demo: what to try next, one line at a time. It locks nothing and can be hidden."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "tour.json"
"""The stops in their order."""


@dataclass(frozen=True)
class TourStop:
    """One thing to try."""

    actions: tuple[str, ...]
    """The names of the actions that do it; any of them is enough."""
    words: str


@dataclass(frozen=True)
class ShownStop:
    """What the tour shows now."""

    number: int
    """From 1."""
    of: int
    words: str


class Tour:
    """Remembers what was tried. Nothing of it is saved."""

    def __init__(self) -> None:
        self._stops = tuple(TourStop(tuple(one["actions"]), one["words"]) for one in json.loads(FILE.read_bytes()))
        self._tried: set[TourStop] = set()
        self.hidden = False

    @property
    def stops(self) -> tuple[TourStop, ...]:
        """All stops in their order."""
        return self._stops

    def did(self, action: str) -> bool:
        """Take note of an action. Return whether that changes what is shown."""
        before = self.next
        self._tried.update(stop for stop in self._stops if action in stop.actions)
        return self.next != before

    @property
    def next(self) -> ShownStop | None:
        """The first thing that was not tried; None when all were, or while the tour is hidden."""
        if self.hidden:
            return None
        number = next((at for at, stop in enumerate(self._stops, 1) if stop not in self._tried), 0)
        return ShownStop(number, len(self._stops), self._stops[number - 1].words) if number else None
