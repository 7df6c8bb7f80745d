"""The form below the board: the statement and a few fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from tuiokr.model import field
from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import KeyResult, Objective
from tuiokr.usecases import key_result_form
from tuiokr.widgets import text
from tuiokr.widgets.choice import Choice
from tuiokr.widgets.statement import StatementEditor

WIDTHS: dict[field.Shape, str] = {"day": "-day", "level": "-level", "choice": "-choice"}
"""The CSS classes of fields that need less than an equal share of a line."""
LONGEST_LINE = 400
LONGEST_PROSE = 2000
"""Highest number of characters in a field."""


class DraftForm(Vertical):
    """Shows one objective or key result and reads what was typed. It never changes the session itself."""

    DEFAULT_CSS = """
    DraftForm { height: auto; background: $surface; padding: 0 1; border-top: tall $accent; }
    DraftForm .fields { height: 1; margin: 0 0 0 1; }
    DraftForm .block { height: auto; }
    DraftForm .field { height: 1; width: 1fr; margin: 0 1 0 0; }
    DraftForm .field.-day { width: 19; }
    DraftForm .field.-level { width: 17; }
    DraftForm .field.-choice { width: 16; }
    DraftForm .field Static { width: auto; color: $hint; margin: 0 1 0 0; }
    DraftForm .field Input { width: 1fr; background: $panel; padding: 0 1; }
    DraftForm .field Input:focus { background: $panel; background-tint: $foreground 0%; text-style: bold underline; }
    DraftForm .field Choice { width: 1fr; }
    DraftForm #what { height: 1; }
    """

    class Left(Message):
        """Enter was pressed in a field: go on with the next item."""

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="what")
        yield StatementEditor(id="statement")
        yield from _lines("key-fields", field.KEY_RESULT)
        yield from _lines("objective-fields", field.OBJECTIVE)

    def on_mount(self) -> None:
        for box in self.query(Input):
            box.cursor_blink = False

    @property
    def statement(self) -> StatementEditor:
        return self.query_one(StatementEditor)

    def show(self, thing: Objective | KeyResult, what: str, people: Sequence[str], *, whole: bool = True) -> None:
        """Show an item; if `whole` is False, the field with the focus does not change."""
        is_key = isinstance(thing, KeyResult)
        self.query_one("#key-fields").display = is_key
        self.query_one("#objective-fields").display = not is_key
        self.query_one("#what", Static).update(text.words(what, "$hint"))
        if whole:
            self.statement.write(thing.words)
        for row in _rows(thing):
            value = getattr(thing, row.name)
            if row.shape == "choice":
                self._block(thing).query_one(f"#{row.name}", Choice).value = value
                continue
            box = self._box(thing, row)
            shown = key_result_form.shown(row, value)
            if box.value != shown and (whole or not box.has_focus):
                box.value = shown
            if row.shape == "person":
                box.suggester = SuggestFromList(people, case_sensitive=False)

    def read(self, thing: Objective | KeyResult, name: str, cycle: Cycle, today: date) -> dict[str, Any]:
        """Return the content of a field as fields of the model; nothing if the shown text was not changed.

        The shown text may be rounded, or without line breaks. Raises `WrongInput`, which says what was expected.
        """
        row = next((row for row in _rows(thing) if row.name == name), None)
        typed = self._box(thing, row).value if row else ""
        if row is None or typed == key_result_form.shown(row, getattr(thing, name)):
            return {}
        return key_result_form.read(row, typed, cycle, today)

    def _block(self, thing: Objective | KeyResult) -> Vertical:
        return self.query_one("#key-fields" if isinstance(thing, KeyResult) else "#objective-fields", Vertical)

    def _box(self, thing: Objective | KeyResult, row: field.Field) -> Input:
        return self._block(thing).query_one(f"#{row.name}", Input)

    def on_input_submitted(self) -> None:
        self.post_message(self.Left())


def _rows(thing: Objective | KeyResult) -> tuple[field.Field, ...]:
    """Return the fields of an item that the form shows."""
    rows = field.KEY_RESULT if isinstance(thing, KeyResult) else field.OBJECTIVE
    return tuple(row for row in rows if row.form)


def _lines(block_id: str, rows: Sequence[field.Field]) -> Iterator[Widget]:
    """Yield the lines of fields for one kind of item."""
    placed = sorted((row.form, row) for row in rows if row.form)
    with Vertical(classes="block", id=block_id):
        for _, line in groupby(placed, key=lambda one: one[0][0]):
            with Horizontal(classes="fields"):
                for _, row in line:
                    yield from _field(row)


def _field(row: field.Field) -> Iterator[Widget]:
    with Horizontal(classes=f"field {WIDTHS.get(row.shape, '')}"):
        if row.shape == "choice":
            yield Choice(row.choices, id=row.name)
            return
        yield Static(row.label, markup=False)
        most = LONGEST_PROSE if row.shape == "prose" else LONGEST_LINE
        yield Input(id=row.name, compact=True, select_on_focus=True, max_length=most)
