"""The neutral value that every importer returns and every exporter accepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tuiokr.exchange.limits import MOST_NOTES
from tuiokr.model.words import clean

if TYPE_CHECKING:
    from pydantic import JsonValue

    from tuiokr.exchange.workshop_record import WorkshopRecord
    from tuiokr.model.okr import KeyResult, Objective, TeamOKRs
    from tuiokr.model.organisation import Team

WORKSHOPS = "workshops"
"""The name of the workshop records in a file: a key in JSON, a mark in Markdown."""
LEFT_OUT = "what was said in workshops is left out: only OKRs are imported"
"""The note of an import about workshop records."""
_SHOWN = 60


class ExchangeError(Exception):
    """A file that cannot be read, or an import that is not possible. Its text is one line: `name:line: what`."""

    def __init__(self, file: str, line: int | None, expected: str) -> None:
        self.file = file
        self.line = line
        """The line, from 1; None when it is about the whole file."""
        self.expected = expected
        """What was found and what was expected."""
        place = f"{clean(file)}:{line}" if file and line else clean(file)
        super().__init__(clean(f"{place}: {expected}" if place else expected))

    def of(self, file: str) -> ExchangeError:
        """Return this error with the name of its file."""
        return ExchangeError(file, self.line, self.expected)


def shown(value: object) -> str:
    """Format a value from a file, short and clean enough for a message."""
    if isinstance(value, dict | list):
        return f"a {'group of named values' if isinstance(value, dict) else 'list'}"
    if isinstance(value, str):
        text = clean(value[: 4 * _SHOWN])
        return f'"{text[: _SHOWN - 1]}…"' if len(text) > _SHOWN else f'"{text}"'
    if value is None or isinstance(value, bool):
        return "nothing" if value is None else str(value).lower()
    return str(value)[:_SHOWN]


class WhichCycle(ExchangeError):
    """A file that does not name exactly one cycle."""

    def __init__(self, file: str, line: int | None, cycles: Iterable[str], before: str = "") -> None:
        """Create the error. `cycles` are the cycles in the file; `before` is the beginning of the message."""
        self.cycles = tuple(dict.fromkeys(cycles))
        """The cycles in the file; empty when it names no cycle."""
        what = "the file does not say which cycle it is; give it with --cycle, such as --cycle 2027-Q1"
        if self.cycles:
            one = f"say which one with --cycle, such as --cycle {shown(self.cycles[0])}"
            what = f"found the OKRs of several cycles: {', '.join(self.cycles[:5])}; {one}"
        super().__init__(file, line, f"{before}{what}")
        self._before = before

    def of(self, file: str) -> WhichCycle:
        return WhichCycle(file, self.line, self.cycles, self._before)


class Notes:
    """Collects what was skipped or guessed, up to a limit, so a hostile file cannot fill the memory."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._more = 0

    @property
    def full(self) -> bool:
        """Whether further notes are only counted."""
        return len(self._said) >= MOST_NOTES

    def add(self, note: str, line: int | None = None) -> None:
        """Add one note; `line` counts from 1."""
        if self.full:
            self._more += 1
        else:
            self._said.append(clean(f"line {line}: {note}" if line else note))

    def all(self) -> tuple[str, ...]:
        """The notes in order; the last one counts those that were left out."""
        return (*self._said, f"and {self._more} more notes") if self._more else tuple(self._said)


@dataclass(frozen=True)
class Counts:
    """The numbers of items in a document."""

    teams: int = 0
    objectives: int = 0
    key_results: int = 0
    links: int = 0
    """Objectives and key results that have a link to the level above."""


