"""What happens after a choice in the palette: the command runs here, or the app goes to the place of the hit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from textual.app import App

from tuiokr.keys import PLACES, Command, key_label
from tuiokr.model.words import short
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.screen import DeskScreen, ask
from tuiokr.screens.stages.draft import DraftStage
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.search import Hit, Search
from tuiokr.widgets.rows import Rows

HINTS: Final = {
    "edit": "press ⏎ to write",
    "team_tests": "highlight an objective and press q",
    "vote": "highlight what you vote on and press v",
    "vote_shown": "highlight what you vote on and press v; after the reveal",
    "confidence": "press g to go to the step about confidence; there",
    "champions": "press g to go to the step about champions; there",
    "workshop_start": "highlight an agenda",
    "agenda": "press A to change the agenda; there",
    "last_cycle": "press g to go to the step about the last cycle; there",
    "outcome": "press g to go to the step about outcome or output; there",
    "no_go": "press g to go to the step about what we will not do; there",
    "parking": "highlight a question",
}
"""What to do first to get to places that are a part of another screen."""


def go(app: App[Any], desk: Desk, hit: Hit, search: Search) -> None:
    """Run the command of a hit, or go to the hit."""
    screen = app.screen
    if not isinstance(screen, DeskScreen):
        return
    match hit.kind:
        case "command":
            assert hit.command is not None
            if hit.here:
                screen.run_command(hit.command)
            else:
                _go_and_tell(app, desk, screen, hit.command)
        case "person":
            _show_person(app, desk, search, hit.title)
        case "parked":
            _open_workshop(app, desk, hit.thing)
            app.notify(f"Parked: {short(hit.title, 300)}", markup=False, timeout=8)
        case "workshop":
            _open_minutes(app, desk, hit.team, hit.thing)
        case _:
            open_draft(app, desk, hit.team, hit.thing)


def _home(app: App[Any]) -> Home | None:
    return next((one for one in app.screen_stack if isinstance(one, Home)), None)


def _back_to(app: App[Any], wanted: Callable[[DeskScreen], bool]) -> DeskScreen | None:
    """Go back to the topmost screen for which `wanted` is true, saving the words of those above; None if none is."""
    found = next((one for one in reversed(app.screen_stack) if isinstance(one, DeskScreen) and wanted(one)), None)
    stack = app.screen_stack
    # Screens are closed in the queue of changes, so the screen on top does not change in this loop.
    for above in reversed(stack[stack.index(found) + 1 :] if found else ()):
        if isinstance(above, DeskScreen):
            above.flush()
        app.pop_screen()
    return found


def _team_of(app: App[Any], desk: Desk, screen: DeskScreen) -> str:
    """Return the team of the screen, else the highlighted one on Home, else the first; "" if there is none."""
    tree = desk.tree
    home = _home(app)
    full = desk.workspace.workshops.get(getattr(screen, "workshop_id", ""))
    candidates = (
        full.workshop.team if full else "",
        *(str(getattr(screen, name, "")) for name in ("_team", "team", "_upper")),
        home.team if home else "",
        *(team.id for team in tree.teams[:1]),
    )
    return next((team for team in candidates if team in tree.by_id), "")


def _go_and_tell(app: App[Any], desk: Desk, screen: DeskScreen, command: Command) -> None:
    """Go to the place of a command. On Home it runs at once; elsewhere the person first highlights what it is for."""
    where, key = PLACES[command.where], key_label(command)
    home = _home(app)
    team = _team_of(app, desk, screen)
    if home is None or not (team or command.where == "home"):
        screen.say(f"“{command.title}” is a key of “{where}”: {key}. It needs an organisation with a team first")
        return
    if command.where == "home":
        _back_to(app, lambda one: one is home)
        home.query_one(Rows).light(team)
        home.call_later(home.run_command, command)
        return
    if _arrive(app, desk, home, command.where, team):
        hint = HINTS.get(command.where, "")
        app.notify(f"{command.title}: {f'{hint}, ' if hint else ''}press {key}", markup=False, timeout=8)


def _arrive(app: App[Any], desk: Desk, home: Home, place: str, team: str) -> bool:
    """Open the screen of a place; False if there is none yet (a message says so)."""
    if place == "parking":
        from tuiokr.screens.parking_lot import ParkingLot

        app.push_screen(ParkingLot(desk, team))
    elif place == "workshop_start":
        _back_to(app, lambda one: one is home)
        home.query_one(Rows).light(team)
        home.call_later(home.action_workshop)
    elif place in ("workshop", "agenda", "confidence", "champions", "last_cycle", "outcome", "no_go"):
        full = desk.workshop.open_of(team) or desk.workshop.last_open()
        if full is None:
            app.notify("There is no workshop yet. Press w on Home to start one", markup=False, timeout=8)
            return False
        _open_workshop(app, desk, full.workshop.id)
    elif place in ("tie_off", "dependencies"):
        return _open_tie_off(app, desk, place, team)
    elif place == "preparation":
        from tuiokr.screens.preparation import PreparationScreen

        if not _back_to(app, lambda one: isinstance(one, PreparationScreen) and one.team == team):
            app.push_screen(PreparationScreen(desk, team))
    elif place == "records":
        _back_to(app, lambda one: one is home)
        home.call_later(home.action_records)
    elif place == "map":
        from tuiokr.screens.map import MapScreen

        if not _back_to(app, lambda one: isinstance(one, MapScreen)):
            app.push_screen(MapScreen(desk, team))
    elif place == "publish":
        from tuiokr.screens.publish import Publish

        app.push_screen(Publish(desk, team))
    else:
        open_draft(app, desk, team)
    return True


def _open_tie_off(app: App[Any], desk: Desk, place: str, team: str) -> bool:
    tree = desk.tree
    above = tree.parent(team)
    upper = team if tree.children(team) else above.id if above else ""
    if not upper:
        app.notify(
            "A tie-off needs a team above and teams below it. Press a on Home to add a team", markup=False, timeout=8
        )
        return False
    if place == "dependencies":
        from tuiokr.screens.dependencies import Dependencies

        app.push_screen(Dependencies(desk, team, (upper, *(one.id for one in tree.children(upper)))))
    else:
        from tuiokr.screens.tie_off import TieOffScreen

        app.push_screen(TieOffScreen(desk, upper))
    return True


def _open_workshop(app: App[Any], desk: Desk, workshop_id: str) -> None:
    from tuiokr.screens.workshop import WorkshopScreen

    if not _back_to(app, lambda one: isinstance(one, WorkshopScreen) and one.workshop_id == workshop_id):
        app.push_screen(WorkshopScreen(desk, workshop_id))


def _open_minutes(app: App[Any], desk: Desk, team: str, workshop_id: str) -> None:
    """Show the minutes of a workshop, on the screen of past workshops if it is open."""
    from tuiokr.screens.workshop_record import Records

    there = _back_to(app, lambda one: isinstance(one, Records))
    if isinstance(there, Records):
        there.show_workshop(workshop_id)
    else:
        app.push_screen(Records(desk, team, workshop_id))


def open_draft(app: App[Any], desk: Desk, team: str, thing: str = "") -> None:
    """Show the draft of a team with the statement `thing` highlighted; use the open draft if there is one."""
    from tuiokr.screens.draft import Draft

    home = _home(app)
    if home is None or team not in desk.tree.by_id:
        return
    home.query_one(Rows).light(team)

    def stage_of(one: DeskScreen) -> DraftStage | None:
        stage = getattr(one, "stage", None) if one.is_mounted else None
        return stage if isinstance(stage, DraftStage) and stage.team == team else None

    there = _back_to(app, lambda one: stage_of(one) is not None)
    stage = stage_of(there) if there else None
    if stage is None:
        app.push_screen(Draft(desk, team, lit=thing))
    elif thing:
        if stage.busy:
            stage.action_done()
        stage.query_one("#board", Rows).light(thing)


def _show_person(app: App[Any], desk: Desk, search: Search, name: str) -> None:
    """Go to the item in which a person is named; if there are several, ask which one."""
    person = search.person(name)
    if person is None:
        return
    workspace, cycle = desk.workspace, desk.cycle_id
    tree = workspace.tree(cycle)
    options: list[Option] = []
    targets: list[tuple[str, str]] = []
    for team, thing in person.holds:
        key = workspace.of(cycle, team).key_result(thing)
        if key and team in tree.by_id:
            options.append(Option(str(len(targets)), key.statement, (f"champion, {tree.by_id[team].name}",)))
            targets.append((team, thing))
    for team in dict.fromkeys((*person.leads, *person.member)):
        if team in tree.by_id:
            part = "leads it" if team in person.leads else "is in it"
            options.append(Option(str(len(targets)), tree.by_id[team].name, (part,)))
            targets.append((team, ""))
    if len(targets) == 1:
        open_draft(app, desk, *targets[0])
    elif targets:

        def picked(chosen: str | None) -> None:
            if chosen is not None:
                open_draft(app, desk, *targets[int(chosen)])

        ask(app, Pick(f"What {name} is named in", options), picked)
