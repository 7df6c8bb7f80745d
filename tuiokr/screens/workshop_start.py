"""Ways into a workshop: start one, go on with one, the sample, and what follows the set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.app import App

from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.screen import ask, changes_of
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk

if TYPE_CHECKING:
    from tuiokr.screens.screen import Place

KINDS: Final = {"team": "1", "executive": "2", "tie-off": "3"}
"""The digit of each kind of workshop, the same on every level."""
OPENED: Final = "0456789"
"""The digits of the workshops to go on with, the one touched last first; older ones than that are not offered."""


def start_or_resume(screen: Place, desk: Desk, team: str) -> None:
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
        screen.app.push_screen(WorkshopScreen(desk, workshop))

    ask(
        screen.app,
        Pick(f"A workshop with {found.name}", options, lit=next(iter(opened), usual)),
        go,
        about=presence.team(desk.session, team),
    )


def after_setup(app: App[Any], desk: Desk, team: str, *, workshop: bool, many: bool) -> None:
    """Home below, and above it what the door promised."""
    changes_of(app).make(lambda: _after_setup(app, desk, team, workshop=workshop, many=many))


def _after_setup(app: App[Any], desk: Desk, team: str, *, workshop: bool, many: bool) -> None:
    from tuiokr.screens.home import Home

    for _ in app.screen_stack[1:]:
        app.pop_screen()
    app.switch_screen(Home(desk))
    if workshop and not many:
        from tuiokr.screens.workshop import WorkshopScreen

        app.push_screen(WorkshopScreen(desk, desk.workshop.start(team)))
    elif not many:
        from tuiokr.screens.draft import Draft

        app.push_screen(Draft(desk, team))
    else:
        key = "w" if workshop else "⏎"
        app.notify(f"All set. Light a team and press {key}", markup=False, timeout=8)
