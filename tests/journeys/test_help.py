"""Help and palette list the keys of the screen. Both themes work on every screen and are readable."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from textual.color import Color
from textual.containers import VerticalScroll

from tests.journeys.driver import Person, desk_on, on_stage, sample_on, two_levels
from tests.journeys.tour import every_screen, every_step
from tuiokr.keys import COMMANDS, PLACES, footer, key_labels, of
from tuiokr.screens.draft import Draft
from tuiokr.screens.help import HelpPage
from tuiokr.screens.home import Home
from tuiokr.screens.screen import MOST_DIALOGS
from tuiokr.widgets.statement import StatementEditor
from tuiokr.widgets.themes import HAND_STYLE, STAGE_DARK, STAGE_LIGHT

TEXTS = ("foreground", "primary", "accent", "warning", "error", "success")
TEXT_VARIABLES = ("soft", "hint", "lilac", "sun")
GROUNDS = ("background", "surface", "panel")


async def test_help_lists_every_key_of_the_screen(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 60)) as person:
        await person.press("f1")
        await person.on(HelpPage)
        await person.wait_for("HOME", "EVERYWHERE")
        seen = person.sees
        page = person.one(VerticalScroll)
        while page.scroll_offset.y < page.max_scroll_y:
            page.scroll_page_down(animate=False)
            await person.settle()
            seen += person.sees
        for command in (*of("home"), *of("everywhere")):
            assert f"{key_labels(command)}  {command.title}" in seen, command.id
        await person.press("escape")
        await person.on(Home)


async def test_f1_closes_the_help_it_opened(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), (110, 40)) as person:
        await person.press("f1")
        await person.on(HelpPage)
        await person.press("f1")
        assert isinstance(person.app.screen, Home)


async def test_help_while_a_person_writes_is_about_writing(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), (110, 60)) as person:
        await person.press("enter")
        await person.on(Draft)
        await person.press("enter f1")
        await person.on(HelpPage)
        await person.wait_for("WHILE WRITING")
        await person.press("escape")
        await person.on(Draft)
        assert person.one(StatementEditor).has_focus


async def test_every_screen_can_be_shown_in_every_theme(tmp_path: Path) -> None:
    async def look(_: Person, __: str) -> None:
        """The tour opens each screen, so that every style sheet is loaded when the themes change."""

    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        await every_screen(person, "payments", look)
        await every_step(person, "payments", look)
        for theme in sorted(person.app.available_themes):
            person.app.theme = theme
            await person.settle()
            assert person.app.failure is None, theme
            assert "Payments" in person.sees, theme
            await person.press("enter")
            assert isinstance(person.app.screen, Draft), theme
            await person.press("escape")


def _luminance(colour: Color) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of the Web Content Accessibility Guidelines, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_in_the_guidelines() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [STAGE_DARK, STAGE_LIGHT], ids=lambda theme: theme.name)
async def test_every_text_has_a_contrast_of_seven_to_one(tmp_path: Path, theme: object) -> None:
    async with on_stage(desk_on(tmp_path), (80, 24)) as person:
        person.app.theme = getattr(theme, "name")  # noqa: B009
        await person.settle()
        worn = person.app.theme_variables
        faint = [
            f"{text} on {ground}: {contrast(Color.parse(worn[text]), Color.parse(worn[ground])):.2f}"
            for text, ground in product((*TEXTS, *TEXT_VARIABLES), GROUNDS)
            if contrast(Color.parse(worn[text]), Color.parse(worn[ground])) < 7
        ]
        assert not faint, "\n".join(faint)
        lit = Color.parse(worn["lit"])
        assert all(contrast(Color.parse(worn[text]), lit) >= 7 for text in (*TEXTS, *TEXT_VARIABLES))
        assert contrast(Color.parse(worn["on-accent"]), Color.parse(worn["primary"])) >= 7
        assert {style.removeprefix("$") for style in HAND_STYLE} <= {*TEXTS, *TEXT_VARIABLES}


def test_the_table_of_commands_has_unique_keys_and_short_footers() -> None:
    assert {command.where for command in COMMANDS} <= set(PLACES)
    for place in PLACES:
        keys = [key for command in of(place) for key in command.all_keys]
        assert len(keys) == len(set(keys)), f"{place} has a key twice"
        assert 1 <= len(footer(place)) <= 7
        assert footer(place)[-1].id == "help"


async def test_dialogs_are_not_stacked_without_end(tmp_path: Path) -> None:
    """Painting a dialog paints those below it within each other: a hundred of them would end the program."""
    async with on_stage(sample_on(tmp_path), (80, 24)) as person:
        for number in range(MOST_DIALOGS + 1):
            await person.press("f4" if number % 2 else "f1")
        assert len(person.app.screen_stack) == MOST_DIALOGS + 1
        await person.wait_in("Toast", "Too many questions are open. Press esc to close this one first")
        await person.pilot.resize_terminal(30, 8)
        await person.settle()
        for _ in range(MOST_DIALOGS):
            await person.press("escape")
        assert len(person.app.screen_stack) == 1 and person.app.failure is None
