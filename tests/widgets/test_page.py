"""Fields of several lines: undo and redo while the scroll bar appears and disappears."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.widgets.stage import alone
from tuiokr.screens.outline_editor import OutlineEditor
from tuiokr.widgets.lines_input import Lines
from tuiokr.widgets.page import Page

LINES = "\n".join("abcdefghijklmno")


@pytest.mark.parametrize("made", [Page, Lines, OutlineEditor])
async def test_many_typed_lines_are_undone_and_redone(made: Callable[[], Page]) -> None:
    field = made()
    async with alone(field, size=(40, 6)) as (_, pilot):
        field.focus()
        field._replace_via_keyboard(LINES, (0, 0), (0, 0))
        field.move_cursor(field.document.end)
        await pilot.pause()
        assert field.show_vertical_scrollbar
        field.undo()
        await pilot.pause()
        assert (field.text, field.cursor_location) == ("", (0, 0))
        field.redo()
        await pilot.pause()
        assert (field.text, field.cursor_location) == (LINES, field.document.end)


@pytest.mark.parametrize("made", [Page, Lines, OutlineEditor])
async def test_many_deleted_lines_are_undone_and_redone(made: Callable[[], Page]) -> None:
    field = made()
    async with alone(field, size=(40, 6)) as (_, pilot):
        field.focus()
        field.text = LINES
        field.select_all()
        field.action_delete_left()
        await pilot.pause()
        field.undo()
        await pilot.pause()
        assert field.text == LINES
        field.move_cursor(field.document.end)
        field.redo()
        await pilot.pause()
        assert (field.text, field.cursor_location) == ("", (0, 0))
