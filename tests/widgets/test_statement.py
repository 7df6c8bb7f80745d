"""The editor of a statement: Enter submits, a paste is one paragraph, the words of findings are underlined."""

from __future__ import annotations

from textual import events

from tests.widgets.stage import Alone, alone
from tuiokr.model.limits import LONGEST_STATEMENT
from tuiokr.widgets.statement import StatementEditor


def underlined(app: Alone) -> str:
    return "".join(one.text for strip in app.strips() for one in strip if one.style is not None and one.style.underline)


async def test_enter_submits_and_adds_no_line() -> None:
    editor = StatementEditor()
    async with alone(editor) as (app, pilot):
        editor.focus()
        await pilot.press("a", "enter", "b", "ctrl+j")
        assert editor.text == "ab"
        assert len([one for one in app.posted if isinstance(one, StatementEditor.Submitted)]) == 2


async def test_exactly_the_words_of_a_finding_are_underlined() -> None:
    editor = StatementEditor()
    async with alone(editor) as (app, pilot):
        editor.write("Launch one-click checkout and improve everything a lot")
        editor.underline([(0, 6, "error"), (30, 37, "warning")])
        await pilot.pause()
        assert underlined(app) == "Launchimprove"
        editor.underline([])
        await pilot.pause()
        assert underlined(app) == ""


async def test_an_underline_continues_after_a_soft_line_break() -> None:
    editor = StatementEditor()
    async with alone(editor, size=(20, 6)) as (app, pilot):
        editor.write("one two three four five six")
        editor.underline([(8, 23, "error")])
        await pilot.pause()
        assert underlined(app).replace(" ", "") == "threefourfive"


async def test_spans_beyond_the_words_are_harmless() -> None:
    editor = StatementEditor()
    async with alone(editor) as (app, pilot):
        editor.write("short")
        editor.underline([(3, 99, "error"), (50, 60, "hint"), (4, 2, "warning")])
        await pilot.pause()
        assert underlined(app).startswith("rt")


async def test_another_statement_removes_the_underlines_and_moves_the_cursor_to_its_end() -> None:
    editor = StatementEditor()
    async with alone(editor) as (app, pilot):
        editor.write("Launch it")
        editor.underline([(0, 6, "error")])
        editor.write("Other words")
        editor.focus()
        await pilot.press("!")
        assert editor.text == "Other words!" and underlined(app).strip() == ""


async def test_a_pasted_paragraph_becomes_one_line_once() -> None:
    editor = StatementEditor()
    async with alone(editor) as (app, pilot):
        editor.focus()
        app.post_message(events.Paste("Checkout completion\n  from 71 %\r\n to 85 %\n"))
        await pilot.pause()
        assert editor.text == "Checkout completion from 71 % to 85 %"


async def test_the_length_of_a_statement_is_limited() -> None:
    editor = StatementEditor()
    async with alone(editor) as (app, pilot):
        editor.focus()
        app.post_message(events.Paste("w" * (LONGEST_STATEMENT * 2)))
        await pilot.pause()
        assert len(editor.text) == LONGEST_STATEMENT
        await pilot.press("x")
        assert len(editor.text) == LONGEST_STATEMENT
        said = [one.message for one in app._notifications]
        assert [one.rpartition("; ")[2] for one in said] == ["2,000 characters left out", "1 character left out"]


async def test_a_paste_adds_no_line_break() -> None:
    editor = StatementEditor()
    async with alone(editor) as (app, pilot):
        editor.focus()
        app.post_message(events.Paste("one\ntwo\r\nthree"))
        await pilot.pause()
        assert "\n" not in editor.text and editor.text.startswith("one two three")
