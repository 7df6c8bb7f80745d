"""The record of one workshop as a neutral value, as lines for people, and as JSON for programs.

A vote is recorded only with its revealed rounds, and without names when they were hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True)
class AnswersRecord:
    """A team test about one thing."""

    about: str
    test: str
    yes: int
    meh: int
    eye_roll: int


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
    themes: tuple[str, ...]
    votes: tuple[VoteRecord, ...]
    tests: tuple[AnswersRecord, ...]
    parked: tuple[ParkedRecord, ...]

    @property
    def when(self) -> str:
        """The time of the workshop, such as `23 Nov 2026, 09:00 to 11:05`, in the time zone of this computer."""
        if self.begun is None:
            return "not begun" if self.ended is None else f"ended {_day(self.ended)}"
        begun = self.begun.astimezone()
        if self.ended is None:
            return f"{_day(begun)}, {begun:%H:%M}, not ended"
        ended = self.ended.astimezone()
        until = f"{ended:%H:%M}" if ended.date() == begun.date() else f"{_day(ended)}, {ended:%H:%M}"
        return f"{_day(begun)}, {begun:%H:%M} to {until}"


class RecordLine(NamedTuple):
    """One line of a record: a title, a fact below it, a heading, an item, more about the item, or quoted words."""

    kind: Literal["title", "fact", "heading", "item", "more", "words"]
    words: str


def lines(record: WorkshopRecord) -> tuple[RecordLine, ...]:
    """Return a record as lines, in reading order."""
    return tuple(_lines(record))


def _lines(record: WorkshopRecord) -> Iterator[RecordLine]:
    yield RecordLine("title", record.title)
    yield RecordLine("fact", f"{record.team_name}, {record.cycle}: {record.when}")
    if record.people:
        yield RecordLine("fact", f"With {', '.join(record.people)}")
    if record.themes:
        yield RecordLine("heading", "Themes")
        yield from (RecordLine("item", theme) for theme in record.themes)
    waiting = [one for one in record.parked if not one.resolved]
    if waiting:
        yield RecordLine("heading", "Parked questions, open")
        yield from _parked(waiting)
    for step in record.steps:
        if step.notes:
            yield RecordLine("heading", f"Notes: {step.title}")
            yield from (RecordLine("words", line) for line in step.notes.split("\n"))
    if record.votes:
        yield RecordLine("heading", "Votes")
        yield from (line for vote in record.votes for line in _vote(vote))
    if record.tests:
        yield RecordLine("heading", "Team tests")
        for test in record.tests:
            yield RecordLine("item", f"{test.about}: {test.test}")
            yield RecordLine("more", f"{test.yes} yes, {test.meh} meh, {plural(test.eye_roll, 'eye-roll')}")
    if len(waiting) < len(record.parked):
        yield RecordLine("heading", "Parked questions, resolved")
        yield from _parked([one for one in record.parked if one.resolved])
    if not any((record.themes, record.parked, record.votes, record.tests, *(step.notes for step in record.steps))):
        yield RecordLine("words", "Nothing was written down in it.")


def _vote(vote: VoteRecord) -> Iterator[RecordLine]:
    yield RecordLine("item", f"{vote.about}: {vote.question}")
    for number, one in enumerate(vote.rounds, 1):
        yield RecordLine("more", f"round {number}, {vote.rule}: {one.outcome}, {one.reason}")
        if one.hands:
            yield RecordLine("more", ", ".join(f"{person} {hand}".strip() for person, hand in one.hands))
        for heard in one.heard:
            becomes = f" ({heard.becomes})" if heard.becomes else ""
            who = f"{heard.person}: " if heard.person else ""
            yield RecordLine("more", f"{who}{' '.join(heard.words.split())}{becomes}")
    if not vote.rounds:
        yield RecordLine("more", "no round was revealed")
    if vote.owner:
        yield RecordLine("more", f"the owner decided: {vote.owner}")


def _parked(those: Sequence[ParkedRecord]) -> Iterator[RecordLine]:
    for one in those:
        yield RecordLine("item", " ".join(one.words.split()))
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


def markdown(records: Sequence[WorkshopRecord], depth: int = 2) -> list[str]:
    """Return the records as lines of Markdown, each below a heading one level deeper than `depth`."""
    found: list[str] = []
    for record in records:
        for kind, group in groupby(lines(record), key=lambda line: "item" if line.kind == "more" else line.kind):
            found += [*_markdown(kind, list(group), depth), ""]
    return found


def _markdown(kind: str, group: Sequence[RecordLine], depth: int) -> list[str]:
    """Format adjacent lines of one kind: as a list, a quotation, a paragraph, or a heading each."""
    words = [escape_lines(line.words)[0] for line in group]
    match kind:
        case "title" | "heading":
            marks = "#" * (depth + 1 if kind == "title" else depth + 2)
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
        "themes": [*record.themes],
        "steps": [
            _filled({"title": one.title, "minutes": one.minutes, "state": one.state, "notes": one.notes})
            for one in record.steps
            if one.notes or one.minutes or one.state != "open"
        ],
        "votes": [_vote_json(one) for one in record.votes],
        "tests": [
            {"about": one.about, "test": one.test, "yes": one.yes, "meh": one.meh, "eye_roll": one.eye_roll}
            for one in record.tests
        ],
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


def _vote_json(vote: VoteRecord) -> JsonValue:
    rounds: list[JsonValue] = []
    for one in vote.rounds:
        heard: list[JsonValue] = [
            _filled({"person": each.person, "words": each.words, "becomes": each.becomes}) for each in one.heard
        ]
        hands: list[JsonValue] = [_filled({"person": person, "hand": hand}) for person, hand in one.hands]
        rounds.append(_filled({"outcome": one.outcome, "reason": one.reason, "hands": hands, "heard": heard}))
    return _filled(
        {"about": vote.about, "question": vote.question, "rule": vote.rule, "rounds": rounds, "owner": vote.owner}
    )


def _filled(group: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return {key: value for key, value in group.items() if value not in (None, "", [])}


def _day(when: datetime) -> str:
    local = when.astimezone()
    return f"{local.day} {local:%b %Y}"
