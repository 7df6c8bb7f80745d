"""The record of one workshop as a neutral value, as lines for people, and as JSON for programs.

A vote is recorded only with its revealed rounds, and without names when they were hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from tuiokr.exchange.markdown.escape import escape_lines
from tuiokr.model.words import plural

if TYPE_CHECKING:
    from pydantic import JsonValue

HEADING = "Workshops"
"""The heading of the section in a Markdown file; in lower case, the key in an exchange file."""


@dataclass(frozen=True)
class StepRecord:
    """One step of the agenda."""

    title: str
    minutes: int
    """Whole minutes that the step took."""
    state: str
    notes: str
    opens: bool = False
    """Whether it is before the themes, the objectives and the votes, as the check-in is."""
    said: tuple[tuple[str, str], ...] = ()
    """(person, words) of each person who said something, in their order."""


@dataclass(frozen=True)
class HeardRecord:
    """What somebody said about their hand."""

    person: str
    """ "" when names were hidden."""
    words: str
    becomes: str


@dataclass(frozen=True)
class RoundRecord:
    """One revealed round."""

    outcome: str
    reason: str
    hands: tuple[tuple[str, str], ...]
    """(person, hand or mark); the person is "" when names were hidden."""
    heard: tuple[HeardRecord, ...]


@dataclass(frozen=True)
class VoteRecord:
    """A fist of five about one thing."""

    about: str
    question: str
    rule: str
    rounds: tuple[RoundRecord, ...]
    owner: str
    """The owner's reason, when the owner decided."""
    stale: str = ""
    """Why its last revealed round is stale; "" when it is not."""


@dataclass(frozen=True)
class ConfidenceRecord:
    """One revealed round of everybody's numbers on a key result."""

    about: str
    revealed: datetime
    median: float
    low: int
    high: int
    numbers: tuple[tuple[str, str], ...]
    """(person, number or mark); the person is "" when names were hidden."""
    heard: tuple[HeardRecord, ...]
    stale: str = ""
    """Why it is stale; "" when it is not."""

    @property
    def words(self) -> str:
        """The median and the spread: `median 6, from 4 to 8`."""
        apart = f"from {self.low} to {self.high}" if self.low != self.high else "all the same"
        return f"median {self.median:g}, {apart}"


@dataclass(frozen=True)
class AnswersRecord:
    """A team test about one thing."""

    about: str
    test: str
    yes: int
    meh: int
    eye_roll: int
    light: str = ""
    """`green`, `amber` or `red`."""
    rolled: tuple[str, ...] = ()
    """Those who rolled their eyes and whose name is known."""
    was: str = ""
    """The words that it was about, when they changed since."""

    @property
    def counts(self) -> str:
        """The counts in words: `5 yes, 1 meh, 1 eye-roll (Li): amber, 5 of 7; about: “…”`."""
        rolled = f" ({', '.join(self.rolled)})" if self.rolled else ""
        light = f": {self.light}, {self.yes} of {self.yes + self.meh + self.eye_roll}" if self.light else ""
        was = f"; about: “{self.was}”" if self.was else ""
        return f"{self.yes} yes, {self.meh} meh, {plural(self.eye_roll, 'eye-roll')}{rolled}{light}{was}"


@dataclass(frozen=True)
class ParkedRecord:
    """Something on the parking lot."""

    words: str
    by: str
    about: str
    resolved: str
    owner: str = ""
    due: date | None = None
    outcome: str = ""
    """What it waits for or became: kept, owned, risk, resolved, dependency, dropped; "" if nothing was decided."""


@dataclass(frozen=True)
class CandidateRecord:
    """A line that people proposed as an objective."""

    words: str
    by: tuple[str, ...] = ()
    dots: int = 0
    taken: str = ""
    """The name of the objective that was made of it; "" if none was."""


@dataclass(frozen=True)
class ThemeRecord:
    """Something that the cycle is about."""

    words: str
    dots: int = 0
    covered_by: str = ""
    """What covers it in words: `O1 and O3`, or `nobody yet`."""


