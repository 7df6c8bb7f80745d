"""A field in which each line is an item. It is imported on first use, because `TextArea` takes long to import."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from tuiokr.model.words import LONGEST, clean_lines
from tuiokr.terminal.textual_private import type_over
from tuiokr.widgets.line_input import say_left_out
from tuiokr.widgets.page import Page


class Lines(Page):
    """A field in which each line is an item. Enter posts `Submitted`; pasted lines stay lines."""

    DEFAULT_CSS = """
    Lines { height: auto; min-height: 1; max-height: 9; border: none; padding: 0 1; background: $panel; }
    Lines { scrollbar-size-vertical: 1; }
    Lines:focus { border: none; background: $panel; background-tint: $foreground 0%; }
    Lines .text-area--cursor-line { background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]

    class Submitted(Message):
        """Enter was pressed."""

        def __init__(self, lines: Lines) -> None:
            super().__init__()
            self.lines = lines

        @property
        def control(self) -> Lines:
            return self.lines

    def __init__(self, value: str = "", *, id: str | None = None, placeholder: str = "") -> None:
        super().__init__(value, id=id, soft_wrap=True, show_line_numbers=False, compact=True, placeholder=placeholder)
        self.cursor_blink = False
        self.highlight_cursor_line = False
        self.match_cursor_bracket = False
        self.tab_behavior = "focus"

    @property
    def value(self) -> str:
        """The text of the field; the name is that of `Input.value`."""
        return self.text

    def on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "ctrl+j"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
        elif event.is_printable and len(self.text) >= LONGEST:
            event.stop()
            event.prevent_default()
            say_left_out(self, " ")

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        pasted = event.text
        if len(pasted.splitlines()) > 1:  # these are items of their own, not parts of the existing lines
            pasted = clean_lines(pasted)
            (row, column), (last_row, last_column) = sorted(self.selection)
            pasted = ("\n" if self.document.get_line(row)[:column].strip() else "") + pasted
            pasted += "\n" if self.document.get_line(last_row)[last_column:].strip() else ""
        room = max(0, LONGEST - len(self.text) + len(self.selected_text))
        say_left_out(self, pasted[room:])
        if result := type_over(self, pasted[:room]):
            self.move_cursor(result.end_location)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
