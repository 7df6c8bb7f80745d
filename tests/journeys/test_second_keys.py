"""Keys that a terminal or its host may take have another way, and letters stay letters while a person types."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.driver import Person, desk_on, on_stage, sample_on, two_levels
from tuiokr.keys import COMMANDS, Command, key_labels, types
from tuiokr.screens.draft import Draft
from tuiokr.screens.help import HelpPage
from tuiokr.screens.home import Home
from tuiokr.screens.palette import Palette
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import DeskScreen
from tuiokr.screens.welcome import Welcome
from tuiokr.usecases.search import Search
from tuiokr.widgets.lines_input import Lines
from tuiokr.widgets.statement import StatementEditor


def taken(key: str) -> bool:
    """Whether a host program may take a key: function keys and combinations with ctrl."""
    return bool(re.fullmatch(r"(?:shift\+)?f\d+|(?:ctrl|alt|shift\+ctrl)\+.+", key))


HARD = [one for one in COMMANDS if all(map(taken, one.all_keys))]


async def listed(person: Person) -> str:
    """The titles that the palette lists on the current screen."""
    below = next(one for one in reversed(person.app.screen_stack) if isinstance(one, DeskScreen))
    hits = Search(person.desk.session, below.footer_places()).hits
    return " | ".join(f"{hit.title}  ({key_labels(hit.command)})" for hit in hits if hit.command)


async def test_question_mark_opens_help_colon_opens_the_palette_and_q_quits(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await person.press("?")
        await person.on(HelpPage)
        await person.press("?")
        await person.on(Home)
        await person.press(":")
        await person.on(Palette)
        await person.press("escape")
        await person.on(Home)
        await person.press("q")
        await person.until(lambda: not person.app._running, "the end")
    assert person.app.return_code in (0, None)


async def test_q_quits_on_the_first_screen_too(tmp_path: Path) -> None:
    async with on_stage(desk_on(tmp_path), (100, 30)) as person:
        await person.on(Welcome)
        await person.press("q")
        await person.until(lambda: not person.app._running, "the end")


async def test_q_keeps_its_own_meaning_on_other_screens(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.press("q")
        assert person.app._running and not isinstance(person.app.screen, Home)


async def test_help_and_palette_open_above_a_list_in_a_dialog(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await person.press("c")
        await person.until(lambda: not isinstance(person.app.screen, Home))
        dialog = type(person.app.screen)
        for key, screen in (("?", HelpPage), (":", Palette)):
            await person.press(key)
            await person.on(screen)
            await person.press("escape")
            await person.on(dialog)


@pytest.mark.parametrize("letters", ["why? what: q"])
async def test_letters_are_letters_in_every_kind_of_field(tmp_path: Path, letters: str) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await person.press("f4")
        await person.on(AskLine)
        await person.write(letters)
        assert person.one(Lines).value == letters
        await person.press("escape")
        await person.on(Home)
        await person.press("enter")
        await person.on(Draft)
        await person.press("o")
        await person.write(letters)
        assert person.one(StatementEditor).text == letters
        assert "F1 Help" in person.sees and "^p palette" in person.sees
        await person.press("escape")
        assert "? Help" in person.sees and ": palette" in person.sees


async def test_ctrl_z_in_a_field_undoes_typing_and_suspends_nothing(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await person.press("enter")
        await person.on(Draft)
        await person.press("o")
        await person.write("Half a word")
        await person.press("ctrl+z")
        assert person.one(StatementEditor).text == ""
        await person.press("escape f4")
        await person.on(AskLine)
        await person.write("A question")
        await person.press("ctrl+z")
        assert person.one(Lines).value == ""
        await person.paste("Pasted words")
        await person.write("!")
        await person.press("ctrl+z ctrl+z")
        assert person.one(Lines).value == ""


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+d", "escape"])
async def test_keys_that_quit_other_programs_show_one_message(tmp_path: Path, key: str) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        for _ in range(3):
            await person.press(key)
        await person.wait_for("To quit, press q on Home, or ctrl+q anywhere")
        assert person.sees.count("To quit") == 1 and len(person.app._notifications) == 1


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+d"])
async def test_keys_that_quit_other_programs_show_a_message_on_every_screen(tmp_path: Path, key: str) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.press(key)
        await person.wait_for("To quit, press q on Home")
        await person.press("f4")
        await person.on(AskLine)
        person.app.clear_notifications()
        await person.press(key)
        await person.wait_for("To quit, press q on Home")


async def test_the_palette_lists_what_the_function_keys_do(tmp_path: Path) -> None:
    def missing(titles: str, *places: str) -> list[str]:
        own = [one for one in HARD if one.where in places and one.id != "command_palette"]
        return [one.id for one in own if one.title not in titles]

    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        assert not missing(await listed(person), "home", "everywhere")
        await person.press("g")
        await person.wait_for("space Clock")
        assert not missing(await listed(person), "workshop", "everywhere")


def test_a_command_that_the_palette_cannot_reach_has_a_second_key() -> None:
    """While a person types, letters are letters: there must be another way after leaving the field."""
    twins = {"frame": "start_over", "next_words": "next_finding"}
    in_fields: list[Command] = [one for one in HARD if one.where in ("setup", "edit")]
    letters = {one.id for one in COMMANDS if any(map(types, one.all_keys))}
    for one in in_fields:
        assert len(one.all_keys) > 1 or twins[one.id] in letters, one.id
