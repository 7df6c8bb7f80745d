"""The line at the bottom: at most seven keys, from the table of commands. A click does what the key does."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tuiokr.keys import Command, key_label, of
from tuiokr.widgets import text

PALETTE = next(command for command in of("everywhere") if command.id == "command_palette")


class Foot(Widget):
    """Shows commands; posts `Clicked` with the command under the mouse."""

    DEFAULT_CSS = "Foot { dock: bottom; height: 1; background: $panel; color: $foreground; padding: 0 1; }"
    commands: reactive[tuple[Command, ...]] = reactive(())
    typing: reactive[bool] = reactive(False)
    """Whether letters go into a text field, so they are not keys of commands."""
    hint: reactive[Content] = reactive(text.BLANK)
    """A line above the keys: what to try next."""

    class Clicked(Message):
        """A key in the footer was clicked."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def render(self) -> Content:
        shown = text.line(*(part for piece, _ in self._pieces() for part in piece))
        return text.stack([*self._hint_lines(), shown])

    def _hint_lines(self) -> list[Content]:
        return text.wrap(self.hint, max(1, self.size.width), most=2) if self.hint else []

    def watch_hint(self) -> None:
        """Make room for the hint, or take it back."""
        self.styles.height = 1 + len(self._hint_lines())

    def on_resize(self) -> None:
        self.watch_hint()

    def _pieces(self) -> Sequence[tuple[tuple[text.Part, ...], Command]]:
        """Return the commands that fit. A narrow line leaves out some, but never the last one, help."""
        room = max(0, self.size.width - 11)
        pieces: list[tuple[tuple[text.Part, ...], Command]] = []
        if not self.commands:
            return pieces
        *rest, last = self.commands
        used = text.cells(f"{self._label(last)} {last.title}")
        for command in rest:
            label = self._label(command)
            width = text.cells(f"{label} {command.title}  ")
            if used + width <= room:
                pieces.append((((label, "bold $accent"), f" {command.title}  "), command))
                used += width
        pieces.append((((self._label(last), "bold $accent"), f" {last.title}"), last))
        gap = " " * max(1, self.size.width - used - 10)
        palette: tuple[text.Part, ...] = (gap, ("^p" if self.typing else " :", "bold $accent"), " palette")
        return [*pieces, (palette, PALETTE)]

    def _label(self, command: Command) -> str:
        return key_label(command, typing=self.typing)

    def on_click(self, event: events.Click) -> None:
        if event.y < self.size.height - 1:
            return
        at = event.x - 1
        for piece, command in self._pieces():
            width = text.line(*piece).cell_length
            if at < width:
                self.post_message(self.Clicked(command))
                return
            at -= width


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
