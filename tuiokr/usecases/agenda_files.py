"""The built-in agendas: one file each in `agendas/`, which also says to whom the agenda is offered.

A new file in that folder is offered automatically; nothing about an agenda is defined elsewhere.
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
"""The agenda for votes, team tests and parked questions outside a workshop. Only the program starts it."""


class Offer(Value):
    """The teams to which an agenda is offered."""

    to: Literal["every team", "teams above others", "nobody"] = "every team"
    usual_for: Literal["every team", "the top team", "nobody"] = "nobody"
    """The teams whose default it is; "the top team" takes precedence over "every team"."""
    order: int = 100
    """A smaller number is offered earlier."""
    digit: str = ""
    """The key that selects it, the same for every team; without one it gets the highest free digit."""


class AgendaFile(Agenda):
    """An agenda as it is in its file."""

    offer: Offer = Offer()

    @property
    def agenda(self) -> Agenda:
        """The agenda without the offer, as a workshop stores it."""
        return Agenda(id=self.id, title=self.title, kind=self.kind, steps=self.steps)


@cache
def agenda_files() -> Mapping[str, AgendaFile]:
    """Return all built-in agendas by name, in the order in which they are offered.

    Raises RuntimeError for a programming error: a file is not an agenda, has another name, no steps, or a step twice.
    """
    found: list[AgendaFile] = []
    for path in sorted(FOLDER.glob("*.json")):
        try:
            one = AgendaFile.model_validate_json(path.read_bytes())
        except ValueError as error:
            raise RuntimeError(f"agendas/{path.name} holds no agenda: {error}") from error
        if one.id != path.stem or not one.sound:
            raise RuntimeError(f"agendas/{path.name} holds an agenda of another name, without steps, or with one twice")
        found.append(one)
    return MappingProxyType({one.id: one for one in sorted(found, key=lambda one: (one.offer.order, one.id))})


def shipped(name: str) -> Agenda:
    """Return a built-in agenda. Raises KeyError for an unknown name."""
    return agenda_files()[name].agenda


def offered(*, above_others: bool) -> tuple[AgendaFile, ...]:
    """Return the agendas for a team in the order of the offer; `above_others` if it has teams below it."""
    to = {"every team", "teams above others"} if above_others else {"every team"}
    return tuple(one for one in agenda_files().values() if one.offer.to in to)


def usual(*, top: bool) -> str:
    """Return the name of a team's default agenda; `top` for a first-level team with others below it."""
    names = {one.offer.usual_for: one.id for one in agenda_files().values()}
    return (names.get("the top team", "") if top else "") or names.get("every team", "")


def digits() -> Mapping[str, str]:
    """Return the key that selects each agenda: its own, else the highest free digit, "" if none is left."""
    own = {one.id: one.offer.digit for one in agenda_files().values()}
    free = [digit for digit in "987654321" if digit not in own.values()]
    return {name: digit or (free.pop(0) if free else "") for name, digit in own.items()}
