"""The line at the top: the place at the left, the state of saving and the time at the right, a warning below."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tuiokr.widgets import text

LEAST = 12
"""Cells of the title that are always shown."""
MOST = 3
"""Highest number of lines of a warning; one less in a low window."""
FEW = 20
"""Lines below which a window is low."""


class Head(Widget):
    """One line with `left` and `right`; below it `warning`, if any, wrapped to several lines."""

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
        # The right part may say that something was not saved, so it is more important than the title.
        room = max(0, self.size.width - min(LEAST, self.left.cell_length) - 1)
        right = self.right if self.right.cell_length <= room else text.fit(self.right, room)
        first = text.both_ends(self.left, right, self.size.width)
        return text.stack([first, *self._warning(self.size.width, self.app.size.height)])


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