@dataclass(frozen=True)
class OutcomeRecord:
    """What the room said about a key result: outcome, output or *cannot say*."""

    about: str
    says: str
    stale: str = ""
    """Why it is stale; "" when it is not."""

    @property
    def words(self) -> str:
        """`output`, `outcome (stale: its words changed since)`."""
        return f"{self.says} (stale: {self.stale})" if self.stale else self.says


@dataclass(frozen=True)
class NoGoRecord:
    """Something that the team will not do."""

    words: str
    owner: str = ""
    reason: str = ""


@dataclass(frozen=True)
class WorkshopRecord:
    """One workshop."""

    id: str
    title: str
    team: str
    """Id of the team."""
    team_name: str
    cycle: str
    begun: datetime | None
    ended: datetime | None
    people: tuple[str, ...]
    steps: tuple[StepRecord, ...]
    themes: tuple[ThemeRecord, ...]
    votes: tuple[VoteRecord, ...]
    tests: tuple[AnswersRecord, ...]
    parked: tuple[ParkedRecord, ...]
    facilitator: str = ""
    late: tuple[str, ...] = ()
    """Those of the people who never arrived."""
    gone: tuple[str, ...] = ()
    """Those of the people who left before the end."""
    candidates: tuple[CandidateRecord, ...] = ()
    confidences: tuple[ConfidenceRecord, ...] = ()
    opening: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What the leader said: (column, lines) of each column with a line."""
    unprepared: tuple[str, ...] = ()
    """The points of the checklist that were open at the start."""
    outcomes: tuple[OutcomeRecord, ...] = ()
    no_gos: tuple[NoGoRecord, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was said that is in it."""
        noted = any(step.notes or step.said for step in self.steps)
        said = noted or self.opening or self.themes or self.candidates or self.confidences
        return not (said or self.parked or self.votes or self.tests or self.outcomes or self.no_gos)

    @property
    def when(self) -> str:
        """The time of the workshop, see `time_of`."""
        return time_of(self.begun, self.ended)


def time_of(begun: datetime | None, ended: datetime | None) -> str:
    """Return a time such as `23 Nov 2026, 09:00 to 11:05`, in the time zone of this computer."""
    if begun is None:
        return "not begun" if ended is None else f"ended {_day(ended)}"
    begun = begun.astimezone()
    if ended is None:
        return f"{_day(begun)}, {begun:%H:%M}, not ended"
    ended = ended.astimezone()
    until = f"{ended:%H:%M}" if ended.date() == begun.date() else f"{_day(ended)}, {ended:%H:%M}"
    return f"{_day(begun)}, {begun:%H:%M} to {until}"


class RecordLine(NamedTuple):
    """One line of a record, without a line break.

    It is a title, a fact below it, a heading, the heading of a part, an item, more about the item, or quoted words.
    """

    kind: Literal["title", "fact", "heading", "part", "item", "more", "words"]
    words: str


def lines(record: WorkshopRecord) -> tuple[RecordLine, ...]:
    """Return a record as lines, in reading order."""
    return tuple(_lines(record))


def _lines(record: WorkshopRecord) -> Iterator[RecordLine]:
    yield from head_lines(record)
    yield from opening_lines(record)
    yield from theme_lines(record)
    yield from parked_lines(record, resolved=False)
    yield from note_lines(record.steps)
    yield from candidate_lines(record)
    yield from outcome_lines(record.outcomes)
    yield from vote_lines(record.votes)
    yield from confidence_lines(record.confidences)
    yield from team_test_lines(record.tests)
    yield from no_go_lines(record)
    yield from parked_lines(record, resolved=True)


def head_lines(record: WorkshopRecord) -> Iterator[RecordLine]:
    """Yield the title, when it was, and who was there."""
    yield RecordLine("title", record.title)
    yield RecordLine("fact", f"{record.team_name}, {record.cycle}: {record.when}")
    if record.people:
        yield RecordLine("fact", f"With {', '.join(one for one in record.people if one not in record.late)}")
    if record.late:
        yield RecordLine("fact", f"Not there: {', '.join(record.late)}")
    if record.gone:
        yield RecordLine("fact", f"Left before the end: {', '.join(record.gone)}")
    if record.facilitator:
        yield RecordLine("fact", f"Facilitator: {record.facilitator}")
    if record.unprepared:
        count = plural(len(record.unprepared), "open point")
        yield RecordLine("fact", one_line(f"Started with {count} of the checklist: {', '.join(record.unprepared)}"))
    if record.empty:
        yield RecordLine("words", "Nothing was written down in it.")


