"""A clash of two edits: both are shown side by side, and the person chooses which one to keep, field by field."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.screens.screen import Dialog, ask
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.history import Difference
from tuiokr.usecases.settlement import Dispute
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

_NAME = 16
"""Highest width of a field's name, in cells."""


def settle_next(app: App[Any], desk: Desk) -> None:
    """Show the next clash, then those after it, and save what is chosen."""
    if not desk.session.clashes:
        app.notify("There are no clashes: nobody else changed what you changed", markup=False, timeout=4)
        return
    conflict = desk.session.clashes[0]

    def keep(chosen: str | None) -> None:
        if chosen is not None:
            desk.settlement.settle(conflict, json.loads(chosen))
            if desk.session.clashes:
                settle_next(app, desk)

    ask(app, ClashDialog(desk.settlement.dispute(conflict)), keep)


class ClashDialog(Dialog):
    """A dialog that dismisses with the names of the fields to keep as the person wrote them (JSON), or None: later."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "side(True)", "Yours", show=False),
        Binding("right", "side(False)", "On disk", show=False),
        Binding("1", "all(True)", "All yours", show=False),
        Binding("2", "all(False)", "All on disk", show=False),
    ]

    def __init__(self, about: Dispute) -> None:
        super().__init__()
        self._said = about.said
        self._rows = about.differences
        self._mine = about.mine
        """The fields to keep as the person wrote them; the others stay as they are on disk."""

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall -wide"):
            yield Static(text.words(self._said, "bold"), markup=False)
            said = (
                "Your version is not saved yet. Choose which version to keep, field by field. Until then both are kept."
            )
            yield Static(text.words(said, "$hint"), markup=False)
            yield Rows(id="options", chooses=True)
            keys = [("← →", "this field   "), ("1", "all yours   "), ("2", "all on disk   "), ("⏎", "keep these   ")]
            parts = [part for key, does in keys for part in ((key, "bold $accent"), f" {does}")]
            yield Static(text.line(*parts, ("esc", "bold $accent"), " later"), markup=False)

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.styles.height = min(max(3, self.app.size.height - 11), 1 + 4 * len(self._rows))
        self._show()
        rows.focus()

    def action_side(self, mine: bool) -> None:
        """Keep the highlighted field as the person wrote it (`mine`), or as it is on disk."""
        lit = self.query_one(Rows).lit
        self._mine = self._mine | {lit} if mine else self._mine - {lit}
        self._show()

    def action_all(self, mine: bool) -> None:
        """Keep all fields of one side."""
        self._mine = frozenset(row.field for row in self._rows) if mine else frozenset()
        self._show()

    def on_rows_chosen(self) -> None:
        self.dismiss(json.dumps(sorted(self._mine)))

    def _show(self) -> None:
        heading = Row("", _heading, selectable=False)
        fields = [Row(one.field, partial(_paint, one, one.field in self._mine)) for one in self._rows]
        self.query_one(Rows).show([heading, *fields])


def _widths(width: int) -> tuple[int, int]:
    name = min(_NAME, max(6, width // 5))
    return name, max(8, (width - name - 4) // 2)


def _heading(width: int) -> Sequence[Content]:
    name, side = _widths(width)
    return [text.row(("", name), (("  YOURS", "$hint"), side), (("  ON DISK NOW", "$hint"), side))]


def _paint(one: Difference, mine: bool, width: int) -> Sequence[Content]:
    name, side = _widths(width)
    left = text.wrap(text.words(one.before), side - 2, most=8)
    right = text.wrap(text.words(one.after), side - 2, most=8)
    names = text.wrap((one.name, "$hint"), name, most=4)
    lines = []
    for index in range(max(len(left), len(right), len(names))):
        marks = ("● ", "○ ") if index == 0 else ("  ", "  ")
        cells = [
            text.line((mark if chosen else marks[1], "$success" if chosen else "$hint"), words)
            for mark, chosen, words in (
                (marks[0], mine, left[index] if index < len(left) else text.BLANK),
                (marks[0], not mine, right[index] if index < len(right) else text.BLANK),
            )
        ]
        called = names[index] if index < len(names) else text.BLANK
        lines.append(text.row((called, name), (cells[0], side), (cells[1], side)))
    return lines