@dataclass(frozen=True)
class Document:
    """Teams and their OKRs of one cycle, as in one file.

    The fields that an importer found are in `model_fields_set` of each team, objective and key result. The other fields
    have their defaults and mean nothing.
    """

    organisation: str = ""
    cycle: str | None = None
    """None when the file does not say."""
    teams: tuple[Team, ...] = ()
    okrs: tuple[TeamOKRs, ...] = ()
    """One per team that has OKRs, in the order of `teams`; their cycle is "" when it is not known."""
    notes: tuple[str, ...] = field(default=(), compare=False)
    """What was skipped or guessed, with its line."""
    other: dict[str, JsonValue] = field(default_factory=dict)
    """Unknown values of the file itself, such as licence and source."""
    team_other: dict[str, dict[str, JsonValue]] = field(default_factory=dict)
    """Unknown values of teams, by team id; also a level that disagrees with the tree."""
    numbered: frozenset[str] = field(default=frozenset(), compare=False)
    """Ids of objectives and key results that the importer created because the file has none."""
    guessed_teams: frozenset[str] = field(default=frozenset(), compare=False)
    """Ids of teams that the importer created from their names, or from objectives that name no known team."""
    cycles: tuple[str, ...] = field(default=(), compare=False)
    """The cycles of a file that contains several and does not say which one is meant."""
    outside: Mapping[str, str] = field(default_factory=dict, compare=False)
    """id → words of items that are supported but not in this document, such as the parent in an export of one team."""
    workshops: tuple[WorkshopRecord, ...] = field(default=(), compare=False)
    """The records of the workshops, in the order in which they were held. They are exported and not imported."""

    @cached_property
    def counts(self) -> Counts:
        """The numbers of teams, objectives, key results and links."""
        links = sum(bool(one.parent or one.parent_key_results) for okrs in self.okrs for one in okrs.objectives)
        return Counts(
            teams=len(self.teams),
            objectives=sum(len(okrs.objectives) for okrs in self.okrs),
            key_results=sum(len(okrs.key_results) for okrs in self.okrs),
            links=links + sum(key.parent_link is not None for okrs in self.okrs for key in okrs.key_results),
        )


class InTree(Protocol):
    """Anything with a place in a tree of teams."""

    @property
    def id(self) -> str: ...

    @property
    def parent(self) -> str | None: ...


class PositionedText(NamedTuple):
    """A team's place and name, without the rest of it."""

    id: str
    name: str
    parent: str | None


def levels(teams: Iterable[InTree]) -> dict[str, int]:
    """id → level, 1 for a top team; teams with unknown parents and in loops are tops. Linear in the number of teams."""
    parents = {team.id: team.parent for team in teams}
    found: dict[str, int] = {}
    for start in parents:
        chain: list[str] = []
        on_chain: set[str] = set()
        at: str | None = start
        while at is not None and at in parents and at not in found and at not in on_chain:
            chain.append(at)
            on_chain.add(at)
            at = parents[at]
        if at in on_chain:
            loop = chain[chain.index(at) :]
            found.update(dict.fromkeys(loop, 1))
            chain = chain[: len(chain) - len(loop)]
        for team in reversed(chain):
            found[team] = found.get(parents[team] or "", 0) + 1
    return found


def in_loops(teams: Iterable[Team]) -> tuple[str, ...]:
    """The ids of the teams that are below themselves."""
    parents = {team.id: team.parent for team in teams}
    state: dict[str, int] = {}
    found: list[str] = []
    for number, start in enumerate(parents, 1):
        at: str | None = start
        while at is not None and at in parents and at not in state:
            state[at] = number
            at = parents[at]
        if at is not None and state.get(at) == number:
            first = at
            while True:
                found.append(at)
                state[at] = -1
                at = parents[at]
                if at is None or at == first:
                    break
    return tuple(found)


def key_results_of(okrs: TeamOKRs) -> dict[str, list[KeyResult]]:
    """Objective id → its key results in order."""
    found: dict[str, list[KeyResult]] = {}
    for key in okrs.key_results:
        found.setdefault(key.objective, []).append(key)
    return found


def in_order(document: Document) -> list[tuple[str, Objective, list[KeyResult]]]:
    """(team id, objective, its key results) over all teams, in the order of the file."""
    rows: list[tuple[str, Objective, list[KeyResult]]] = []
    for okrs in document.okrs:
        keys = key_results_of(okrs)
        rows.extend((okrs.team, one, keys.get(one.id, [])) for one in okrs.objectives)
    return sorted(rows, key=lambda row: row[1].order)