def opening_lines(record: WorkshopRecord) -> Iterator[RecordLine]:
    """Yield what the leader said, each column below its name."""
    if record.opening:
        yield RecordLine("heading", "The leader opens")
    for column, said in record.opening:
        yield RecordLine("part", column)
        yield from (RecordLine("item", one_line(words)) for words in said)


def theme_lines(record: WorkshopRecord) -> Iterator[RecordLine]:
    """Yield the themes below their heading, with their dots and the objectives about them."""
    if record.themes:
        yield RecordLine("heading", "Themes")
    for one in record.themes:
        yield RecordLine("item", one_line(one.words))
        dots = plural(one.dots, "dot") if one.dots else ""
        by = f"covered by {one.covered_by}" if one.covered_by else ""
        if dots or by:
            yield RecordLine("more", ", ".join(part for part in (dots, by) if part))


def note_lines(steps: Iterable[StepRecord]) -> Iterator[RecordLine]:
    """Yield the notes of each step that has some, below its title."""
    for step in steps:
        if step.notes or step.said:
            yield RecordLine("heading", f"Notes: {step.title}")
        yield from (RecordLine("item", one_line(f"{person}: {words}")) for person, words in step.said)
        if step.notes:
            yield from (RecordLine("words", line) for line in step.notes.split("\n"))


def candidate_lines(record: WorkshopRecord) -> Iterator[RecordLine]:
    """Yield what was proposed below a heading: whose it is, its dots, and what was made of it."""
    if record.candidates:
        yield RecordLine("heading", "Proposed as objectives")
    for one in record.candidates:
        yield RecordLine("item", one_line(one.words))
        by = f"by {' and '.join(one.by)}" if one.by else ""
        dots = plural(one.dots, "dot") if one.dots else ""
        taken = f"became {one.taken}" if one.taken else ""
        if by or dots or taken:
            yield RecordLine("more", one_line(", ".join(part for part in (by, dots, taken) if part)))


def vote_lines(votes: Sequence[VoteRecord]) -> Iterator[RecordLine]:
    """Yield votes with all their rounds below a heading."""
    if votes:
        yield RecordLine("heading", "Votes")
    for vote in votes:
        yield RecordLine("item", f"{vote.about}: {vote.question}")
        yield from round_lines(vote)


def round_lines(vote: VoteRecord) -> Iterator[RecordLine]:
    """Yield the rounds of a vote, with the hands and what people said about them."""
    for number, one in enumerate(vote.rounds, 1):
        yield RecordLine("more", f"round {number}, {vote.rule}: {one.outcome}, {one.reason}")
        if one.hands:
            yield RecordLine("more", ", ".join(f"{person} {hand}".strip() for person, hand in one.hands))
        for heard in one.heard:
            becomes = f" ({heard.becomes})" if heard.becomes else ""
            who = f"{heard.person}: " if heard.person else ""
            yield RecordLine("more", f"{who}{one_line(heard.words)}{becomes}")
    if not vote.rounds:
        yield RecordLine("more", "no round was revealed")
    if vote.owner:
        yield RecordLine("more", f"the owner decided: {vote.owner}")
    if vote.stale:
        yield RecordLine("more", f"stale: {vote.stale}")


def confidence_lines(those: Sequence[ConfidenceRecord]) -> Iterator[RecordLine]:
    """Yield everybody's numbers below a heading."""
    if those:
        yield RecordLine("heading", "Confidence")
    for one in those:
        yield RecordLine("item", f"{one.about}: {one.words}")
        yield from number_lines(one)


def number_lines(one: ConfidenceRecord) -> Iterator[RecordLine]:
    """Yield the numbers on one key result, and what people said about them."""
    yield RecordLine("more", ", ".join(f"{person} {number}".strip() for person, number in one.numbers))
    for heard in one.heard:
        who = f"{heard.person}: " if heard.person else ""
        yield RecordLine("more", f"{who}{one_line(heard.words)}")
    if one.stale:
        yield RecordLine("more", f"stale: {one.stale}")


