"""Rows: one is highlighted and visible, it is found again after changes, and a click highlights a row."""

from __future__ import annotations

from functools import partial

from textual.content import Content
from textual.events import MouseScrollDown, MouseScrollUp

from tests.widgets.stage import Alone, alone
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows


def _lines(name: str, count: int, width: int) -> list[Content]:
    return [text.fit(f"{name} line {number}", width) for number in range(count)]


def numbered(count: int, lines: int = 1) -> list[Row]:
    return [Row(str(number), partial(_lines, f"row {number}", lines)) for number in range(count)]


def lit_lines(app: Alone) -> list[str]:
    return [line.split("▌")[1].strip(" ▁▂▃▄▅▆▇█") for line in app.sees.splitlines() if "▌" in line]


async def test_arrows_highlight_one_row_after_another_and_stop_at_the_ends() -> None:
    rows = Rows()
    async with alone(rows) as (app, pilot):
        rows.show(numbered(3))
        rows.focus()
        await pilot.press("up")
        assert rows.lit == "0"
        await pilot.press("down", "down", "down")
        assert rows.lit == "2" and lit_lines(app) == ["row 2 line 0"]
        assert [one.row for one in app.posted if isinstance(one, Rows.Lit)][-2:] == ["1", "2"]


async def test_the_highlighted_row_is_visible() -> None:
    rows = Rows()
    async with alone(rows) as (app, pilot):
        rows.show(numbered(40, lines=3))
        rows.focus()
        for key in ("end", "home", "pagedown", "pagedown", "down", "up", "pageup"):
            await pilot.press(key)
            await pilot.pause()
            assert lit_lines(app) == [f"row {rows.lit} line {number}" for number in range(3)], key
        rows.light("25")
        await pilot.pause()
        assert lit_lines(app)[0] == "row 25 line 0"


async def test_a_heading_cannot_be_highlighted_and_becomes_visible_again() -> None:
    rows = Rows()
    heading = Row("heading", partial(_lines, "heading", 1), selectable=False)
    async with alone(rows) as (app, pilot):
        rows.show([heading, *numbered(30)])
        rows.focus()
        assert rows.lit == "0"
        await pilot.press("end", "home")
        await pilot.pause()
        assert "heading line 0" in app.sees and rows.lit == "0"
        await pilot.click(rows, offset=(4, 0))
        assert rows.lit == "0"
        rows.light("heading")
        rows.light("nothing of the kind")
        assert rows.lit == "0"


async def test_the_highlighted_row_is_found_again_among_others() -> None:
    rows = Rows()
    async with alone(rows) as (_, pilot):
        rows.show(numbered(5))
        rows.light("3")
        rows.show(list(reversed(numbered(5))))
        assert rows.lit == "3"
        rows.show(numbered(5))
        rows.show([row for row in numbered(5) if row.id != "3"])
        assert rows.lit == "4", "the neighbour is lit where the lit one went"
        rows.show([row for row in numbered(5) if row.id < "3"])
        assert rows.lit == "2"
        rows.show([])
        await pilot.pause()
        assert rows.lit == "" and rows.ids == ()
        rows.focus()
        await pilot.press("down", "up", "home", "end", "enter")
        assert rows.lit == ""


async def test_another_width_paints_the_rows_again() -> None:
    rows = Rows()
    long = Row("long", lambda width: text.wrap("one two three four five six seven eight nine", width))
    async with alone(rows) as (app, pilot):
        rows.show([long, *numbered(20)])
        rows.light("19")
        await pilot.pause()
        await pilot.resize_terminal(16, 6)
        await pilot.pause()
        assert lit_lines(app) == ["row 19 line 0"]
        assert all(len(line) <= 16 for line in app.sees.splitlines())
        rows.light("long")
        await pilot.pause()
        assert lit_lines(app)[0].startswith("one two") and len(lit_lines(app)) >= 4


