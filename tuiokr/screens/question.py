"""A question whose answer is one line or several lines. Enter answers; Escape closes it and saves nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from tuiokr.model.words import short
from tuiokr.screens.screen import Dialog
from tuiokr.usecases.concurrent_edit import said
from tuiokr.widgets import text
from tuiokr.widgets.lines_input import Lines


class AskLine(Dialog):
    """A dialog that dismisses with the line, or None.

    `check` may refuse a line: it returns what was expected, or "" if the line is fine. With `several`, pasted lines
    stay lines in the answer; otherwise they are joined. With `secret`, the typed words never appear elsewhere.
    `current` replaces `value`: it returns the present value at any time. If another window changed the value while the
    dialog was open, the answer replaces it only after a second Enter.
    """

    DEFAULT_CSS = "AskLine #above { height: auto; max-height: 50vh; scrollbar-size-vertical: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll_lines(-1)", show=False),
        Binding("pagedown", "scroll_lines(1)", show=False),
    ]
    typed_into = True

    def __init__(
        self,
        title: str,
        *,
        help: str = "",
        value: str = "",
        current: Callable[[], str] | None = None,
        check: Callable[[str], str] | None = None,
        lines: tuple[str, ...] = (),
        several: bool = False,
        secret: bool = False,
    ) -> None:
        super().__init__()
        self._several = several
        self.secret = secret
        self._title = title
        self._help = help
        self._current = current
        self._value = current() if current else value
        self._check = check
        self._above = lines

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(text.words(self._title, "bold"), markup=False)
            if self._above:
                with VerticalScroll(id="above", can_focus=False):
                    yield Static(text.stack([text.words(f"· {one}", "$soft") for one in self._above]), markup=False)
            if self._several:
                yield Lines(self._value, id="line")
            else:
                yield Input(self._value, select_on_focus=False, max_length=4000, compact=True, id="line")
            yield Static(text.words(self._help, "$hint"), markup=False, id="dialog-help")
            yield Static(text.line(("⏎", "bold $accent"), " keep   ", ("esc", "bold $accent"), " back"), markup=False)

    @property
    def _field(self) -> Input | Lines:
        return self.query_one("#line", Lines) if self._several else self.query_one("#line", Input)

    def on_mount(self) -> None:
        field = self._field
        if isinstance(field, Input):
            field.cursor_blink = False
            field.cursor_position = len(self._value)
        else:
            field.move_cursor(field.document.end)
        field.focus()

    @property
    def _typed(self) -> str:
        typed = self._field.value if self.query("#line") else ""
        return typed if typed.strip() and typed != self._value else ""

    @property
    def unkept(self) -> str:
        return "" if self.secret else self._typed

    def refuse(self, why: str) -> None:
        self.query_one("#dialog-help", Static).update(text.line(("▲ ", "$error"), text.words(why, "$error")))

    def flush(self) -> None:
        """Save what is typed when the program ends while the dialog is open."""
        typed = self._typed
        if self.answered and typed and not (self._check and self._check(typed)):
            self.answered(typed)

    def action_scroll_lines(self, pages: int) -> None:
        """Scroll the lines above the field, which may be more than fit."""
        for above in self.query("#above"):
            above.scroll_relative(y=pages * above.size.height, animate=False)

    @on(Input.Submitted)
    @on(Lines.Submitted)
    def _answer(self) -> None:
        answer = self._field.value
        missing = self.missing
        if missing and self.stays(missing):
            return
        wrong = self._check(answer) if self._check else ""
        if wrong:
            self.refuse(wrong)
        elif self._current is None or (now := self._current()) in (self._value, answer):
            self.dismiss(answer)
        elif answer == self._value:
            self.dismiss(None)  # nothing was typed, so the change of the other window stays
        else:
            self._value = now
            self.refuse(said(f"“{short(now)}”"))