def team_test_lines(tests: Sequence[AnswersRecord]) -> Iterator[RecordLine]:
    """Yield the counts of team tests below a heading."""
    if tests:
        yield RecordLine("heading", "Team tests")
    for test in tests:
        yield RecordLine("item", f"{test.about}: {test.test}")
        yield RecordLine("more", test.counts)


def outcome_lines(those: Iterable[OutcomeRecord]) -> Iterator[RecordLine]:
    """Yield what the room said about key results below a heading."""
    found = list(those)
    if found:
        yield RecordLine("heading", "Outcome or output")
    yield from (RecordLine("item", f"{one.about}: {one.words}") for one in found)


def no_go_lines(record: WorkshopRecord) -> Iterator[RecordLine]:
    """Yield what the team will not do below a heading, with owner and reason."""
    if record.no_gos:
        yield RecordLine("heading", "What we will not do")
    for one in record.no_gos:
        yield RecordLine("item", one.words)
        because = f"because {one.reason}" if one.reason else ""
        if more := ", ".join(part for part in (one.owner, because) if part):
            yield RecordLine("more", more)


def parked_lines(record: WorkshopRecord, *, resolved: bool) -> Iterator[RecordLine]:
    """Yield the open parked questions, or the resolved ones, below a heading."""
    those = [one for one in record.parked if bool(one.resolved) == resolved]
    if those:
        yield RecordLine("heading", f"Parked questions, {'resolved' if resolved else 'open'}")
    for one in those:
        yield RecordLine("item", one_line(one.words))
        by = f"by {one.by}" if one.by else ""
        about = f"about {one.about}" if one.about else ""
        if by or about:
            yield RecordLine("more", ", ".join(part for part in (by, about) if part))
        owner = f"{'carried as a risk by' if one.outcome == 'risk' else 'owner:'} {one.owner}" if one.owner else ""
        due = f"due {one.due.day} {one.due:%b} {one.due.year}" if one.due else ""
        kept = "kept for the next workshop" if one.outcome == "kept" else ""
        if owner or due or kept:
            yield RecordLine("more", ", ".join(part for part in (kept, owner, due) if part))
        if one.resolved:
            yield RecordLine("more", f"{_CLOSED.get(one.outcome, 'resolved')}: {one.resolved}")


_CLOSED = {"dropped": "dropped", "dependency": "became a dependency"}


def one_line(words: str) -> str:
    """Return words of several lines as one line."""
    return " ".join(words.split())


def markdown(records: Sequence[WorkshopRecord], depth: int = 2) -> list[str]:
    """Return the records as lines of Markdown, each below a heading one level deeper than `depth`."""
    return [line for record in records for line in markdown_lines(lines(record), depth)]


def markdown_lines(those: Iterable[RecordLine], depth: int) -> list[str]:
    """Return lines of a record as lines of Markdown; the title is one level deeper than `depth`."""
    found: list[str] = []
    for kind, group in blocks(those):
        found += [*_markdown(kind, group, depth), ""]
    return found


def blocks(those: Iterable[RecordLine]) -> Iterator[tuple[str, list[RecordLine]]]:
    """Yield (kind, adjacent lines of this kind); a list of items contains what is said about each."""
    for kind, group in groupby(those, key=lambda line: "item" if line.kind == "more" else line.kind):
        yield kind, list(group)


def _markdown(kind: str, group: Sequence[RecordLine], depth: int) -> list[str]:
    """Format one block: as a list, a quotation, a paragraph, or a heading each."""
    words = [escape_lines(line.words)[0] for line in group]
    match kind:
        case "title" | "heading" | "part":
            marks = "#" * (depth + 1 + ("title", "heading", "part").index(kind))
            return [f"{marks} {each}" for each in words]
        case "item":
            pairs = zip(group, words, strict=True)
            return [f"  - {each}" if line.kind == "more" else f"- {each}" for line, each in pairs]
        case _:
            mark = "> " if kind == "words" else ""
            broken = [f"{each}\\" if each and following else each for each, following in pairwise(words)]
            return [f"{mark}{each}".rstrip() for each in (*broken, words[-1])]


