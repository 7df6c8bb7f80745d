"""Every key of the table of commands, in every place, with every kind of item highlighted: no key ends the program."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.journeys.driver import Person, desk_on, on_stage, sample_on
from tuiokr.keys import COMMANDS, PLACES, key_label, of
from tuiokr.model.step_kind import StepKind
from tuiokr.screens.dependencies import Dependencies
from tuiokr.screens.draft import Draft
from tuiokr.screens.home import Home
from tuiokr.screens.map import MapScreen
from tuiokr.screens.parking_lot import ParkingLot
from tuiokr.screens.preparation import PreparationScreen
from tuiokr.screens.presenter import Presenter
from tuiokr.screens.publish import Publish
from tuiokr.screens.setup import Setup
from tuiokr.screens.stage_registry import stages
from tuiokr.screens.stages.stage import Stage
from tuiokr.screens.team_tests import TeamTests
from tuiokr.screens.tie_off import TieOffScreen
from tuiokr.screens.vote import VoteScreen
from tuiokr.screens.welcome import Welcome
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.screens.workshop_record import Records
from tuiokr.usecases.agenda_files import agenda_files, shipped
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.rows import Rows

Open = Callable[[Person], Awaitable[None]]
TEAM, BARE = "payments", "delivery"
"""A team with objectives, and a team without."""
AGENDAS = tuple(one for one in agenda_files().values() if one.offer.to != "nobody")
STEPS = {step.kind: (one.id, step.id) for one in reversed(AGENDAS) for step in one.steps}
"""One step of each kind, with the agenda that contains it."""
ONCE = ("workshop", "everywhere")
"""Places whose keys do the same for every item. They are pressed with one kind of item, except the commands below."""
WITH_EACH = ("park",)
AT_EACH_STEP = ("park", "undo", "redo", "next_step", "back_step", "present")
"""The keys of every screen and of every step that are pressed at each step; one step (`WHOLE`) gets all of them."""
LEAVES = ("leave",)
"""The commands that end the program on request."""


def keys_of(*places: str, again: bool = False, few: bool = False) -> Iterator[tuple[str, str]]:
    """Yield every key of some places with the id of its command.

    With `again`, only the keys that may do something else with another kind of item. With `few`, only some of the keys
    that every screen or every step has.
    """
    for place in dict.fromkeys((*places, "everywhere")):
        for command in of(place):
            same = again and place in ONCE and command.id not in WITH_EACH
            left_out = few and place in ONCE and command.id not in AT_EACH_STEP
            if command.id not in LEAVES and not same and not left_out:
                yield from ((key, command.id) for key in command.keys.split(","))


def a_bit_of_everything(desk: Desk) -> str:
    """Add what the sample lacks: all states of dependencies and parked questions, and a vote; return the vote's id."""
    team = desk.draft.okrs(TEAM)
    workshop_id = desk.vote.workshop_for(TEAM)
    for number, state in enumerate(("requested", "accepted", "countered", "declined", "risk")):
        about = (team.objectives[0].id, None)[number % 2]
        added = desk.dependency.ask(TEAM, "platform", f"Need {number}", about=about)
        desk.dependency.answer(TEAM, added, state, carried_by="Ana")
    desk.parking.park(workshop_id, "Who pays?", about=team.key_results[0].id)
    desk.parking.park(workshop_id, "What about refunds?")
    parked = desk.workshop.full(workshop_id).parked
    desk.parking.resolve(workshop_id, parked[-1].id, "Settled")
    return desk.vote.open(workshop_id, team.objectives[0].id)


def kinds(desk: Desk, rows: tuple[str, ...]) -> dict[str, str]:
    """Map each kind of row in a list to the id of one such row."""
    session = desk.session
    found: dict[str, str] = {}
    for row in rows:
        kind = "other"
        for okrs in (session.workspace.of(session.cycle_id, team) for team in session.workspace.teams):
            needs = next((one for one in okrs.dependencies if one.id == row), None)
            if okrs.objective(row):
                kind = f"objective of {okrs.team}"
            elif okrs.key_result(row):
                kind = f"key result of {okrs.team}"
            elif needs:
                kind = f"dependency: {needs.state}, {'about one' if needs.about else 'about none'}"
        for held in session.workspace.workshops.values():
            for parked in held.parked if held else ():
                if parked.id == row:
                    kind = f"parked, {'resolved' if parked.resolved else 'open'}, {'about one' if parked.about else ''}"
        if row in session.workspace.teams:
            kind = f"team {row}" if row in (BARE, "northwind") else "team"
        found.setdefault(kind, row)
    return found


