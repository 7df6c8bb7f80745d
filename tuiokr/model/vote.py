"""Fist of five: ballots, rounds, and the verdict by the rule of the vote."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal, NamedTuple, TypeVar

from pydantic import Field

from tuiokr.model.value import Line, Prose, Value
from tuiokr.model.vote_rule import LEGEND, UNWRITTEN, VOTE_RULES, Outcome, RuleName
from tuiokr.model.words import plural

ANONYMOUS_FROM = 3
"""An anonymous vote needs so many people: with fewer, everybody could tell whose hand is whose."""


class Ballot(Value):
    """One person's hand in one round. Absent and abstaining people show no hand."""

    person: Line = ""
    """ "" for a hand without a name: one of a tally, or one of an anonymous vote after the reveal."""
    hand: Annotated[int, Field(ge=0, le=5)] | None = None
    mark: Literal["", "absent", "abstain"] = ""


class Heard(Value):
    """What somebody said about their hand."""

    person: Line = ""
    words: Prose
    becomes: Literal["", "change", "risk", "parked"] = ""
    hand: Annotated[int, Field(ge=0, le=5)] | None = None
    """The hand that the words are about, in an anonymous vote, where no name says it."""


class Round(Value):
    """One show of hands. A ballot that was revealed never changes."""

    opened: datetime
    revealed: datetime | None = None
    ballots: tuple[Ballot, ...] = ()
    heard: tuple[Heard, ...] = ()
    fingerprint: str = ""
    """Fingerprint of the thing that was voted on, at the reveal."""
    tabled: tuple[Line, ...] = ()
    """People whose hand was shown before the reveal was undone: such a hand never changes either."""

    @property
    def tallied(self) -> bool:
        """Whether hidden hands were entered as a tally: nobody knows whose they are."""
        return not self.revealed and any(not one.person and one.hand is not None for one in self.ballots)


AnyRound = TypeVar("AnyRound", bound=Round)
AnyRounds = TypeVar("AnyRounds", bound="Rounds")


class Rounds(Value):
    """What people show about one objective or key result, hidden until each round is revealed."""

    id: str
    about: str
    names_shown: bool = True
    """False if it is anonymous: the reveal removes the names from the hands."""
    rounds: tuple[Round, ...] = ()

    @property
    def anonymous(self) -> bool:
        return not self.names_shown

    @property
    def begun(self) -> bool:
        """Whether a hand was entered in any round: from then on, it stays named or anonymous."""
        return any(one.hand is not None for each in self.rounds for one in each.ballots)

    @property
    def last(self) -> Round | None:
        return self.rounds[-1] if self.rounds else None

    @property
    def last_revealed(self) -> Round | None:
        return next((one for one in reversed(self.rounds) if one.revealed), None)


class Vote(Rounds):
    """All rounds of a fist of five about one objective or key result."""

    question: Line
    rule: RuleName = UNWRITTEN
    legend: tuple[Line, ...] = LEGEND
    people: tuple[Line, ...] = ()
    """The people who are asked, in the order of the ring."""
    decided_by_owner: Line = ""
    """The owner's reason, when the owner decided after more rounds, with the dissent noted."""

    @property
    def missing(self) -> int:
        """How many people of the open round have neither a hand nor a mark."""
        return max(0, len(self.people) - len(self.last.ballots)) if self.last else len(self.people)


class VoteVerdict(NamedTuple):
    """The result of a revealed round under its rule."""

    outcome: Outcome
    reason: str
    lowest: tuple[Ballot, ...]
    """Those who speak first: the lowest hands, when there is something to hear."""
    highest: tuple[Ballot, ...]
    """Those who may answer."""
    average: float | None
    median: float | None
    counts: tuple[int, ...]
    """How many hands showed 0, 1, … 5 fingers."""
    prompt: str = ""
    """What to ask the room when all hands are the same."""

    @property
    def agreed(self) -> bool:
        return self.outcome in ("agreed", "agreed, weakly")


def turnout(ballots: Sequence[Ballot]) -> str:
    """Count what people showed: `6 hands, 2 abstain, 2 absent, 1 without a hand`."""
    hands = sum(ballot.hand is not None for ballot in ballots)
    marks = Counter(ballot.mark for ballot in ballots if ballot.hand is None)
    said = [plural(hands, "hand")]
    said += [f"{marks[mark]} {mark}" for mark in ("abstain", "absent") if marks[mark]]
    return ", ".join([*said, *([f"{marks['']} without a hand"] if marks[""] else [])])


def progress(vote: Vote) -> str:
    """How many hands of the open round are in: `3 of 6 in, 1 absent`. It shows no hand."""
    ballots = vote.last.ballots if vote.last else ()
    marks = Counter(ballot.mark for ballot in ballots if ballot.hand is None)
    asked = len(vote.people) - marks["abstain"] - marks["absent"]
    said = [f"{sum(ballot.hand is not None for ballot in ballots)} of {asked} in"]
    return ", ".join([*said, *(f"{marks[mark]} {mark}" for mark in ("abstain", "absent") if marks[mark])])


