"""The editor of a statement: it wraps, underlines words with findings during typing, and submits with Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from tuiokr.model.limits import LONGEST_STATEMENT
from tuiokr.model.words import plural
from tuiokr.terminal.textual_private import forget_lines, style_of, type_over
from tuiokr.widgets.themes import STYLE

Span = tuple[int, int, str]
"""Start and end (in characters) of words with a finding, and its severity."""


class StatementEditor(TextArea):
    """A paragraph in a few wrapped lines. Enter posts `Submitted`; several pasted lines go to `several`."""

    DEFAULT_CSS = """
    StatementEditor { height: 3; border: none; padding: 0 1; background: $panel; color: $foreground; }
    StatementEditor { scrollbar-size-vertical: 1; }
    StatementEditor:focus { border: none; background-tint: $foreground 0%; }
    StatementEditor .text-area--cursor-line { background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]

    class Submitted(Message):
        """Enter was pressed."""

        def __init__(self, editor: StatementEditor) -> None:
            super().__init__()
            self.editor = editor

        @property
        def control(self) -> StatementEditor:
            return self.editor

    def __init__(self, *, id: str | None = None, placeholder: str = "") -> None:
        self._spans: tuple[Span, ...] = ()
        self._painted: dict[int, Strip] = {}
        """The lines as they are on the terminal."""
        self._editing = False
        self._themed = False
        """Whether the colours are those of the current style sheet."""
        self._styles_of: dict[str, Style] = {}
        self.at_fault: Callable[[str], Sequence[Span]] | None = None
        """Returns what to underline in a text; called at each edit, before the paint."""
        self.several: Callable[[str], None] | None = None
        """Receives several pasted lines; without it they are joined."""
        super().__init__("", id=id, soft_wrap=True, show_line_numbers=False, compact=True, placeholder=placeholder)
        self.cursor_blink = False
        self.highlight_cursor_line = False
        self.match_cursor_bracket = False
        self.tab_behavior = "focus"

    def underline(self, spans: Sequence[Span]) -> None:
        """Underline these spans; repaint only if they differ from the current ones."""
        wanted = tuple(spans)
        if wanted != self._spans:
            self._spans = wanted
            forget_lines(self)
            self.refresh()

    def write(self, value: str) -> None:
        """Load another statement and put the cursor at its end. Undo does not restore the one before."""
        self._spans = ()
        self.load_text(value)
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        self._editing = True  # one refresh at the end is enough for all changes
        try:
            result = super().edit(edit)
            if self.at_fault:
                self.underline(self.at_fault(self.text))
        finally:
            self._editing = False
        self.refresh()
        return result

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._themed:  # Textual computes its colours at each paint, which takes a quarter of the time for a key
            return ScrollView.render_lines(self, crop)
        self._themed = True
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        self._painted[y] = strip = super().render_line(y)
        return strip

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> StatementEditor:
        """Refresh like Textual, but a plain refresh paints only the lines that look different."""
        if regions or layout or recompose or not repaint or not self.is_mounted or not self._painted:
            super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
            return self
        if self._editing:
            return self
        for y in range(self.size.height):
            if super().render_line(y) != self._painted.get(y):
                super().refresh(Region(0, y, self.size.width, 1))
        return self

    def on_resize(self) -> None:
        self._painted.clear()

    def get_line(self, line_index: int) -> Text:
        """Return one line with its underlines; the offsets of spans count over the whole text."""
        found = super().get_line(line_index)
        if self._spans:
            begin = sum(len(self.document.get_line(index)) + 1 for index in range(line_index))
            for start, end, severity in self._spans:
                if end > begin and start < begin + len(found):
                    found.stylize(self._underline_style(severity), max(0, start - begin), max(0, end - begin))
        return found

    def _underline_style(self, severity: str) -> Style:
        style = self._styles_of.get(severity)
        if style is None:
            colour = style_of(self, STYLE[severity]).foreground
            style = Style(color=colour.rich_color if colour else None, underline=True, bold=severity == "error")
            self._styles_of[severity] = style
        return style

    def notify_style_update(self) -> None:
        self._styles_of.clear()
        self._painted.clear()
        self._themed = False
        super().notify_style_update()

    def on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "ctrl+j"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
            return
        if event.is_printable and len(self.text) >= LONGEST_STATEMENT:
            event.stop()
            event.prevent_default()
            self._say_full(1)

    def _say_full(self, left_out: int) -> None:
        said = f"A statement has room for {LONGEST_STATEMENT:,} characters; {plural(left_out, 'character')} left out"
        self.app.notify(said, severity="warning", markup=False, timeout=6)

    def on_paste(self, event: events.Paste) -> None:
        # Otherwise Textual calls its own handler too, which pastes a second time.
        event.prevent_default()
        event.stop()
        if self.several and sum(bool(line.strip()) for line in event.text.splitlines()) > 1:
            self.several(event.text)
        else:
            self.insert_line(event.text)

    def insert_line(self, pasted: str) -> None:
        """Insert a text as one line at the cursor, replacing the selection."""
        room = max(0, LONGEST_STATEMENT - len(self.text) + len(self.selected_text))
        pasted = " ".join(pasted.split())
        if len(pasted) > room:
            self._say_full(len(pasted) - room)
        result = type_over(self, pasted[:room])
        if result:
            self.move_cursor(result.end_location)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
