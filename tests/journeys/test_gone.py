"""What is on screen is deleted by another window, by git or by hand while a person works on it."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.journeys.driver import CYCLE, Person, desk_on, files_in, on_stage, sample_on
from tuiokr.screens.draft import Draft
from tuiokr.screens.example import ExampleDialog
from tuiokr.screens.history import HistoryDialog
from tuiokr.screens.home import Home
from tuiokr.screens.pick import Pick
from tuiokr.screens.publish import Publish
from tuiokr.screens.question import AskLine
from tuiokr.screens.team_form import TeamForm
from tuiokr.screens.team_tests import TeamTests
from tuiokr.screens.tie_off import TieOffScreen
from tuiokr.screens.vote import VoteScreen
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.widgets.statement import StatementEditor

SESSIONS = Path("cycles") / CYCLE / "sessions"


def take_team(folder: Path, team: str = "payments") -> None:
    """Delete all files of a team, as `git checkout` of a branch without that team does."""
    (folder / "teams" / f"{team}.json").unlink()
    (folder / "cycles" / CYCLE / "teams" / f"{team}.json").unlink(missing_ok=True)


def take_workshops(folder: Path) -> None:
    shutil.rmtree(folder / SESSIONS)


async def _draft(person: Person) -> None:
    await person.light("payments")
    await person.press("enter")
    await person.on(Draft)
    await person.light("p-easy")


async def _beyond_draft(person: Person, key: str) -> None:
    await _draft(person)
    await person.press(key)


async def _workshop(person: Person) -> None:
    await person.light("payments")
    await person.press("w 0")
    await person.on(WorkshopScreen)


async def _tie_off(person: Person) -> None:
    await person.light("northwind")
    await person.press("t")


def _after(key: str) -> Callable[[Person], Awaitable[None]]:
    return lambda person: _beyond_draft(person, key)


STANDS: dict[str, tuple[Callable[[Person], Awaitable[None]], type[Screen[Any]], Callable[[Path], None]]] = {
    "draft": (_draft, Draft, take_team),
    "team tests": (_after("q"), TeamTests, take_team),
    "team tests, their workshop": (_after("q"), TeamTests, take_workshops),
    "vote": (_after("v"), VoteScreen, take_team),
    "vote, its workshop": (_after("v"), VoteScreen, take_workshops),
    "publish": (_after("p"), Publish, take_team),
    "history": (_after("H"), HistoryDialog, take_team),
    "supports": (_after("l"), Pick, take_team),
    "examples": (_after("I"), ExampleDialog, take_team),
    "workshop": (_workshop, WorkshopScreen, take_workshops),
    "workshop, its team": (_workshop, WorkshopScreen, take_team),
    "tie-off": (_tie_off, TieOffScreen, lambda folder: take_team(folder, "northwind")),
}


@pytest.mark.parametrize("what", STANDS)
async def test_a_screen_whose_subject_was_deleted_closes_with_one_message(tmp_path: Path, what: str) -> None:
    open_it, screen, take_away = STANDS[what]
    sample_on(tmp_path).session.close()
    async with on_stage(desk_on(tmp_path), (110, 34)) as person:
        await open_it(person)
        await person.on(screen)
        take_away(tmp_path)
        beyond: type[Screen[Any]] = Draft if what in ("team tests, their workshop", "vote, its workshop") else Home
        await person.on(beyond)
        await person.wait_in("Toast", "was deleted", "To bring it back")
        assert person.sees.count("was deleted") == 1
        await person.press("escape escape")
        await person.on(Home)


KEYS = "o k x d n space b y 3 r l enter p v q H s m"


@pytest.mark.parametrize("what", [one for one in STANDS if one not in ("history", "supports", "examples")])
async def test_keys_do_nothing_when_their_subject_was_just_deleted(tmp_path: Path, what: str) -> None:
    open_it, screen, take_away = STANDS[what]
    sample_on(tmp_path).session.close()
    async with on_stage(desk_on(tmp_path), (110, 34)) as person:
        await open_it(person)
        await person.on(screen)
        take_away(tmp_path)
        there = files_in(tmp_path)
        session = person.desk.session
        for key in KEYS.split():
            session.look()
            session.take_in()
            person._send(key)
        await person.settle()
        assert person.app.failure is None
        assert not [one for one in files_in(tmp_path) - there if "payments" in one and ".tuiokr" not in one]


async def test_a_draft_closes_when_another_window_removes_its_team(tmp_path: Path) -> None:
    desk = sample_on(tmp_path)
    desk.setup.add_team("Ops", parent="northwind")
    other = desk_on(tmp_path)
    async with on_stage(desk, (110, 34)) as person:
        await person.light("ops")
        await person.press("enter")
        await person.on(Draft)
        other.setup.remove_team("ops")
        await person.on(Home)
        await person.wait_in("Toast", "Ops was deleted")
        await person.press("u")
        assert not list(tmp_path.glob("cycles/*/teams/ops.json"))


async def test_a_changed_form_stays_open_when_its_team_is_deleted(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    async with on_stage(desk_on(tmp_path), (110, 34)) as person:
        await person.light("payments")
        await person.press("e")
        await person.on(TeamForm)
        await person.press("end")
        await person.write(" and Refunds")
        take_team(tmp_path)
        await person.wait_in("#dialog", "Payments was deleted", "Payments and Refunds")
        await person.press("f9")
        await person.on(TeamForm)
        await person.wait_in("#dialog", "Payments was deleted", "Payments and Refunds")
        await person.press("escape")
        await person.on(Home)
        await person.wait_in("Toast", "Not saved", "Payments and Refunds")
        assert not (tmp_path / "teams" / "payments.json").exists()


async def test_an_untouched_form_closes_when_its_team_is_deleted(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    async with on_stage(desk_on(tmp_path), (110, 34)) as person:
        await person.light("payments")
        await person.press("e")
        await person.on(TeamForm)
        take_team(tmp_path)
        await person.on(Home)
        await person.wait_in("Toast", "Payments was deleted")


async def test_a_line_being_written_stays_open_and_is_saved_when_its_files_are_back(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    async with on_stage(desk_on(tmp_path), (110, 34)) as person:
        await _workshop(person)
        await person.press("f4")
        await person.on(AskLine)
        await person.write("Who pays for this?")
        (tmp_path / SESSIONS).rename(tmp_path / "away")
        await person.wait_in("#dialog", "was deleted", "Who pays for this?")
        await person.press("enter")
        await person.on(AskLine)
        (tmp_path / "away").rename(tmp_path / SESSIONS)
        session = person.desk.session
        await person.until(lambda: "w-payments" in session.workspace.workshops, "the workshop to be back")
        await person.press("enter")
        await person.on(WorkshopScreen)
        assert [one.words for one in session.workspace.workshops["w-payments"].parked][-1] == "Who pays for this?"


async def test_a_dialog_about_a_key_result_closes_when_somebody_deletes_it(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    other = desk_on(tmp_path)
    async with on_stage(desk_on(tmp_path), (110, 34)) as person:
        await _draft(person)
        key = person.desk.draft.okrs("payments").of("p-easy")[0].id
        await person.light(key)
        await person.press("m")
        await person.on(Pick)
        other.draft.delete("payments", key)
        await person.on(Draft)
        await person.wait_in("Toast", "was deleted")


async def test_a_statement_stays_under_the_cursor_when_its_team_is_deleted(tmp_path: Path) -> None:
    sample_on(tmp_path).session.close()
    async with on_stage(desk_on(tmp_path), (110, 34)) as person:
        await _draft(person)
        await person.press("enter")
        await person.write(" indeed")
        take_team(tmp_path)
        session = person.desk.session
        session.look()
        session.take_in()
        await person.write(" so")
        draft = await person.on(Draft)
        assert draft.query_one(StatementEditor).text.endswith(" indeed so")
        await person.press("escape")
        await person.on(Home)
        await person.wait_in("Toast", "Payments was deleted")
        assert not list(tmp_path.glob("teams/payments.json"))