async def _over_home(person: Person, screen: Screen[Any]) -> None:
    await person.app.push_screen(screen)
    await person.settle()


async def _home(person: Person) -> None:
    await person.on(Home)


async def _vote(person: Person, *, shown: bool = False) -> None:
    desk = person.desk
    workshop_id = desk.vote.workshop_for(TEAM)
    vote = desk.vote.open(workshop_id, desk.draft.okrs(TEAM).objectives[1].id)
    if shown and not desk.vote.vote(workshop_id, vote).last_revealed:
        for one in desk.vote.vote(workshop_id, vote).people:
            desk.vote.cast(workshop_id, vote, one, 2)
        desk.vote.reveal(workshop_id, vote)
    await _over_home(person, VoteScreen(desk, workshop_id, vote))


async def _agenda(person: Person) -> None:
    """Open the agenda editor above the workshop of a team."""
    await _over_home(person, WorkshopScreen(person.desk, person.desk.vote.workshop_for(TEAM)))
    await person.press("A")


async def _start(person: Person) -> None:
    """Open the question with which agenda a workshop starts."""
    person.desk.template.save(shipped("check-in"), "Weekly")
    await person.light(TEAM)
    await person.press("w")


async def _edit(person: Person) -> None:
    await _over_home(person, Draft(person.desk, TEAM))


def _screen(made: Callable[[Desk], Screen[Any]]) -> Open:
    return lambda person: _over_home(person, made(person.desk))


def _step(kind: StepKind, team: str) -> Open:
    async def open_it(person: Person) -> None:
        desk = person.desk
        name, step = STEPS[kind]
        opened = desk.workshop.open_of(team)
        workshop_id = (
            opened.workshop.id if opened and opened.workshop.agenda.id == name else desk.workshop.start(team, name)
        )
        desk.workshop.go(workshop_id, step)
        if not desk.workshop.full(workshop_id).parked:
            desk.parking.park(workshop_id, "one")
            desk.parking.park(workshop_id, "two")
            desk.parking.resolve(workshop_id, desk.workshop.full(workshop_id).parked[-1].id, "Settled")
        await _over_home(person, WorkshopScreen(desk, workshop_id))
        await person.until(lambda: bool(person.app.screen.query(Stage)), "a stage")
        await person.settle()

    return open_it


def _first(desk: Desk) -> str:
    return desk.draft.okrs(TEAM).objectives[0].id


WHERE: dict[str, tuple[tuple[str, ...], Open]] = {
    "home": (("home",), _home),
    "draft": (("draft",), _edit),
    "draft of a team without objectives": (("draft",), _screen(lambda desk: Draft(desk, BARE))),
    "team tests": (("team_tests",), _screen(lambda desk: TeamTests(desk, TEAM, _first(desk)))),
    "vote": (("vote", "vote_shown"), _vote),
    "vote, shown": (("vote", "vote_shown"), lambda person: _vote(person, shown=True)),
    "dependencies": (("dependencies",), _screen(lambda desk: Dependencies(desk, TEAM, (TEAM, "northwind")))),
    "dependencies, asked of": (
        ("dependencies",),
        _screen(lambda desk: Dependencies(desk, TEAM, (TEAM, "northwind"), "asked of us")),
    ),
    "dependencies, board": (("dependencies",), _screen(lambda desk: Dependencies(desk, TEAM, (TEAM,), "board"))),
    "dependencies, none": (("dependencies",), _screen(lambda desk: Dependencies(desk, BARE, (BARE,)))),
    "tie-off": (("tie_off",), _screen(lambda desk: TieOffScreen(desk, "northwind"))),
    "map": (("map",), _screen(lambda desk: MapScreen(desk, TEAM))),
    "parking lot": (("parking",), _screen(lambda desk: ParkingLot(desk, TEAM))),
    "parking lot, none": (("parking",), _screen(lambda desk: ParkingLot(desk, BARE))),
    "publish": (("publish",), _screen(lambda desk: Publish(desk, TEAM))),
    "publish, nothing there": (("publish",), _screen(lambda desk: Publish(desk, BARE))),
    "preparation": (("preparation",), _screen(lambda desk: PreparationScreen(desk, TEAM))),
    "room view": (("presenter",), _screen(lambda desk: Presenter(desk, desk.vote.workshop_for(TEAM)))),
    "past workshops": (("records",), _screen(lambda desk: Records(desk, TEAM))),
    "start of a workshop": (("workshop_start",), _start),
    "agenda": (("agenda",), _agenda),
}
DIALOGS = ("start of a workshop", "agenda")
"""Places without a footer: a dialog lists its keys itself."""


