"""The line at the top: where we are at the left, whether it is saved and the time at the right; below it a warning."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tuiokr.widgets import text

LEAST = 12
"""Cells of the title that always stay."""
MOST = 3
"""Lines of a warning; one less in a window of few lines."""
FEW = 20
"""Lines of a window that are few."""


class Head(Widget):
    """One line of `left` and `right`, and `warning` below, over as many lines as it needs, while there is one."""

    DEFAULT_CSS = "Head { dock: top; height: auto; background: $panel; color: $foreground; padding: 0 1; }"
    left: reactive[Content] = reactive(text.BLANK)
    right: reactive[Content] = reactive(text.BLANK)
    warning: reactive[Content] = reactive(text.BLANK, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 + len(self._warning(width, viewport.height))

    def _warning(self, width: int, height: int) -> list[Content]:
        if not self.warning.cell_length:
            return []
        return text.wrap(self.warning, width, first=("▲ ", "bold $error"), most=MOST - (height < FEW))

    def render(self) -> Content:
        # What is said at the right, that something was not saved, comes before the title.
        room = max(0, self.size.width - min(LEAST, self.left.cell_length) - 1)
        right = self.right if self.right.cell_length <= room else text.fit(self.right, room)
        first = text.both_ends(self.left, right, self.size.width)
        return text.stack([first, *self._warning(self.size.width, self.app.size.height)])


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
