"""Ways into a workshop: start one, or go on with one."""

from __future__ import annotations

from typing import Final

from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk

KINDS: Final = {"team": "1", "executive": "2", "tie-off": "3"}
"""The digit of each kind of workshop, the same on every level."""
OPENED: Final = "0456789"
"""The digits of the workshops to go on with, the one touched last first; older ones than that are not offered."""


def start_or_resume(asker: Asker, desk: Desk, team: str) -> None:
    """Go on with a team's open workshop, or start one: of the usual kind for its level, or another."""
    from tuiokr.screens.workshop import WorkshopScreen
    from tuiokr.usecases.workshop import shipped

    tree = desk.tree
    found = tree.by_id[team]
    opened = {one.workshop.id: one.workshop for one in desk.workshop.all_open(team)}
    options: list[Option] = []
    for one, key in zip(opened.values(), OPENED, strict=False):
        begun = "" if one.begun else ", its clock has not started yet"
        options.append(Option(one.id, f"Go on with {one.title}", (f"at {one.step.title}{begun}",), key=key))
    for name, key in KINDS.items():
        if name != "tie-off" or tree.children(team):
            agenda = shipped(name)
            more = (f"{agenda.minutes:g} minutes, {len(agenda.steps)} steps",)
            options.append(Option(name, agenda.title, more, key=key))
    usual = "executive" if tree.level(team) == 1 and tree.children(team) else "team"

    def go(chosen: str | None) -> None:
        if chosen is None:
            return
        workshop = chosen if chosen in opened else desk.workshop.start(team, chosen)
        asker.open(WorkshopScreen(desk, workshop))

    asker.ask(
        Pick(f"A workshop with {found.name}", options, lit=next(iter(opened), usual)),
        go,
        about=presence.team(desk.session, team),
    )
