"""The vote rules, one row each: name, what it says, legend, and the function that judges the hands.

To add a rule, write its judge and its row here; to remove one, delete its row. The program offers, explains, stores
and applies a rule from its row. Files name a rule: votes by a removed rule cannot be read.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator

from tuiokr.model.words import plural

Outcome = Literal["agreed", "agreed, weakly", "not yet", "blocked", "too few"]
Judged = tuple[Literal["agreed", "not yet", "blocked", "too few"], str]
"""An outcome and its reason, such as `("not yet", "one below three")`. Whether it is weak follows from the hands."""
VotedOn = Literal["objective", "key result"]

LEGEND: tuple[str, ...] = (
    "block",
    "a serious worry",
    "a worry to hear",
    "I can live with it",
    "strong yes",
    "I will lead it",
)
"""The meaning of a hand, by its fingers."""
QUORUM = 0.8
"""The share of those present who must show a hand under *nobody below three*."""


@dataclass(frozen=True)
class VoteRule:
    """One rule that turns hands into a verdict."""

    name: str
    says: str
    """The rule in a sentence, for those who vote."""
    judge: Callable[[Sequence[int], int], Judged]
    """Called with the hands that were shown, at least one, and how many people are present."""
    legend: tuple[str, ...] = LEGEND
    """The meaning of a hand, by its fingers: six lines."""
    lowest_hand: int = 0
    """The lowest number of fingers of the scale."""
    speaks_up_to: int = -1
    """Everybody with so many fingers or fewer speaks first; the lowest hands always do."""
    weak: bool = True
    """Whether a vote is agreed only weakly when half or more show exactly three."""
    usual_for: VotedOn | None = None
    """A vote on this begins with this rule."""


def average_words(average: float) -> str:
    """An average with one decimal, or with as many as needed to show on which side of three it is."""
    places = 1
    while places < 12 and (float(f"{average:.{places}f}") >= 3) != (average >= 3):
        places += 1
    return f"{average:.{places}f}"


def _nobody_below_three(hands: Sequence[int], present: int) -> Judged:
    below, fists = sum(hand < 3 for hand in hands), hands.count(0)
    if below:
        reason = plural(below, "below three", "below three", spelled=True)
        return ("blocked", f"{plural(fists, 'block', spelled=True)}, {reason}") if fists else ("not yet", reason)
    wanted = math.ceil(present * QUORUM - 1e-9)
    if len(hands) < wanted:
        return "too few", f"{len(hands)} of {present} have voted; required: {wanted}"
    return "agreed", "nobody below three"


def _only_a_fist_blocks(hands: Sequence[int], present: int) -> Judged:
    fists = hands.count(0)
    return ("blocked", plural(fists, "fist", spelled=True)) if fists else ("agreed", "no fist")


def _average_of_three(hands: Sequence[int], present: int) -> Judged:
    average = sum(hands) / len(hands)
    reason = f"average {average_words(average)}"
    return ("agreed", reason) if average >= 3 else ("not yet", f"{reason}, below three")


_ROWS: tuple[VoteRule, ...] = (
    VoteRule(
        "nobody below three",
        "Agreed when nobody is below three and at least 80 % of those present have voted",
        _nobody_below_three,
        usual_for="objective",
    ),
    VoteRule("only a fist blocks", "Agreed unless somebody shows a fist (0)", _only_a_fist_blocks),
    VoteRule(
        "average of three",
        "Agreed at an average of three or more; everybody at two or less speaks first",
        _average_of_three,
        speaks_up_to=2,
    ),
    VoteRule(
        "confidence 1-5",
        "How sure are we to get there? Agreed at an average of three or more",
        _average_of_three,
        legend=("no hand", "no way", "hardly", "could go either way", "likely", "as good as done"),
        lowest_hand=1,
        weak=False,
        usual_for="key result",
    ),
)
VOTE_RULES: Mapping[str, VoteRule] = MappingProxyType({rule.name: rule for rule in _ROWS})
"""The rules by name, in the order in which they are offered."""
UNWRITTEN = "nobody below three"
"""The rule of a vote whose file names none. Files depend on it, so it stays when the usual rules change."""


def usual_rule(voted_on: VotedOn) -> VoteRule:
    """The rule that a vote begins with; the first row when no row is usual for it."""
    return next((rule for rule in _ROWS if rule.usual_for == voted_on), _ROWS[0])


def _known(name: str) -> str:
    if name not in VOTE_RULES:
        raise ValueError(f"“{name}” is not a vote rule: choose one of {', '.join(VOTE_RULES)}")
    return name


RuleName = Annotated[str, AfterValidator(_known)]
"""The name of a vote rule."""