def places_of(kind: StepKind) -> tuple[str, ...]:
    """The places whose keys work at a step of this kind."""
    place = stages()[kind].place
    return ("workshop", place) if place else ("workshop",)


OWN_SCREEN = {places[0] for places, _ in WHERE.values()}
"""The places that are a screen too. Their keys are pressed there with each kind of item, and at a step with one."""
BARE_PLACES = (
    "draft of",
    "dependencies, none",
    "dependencies, asked of",
    "dependencies, board",
    "parking lot, none",
    "publish, nothing",
    "vote, shown",
)
"""The second form of a screen: the keys of every screen are pressed in the first one."""
EMPTY = ", no objectives"
"""The end of the name of a step that is pressed with the keys of its stage only: nothing of the rest differs."""
WHOLE = f"step {StepKind.TALK}"
for _kind in STEPS:
    WHERE[f"step {_kind}"] = (places_of(_kind), _step(_kind, "northwind" if _kind is StepKind.TIE_OFF else TEAM))
    if places_of(_kind)[-1] not in (*OWN_SCREEN, "workshop"):
        WHERE[f"step {_kind}{EMPTY}"] = (places_of(_kind), _step(_kind, BARE))


def the_list(person: Person) -> Rows | None:
    """The list of a screen that has the highlight."""
    return next((one for one in person.app.screen.query(Rows) if one.can_focus), None)


async def _answer(person: Person, below: Screen[Any], *, words: bool) -> None:
    """Answer what a key has opened, with words or with nothing; then return to the screen below."""
    if person.app.screen is not below and words:
        await person.paste("Ana 3")
        await person.press("enter")
    for _ in range(6):
        if person.app.screen is below or below not in person.app.screen_stack:
            return
        await person.press("escape")
    assert person.app.screen is below, f"escape does not lead back from {person.app.screen}"


async def _to(person: Person, open_it: Open, row: str) -> Screen[Any]:
    """Open the place again if it was left, undo a deletion and highlight the row."""
    while not isinstance(person.app.screen, Home):
        person.app.pop_screen()
        await person.settle()
    await open_it(person)
    rows = the_list(person)
    for _ in range(8):
        if rows is None or not row or row in rows.ids:
            break
        person.desk.session.undo()
        await person.settle()
    if rows is not None and row:
        rows.light(row)
        rows.focus()
        await person.settle()
    return person.app.screen


@pytest.fixture(autouse=True)
def elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Change to a temporary folder, so that no key writes a page among the sources."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))


@pytest.mark.parametrize("where", WHERE)
async def test_no_key_ends_the_program_with_any_kind_of_item(tmp_path: Path, where: str) -> None:
    places, open_it = WHERE[where]
    desk = sample_on(tmp_path)
    a_bit_of_everything(desk)
    async with on_stage(desk, (80, 24) if where.endswith(EMPTY) else (100, 30)) as person:
        await open_it(person)
        rows = the_list(person)
        found = kinds(desk, rows.ids) if rows and rows.ids else {"nothing": ""}
        if places[-1] in OWN_SCREEN and where.startswith("step "):
            found = dict(list(found.items())[:1])
        pressed: set[str] = set()
        own = where.endswith(EMPTY)
        few = where.startswith(("step ", *BARE_PLACES)) and where != WHOLE
        for kind, row in found.items():
            below = await _to(person, open_it, row)
            for key, command in keys_of(*places, again=own or bool(pressed), few=few):
                if person.app.screen is not below or ((rows := the_list(person)) and row not in rows.ids):
                    below = await _to(person, open_it, row)
                await person.press(key)
                assert person.app.failure is None, f"{where}, {kind}: {key} ({command}) ends the program"
                if person.app.screen is not below:
                    await _answer(person, below, words=command not in ("back",))
                assert person.app.failure is None, f"{where}, {kind}: the answer to {key} ({command}) ends the program"
                pressed.add(command)
        wanted = [place for place in places if not ((own or few) and place in ONCE)]
        assert pressed >= {one.id for place in wanted for one in of(place) if one.id not in LEAVES}


