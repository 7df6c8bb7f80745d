"""The neutral value every importer gives and every exporter takes."""

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
"""What the records of workshops are called in a file: a key in JSON, a mark in Markdown."""
LEFT_OUT = "what was said in workshops is left out: only OKRs are imported"
"""The note about them on import."""
_SHOWN = 60


class ExchangeError(Exception):
    """A file that cannot be read, or an import that cannot be done. Its text is one line: `name:line: what`."""

    def __init__(self, file: str, line: int | None, expected: str) -> None:
        self.file = file
        self.line = line
        """From 1; None when it is about the whole file."""
        self.expected = expected
        """What was found and what was expected."""
        place = f"{clean(file)}:{line}" if file and line else clean(file)
        super().__init__(clean(f"{place}: {expected}" if place else expected))

    def of(self, file: str) -> ExchangeError:
        """This one with the name of its file."""
        return ExchangeError(file, self.line, self.expected)


def shown(value: object) -> str:
    """A value found in a file, short and clean enough to stand in a message."""
    if isinstance(value, dict | list):
        return f"a {'group of named values' if isinstance(value, dict) else 'list'}"
    if isinstance(value, str):
        text = clean(value[: 4 * _SHOWN])
        return f'"{text[: _SHOWN - 1]}…"' if len(text) > _SHOWN else f'"{text}"'
    if value is None or isinstance(value, bool):
        return "nothing" if value is None else str(value).lower()
    return str(value)[:_SHOWN]


class WhichCycle(ExchangeError):
    """A file that does not say for which one cycle it is."""

    def __init__(self, file: str, line: int | None, cycles: Iterable[str], before: str = "") -> None:
        """`cycles` are those it has something of; `before` is said first."""
        self.cycles = tuple(dict.fromkeys(cycles))
        """None where the file names no cycle at all."""
        what = "the file does not say which cycle it is; give it with --cycle, such as --cycle 2027-Q1"
        if self.cycles:
            one = f"say which one with --cycle, such as --cycle {shown(self.cycles[0])}"
            what = f"found the OKRs of several cycles: {', '.join(self.cycles[:5])}; {one}"
        super().__init__(file, line, f"{before}{what}")
        self._before = before

    def of(self, file: str) -> WhichCycle:
        return WhichCycle(file, self.line, self.cycles, self._before)


class Notes:
    """Collects what was skipped or guessed; a hostile file cannot make it grow without end."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._more = 0

    @property
    def full(self) -> bool:
        """True when further notes are only counted."""
        return len(self._said) >= MOST_NOTES

    def add(self, note: str, line: int | None = None) -> None:
        """Keep one note; `line` counts from 1."""
        if self.full:
            self._more += 1
        else:
            self._said.append(clean(f"line {line}: {note}" if line else note))

    def all(self) -> tuple[str, ...]:
        """The notes in the order they were made; the last one counts those that were left out."""
        return (*self._said, f"and {self._more} more notes") if self._more else tuple(self._said)


@dataclass(frozen=True)
class Counts:
    """How much there is."""

    teams: int = 0
    objectives: int = 0
    key_results: int = 0
    links: int = 0
    """Objectives and key results that say what they support above."""


@dataclass(frozen=True)
class Document:
    """Teams and their OKRs of one cycle, as one file holds them.

    The fields an importer found are those in `model_fields_set` of each team, objective and key result; the others
    have their defaults and say nothing.
    """

    organisation: str = ""
    cycle: str | None = None
    """None when the file does not say."""
    teams: tuple[Team, ...] = ()
    okrs: tuple[TeamOKRs, ...] = ()
    """One per team that has any, in the order of `teams`; their cycle is "" when it is not known."""
    notes: tuple[str, ...] = field(default=(), compare=False)
    """What was skipped or guessed, with the line."""
    other: dict[str, JsonValue] = field(default_factory=dict)
    """Unknown values of the file itself, such as licence and source."""
    team_other: dict[str, dict[str, JsonValue]] = field(default_factory=dict)
    """Unknown values of teams, by team id; also a level that disagrees with the tree."""
    numbered: frozenset[str] = field(default=frozenset(), compare=False)
    """Ids of objectives and key results that the importer gave because the file has none."""
    guessed_teams: frozenset[str] = field(default=frozenset(), compare=False)
    """Ids of teams that the importer made from their names, or from objectives that name no known team."""
    cycles: tuple[str, ...] = field(default=(), compare=False)
    """The cycles of a file that is about several and does not say which one is meant."""
    outside: Mapping[str, str] = field(default_factory=dict, compare=False)
    """id → words for what is supported but not in here, such as the objective above in an export of one team."""
    workshops: tuple[WorkshopRecord, ...] = field(default=(), compare=False)
    """What was said in the workshops, in the order they were held. It goes out, and is not read in."""

    @cached_property
    def counts(self) -> Counts:
        """How much of everything there is."""
        links = sum(bool(one.parent or one.parent_key_results) for okrs in self.okrs for one in okrs.objectives)
        return Counts(
            teams=len(self.teams),
            objectives=sum(len(okrs.objectives) for okrs in self.okrs),
            key_results=sum(len(okrs.key_results) for okrs in self.okrs),
            links=links + sum(key.parent_link is not None for okrs in self.okrs for key in okrs.key_results),
        )


class InTree(Protocol):
    """What stands in a tree of teams."""

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
    """id → level, 1 for a top team; unknown parents and loops count as tops. Linear in the number of teams."""
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
    """Ids of the teams that stand under themselves."""
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
