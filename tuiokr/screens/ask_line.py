"""A question with one line to answer; Enter answers, Escape goes back and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tuiokr.screens.base import Dialog
from tuiokr.widgets import text


class AskLine(Dialog):
    """Dismisses with the line, or None.

    A `check` may refuse a line: it returns what was expected, "" when the line is fine.
    """

    def __init__(
        self,
        title: str,
        *,
        help: str = "",
        value: str = "",
        check: Callable[[str], str] | None = None,
        lines: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._title = title
        self._help = help
        self._value = value
        self._check = check
        self._above = lines
        self.keep: Callable[[str | None], None] | None = None
        """What is done with the line."""

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(text.words(self._title, "bold"), markup=False)
            if self._above:
                yield Static(text.stack([text.words(f"· {one}", "$soft") for one in self._above]), markup=False)
            yield Input(self._value, select_on_focus=False, max_length=4000, compact=True, id="line")
            yield Static(text.words(self._help, "$hint"), markup=False, id="dialog-help")
            yield Static(text.line(("⏎", "bold $accent"), " keep   ", ("esc", "bold $accent"), " back"), markup=False)

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.cursor_blink = False
        field.cursor_position = len(self._value)
        field.focus()

    def flush(self) -> None:
        """Keep what is typed when the program is closed in the middle of it."""
        typed = self.query_one(Input).value
        if self.keep and typed.strip() and typed != self._value and not (self._check and self._check(typed)):
            self.keep(typed)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        wrong = self._check(event.value) if self._check else ""
        if wrong:
            self.query_one("#dialog-help", Static).update(text.line(("▲ ", "$error"), text.words(wrong, "$error")))
            return
        self.dismiss(event.value)


def ask(app: App[Any], question: AskLine, keep: Callable[[str | None], None]) -> None:
    """Ask, and do `keep` with the answer: the line, or None when nobody answered."""
    question.keep = keep
    app.push_screen(question, keep)
