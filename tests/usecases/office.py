"""A small organisation, stores that misbehave, and hostile words, for these tests."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.limits import PATIENCE
from tuiokr.model.okr import TeamOKRs
from tuiokr.model.workspace import FullWorkshop, Workspace
from tuiokr.session.clock import SetClock
from tuiokr.session.session import Session
from tuiokr.store.memory import MemoryStore
from tuiokr.store.protocol import Clash, Committed, Edit, Store, StoreError
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import read_cycle, read_outline

NOW = datetime(2027, 1, 5, 9, tzinfo=UTC)
CYCLE = "2027-Q1"
OUTLINE = """
Northwind: Noor, Kim
  Payments: Ana, Li, Sam, Max, Ola
  Growth: Kim, Jo
"""

some = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ANY_TEXT = st.text(max_size=60)
"""Any text, with lone surrogates and control characters."""
HARD_IDS = (
    "a/b",
    "../up",
    "100%",
    "%2F",
    "%252F",
    "..",
    ".",
    ".hidden",
    "con",
    "with space",
    "end ",
    "UPPER",
    "ümläut",
    "日本語",
    "🙂",
    "a\\b",
    'q"uote',
    "line\nbreak",
)


def open_desk(store: Store, clock: SetClock | None = None, *, beside: bool = False) -> Desk:
    return Desk(Session(store, clock or SetClock(NOW), beside=beside))


def fill_in(desk: Desk) -> None:
    """Set up Northwind with Payments and Growth below it, in 2027-Q1."""
    desk.setup.begin("Northwind", read_cycle(CYCLE), read_outline(OUTLINE))


def objective(desk: Desk, team: str, title: str, *statements: str) -> str:
    """Add an objective with key results; return its id."""
    made = desk.draft.add_objective(team)
    desk.draft.edit(team, made, title=title)
    for statement in statements:
        key = desk.draft.add_key_result(team, made)
        desk.draft.edit(team, key, statement=statement)
    return made


def titles(desk: Desk, team: str) -> list[str]:
    return [one.title for one in desk.draft.okrs(team).objectives]


def statements(desk: Desk, team: str, of: str) -> list[str]:
    return [key.statement for key in desk.draft.okrs(team).of(of)]


def agree(desk: Desk, workshop_id: str, about: str, *hands: int) -> str:
    """Make a revealed vote with these hands of the first voters (without hands: all fours); return its id."""
    vote = desk.vote.open(workshop_id, about)
    people = desk.vote.vote(workshop_id, vote).people
    for person, hand in zip(people, hands or [4] * len(people), strict=False):
        desk.vote.cast(workshop_id, vote, person, hand)
    desk.vote.reveal(workshop_id, vote)
    return vote


def alike(workspace: Workspace) -> Workspace:
    """A workspace in which everything without an order is sorted by id, so that two can be compared."""

    def okrs(one: TeamOKRs) -> TeamOKRs:
        return one.but(dependencies=tuple(sorted(one.dependencies, key=lambda each: each.id)))

    def told(one: FullWorkshop) -> FullWorkshop:
        return replace(
            one,
            votes=tuple(sorted(one.votes, key=lambda each: each.id)),
            parked=tuple(sorted(one.parked, key=lambda each: each.id)),
        )

    return replace(
        workspace,
        okrs=MappingProxyType({key: okrs(one) for key, one in workspace.okrs.items()}),
        workshops=MappingProxyType({key: told(one) for key, one in workspace.workshops.items()}),
    )


class Balky(MemoryStore):
    """A store that raises `refusing` while it is set, and records the notes of commits in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.refusing: StoreError | None = None
        self.tries = 0
        self.notes: list[str] = []

    def commit(self, edits: Sequence[Edit], note: str = "", tag: str = "") -> Committed | Clash:
        self.tries += 1
        if self.refusing is not None:
            raise self.refusing
        done = super().commit(edits, note, tag)
        self.notes.append(note)
        return done


def until(true: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Wait until a condition is true; False if it does not become true."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.002)
    return True
