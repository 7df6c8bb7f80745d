"""The agendas that ship: one file each in `agendas/`, which also says to whom it is offered.

A file put there is offered; nothing about an agenda is written anywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from tuiokr.model.agenda import Agenda
from tuiokr.model.value import Value

FOLDER = Path(__file__).parent / "agendas"
ONLY_VOTES = "votes"
"""The agenda of what is voted, asked and parked outside a workshop; the program starts it, and nobody else."""


class Offer(Value):
    """To whom an agenda is offered."""

    to: Literal["every team", "teams above others", "nobody"] = "every team"
    usual_for: Literal["every team", "the top team", "nobody"] = "nobody"
    """Whose first choice it is; what is said of the top team goes before what is said of every team."""
    order: int = 100
    """Smaller is offered earlier."""
    digit: str = ""
    """The key that picks it, the same for every team; without one it has the next that is free."""


class AgendaFile(Agenda):
    """An agenda as it is in its file."""

    offer: Offer = Offer()

    @property
    def agenda(self) -> Agenda:
        """The agenda alone, as a workshop keeps it."""
        return Agenda(id=self.id, title=self.title, kind=self.kind, steps=self.steps)


@cache
def agenda_files() -> Mapping[str, AgendaFile]:
    """All agendas that ship by their names, in the order in which they are offered.

    Raises RuntimeError when a file holds no agenda, one of another name, or a step twice: a mistake of the programmer.
    """
    found: list[AgendaFile] = []
    for path in sorted(FOLDER.glob("*.json")):
        try:
            one = AgendaFile.model_validate_json(path.read_bytes())
        except ValueError as error:
            raise RuntimeError(f"agendas/{path.name} holds no agenda: {error}") from error
        steps = {step.id for step in one.steps}
        if one.id != path.stem or not steps or len(steps) < len(one.steps):
            raise RuntimeError(f"agendas/{path.name} holds an agenda of another name, without steps, or with one twice")
        found.append(one)
    return MappingProxyType({one.id: one for one in sorted(found, key=lambda one: (one.offer.order, one.id))})


def shipped(name: str) -> Agenda:
    """An agenda that ships. Raises KeyError for a name that none has."""
    return agenda_files()[name].agenda


def offered(*, above_others: bool) -> tuple[AgendaFile, ...]:
    """The agendas for a team, in the order in which they are offered; `above_others` for one with teams below it."""
    to = {"every team", "teams above others"} if above_others else {"every team"}
    return tuple(one for one in agenda_files().values() if one.offer.to in to)


def usual(*, top: bool) -> str:
    """The name of the agenda that a team takes as a rule; `top` for one at the first level with others below it."""
    names = {one.offer.usual_for: one.id for one in agenda_files().values()}
    return (names.get("the top team", "") if top else "") or names.get("every team", "")


def digits() -> Mapping[str, str]:
    """The key that picks each agenda: its own, else the highest that is free; "" where none is left."""
    own = {one.id: one.offer.digit for one in agenda_files().values()}
    free = [digit for digit in "987654321" if digit not in own.values()]
    return {name: digit or (free.pop(0) if free else "") for name, digit in own.items()}
