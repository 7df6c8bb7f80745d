"""The record of a tie-off: what was decided by whom, what is open, who needs whom, and who signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tuiokr.exchange.minutes import DependencyRecord, dependency_lines, section_lines
from tuiokr.exchange.workshop_record import RecordLine, one_line


@dataclass(frozen=True)
class CoverageRecord:
    """One objective or key result of the upper level, and who supports it."""

    label: str
    words: str
    objective: bool
    """Whether it is an objective, and not a key result."""
    state: str
    """`taken on`, `only through its objective` or `nobody`."""
    marks: tuple[str, ...] = ()
    """For each team below `direct`, `through` or `none`, in the order of the teams."""
    behind: tuple[str, ...] = ()
    """What supports it, by name."""


@dataclass(frozen=True)
class DecisionRecord:
    """What was decided about one lower objective."""

    about: str
    """`Payments O1: Paying is easy`."""
    decision: str
    """`confirmed`, `confirmed, stale` or `not decided`."""
    made: str = ""
    """Who recorded it and when."""
    note: str = ""


@dataclass(frozen=True)
class TieOffRecord:
    """Everything on the page, as it is now."""

    upper: str
    cycle: str
    teams: tuple[str, ...]
    """The names of the teams below."""
    state: str
    """`open`, `signed with reservations` or `tied off`."""
    points: tuple[str, ...] = ()
    """What is open."""
    decisions: tuple[DecisionRecord, ...] = ()
    coverage: tuple[CoverageRecord, ...] = ()
    settled: tuple[str, ...] = ()
    """What the room said about findings."""
    findings: tuple[str, ...] = ()
    """The findings about which the room has said nothing."""
    no_gos: tuple[str, ...] = ()
    """What will not be done."""
    dependencies: tuple[DependencyRecord, ...] = ()
    signatures: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return f"Tie-off of {self.upper}, {self.cycle}"


def lines(record: TieOffRecord) -> tuple[RecordLine, ...]:
    """Return the record as lines, in reading order."""
    return tuple(_lines(record))


def _lines(record: TieOffRecord) -> Iterator[RecordLine]:
    yield RecordLine("title", one_line(record.title))
    yield RecordLine("fact", one_line(f"With {', '.join(record.teams) or 'no team below'}"))
    yield RecordLine("fact", f"State: {record.state}")
    yield from section_lines("Reservations" if record.state != "open" else "Still open", record.points)
    yield from section_lines("Signatures", record.signatures)
    if record.decisions:
        yield RecordLine("heading", "Decisions")
        for one in record.decisions:
            made = f" ({one.made})" if one.made else ""
            yield RecordLine("item", one_line(f"{one.about}: {one.decision}{made}"))
            if one.note:
                yield RecordLine("more", one_line(one.note))
    if record.coverage:
        yield RecordLine("heading", "Coverage")
        for row in record.coverage:
            state = "" if row.objective else f": {row.state}"
            yield RecordLine("part" if row.objective else "item", one_line(f"{row.label} {row.words}{state}"))
            if row.behind and not row.objective:
                yield RecordLine("more", one_line(", ".join(row.behind)))
    yield from section_lines("Settled", record.settled)
    yield from section_lines("Open findings", record.findings)
    yield from section_lines("What will not be done", record.no_gos)
    yield from dependency_lines(record.dependencies)
