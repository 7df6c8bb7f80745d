"""Confidence by everybody: each person's number from 0 to 10 on a key result, and how far the numbers are apart."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, NamedTuple

from pydantic import Field

from tuiokr.model.vote import Ballot, Heard, Round, Rounds, as_shown, median

HIGHEST = 10
FAR = 2
"""How far from the median a number is that should be heard."""


class ConfidenceBallot(Ballot):
    """One person's number on one key result."""

    hand: Annotated[int, Field(ge=0, le=HIGHEST)] | None = None


class ConfidenceHeard(Heard):
    """What somebody said about their number."""

    hand: Annotated[int, Field(ge=0, le=HIGHEST)] | None = None


class ConfidenceRound(Round):
    """One time that people gave their numbers."""

    ballots: tuple[ConfidenceBallot, ...] = ()
    heard: tuple[ConfidenceHeard, ...] = ()


class TeamConfidence(Rounds):
    """The numbers of everybody on one key result in one workshop."""

    rounds: tuple[ConfidenceRound, ...] = ()

    @property
    def last(self) -> ConfidenceRound | None:
        return self.rounds[-1] if self.rounds else None

    @property
    def last_revealed(self) -> ConfidenceRound | None:
        return next((one for one in reversed(self.rounds) if one.revealed), None)

    @property
    def shown(self) -> ConfidenceRound | None:
        """The last round as people may see it; None while its numbers are hidden, and before the first one."""
        return as_shown(self, self.last) if self.last and self.last.revealed else None


class Spread(NamedTuple):
    """What the numbers of a round say together."""

    low: int
    high: int
    median: float
    counts: tuple[int, ...]
    """How many people gave 0, 1, … 10."""
    outliers: tuple[ConfidenceBallot, ...]
    """Those who speak first, the lowest numbers first: both ends, where they are far from the median."""

    @property
    def rounded(self) -> int:
        """The median as a confidence; a half is rounded up."""
        return int(self.median + 0.5)

    @property
    def words(self) -> str:
        """`6 (4-8)`, with the spread that a median alone would hide; `6` when all numbers are the same."""
        return f"{self.median:g}" + (f" ({self.low}–{self.high})" if self.low != self.high else "")


def spread(ballots: Sequence[ConfidenceBallot]) -> Spread | None:
    """Return what the numbers say together; None without numbers."""
    given = [one for one in ballots if one.hand is not None]
    numbers = sorted(one.hand for one in given if one.hand is not None)
    if not numbers:
        return None
    low, high, middle = numbers[0], numbers[-1], median(numbers)
    ends = {end for end in (low, high) if abs(end - middle) >= FAR}
    counts = Counter(numbers)
    return Spread(
        low,
        high,
        middle,
        tuple(counts[number] for number in range(HIGHEST + 1)),
        tuple(sorted((one for one in given if one.hand in ends), key=lambda one: one.hand or 0)),
    )
