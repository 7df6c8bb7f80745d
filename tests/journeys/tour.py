"""A tour of every screen, every stage and every dialog, whatever the workspace contains."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from textual.screen import Screen

from tests.journeys.driver import Person
from tuiokr.model.okr import KeyResult
from tuiokr.screens.cycle_form import CycleForm
from tuiokr.screens.dependencies import Dependencies
from tuiokr.screens.dependency_form import DependencyForm
from tuiokr.screens.draft import Draft
from tuiokr.screens.help import HelpPage
from tuiokr.screens.home import Home
from tuiokr.screens.map import MapScreen
from tuiokr.screens.parking_lot import ParkingLot
from tuiokr.screens.preparation import PreparationScreen
from tuiokr.screens.publish import Publish
from tuiokr.screens.stages.draft import DraftStage
from tuiokr.screens.team_form import TeamForm
from tuiokr.screens.team_tests import TeamTests
from tuiokr.screens.tie_off import TieOffScreen
from tuiokr.screens.vote import VoteScreen
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.screens.workshop_record import Records

Look = Callable[[Person, str], Awaitable[None]]


async def _back_home(person: Person) -> None:
    while not isinstance(person.app.screen, Home):
        person.app.pop_screen()
        await person.settle()


async def _show(person: Person, screen: Screen[Any], look: Look, what: str) -> None:
    await person.app.push_screen(screen)
    await person.settle()
    await look(person, what)


async def every_screen(person: Person, team: str, look: Look) -> None:
    """Visit Home, then each screen about `team`."""
    desk = person.desk
    await look(person, "home")
    upper = desk.session.workspace.tree(desk.session.cycle_id).parent(team)
    assert upper is not None
    okrs = desk.draft.okrs(team)
    workshop_id = desk.vote.workshop_for(team)
    vote = desk.vote.open(workshop_id, okrs.objectives[0].id)
    draft = Draft(desk, team)
    await _show(person, draft, look, "draft")
    stage = draft.query_one(DraftStage)
    for thing in (okrs.objectives[0].id, next(key.id for key in okrs.key_results)):
        stage.write_in(thing)
        await person.settle()
        await look(person, f"draft, writing in {thing}")
        await person.press("escape")
    await _back_home(person)
    for what, screen in (
        ("team tests", TeamTests(desk, team, okrs.objectives[0].id)),
        ("vote", VoteScreen(desk, workshop_id, vote)),
        ("tie-off", TieOffScreen(desk, upper.id)),
        ("dependencies", Dependencies(desk, team, (upper.id, team))),
        ("map", MapScreen(desk, team)),
        ("parking lot", ParkingLot(desk, team)),
        ("publish", Publish(desk, team)),
        ("preparation", PreparationScreen(desk, team)),
        ("past workshops", Records(desk, team)),
    ):
        await _show(person, screen, look, what)
        await person.press("end")
        await look(person, f"{what}, at its end")
        await _back_home(person)
    if not desk.vote.vote(workshop_id, vote).last_revealed:
        for person_asked in desk.vote.vote(workshop_id, vote).people:
            desk.vote.cast(workshop_id, vote, person_asked, 4)
        desk.vote.reveal(workshop_id, vote)
    await _show(person, VoteScreen(desk, workshop_id, vote), look, "vote, revealed")
    await _back_home(person)


async def every_step(person: Person, team: str, look: Look) -> None:
    """Visit the workshop of a team at each of its steps."""
    desk = person.desk
    workshop_id = desk.vote.workshop_for(team)
    screen = WorkshopScreen(desk, workshop_id)
    await person.app.push_screen(screen)
    for step in screen.workshop.agenda.steps:
        desk.workshop.go(workshop_id, step.id)
        await person.settle()
        await person.app.workers.wait_for_complete()
        await person.settle()
        await look(person, f"workshop, {step.title}")
    await _back_home(person)


async def every_dialog(person: Person, team: str, look: Look) -> None:
    """Visit each dialog that a key opens on a screen, and the forms."""
    desk = person.desk
    upper = desk.session.workspace.tree(desk.session.cycle_id).parent(team)
    assert upper is not None
    key = desk.draft.okrs(team).key_results[0]
    assert isinstance(key, KeyResult)
    workshop_id = desk.vote.workshop_for(team)
    objective = desk.draft.okrs(team).objectives[0].id
    vote = desk.vote.open(workshop_id, objective)
    for what, dialog in (
        ("team form", TeamForm(desk, team)),
        ("new team", TeamForm(desk, None, above=team)),
        ("cycle form", CycleForm(desk, new=False)),
        ("dependency form", DependencyForm(desk, team)),
        ("help", HelpPage(("home", "draft", "workshop", "vote", "tie_off"))),
    ):
        await _show(person, dialog, look, what)
        await person.press("escape")
    await _keys(person, ("f4", "c", "O", "i", "w", "ctrl+p"), look, "home")
    await person.app.push_screen(Draft(desk, team))
    await person.settle()
    for lit in (objective, key.id):
        await person.light(lit, "#board")
        await _keys(person, ("l", "m", "z"), look, f"draft at {lit}")
    await _back_home(person)
    await person.app.push_screen(VoteScreen(desk, workshop_id, vote))
    await person.settle()
    await _keys(person, ("l", "h", "f5", "d", "plus"), look, "vote")
    await _back_home(person)
    await person.app.push_screen(TieOffScreen(desk, upper.id))
    await person.settle()
    for lit in (desk.draft.okrs(upper.id).objectives[0].id, objective):
        await person.light(lit)
        await _keys(person, ("l", "h", "s", "w"), look, f"tie-off at {lit}")
    await _back_home(person)
    await person.app.push_screen(WorkshopScreen(desk, workshop_id))
    await person.settle()
    await _keys(person, ("g", "f7", "f6", "f3", "f10", "X"), look, "workshop")
    await _back_home(person)


async def _keys(person: Person, keys: tuple[str, ...], look: Look, where: str) -> None:
    """Press each key, look at what it opens and close it again."""
    below = person.app.screen
    for key in keys:
        await person.press(key)
        await look(person, f"{where}, {key}")
        if person.app.screen is below and key == "f3":  # the page of notes is on the screen itself
            await person.press("escape")
        for _ in range(4):
            if person.app.screen is not below:
                await person.press("escape")
        assert person.app.screen is below, f"{where}, {key}: escape does not lead back"
