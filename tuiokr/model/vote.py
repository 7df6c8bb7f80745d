"""Fist of five: ballots, rounds, and the verdict by the stated rule."""

import math
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from tuiokr.model.value import Line, Prose, Value

RuleName = Literal["nobody below three", "only a fist blocks", "average of three", "confidence 1-5"]
RULES: tuple[RuleName, ...] = ("nobody below three", "only a fist blocks", "average of three", "confidence 1-5")
RULE_SAYS: dict[RuleName, str] = {
    "nobody below three": "Agreed when nobody is below three and at least 80 % of those present have voted",
    "only a fist blocks": "Agreed unless somebody shows a fist (0)",
    "average of three": "Agreed at an average of three or more; everybody at two or less speaks first",
    "confidence 1-5": "How sure are we to get there? Agreed at an average of three or more",
}
LEGEND: tuple[str, ...] = (
    "block",
    "a serious worry",
    "a worry to hear",
    "I can live with it",
    "strong yes",
    "I will lead it",
)
"""What a hand says, by its fingers."""
CONFIDENCE_LEGEND: tuple[str, ...] = ("no hand", "no way", "hardly", "could go either way", "likely", "as good as done")
QUORUM = 0.8
"""Share of those present who must have shown a hand under *nobody below three*."""


class Ballot(Value):
    """One person's hand in one round. Absent and abstaining people show no hand."""

    person: Line
    hand: Annotated[int, Field(ge=0, le=5)] | None = None
    mark: Literal["", "absent", "abstain"] = ""


class Heard(Value):
    """What somebody said to their hand, kept beside it."""

    person: Line
    words: Prose
    becomes: Literal["", "change", "risk", "parked"] = ""


class Round(Value):
    """One show of hands. A ballot that was revealed never changes."""

    opened: datetime
    revealed: datetime | None = None
    ballots: tuple[Ballot, ...] = ()
    heard: tuple[Heard, ...] = ()
    fingerprint: str = ""
    """Of the thing voted on, as it stood at the reveal."""
    tabled: tuple[Line, ...] = ()
    """Whose hand was on the table before the reveal was taken back: such a hand never changes either."""


class Vote(Value):
    """All rounds of a fist of five about one objective or key result."""

    id: str
    about: str
    question: Line
    rule: RuleName = "nobody below three"
    legend: tuple[Line, ...] = LEGEND
    people: tuple[Line, ...] = ()
    """Who is asked, in the order of the ring."""
    names_shown: bool = True
    rounds: tuple[Round, ...] = ()
    decided_by_owner: Line = ""
    """The owner's reason, when they decided after more rounds, with the dissent noted."""

    @property
    def last(self) -> Round | None:
        return self.rounds[-1] if self.rounds else None

    @property
    def last_revealed(self) -> Round | None:
        return next((one for one in reversed(self.rounds) if one.revealed), None)


class VoteVerdict(NamedTuple):
    """What a revealed round says under its rule."""

    outcome: Literal["agreed", "agreed, weakly", "not yet", "blocked", "too few"]
    reason: str
    lowest: tuple[Ballot, ...]
    """Who speaks first: the lowest hands, where there is anything to hear."""
    highest: tuple[Ballot, ...]
    """Who may answer."""
    average: float | None
    median: float | None
    counts: tuple[int, ...]
    """How many hands showed 0, 1, … 5 fingers."""
    prompt: str = ""
    """What to ask the room when everybody is alike."""

    @property
    def agreed(self) -> bool:
        return self.outcome in ("agreed", "agreed, weakly")


def turnout(ballots: Sequence[Ballot]) -> str:
    """Who showed what, in numbers: `6 hands, 2 abstain, 2 absent, 1 without a hand`."""
    hands = sum(ballot.hand is not None for ballot in ballots)
    marks = Counter(ballot.mark for ballot in ballots if ballot.hand is None)
    said = [f"{hands} {'hand' if hands == 1 else 'hands'}"]
    said += [f"{marks[mark]} {mark}" for mark in ("abstain", "absent") if marks[mark]]
    return ", ".join([*said, *([f"{marks['']} without a hand"] if marks[""] else [])])


