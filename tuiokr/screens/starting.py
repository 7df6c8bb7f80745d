"""Ways into a workshop: start one, go on with one, the sample, and what follows the set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from tuiokr.screens.base import ask
from tuiokr.screens.pick import Option, Pick
from tuiokr.workshop import presence
from tuiokr.workshop.desk import Desk

if TYPE_CHECKING:
    from tuiokr.screens.base import Place


def start_or_resume(screen: Place, desk: Desk, team: str) -> None:
    """The open workshop of a team, else a choice of agendas."""
    from tuiokr.screens.workshop import WorkshopScreen
    from tuiokr.workshop.running import shipped

    found = desk.session.workspace.tree(desk.session.cycle_id).by_id[team]
    tree = desk.session.workspace.tree(desk.session.cycle_id)
    opened = {one.workshop.id: one.workshop for one in desk.running.all_open(team)}
    options: list[Option] = []
    for one in opened.values():
        begun = "" if one.begun else ", its clock has not started yet"
        options.append(Option(one.id, f"Go on with {one.title}", (f"at {one.step.title}{begun}",)))
    names = ["executive", "team"] if tree.level(team) == 1 and tree.children(team) else ["team", "executive"]
    names += ["tie-off"] if tree.children(team) else []
    for name in names:
        agenda = shipped(name)
        options.append(Option(name, agenda.title, (f"{agenda.minutes:g} minutes, {len(agenda.steps)} steps",)))

    def go(chosen: str | None) -> None:
        if chosen is None:
            return
        workshop = chosen if chosen in opened else desk.running.start(team, chosen)
        screen.app.push_screen(WorkshopScreen(desk, workshop))

    ask(screen.app, Pick(f"A workshop with {found.name}", options), go, about=presence.team(desk.session, team))


def after_setup(app: App[Any], desk: Desk, team: str, *, workshop: bool, many: bool) -> None:
    """Home below, and above it what the door promised."""
    from tuiokr.screens.home import Home

    home = Home(desk)
    while len(app.screen_stack) > 1:
        app.pop_screen()
    app.switch_screen(home)
    if workshop and not many:
        from tuiokr.screens.workshop import WorkshopScreen

        app.push_screen(WorkshopScreen(desk, desk.running.start(team)))
    elif not many:
        from tuiokr.screens.draft import Draft

        app.push_screen(Draft(desk, team))
    else:
        key = "w" if workshop else "⏎"
        app.notify(f"All set. Light a team and press {key}", markup=False, timeout=8)
