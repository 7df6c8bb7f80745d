"""Read a tally of hands: `4x3 5x2` is three fours and two fives. A tally has no names.

The hand comes first, then how many people showed it. Messages about a tally never reveal a hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tuiokr.model.vote import ANONYMOUS_FROM, Vote
from tuiokr.model.words import plural
from tuiokr.usecases.vote_hand_words import digits

EXAMPLE = "4x3 5x2 (three fours, two fives)"
TALLY_STANDS = "The hands were entered as a tally. Enter a new tally to replace it, or press backspace to remove it"
_ITEM = re.compile(r"(?<![\w.])(\d{1,4})\s*[x×✕*]\s*(\d{1,4})(?![\w%]|[.:]\d)", re.I)
_BETWEEN = re.compile(r"[\s,;.&+/|]*(?:\band\b[\s,;.&+/|]*)?", re.I)
_LONGEST = 400


@dataclass(frozen=True)
class HandTally:
    """The hands of a tally, the lowest first, or the reason why it cannot be read."""

    hands: tuple[int, ...] = ()
    problem: str = ""


def read_tally(text: str) -> HandTally | None:
    """Return the tally in a text, None if it does not begin as a tally. Never raises."""
    plain = digits(text.strip())
    if not _ITEM.match(plain):
        return None
    found = list(_ITEM.finditer(plain[:_LONGEST]))
    rest = _ITEM.sub("\n", plain)
    if len(plain) > _LONGEST or any(not _BETWEEN.fullmatch(one) for one in rest.split("\n")):
        return HandTally(problem=f"Part of the tally is not understood. Write only hands and counts, such as {EXAMPLE}")
    counts = [(int(one[1]), int(one[2])) for one in found]
    if any(hand > 5 for hand, _ in counts):
        return HandTally(problem=f"A hand is from 0 to 5. Write the hand first, then how many people: {EXAMPLE}")
    if len({hand for hand, _ in counts}) < len(counts):
        return HandTally(problem="The tally contains the same hand twice. Write each hand once")
    if sum(count for _, count in counts) > _LONGEST:
        return HandTally(problem="The tally has more hands than people")
    hands = tuple(hand for hand, count in sorted(counts) for _ in range(count))
    return HandTally(hands) if hands else HandTally(problem="The tally contains no hands")


def refusal(vote: Vote, hands: int) -> str:
    """Return why a vote cannot take a tally of so many hands, "" if it can."""
    ballots = vote.last.ballots if vote.last else ()
    asked = len(vote.people) - sum(bool(one.person) for one in ballots)
    if len(vote.people) < ANONYMOUS_FROM:
        return f"A tally has no names, and an anonymous vote needs at least {ANONYMOUS_FROM} people"
    if not vote.anonymous and vote.begun:
        return "A tally has no names, and this vote is named. Enter the hands by name, such as ana 4, li 3"
    if any(one.person and one.hand is not None for one in ballots):
        return "A tally could count hands twice that are in already. Press backspace until no hand is in, then enter it"
    if hands > asked:
        still = plural(asked, "person is", "people are")
        return f"The tally has {plural(hands, 'hand')}, but only {still} asked who can show one"
    return ""