def test_every_place_of_the_table_is_covered() -> None:
    reached = {place for places, _ in WHERE.values() for place in places} | {"everywhere", "edit", "welcome", "setup"}
    reached |= {"outline"}  # pressed in set-up
    assert reached == set(PLACES)
    assert {one.where for one in COMMANDS} <= reached


@pytest.mark.parametrize("thing", ["objective", "key result"])
async def test_no_key_ends_the_program_while_a_person_writes(tmp_path: Path, thing: str) -> None:
    desk = sample_on(tmp_path)
    okrs = desk.draft.okrs(TEAM)
    row = okrs.objectives[0].id if thing == "objective" else okrs.key_results[0].id
    async with on_stage(desk, (100, 30)) as person:
        for key, command in keys_of("edit", few=thing == "key result"):
            await _to(person, _edit, row)
            await person.press("enter")
            await person.write(" and more [b]")
            below = person.app.screen
            await person.press(key)
            assert person.app.failure is None, f"{key} ({command}) ends the program while an {thing} is written"
            if person.app.screen is not below and isinstance(below, Draft):
                await _answer(person, below, words=True)
            assert person.app.failure is None, f"the answer to {key} ({command}) ends the program"


@pytest.mark.parametrize("screen", [Welcome, Setup])
async def test_no_key_ends_the_program_before_there_is_an_organisation(
    tmp_path: Path, screen: type[Screen[Any]]
) -> None:
    async with on_stage(desk_on(tmp_path), (100, 30)) as person:
        await person.on(Welcome)
        for key, command in keys_of("welcome", "setup", "outline"):
            if screen is Setup and isinstance(person.app.screen, Welcome):
                await person.press("1")
            await person.press(key)
            assert person.app.failure is None, f"{key} ({command}) ends the program"
            for _ in range(3):
                if not isinstance(person.app.screen, Welcome | Setup):
                    await person.press("escape")


async def test_a_question_parked_at_a_dependency_is_about_the_objective_of_the_dependency(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    a_bit_of_everything(desk)
    needs = desk.draft.okrs(TEAM).dependencies
    async with on_stage(desk, (100, 30)) as person:
        for one in (next(one for one in needs if one.about), next(one for one in needs if not one.about)):
            below = await _to(person, _screen(lambda desk: Dependencies(desk, TEAM, (TEAM,))), one.id)
            await person.press("f4")
            await person.write("Who decides this?")
            await person.press("enter")
            assert person.app.screen is below
            full = desk.workshop.full(desk.vote.workshop_for(TEAM))
            assert full.parked[-1].words == "Who decides this?"
            assert full.parked[-1].about == one.about


def where_shown(foot: Foot) -> dict[str, int]:
    """Return the command's id → the column at which a footer shows its key."""
    found, at = {}, 1
    for piece, command in foot._pieces():
        found[command.id] = at
        at += text.line(*piece).cell_length
    return found


def unlike_footers() -> dict[tuple[str, ...], str]:
    """One place for each set of keys that a footer can show."""
    found = {places: where for where, (places, _) in reversed(WHERE.items()) if not where.endswith(EMPTY)}
    return {places: where for places, where in found.items() if where not in DIALOGS}


@pytest.mark.parametrize("where", unlike_footers().values())
async def test_every_key_in_the_footer_can_be_clicked(tmp_path: Path, where: str) -> None:
    places, open_it = WHERE[where]
    desk = sample_on(tmp_path)
    a_bit_of_everything(desk)
    async with on_stage(desk, (120, 36)) as person:
        below = await _to(person, open_it, "")
        seen = below.query_one(Foot).commands
        assert seen, f"the footer of {places} is empty"
        shared = () if where == "home" or places == ("workshop",) else ONCE
        for command in seen:
            if command.id in LEAVES or command.where in shared:
                continue
            below = await _to(person, open_it, "")
            at = where_shown(below.query_one(Foot)).get(command.id)
            if at is None:  # there is no room for it
                continue
            await person.pilot.click(Foot, offset=(at, 0))
            await person.settle()
            assert person.app.failure is None, f"a click on {command.title} ends the program"
            if command.valued:
                await person.wait_in("Toast", f"Press {key_label(command)}: {command.help}")
            await _answer(person, below, words=False)