def as_json(record: WorkshopRecord) -> dict[str, JsonValue]:
    """Return a record as in the exchange file; empty values are left out."""
    whole: dict[str, JsonValue] = {
        "id": record.id,
        "title": record.title,
        "team": record.team,
        "begun": record.begun.isoformat() if record.begun else None,
        "ended": record.ended.isoformat() if record.ended else None,
        "people": [*record.people],
        "facilitator": record.facilitator,
        "late": [*record.late],
        "gone": [*record.gone],
        "opening": [{"column": column, "lines": [*said]} for column, said in record.opening],
        "unprepared": [*record.unprepared],
        "themes": [one.words for one in record.themes],
        "theme_dots": {one.words: one.dots for one in record.themes if one.dots},
        "steps": [
            _filled(
                {
                    "title": one.title,
                    "minutes": one.minutes,
                    "state": one.state,
                    "notes": one.notes,
                    "said": [{"person": person, "words": words} for person, words in one.said],
                }
            )
            for one in record.steps
            if one.notes or one.said or one.minutes or one.state != "open"
        ],
        "candidates": [
            _filled({"words": one.words, "by": [*one.by], "dots": one.dots or None, "taken": one.taken})
            for one in record.candidates
        ],
        "votes": [_vote_json(one) for one in record.votes],
        "confidence": [_confidence_json(one) for one in record.confidences],
        "tests": [_answers_json(one) for one in record.tests],
        "outcomes": [_filled({"about": one.about, "says": one.says, "stale": one.stale}) for one in record.outcomes],
        "no_gos": [_filled({"words": one.words, "owner": one.owner, "reason": one.reason}) for one in record.no_gos],
        "parked": [
            _filled(
                {
                    "words": one.words,
                    "by": one.by,
                    "about": one.about,
                    "owner": one.owner,
                    "due": one.due.isoformat() if one.due else None,
                    "outcome": one.outcome,
                    "resolved": one.resolved,
                }
            )
            for one in record.parked
        ],
    }
    return _filled(whole)


def _confidence_json(one: ConfidenceRecord) -> JsonValue:
    numbers: list[JsonValue] = [_filled({"person": person, "number": number}) for person, number in one.numbers]
    heard: list[JsonValue] = [_filled({"person": each.person, "words": each.words}) for each in one.heard]
    spread: dict[str, JsonValue] = {"median": one.median, "low": one.low, "high": one.high}
    rest: dict[str, JsonValue] = {
        "about": one.about,
        "revealed": one.revealed.isoformat(),
        "numbers": numbers,
        "heard": heard,
    }
    return {**spread, **_filled(rest | {"stale": one.stale})}


def _vote_json(vote: VoteRecord) -> JsonValue:
    rounds: list[JsonValue] = []
    for one in vote.rounds:
        heard: list[JsonValue] = [
            _filled({"person": each.person, "words": each.words, "becomes": each.becomes}) for each in one.heard
        ]
        hands: list[JsonValue] = [_filled({"person": person, "hand": hand}) for person, hand in one.hands]
        rounds.append(_filled({"outcome": one.outcome, "reason": one.reason, "hands": hands, "heard": heard}))
    return _filled(
        {
            "about": vote.about,
            "question": vote.question,
            "rule": vote.rule,
            "rounds": rounds,
            "owner": vote.owner,
            "stale": vote.stale,
        }
    )


def _answers_json(test: AnswersRecord) -> JsonValue:
    counts: dict[str, JsonValue] = {"yes": test.yes, "meh": test.meh, "eye_roll": test.eye_roll}
    more: dict[str, JsonValue] = {"result": test.light, "rolled": [*test.rolled], "was": test.was}
    return {"about": test.about, "test": test.test, **counts, **_filled(more)}


def _filled(group: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return {key: value for key, value in group.items() if value not in (None, "", [], {})}


def _day(when: datetime) -> str:
    local = when.astimezone()
    return f"{local.day} {local:%b %Y}"
