"""A pane of text beside a list. It fits its text to its width, and keys scroll it while it has the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tuiokr.widgets import text


class SidePane(VerticalScroll, can_focus=True):
    """Shows the lines that `paint` returns for a width. Escape posts `Left`."""

    DEFAULT_CSS = """
    SidePane { background: $surface; padding: 1 2; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    SidePane:focus { background: $panel; }
    SidePane Static { height: auto; width: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    class Left(Message):
        """The person goes back to the list."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._paint: Callable[[int], Sequence[Content]] | None = None
        self._body = Static("", markup=False)

    def compose(self) -> ComposeResult:
        yield self._body

    def show(self, paint: Callable[[int], Sequence[Content]], *, top: bool = False) -> None:
        """Show what `paint` returns; with `top`, scroll to its beginning."""
        self._paint = paint
        self._repaint()
        if top:
            self.scroll_home(animate=False)

    def on_resize(self) -> None:
        self._repaint()

    def _repaint(self) -> None:
        width = self.scrollable_content_region.width
        if self._paint is not None and width > 0:
            self._body.update(text.stack(self._paint(width)))

    def action_leave(self) -> None:
        self.post_message(self.Left())


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