def progress(vote: Vote) -> str:
    """How many of the open round's hands are in: `3 of 6 in, 1 absent`. It tells no hand."""
    ballots = vote.last.ballots if vote.last else ()
    marks = Counter(ballot.mark for ballot in ballots if ballot.hand is None)
    asked = len(vote.people) - marks["abstain"] - marks["absent"]
    said = [f"{sum(ballot.hand is not None for ballot in ballots)} of {asked} in"]
    return ", ".join([*said, *(f"{marks[mark]} {mark}" for mark in ("abstain", "absent") if marks[mark])])


def _median(hands: Sequence[int]) -> float:
    row = sorted(hands)
    return (row[(len(row) - 1) // 2] + row[len(row) // 2]) / 2


def _plural(count: int, one: str, many: str) -> str:
    return f"one {one}" if count == 1 else f"{count} {many}"


def average_words(average: float) -> str:
    """An average with one decimal, or with as many as show on which side of three it is."""
    places = 1
    while places < 12 and (float(f"{average:.{places}f}") >= 3) != (average >= 3):
        places += 1
    return f"{average:.{places}f}"


def _by_rule(
    rule: RuleName, hands: Sequence[int], present: int
) -> tuple[Literal["agreed", "not yet", "blocked", "too few"], str]:
    below, fists, average = sum(hand < 3 for hand in hands), hands.count(0), sum(hands) / len(hands)
    if rule == "only a fist blocks":
        return ("blocked", _plural(fists, "fist", "fists")) if fists else ("agreed", "no fist")
    if rule in ("average of three", "confidence 1-5"):
        reason = f"average {average_words(average)}"
        return ("agreed", reason) if average >= 3 else ("not yet", f"{reason}, below three")
    if below:
        reason = f"{_plural(below, 'below three', 'below three')}"
        return ("blocked", f"{_plural(fists, 'block', 'blocks')}, {reason}") if fists else ("not yet", reason)
    if len(hands) < math.ceil(present * QUORUM - 1e-9):
        return "too few", f"{len(hands)} of {present} have voted, it takes {math.ceil(present * QUORUM - 1e-9)}"
    return "agreed", "nobody below three"


def verdict(rule: RuleName, ballots: Sequence[Ballot]) -> VoteVerdict:
    """What `ballots` say under `rule`. Present is who is not absent; abstaining people are present and show no hand."""
    shown = [ballot for ballot in ballots if ballot.hand is not None]
    hands = [ballot.hand for ballot in shown if ballot.hand is not None]
    present = sum(ballot.mark != "absent" for ballot in ballots)
    counts = tuple(Counter(hands)[fingers] for fingers in range(6))
    if not hands:
        return VoteVerdict("too few", "nobody has shown a hand", (), (), None, None, counts)
    outcome, reason = _by_rule(rule, hands, present)
    low, high = min(hands), max(hands)
    lowest = tuple(
        ballot for ballot in shown if ballot.hand == low or (rule == "average of three" and (ballot.hand or 0) <= 2)
    )
    prompt = ""
    if len(hands) > 1 and low == high == 5:
        prompt = "All fives. What would have to happen for this to fail?"
    elif len(hands) > 1 and low == high == 3:
        prompt = "All threes. Nobody is against it: what would make anybody lead it?"
    weak = outcome == "agreed" and rule != "confidence 1-5" and counts[3] * 2 >= len(hands)
    return VoteVerdict(
        "agreed, weakly" if weak else outcome,
        f"{reason}, {counts[3]} of {len(hands)} exactly three" if weak else reason,
        lowest if (low <= 3 and low != high) or low < 3 else (),
        tuple(ballot for ballot in shown if ballot.hand == high and ballot not in lowest) if low != high else (),
        sum(hands) / len(hands),
        _median(hands),
        counts,
        prompt,
    )
