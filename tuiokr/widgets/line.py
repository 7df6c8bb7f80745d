"""Fields to write in. A paste of several lines is never cut to its first one: what becomes of it is decided here."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, TextArea

from tuiokr.model.words import LONGEST, clean_lines, people
from tuiokr.widgets import text as words


def joined(pasted: str, joint: str = " ") -> str:
    """Several lines as one: joined by `joint`, in which no line is lost."""
    lines = [line for line in (" ".join(one.split()) for one in pasted.splitlines()) if line]
    return joint.join(lines) if len(lines) > 1 else pasted.strip("\r\n")


def fitting(field: Input, pasted: str, joint: str = " ") -> str:
    """What a paste puts into a field of one line: all lines, as far as there is room; what has none is said."""
    start, end = sorted(field.selection)
    words = joined(pasted, joint)
    room = max(0, (field.max_length or LONGEST) - len(field.value) + (end - start))
    _say_left_out(field, words[room:])
    return words[:room]


class Names(Input):
    """A field of one line for names with commas: pasted lines are names."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        pasted = event.text
        if len(pasted.splitlines()) > 1 and (names := people(pasted)):
            before, after = self.value[:start].rstrip(), self.value[end:].lstrip()
            pasted = f"{', ' if before and not before.endswith(',') else ''}{', '.join(names)}"
            pasted += ", " if after and not after.startswith(",") else ""
        self.replace(fitting(self, pasted), start, end)


class Lines(TextArea):
    """A field whose lines are several items. Enter posts `Submitted`; pasted lines stay lines."""

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
        """What it says, as `Input.value` does."""
        return self.text

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "ctrl+j"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
        elif event.is_printable and len(self.text) >= LONGEST:
            event.stop()
            event.prevent_default()
            _say_left_out(self, " ")
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        pasted = event.text
        if len(pasted.splitlines()) > 1:  # several items, none of them the rest of a line that is there
            pasted = clean_lines(pasted)
            (row, column), (last_row, last_column) = sorted(self.selection)
            pasted = ("\n" if self.document.get_line(row)[:column].strip() else "") + pasted
            pasted += "\n" if self.document.get_line(last_row)[last_column:].strip() else ""
        room = max(0, LONGEST - len(self.text) + len(self.selected_text))
        _say_left_out(self, pasted[room:])
        if result := self._replace_via_keyboard(pasted[:room], *self.selection):
            self.move_cursor(result.end_location)


def _say_left_out(field: Input | TextArea, left_out: str) -> None:
    if left_out:
        said = f"There is no room for more here; {words.count(len(left_out), 'character')} left out"
        field.app.notify(said, severity="warning", markup=False, timeout=6)
