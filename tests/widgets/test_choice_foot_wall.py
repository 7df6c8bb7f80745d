"""A field with few values, the line of keys at the bottom, and the filter before the terminal."""

from __future__ import annotations

import pytest
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from tests.widgets.stage import alone
from tuiokr import keys
from tuiokr.widgets.choice import Choice
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.wall import Wall

BLACK = Color.parse("#000000")


async def test_a_choice_wraps_around_and_posts_its_value() -> None:
    choice = Choice(("metric", "baseline", "[b]odd[/b]"))
    async with alone(choice) as (app, pilot):
        choice.focus()
        assert "‹ metric ›" in app.sees
        await pilot.press("right", "space")
        assert choice.value == "[b]odd[/b]" and "‹ [b]odd[/b] ›" in app.sees
        await pilot.press("right", "left", "left")
        assert choice.value == "baseline"
        told = [one.value for one in app.posted if isinstance(one, Choice.Changed)]
        assert told == ["baseline", "[b]odd[/b]", "metric", "[b]odd[/b]", "baseline"]


async def test_an_unknown_value_of_a_choice_is_replaced_by_a_known_one() -> None:
    choice = Choice(("metric", "baseline"))
    async with alone(choice) as (_, pilot):
        choice.focus()
        choice.value = "something imported"
        await pilot.press("right")
        assert choice.value in ("metric", "baseline")


@pytest.mark.parametrize("place", sorted(keys.PLACES))
@pytest.mark.parametrize("width", [40, 80, 160])
async def test_the_footer_shows_at_most_seven_keys_and_always_help(place: str, width: int) -> None:
    foot = Foot()
    async with alone(foot, size=(width, 4)) as (app, pilot):
        foot.commands = keys.footer(place)
        await pilot.pause()
        line = app.sees.splitlines()[-1]
        assert "? Help" in line and ": palette" in line and len(line) <= width
        shown = [one for one in keys.footer(place) if f"{keys.key_label(one)} {one.title}" in line]
        assert 1 <= len(shown) <= keys.FOOTER_LIMIT
        if width == 160:
            assert shown == list(keys.footer(place))
        foot.typing = True  # then letters are not keys
        await pilot.pause()
        line = app.sees.splitlines()[-1]
        assert "F1 Help" in line and "^p palette" in line and len(line) <= width


async def test_a_click_on_a_key_presses_it() -> None:
    foot = Foot()
    async with alone(foot, size=(100, 4)) as (app, pilot):
        foot.commands = keys.footer("home")
        await pilot.pause()
        line = app.sees.splitlines()[-1]
        for command in keys.footer("home"):
            await pilot.click(foot, offset=(line.index(command.title) + 1, 0))
            assert [one.command for one in app.posted if isinstance(one, Foot.Clicked)][-1] is command
        await pilot.click(foot, offset=(line.index("palette") + 1, 0))
        assert [one.command.id for one in app.posted if isinstance(one, Foot.Clicked)][-1] == "command_palette"


async def test_a_footer_without_commands_is_blank() -> None:
    foot = Foot()
    async with alone(foot, size=(60, 3)) as (app, pilot):
        await pilot.click(foot, offset=(3, 0))
        assert not [one for one in app.posted if isinstance(one, Foot.Clicked)]
        assert app.sees.strip() == ""


@pytest.mark.parametrize(
    "bad", ["\x1b", "\x9b", "\x9d", "\x07", "\x00", "\x7f", "\u202e", "\u2066", "\ud800", "\n", "\t"]
)
def test_the_filter_replaces_control_characters(bad: str) -> None:
    style = Style(bold=True)
    before = [Segment("fine "), Segment(f"a{bad}b", style)]
    after = Wall().apply(before, BLACK)
    assert [one.text for one in after] == ["fine ", "a·b"]
    assert after[1].style == style


def test_the_filter_keeps_words_and_textuals_own_control_sequences() -> None:
    plain = [Segment("[b]x[/b] Zoë 日本 👩‍💻 שלום"), Segment("\xa0wide space")]
    assert Wall().apply(plain, BLACK) is plain
    control = Segment("\x1b[2J", None, [(ControlType.CLEAR,)])
    kept = Wall().apply([control, Segment("a\x1bb")], BLACK)
    assert kept[0] is control and kept[1].text == "a·b"


def test_the_filter_keeps_the_width() -> None:
    words = "a\x1b[31mb\u202ec"
    (after,) = Wall().apply([Segment(words)], BLACK)
    assert len(after.text) == len(words)
