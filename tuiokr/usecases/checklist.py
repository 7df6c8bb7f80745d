"""The built-in checklists: one file for each kind of workshop in `checklists/`.

A point that names a fact is ticked as soon as the fact is true; see `preparation_facts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from tuiokr.model.agenda import AgendaKind
from tuiokr.model.value import Line, Value
from tuiokr.model.workspace import Workspace
from tuiokr.usecases.preparation_facts import FACTS, PreparedTeam

FOLDER = Path(__file__).parent / "checklists"


class ChecklistItem(Value):
    """One point of a checklist."""

    id: str
    name: Line
    """Its name in the minutes and in the history."""
    words: Line
    fact: str = ""
    """The name of the fact that ticks it; "" if only a person can."""
    to: Literal["every team", "teams above others", "teams below others"] = "every team"


class Checklist(Value):
    """What should be done before a kind of workshop."""

    id: AgendaKind
    title: Line
    items: tuple[ChecklistItem, ...]

    def tick_id(self, item: str) -> str:
        """Return the id under which a tick of a point is stored."""
        return f"{self.id} {item}"


@cache
def checklists() -> Mapping[AgendaKind, Checklist]:
    """Return the checklist of each kind of workshop.

    Raises RuntimeError for a programming error: a kind has no checklist, a point occurs twice, a fact does not exist.
    """
    found: dict[AgendaKind, Checklist] = {}
    for kind in get_args(AgendaKind):
        try:
            one = Checklist.model_validate_json((FOLDER / f"{kind}.json").read_bytes())
        except (OSError, ValueError) as error:
            raise RuntimeError(f"checklists/{kind}.json does not contain a checklist: {error}") from error
        ids = [item.id for item in one.items]
        unknown = [item.fact for item in one.items if item.fact and item.fact not in FACTS]
        if one.id != kind or len(set(ids)) < len(ids) or unknown:
            raise RuntimeError(f"checklists/{kind}.json is of another kind, or has a point twice or an unknown fact")
        found[kind] = one
    return MappingProxyType(found)


@cache
def point_names() -> Mapping[str, str]:
    """Return the name of each point, with its kind of workshop, by the id of its tick."""
    return MappingProxyType(
        {
            one.tick_id(item.id): f"{one.title.lower()}, {item.name}"
            for one in checklists().values()
            for item in one.items
        }
    )


@dataclass(frozen=True)
class Point:
    """One point of a checklist as it is now."""

    id: str
    """The id of its tick."""
    name: str
    words: str
    known: str = ""
    """How the workspace knows that it is done, in a few words; "" if it does not."""
    ticked: bool = False
    """Whether a person marked it as done."""

    @property
    def done(self) -> bool:
        """Whether it is done, by either."""
        return self.ticked or bool(self.known)


def points(workspace: Workspace, cycle: str, team: str, kind: AgendaKind) -> tuple[Point, ...]:
    """Return the checklist of a team before a kind of workshop."""
    one = PreparedTeam(workspace, cycle, team, kind)
    to = {"every team"}
    to |= {"teams above others"} if one.tree.children(team) else set()
    to |= {"teams below others"} if one.above else set()
    checklist, ticked = checklists()[kind], one.preparation.ticked
    return tuple(
        Point(
            checklist.tick_id(item.id),
            item.name,
            item.words,
            FACTS[item.fact](one) if item.fact else "",
            checklist.tick_id(item.id) in ticked,
        )
        for item in checklist.items
        if item.to in to
    )


def open_points(workspace: Workspace, cycle: str, team: str, kind: AgendaKind) -> tuple[str, ...]:
    """Return the names of the points that are not done."""
    return tuple(one.name for one in points(workspace, cycle, team, kind) if not one.done)
