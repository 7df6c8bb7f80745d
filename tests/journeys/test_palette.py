"""The palette as a person uses it: type a few letters and reach what they name."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.strip import Strip
from textual.widgets import Input

from tests.journeys.driver import Person, desk_on, on_stage, sample_on, segments, two_levels
from tuiokr.keys import of
from tuiokr.screens import palette_routes
from tuiokr.screens.draft import Draft
from tuiokr.screens.help import HelpPage
from tuiokr.screens.home import Home
from tuiokr.screens.palette import Palette
from tuiokr.screens.pick import Pick
from tuiokr.screens.publish import Publish
from tuiokr.screens.team_form import TeamForm
from tuiokr.screens.workshop import WorkshopScreen
from tuiokr.usecases.search import Search
from tuiokr.widgets.rows import Rows

SIZES = ((80, 24), (100, 30), (160, 45))


async def look_for(person: Person, words: str) -> Palette:
    """Open the palette and type."""
    await person.press("ctrl+p")
    palette = await person.on(Palette)
    await person.write(words)
    await person.until(lambda: palette._timer is None, "the end of the search")
    return palette


def first_row(person: Person) -> str:
    """The words of the first row of the list."""
    area = person.one(Rows).region
    line = Strip(segments(person.app)[area.y]).crop(area.x, area.right).text
    return " ".join(line.replace("▌", " ").split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_command_is_found_and_run(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(sample_on(tmp_path), size) as person:
        await person.light("payments")
        await person.press("enter")
        await person.on(Draft)
        await person.light("p-done")
        await look_for(person, "clone")
        assert first_row(person).startswith("Duplicate")
        await person.until(lambda: first_row(person).endswith(" d"), "the key at the right of the first row")
        assert "Make a copy right below" in person.sees
        await person.press("enter")
        await person.on(Draft)
        await person.until(lambda: len(person.desk.draft.okrs("payments").of("p-easy")) == 4)


async def test_without_words_the_keys_of_the_screen_are_listed_first(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (120, 50)) as person:
        palette = await look_for(person, "")
        shown = [hit.command for hit in palette.search.hits]
        wanted = [one for place in ("home", "everywhere") for one in of(place)]
        wanted = [one for one in wanted if one.id != "command_palette" and one.name != "home:leave"]
        assert shown[: len(wanted)] == wanted
        assert first_row(person).startswith("Draft")


@pytest.mark.parametrize("words", ["new team", "create a team"])
async def test_adding_a_team_is_found_by_the_words_that_people_use_for_it(tmp_path: Path, words: str) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await look_for(person, words)
        await person.press("enter")
        await person.on(TeamForm)


async def test_a_team_is_found_by_its_name_and_opened(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await look_for(person, "growth")
        await person.press("enter")
        assert (await person.on(Draft)).stage.team == "growth"
        await person.press("escape")
        assert (await person.on(Home)).team == "growth"


async def test_a_statement_is_found_by_its_words_and_highlighted(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        key = person.desk.draft.okrs("platform").key_results[1]
        await look_for(person, key.statement[:40].lower())
        await person.press("enter")
        draft = await person.on(Draft)
        assert (draft.stage.team, draft.stage.lit) == ("platform", key.id)
        other = person.desk.draft.okrs("platform").key_results[0]
        await look_for(person, other.statement)
        await person.press("enter")
        assert await person.on(Draft) is draft, "what is open already is not opened again"
        assert draft.stage.lit == other.id


async def test_a_person_shows_their_roles(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    key = desk.draft.okrs("northwind").key_results[0]
    desk.draft.edit("northwind", key.id, champion="Ana")
    async with on_stage(desk, (100, 30)) as person:
        await look_for(person, "ana")
        assert "Ana" in first_row(person)
        assert "leads Payments · champion of 1 key result" in person.reads
        await person.press("enter")
        await person.on(Pick)
        await person.wait_for("What Ana is named in", "Buyers who order again", "Payments")
        await person.press("1")
        draft = await person.on(Draft)
        assert (draft.stage.team, draft.stage.lit) == ("northwind", key.id)


async def test_a_command_of_another_screen_says_where_it_works_and_goes_there(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await person.light("payments")
        await look_for(person, "fist")
        assert first_row(person).startswith("Vote")
        await person.wait_for("A key of “Draft”. Press ⏎ to go there")
        await person.press("enter")
        assert (await person.on(Draft)).stage.team == "payments"
        await person.wait_for("Vote: press v")


async def test_a_command_of_home_runs_from_a_screen_above_it(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await person.light("growth")
        await person.press("enter")
        await person.on(Draft)
        await look_for(person, "rename team")
        await person.press("enter")
        await person.on(TeamForm)
        await person.wait_for("Growth")
        await person.press("escape")
        assert (await person.on(Home)).team == "growth"


async def test_a_command_of_a_workshop_leads_back_to_the_open_workshop(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await look_for(person, "pause the timer")
        await person.press("enter")
        await person.on(WorkshopScreen)
        await person.wait_for("Clock: press space")


@pytest.mark.parametrize("words", ["zzzzqq", "?!?", "12345678", "[/zzqq]", "漢字", "\\", "x" * 300])
async def test_the_list_is_never_empty_and_accepts_every_key(tmp_path: Path, words: str) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        palette = await look_for(person, "")
        await person.paste(words)
        await person.wait_for("Nothing matches. The closest commands are shown; F1 shows every key")
        assert palette.search.hits
        await person.press("pagedown", "pagedown", "pageup", "up", "down", "end", "home")
        await person.press("escape", "escape")
        await person.on(Home)


async def test_enter_right_after_typing_runs_what_was_typed(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        for key in ("ctrl+p", *"platform", "enter"):
            person._send(key)
        draft = await person.on(Draft)
        assert draft.stage.team == "platform"


async def test_repeated_escape_enter_or_palette_keys_close_the_palette_once(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        for keys in (("escape", "escape"), ("ctrl+p",), ("ctrl+p", "escape", "ctrl+p", "ctrl+p")):
            for key in ("ctrl+p", *keys):
                person._send(key)
            await person.settle()
            await person.on(Home)
        palette = await look_for(person, "growth")
        for _ in range(3):
            palette._choose()
            palette.action_leave()
        await person.on(Draft)
        await person.press("escape")
        await person.on(Home)


async def test_a_click_on_a_row_chooses_it(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await look_for(person, "publish")
        rows = person.one(Rows)
        await person.pilot.click(rows, offset=(5, 0))
        await person.on(Publish)


async def test_markup_in_peoples_words_is_shown_unchanged(tmp_path: Path) -> None:
    desk = two_levels(tmp_path)
    objective = desk.draft.add_objective("payments")
    desk.draft.edit("payments", objective, title="Cut [b]ad[/b] calls [/ \x1b]0;x\x07 and [@click=app.quit]leave")
    async with on_stage(desk, (100, 30)) as person:
        await look_for(person, "cut calls")
        await person.wait_for("Cut [b]ad[/b] calls [/")
        await person.press("enter")
        assert (await person.on(Draft)).stage.lit == objective


async def test_help_opens_the_palette_and_the_palette_opens_help(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await person.press("f1")
        await person.on(HelpPage)
        await person.press("ctrl+p")
        await person.on(Palette)
        await person.press("f1")
        await person.on(HelpPage)
        await person.wait_for("HOME")
        await person.press("escape")
        await person.on(Palette)


async def test_another_theme_is_applied(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        await look_for(person, "light colours")
        assert first_row(person).startswith("Theme")
        await person.press("enter")
        await person.on(Pick)
        await person.light("stage-light")
        await person.press("enter")
        await person.on(Home)
        assert person.app.theme == "stage-light"


async def test_undo_while_writing_is_the_editors_own_and_no_word_is_lost(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (100, 30)) as person:
        await person.press("enter")
        draft = await person.on(Draft)
        await person.press("enter")
        await person.write(" and tell their friends")
        await look_for(person, "payments")
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, Draft) and person.app.screen is not draft)
        title = person.desk.draft.okrs("northwind").objectives[0].title
        assert title == "Become the shop people come back to and tell their friends"


async def test_before_there_is_an_organisation_the_palette_says_what_is_needed(tmp_path: Path) -> None:
    async with on_stage(desk_on(tmp_path), (100, 30)) as person:
        await look_for(person, "vote")
        await person.press("enter")
        await person.wait_for("“Vote” is a key of “Draft”: v. It needs an")


async def test_every_command_does_something_from_home(tmp_path: Path) -> None:
    """No command of the palette fails, and Escape leads back from every screen that it opens."""
    async with on_stage(sample_on(tmp_path), (100, 30)) as person:
        home = await person.on(Home)
        search = Search(person.desk.session, home.footer_places())
        # One command of each other place is enough: all of them go the same way.
        ways_to = {hit.id if hit.here else hit.where: hit for hit in search.hits}
        for hit in ways_to.values():
            assert hit.command is not None
            if hit.command.id in ("leave", "undo", "redo", "suspend"):  # they change what the other commands need
                continue
            home.query_one(Rows).light("payments")
            person.app.clear_notifications()
            palette_routes.go(person.app, person.desk, hit, search)
            await person.settle()
            went = person.app.screen is not home or bool(person.app._notifications)
            # Home has no screen to go back to, and a screen that is painted again looks the same.
            assert went or hit.command.id in ("back", "redraw"), f"{hit.id}: nothing happens"
            for _ in range(6):
                if person.app.screen is not home:
                    await person.press("escape")
            assert person.app.screen is home, f"{hit.id}: escape does not lead home"


async def test_the_hint_of_the_field_is_readable(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        await look_for(person, "")
        assert person.one(Input).has_focus
        await person.wait_for("A command, a team, a person", "every key", "esc back")
