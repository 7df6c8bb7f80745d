"""A cycle (mostly a quarter), its days, and its current week."""

import re
from datetime import date
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from tuiokr.model.cycle_name import quarter, read_name
from tuiokr.model.value import Line, Value


class Cycle(Value):
    """One OKR cycle. `first` and `last` are its days, both included; None when they are not known."""

    id: Line
    first: date | None = None
    last: date | None = None
    state: Literal["open", "closed"] = "open"
    organisation: Line = ""
    """Whose cycle it is, when it is not the workspace's own organisation."""
    roster: Literal["everyone", "listed"] = "everyone"
    """The teams that take part: every team of the workspace, or only those with their own place in this cycle."""
    other: dict[str, Any] = Field(default_factory=dict)
    """What an imported file said about itself, such as its licence and source. An export writes it again."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.id:
            raise ValueError("a cycle needs a name such as 2027-Q1")
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"the last day {self.last} is before the first day {self.first}")
        return self

    @property
    def weeks(self) -> int | None:
        """The number of weeks in the cycle; a part of a week counts as one."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days // 7 + 1

    def week(self, today: date) -> int | None:
        """The week of the cycle that `today` is in, from 1; None outside the cycle or without days."""
        if self.first is None or self.last is None or not self.first <= today <= self.last:
            return None
        return (today - self.first).days // 7 + 1


def named(name: str) -> Cycle:
    """Return a cycle with the canonical form of its name, and with the days that the name says."""
    said = read_name(name)
    first, last = said.days or (None, None)
    return Cycle(id=said.id, first=first, last=last)


Place = tuple[date, date, tuple[str, ...]]


def place(cycle: Cycle) -> Place:
    """The sort key of a cycle in time: by its days, else by those that its name is about, else after all others."""
    about = read_name(cycle.id).about or (date.max, date.max)
    return cycle.first or about[0], cycle.last or about[1], _natural(cycle.id)


def _natural(name: str) -> tuple[str, ...]:
    """A sort key that puts `Sprint 9` before `Sprint 10`."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return tuple(part.zfill(40) if at % 2 else part for at, part in enumerate(parts))


def coming(today: date) -> Cycle:
    """The quarter to draft for: the current one in its first half, else the next one."""
    number = (today.month - 1) // 3 + 1
    first, last = quarter(today.year, number)
    if (today - first) * 2 > last - first:
        number, year = (1, today.year + 1) if number == 4 else (number + 1, today.year)
        first, last = quarter(year, number)
    return Cycle(id=f"{first.year}-Q{(first.month - 1) // 3 + 1}", first=first, last=last)


def current(cycles: tuple[Cycle, ...], today: date) -> Cycle | None:
    """The cycle to open first: the one that `today` is in, else the next one, else the latest."""
    dated = sorted((cycle for cycle in cycles if cycle.last), key=lambda cycle: (cycle.last or today, cycle.id))
    ahead = [cycle for cycle in dated if cycle.last and cycle.last >= today]
    running = [cycle for cycle in ahead if cycle.first is None or cycle.first <= today]
    if running or ahead or dated:
        return running[0] if running else ahead[0] if ahead else dated[-1]
    return max(cycles, key=lambda cycle: cycle.id) if cycles else None
