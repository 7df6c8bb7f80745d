"""Candidates: lines that people propose as objectives, before the room puts them together and ranks them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tuiokr.model.dots import Dots, by_dots
from tuiokr.model.value import Line, Value


class Candidate(Value):
    """One proposed line, the people whose it is, and its dots."""

    id: str
    words: Line
    by: tuple[Line, ...] = ()
    """The people of the group that proposed it; empty if it is not said."""
    noted: datetime
    dots: Dots = 0
    taken: str = ""
    """Id of the objective that was made of it."""


def ranked(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates with the most dots first; those with as many in the order in which they were noted."""
    return by_dots(candidates, lambda one: one.dots)


def groups(people: Sequence[str], size: int) -> tuple[tuple[str, ...], ...]:
    """Return people in groups of `size`, in their order. Nobody is alone: a rest of one joins the last group."""
    row = [tuple(people[at : at + size]) for at in range(0, len(people), size)]
    if len(row) > 1 and len(row[-1]) == 1:
        row[-2:] = [row[-2] + row[-1]]
    return tuple(row)


def joined(pairs: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return two pairs each as one group. A last pair without a partner joins the group before it."""
    row = [tuple(one for pair in pairs[at : at + 2] for one in pair) for at in range(0, len(pairs), 2)]
    if len(row) > 1 and len(pairs) % 2:
        row[-2:] = [row[-2] + row[-1]]
    return tuple(row)
