"""The line at the top: where we are at the left, whether it is saved and the time at the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tuiokr.widgets import text

LEAST = 12
"""Cells of the title that always stay."""


class Head(Widget):
    """One line. `left` and `right` are content."""

    DEFAULT_CSS = "Head { dock: top; height: 1; background: $panel; color: $foreground; padding: 0 1; }"
    left: reactive[Content] = reactive(text.BLANK)
    right: reactive[Content] = reactive(text.BLANK)

    def render(self) -> Content:
        # What is said at the right, that something was not saved, comes before the title.
        room = max(0, self.size.width - min(LEAST, self.left.cell_length) - 1)
        right = self.right if self.right.cell_length <= room else text.fit(self.right, room)
        return text.both_ends(self.left, right, self.size.width)