def with_last(one: AnyRounds, last: Round) -> AnyRounds:
    """Return the same with another last round."""
    return one.but(rounds=(*one.rounds[:-1], last))


def without_last(now: AnyRound) -> tuple[AnyRound, str]:
    """Return an open round without the last hand and what its person said, and the person; "" if no hand is free.

    A hand that was on the table before its reveal was undone is not free.
    """
    free = [each for each in now.ballots if each.person not in now.tabled] if not now.revealed else []
    if not free:
        return now, ""
    kept = tuple(each for each in now.ballots if each is not free[-1])
    heard = tuple(each for each in now.heard if each.person != free[-1].person)
    return now.but(ballots=kept, heard=heard), free[-1].person


def without_names(shown: AnyRound) -> AnyRound:
    """Return an anonymous round as it is stored after the reveal: sorted hands without names.

    People without a hand keep their name. So the round says who has voted, and not what. A round that is already
    without names stays as it is.
    """
    hands = {one.person: one.hand for one in shown.ballots if one.hand is not None}
    unnamed = [type(one)(hand=one.hand) for one in shown.ballots if one.hand is not None]
    kept = tuple(one for one in shown.ballots if one.hand is None)
    heard = [one.but(person="", hand=hands.get(one.person)) if one.person else one for one in shown.heard]
    return shown.but(
        ballots=(*sorted(unnamed, key=lambda one: one.hand or 0), *kept),
        heard=tuple(sorted(heard, key=lambda one: (-1 if one.hand is None else one.hand, one.words))),
    )


def as_shown(vote: Rounds, revealed: AnyRound) -> AnyRound:
    """Return a revealed round as people may see it: an older file can contain names in an anonymous vote."""
    return without_names(revealed) if vote.anonymous else revealed


def hand_of(shown: Round, heard: Heard) -> int | None:
    """Return the hand that some words are about, None if there is none."""
    if heard.hand is not None or not heard.person:
        return heard.hand
    return next((one.hand for one in shown.ballots if one.person == heard.person), None)


def former_hands(vote: Vote) -> dict[str, int]:
    """Return person → hand in the revealed round before the last revealed one, for people who now show another hand."""
    shown = [one for one in vote.rounds if one.revealed]
    if len(shown) < 2 or vote.anonymous:
        return {}
    now = {one.person: one.hand for one in shown[-1].ballots if one.hand is not None}
    before = {one.person: one.hand for one in shown[-2].ballots if one.hand is not None and one.person}
    return {person: hand for person, hand in before.items() if now.get(person, hand) != hand}


def former_counts(vote: Vote) -> tuple[int, ...]:
    """Return how many showed 0, 1, … 5 fingers in the revealed round before the last one; () if there is none."""
    shown = [one for one in vote.rounds if one.revealed]
    counts = Counter(one.hand for one in shown[-2].ballots) if len(shown) > 1 else None
    return tuple(counts[fingers] for fingers in range(6)) if counts else ()


def median(hands: Sequence[int]) -> float:
    """Return the middle of some hands, of which there is at least one."""
    row = sorted(hands)
    return (row[(len(row) - 1) // 2] + row[len(row) // 2]) / 2


def verdict(rule: RuleName, ballots: Sequence[Ballot]) -> VoteVerdict:
    """Judge `ballots` under `rule`. Everybody who is not absent is present; people who abstain have no hand.

    Raises KeyError for a name that is not in `VOTE_RULES`.
    """
    row = VOTE_RULES[rule]
    shown = [ballot for ballot in ballots if ballot.hand is not None]
    hands = [ballot.hand for ballot in shown if ballot.hand is not None]
    present = sum(ballot.mark != "absent" for ballot in ballots)
    counts = tuple(Counter(hands)[fingers] for fingers in range(6))
    if not hands:
        return VoteVerdict("too few", "nobody has voted", (), (), None, None, counts)
    outcome, reason = row.judge(hands, present)
    low, high = min(hands), max(hands)
    lowest = tuple(ballot for ballot in shown if (ballot.hand or 0) <= max(low, row.speaks_up_to))
    prompt = ""
    if len(hands) > 1 and low == high == 5:
        prompt = "All fives. What would have to happen for this to fail?"
    elif len(hands) > 1 and low == high == 3:
        prompt = "All threes. Nobody is against it. What would make somebody lead it?"
    weak = outcome == "agreed" and row.weak and counts[3] * 2 >= len(hands)
    return VoteVerdict(
        "agreed, weakly" if weak else outcome,
        f"{reason}, {counts[3]} of {len(hands)} exactly three" if weak else reason,
        lowest if (low <= 3 and low != high) or low < 3 else (),
        tuple(ballot for ballot in shown if ballot.hand == high and ballot not in lowest) if low != high else (),
        sum(hands) / len(hands),
        median(hands),
        counts,
        prompt,
    )
