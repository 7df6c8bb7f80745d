"""The minutes of one workshop: its record, with the OKRs that it was about, what was decided, and what is next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tuiokr.exchange.workshop_record import (
    RecordLine,
    VoteRecord,
    WorkshopRecord,
    candidate_lines,
    confidence_lines,
    head_lines,
    no_go_lines,
    note_lines,
    number_lines,
    one_line,
    opening_lines,
    outcome_lines,
    parked_lines,
    round_lines,
    team_test_lines,
    theme_lines,
    vote_lines,
)
from tuiokr.model.stale import with_stale


@dataclass(frozen=True)
class StatementRecord:
    """An objective with its key results, or a key result."""

    label: str
    """`O1` or `KR2`; "" for what collects the key results without an objective."""
    about: str
    """Its name in the votes and team tests of the record."""
    words: str
    why: str = ""
    details: tuple[str, ...] = ()
    """Its other fields, in one line or several: `71 % ▸ 85 % · due 2027-03-31 · champion Ana · confidence 6/10`."""
    key_results: tuple[StatementRecord, ...] = ()


@dataclass(frozen=True)
class DependencyRecord:
    """What the team needs from another team."""

    what: str
    giving: str
    """The name of the other team."""
    by: str
    about: str
    answer: str
    note: str
    asking: str = ""
    """The name of the team that needs it; "" on a page about this team."""


@dataclass(frozen=True)
class RewordingRecord:
    """What happened to the words of one objective or key result during the workshop."""

    about: str
    """Its name; of a deleted thing only `objective` or `key result`."""
    field: str
    """The name of the field for people: `title`, `why`; "" when the thing was deleted."""
    versions: tuple[str, ...]
    """The words, the oldest first; of a deleted thing the last ones."""


@dataclass(frozen=True)
class Minutes:
    """Everything on the page. The OKRs are as they are now, not as they were at the end of the workshop."""

    record: WorkshopRecord
    objectives: tuple[StatementRecord, ...] = ()
    decisions: tuple[str, ...] = ()
    """What was decided besides the votes, one line each."""
    dependencies: tuple[DependencyRecord, ...] = ()
    rewordings: tuple[RewordingRecord, ...] = ()
    unknown: str = ""
    """Why the changes of the wording are not known, or not all of them; "" when they are."""
    next: tuple[str, ...] = ()
    """What is still to be done, one line each."""


def lines(minutes: Minutes) -> tuple[RecordLine, ...]:
    """Return the minutes as lines, in reading order."""
    return tuple(_lines(minutes))


def _lines(minutes: Minutes) -> Iterator[RecordLine]:
    record = minutes.record
    named = {one.about for each in minutes.objectives for one in (each, *each.key_results) if one.about}
    yield from head_lines(record)
    yield from note_lines(step for step in record.steps if step.opens)
    yield from opening_lines(record)
    yield from theme_lines(record)
    yield from candidate_lines(record)
    if minutes.objectives:
        yield RecordLine("heading", "Objectives and key results")
        for one in minutes.objectives:
            yield from _objective(one, record)
    yield from outcome_lines(one for one in record.outcomes if one.about not in named)
    yield from vote_lines([one for one in record.votes if one.about not in named])
    yield from confidence_lines([one for one in record.confidences if one.about not in named])
    yield from team_test_lines([one for one in record.tests if one.about not in named])
    yield from note_lines(step for step in record.steps if not step.opens)
    yield from section_lines("Decided", (*_decided(record.votes), *minutes.decisions))
    yield from no_go_lines(record)
    yield from parked_lines(record, resolved=False)
    yield from parked_lines(record, resolved=True)
    yield from dependency_lines(minutes.dependencies)
    yield from _rewordings(minutes)
    yield from section_lines("What is next", minutes.next)


def section_lines(heading: str, items: tuple[str, ...]) -> Iterator[RecordLine]:
    """Yield a heading with one item for each of `items`; nothing without any."""
    if items:
        yield RecordLine("heading", heading)
        yield from (RecordLine("item", one_line(one)) for one in items)


def _objective(one: StatementRecord, record: WorkshopRecord) -> Iterator[RecordLine]:
    yield RecordLine("part", _named(one))
    yield from (RecordLine("fact", one_line(line)) for line in one.details)
    if one.why:
        yield from (RecordLine("words", line) for line in one.why.split("\n"))
    yield from _said_about(one, record, "item")
    for key in one.key_results:
        yield RecordLine("item", _named(key))
        yield from (RecordLine("more", one_line(line)) for line in key.details)
        yield from _said_about(key, record, "more")


def _named(one: StatementRecord) -> str:
    return f"{one.label} {one.words or 'without words'}".strip()


def _said_about(one: StatementRecord, record: WorkshopRecord, kind: str) -> Iterator[RecordLine]:
    """Yield the votes and team tests about one thing: as items, or as more about the item."""
    for sorted_out in record.outcomes:
        if sorted_out.about == one.about:
            words = f"Outcome or output, says the room: {sorted_out.words}"
            yield RecordLine("item" if kind == "item" else "more", words)
    for vote in record.votes:
        if vote.about == one.about:
            question = f"Fist of five: {vote.question}"
            yield RecordLine("item", question) if kind == "item" else RecordLine("more", question)
            yield from round_lines(vote)
    for numbers in record.confidences:
        if numbers.about == one.about:
            yield RecordLine("item" if kind == "item" else "more", f"Confidence of everybody: {numbers.words}")
            yield from number_lines(numbers)
    for test in record.tests:
        if test.about == one.about:
            counts = f"Team test {test.test}: {test.counts}"
            yield RecordLine("item", counts) if kind == "item" else RecordLine("more", counts)


def _decided(votes: tuple[VoteRecord, ...]) -> Iterator[str]:
    """Yield what was agreed by hands, or decided by the owner after more rounds."""
    for vote in votes:
        last = vote.rounds[-1].outcome if vote.rounds else ""
        if last.startswith("agreed"):
            yield f"{vote.about}: {with_stale(last, bool(vote.stale))}"
        elif vote.owner:
            yield f"{vote.about}: decided by the owner, {vote.owner}"


def dependency_lines(those: tuple[DependencyRecord, ...]) -> Iterator[RecordLine]:
    """Yield what is needed from whom, with the answers."""
    if those:
        yield RecordLine("heading", "Dependencies")
    for one in those:
        what = f"“{one.what}”" if one.what else "Something"
        what = f"{one.asking} needs {what}" if one.asking else what
        yield RecordLine("item", f"{what} from {one.giving or 'a team that is not named'}: {one.answer}")
        about = (f"by {one.by}" if one.by else "", f"for {one.about}" if one.about else "", one.note)
        if more := ", ".join(part for part in about if part):
            yield RecordLine("more", more)


def _rewordings(minutes: Minutes) -> Iterator[RecordLine]:
    if minutes.rewordings or minutes.unknown:
        yield RecordLine("heading", "What changed in the wording")
    for one in minutes.rewordings:
        *old, new = map(one_line, one.versions)
        if not one.field:
            yield RecordLine("item", f"Deleted {one.about}: {new}")
            continue
        yield RecordLine("item", f"{one.about}, {one.field}")
        yield from (RecordLine("more", f"before: {words}") for words in old)
        yield RecordLine("more", f"after: {new}")
    if minutes.unknown:
        yield RecordLine("item", minutes.unknown)
