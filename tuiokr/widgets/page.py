"""A page of several lines. It is loaded on first use, since the framework's field of lines takes long."""

from __future__ import annotations

from textual.widgets import TextArea


class Page(TextArea):
    """The framework's field of lines, in which undo and redo may take away the line that the cursor is on."""

    def _recompute_cursor_offset(self) -> None:
        """Where the cursor is, counted in wrapped lines.

        When lines come or go so that the scroll bar does too, the framework asks before it has put the cursor back.
        """
        there = self.clamp_visitable(self.cursor_location)
        self._cursor_offset = self.wrapped_document.location_to_offset(there)
