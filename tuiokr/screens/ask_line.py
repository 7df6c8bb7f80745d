"""A question with one line to answer; Enter answers, Escape goes back and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tuiokr.screens.base import Dialog
from tuiokr.widgets import text


class AskLine(Dialog):
    """Dismisses with the line, or None.

    A `check` may refuse a line: it returns what was expected, "" when the line is fine.
    """

    typed_into = True

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

    @property
    def unkept(self) -> str:
        typed = "".join(field.value for field in self.query(Input))
        return typed if typed.strip() and typed != self._value else ""

    def refuse(self, why: str) -> None:
        self.query_one("#dialog-help", Static).update(text.line(("▲ ", "$error"), text.words(why, "$error")))

    def flush(self) -> None:
        """Keep what is typed when the program is closed in the middle of it."""
        typed = self.unkept
        if self.answered and typed and not (self._check and self._check(typed)):
            self.answered(typed)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        missing = self.missing
        if missing and self.stays(missing):
            return
        wrong = self._check(event.value) if self._check else ""
        if wrong:
            self.refuse(wrong)
        else:
            self.dismiss(event.value)