async def test_enter_and_a_second_click_choose() -> None:
    rows = Rows(chooses=True)
    async with alone(rows) as (app, pilot):
        rows.show(numbered(5))
        rows.focus()
        await pilot.press("down", "enter")
        await pilot.click(rows, offset=(6, 3))
        assert rows.lit == "3"
        await pilot.click(rows, offset=(6, 3), times=2)
        await pilot.click(rows, offset=(6, 8))
        assert rows.lit == "3"
        chosen = [one.row for one in app.posted if isinstance(one, Rows.Chosen)]
        assert chosen[0] == "1" and set(chosen[1:]) == {"3"}


async def test_a_click_finds_its_row_when_scrolled() -> None:
    rows = Rows()
    async with alone(rows) as (app, pilot):
        rows.show(numbered(40, lines=2))
        rows.light("39")
        await pilot.pause()
        at = next(number for number, line in enumerate(app.sees.splitlines()) if "row 37 line 1" in line)
        await pilot.click(rows, offset=(4, at))
        assert rows.lit == "37"


async def test_markup_in_peoples_words_is_painted_unchanged() -> None:
    rows = Rows()
    async with alone(rows) as (app, _):
        rows.show([Row("a", lambda width: [text.words("[b]x[/b] [/ $foreground")])])
        assert "[b]x[/b] [/ $foreground" in app.sees


async def test_rows_added_above_keep_the_same_row_highlighted_and_visible() -> None:
    rows = Rows()
    async with alone(rows) as (app, pilot):
        rows.show(numbered(5))
        rows.light("3")
        more = [Row(f"new {number}", partial(_lines, f"new {number}", 2)) for number in range(20)]
        rows.show([*more, *numbered(5)])
        await pilot.pause()
        assert rows.lit == "3" and lit_lines(app) == ["row 3 line 0"]
        rows.show(list(reversed(numbered(30))))
        await pilot.pause()
        assert rows.lit == "3" and lit_lines(app) == ["row 3 line 0"]


async def test_the_wheel_moves_the_highlight_so_that_it_stays_visible() -> None:
    rows = Rows()
    async with alone(rows) as (app, pilot):
        rows.show(numbered(60))
        rows.focus()
        for _ in range(12):
            rows.post_message(MouseScrollDown(rows, 2, 2, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert rows.scroll_offset.y > 5 and int(rows.lit) >= rows.scroll_offset.y
        assert lit_lines(app) == [f"row {rows.lit} line 0"]
        for _ in range(30):
            rows.post_message(MouseScrollUp(rows, 2, 2, 0, -1, 0, False, False, False))
        await pilot.pause()
        assert rows.scroll_offset.y == 0 and lit_lines(app) == [f"row {rows.lit} line 0"]


async def test_enter_chooses_a_row_with_an_empty_id() -> None:
    rows = Rows(chooses=True)
    async with alone(rows) as (app, pilot):
        rows.show([Row("", partial(_lines, "nothing", 1)), *numbered(2)])
        rows.focus()
        await pilot.press("enter")
        assert [one.row for one in app.posted if isinstance(one, Rows.Chosen)] == [""]


async def test_a_row_that_shows_the_same_is_not_painted_again_and_one_that_differs_is() -> None:
    painted: list[str] = []

    def paint(words: str, width: int) -> list[Content]:
        painted.append(words)
        return [text.fit(words, width)]

    rows = Rows()
    async with alone(rows) as (app, pilot):
        rows.show([Row(name, partial(paint, name), shows=name) for name in ("one", "two")])
        await pilot.pause()
        painted.clear()
        rows.show([Row("one", partial(paint, "one"), shows="one"), Row("two", partial(paint, "new"), shows="new")])
        await pilot.pause()
        assert painted == ["new"]
        assert "one" in app.sees and "new" in app.sees and "two" not in app.sees
        painted.clear()
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert sorted(set(painted)) == ["new", "one"], "another width is painted again"
