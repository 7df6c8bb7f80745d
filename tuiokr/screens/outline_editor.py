"""The teams as an outline: Tab and Shift+Tab change the level of a line; Enter adds a line on the same level."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from tuiokr.screens.screen import bindings
from tuiokr.terminal.textual_private import type_over
from tuiokr.widgets.page import Page

STEP = "  "
"""The indentation of one level."""


class OutlineEditor(Page):
    """A text area in which Tab makes a line at most one level deeper than the line above it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("outline")

    class Left(Message):
        """The person wants to go to the other fields."""

    def action_indent(self) -> None:
        """Move the line, or all lines of the selection, one level down."""
        first, last = self._rows()
        if self._indent(first) < self._deepest(first):
            for row in range(first, last + 1):
                self.insert(STEP, (row, 0), maintain_selection_offset=True)

    def action_outdent(self) -> None:
        """Move the line, or all lines of the selection, one level up."""
        first, last = self._rows()
        for row in range(first, last + 1):
            line = self.document[row]
            spaces = len(line) - len(line.lstrip(" "))
            gone = 1 if line.startswith("\t") else min(spaces, len(STEP))
            if gone:
                self.delete((row, 0), (row, gone), maintain_selection_offset=True)

    def action_leave_field(self) -> None:
        self.post_message(self.Left())

    def on_key(self, event: events.Key) -> None:
        if event.key != "enter":
            return
        event.stop()
        event.prevent_default()
        start = min(self.selection)
        before = self.document[start[0]][: start[1]]
        type_over(self, "\n" + before[: len(before) - len(before.lstrip())])

    def _rows(self) -> tuple[int, int]:
        start, end = sorted(self.selection)
        return start[0], end[0] - (1 if end[1] == 0 and end[0] > start[0] else 0)

    def _indent(self, row: int) -> int:
        """Return the indentation of a line in cells."""
        line = self.document[row].expandtabs(4)
        return len(line) - len(line.lstrip())

    def _deepest(self, row: int) -> int:
        """Return the highest indentation of a line in cells: one level below the nearest line above that has words."""
        above = (at for at in range(row - 1, -1, -1) if self.document[at].strip())
        nearest = next(above, None)
        return 0 if nearest is None else self._indent(nearest) + len(STEP)
