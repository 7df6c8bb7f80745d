"""What all small forms share: Enter goes to the next field or saves in the last one, F9 saves, errors are shown."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from tuiokr.screens.screen import Dialog
from tuiokr.widgets import text
from tuiokr.widgets.lines_input import Lines


class Form(Dialog):
    """A dialog of fields. A subclass composes an empty `#wrong` line and saves the fields in `keep`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "keep", show=False, priority=True)]
    typed_into = True
    LAST = ""
    """The id of the field in which Enter saves."""
    _before: tuple[str, ...] = ()

    def on_mount(self) -> None:
        for field in self.query(Input):
            field.cursor_blink = False
        self._before = self._now()

    def _now(self) -> tuple[str, ...]:
        return tuple(field.value for field in self.query("Input, Lines") if isinstance(field, Input | Lines))

    def keys(self) -> Static:
        """Return the line of keys at the bottom."""
        words = text.line(
            ("tab", "bold $accent"), " next   ", ("F9", "bold $accent"), " keep   ", ("esc", "bold $accent"), " back"
        )
        return Static(words, markup=False, classes="keys")

    @property
    def unkept(self) -> str:
        return " · ".join(field for field in self._now() if field) if self._now() != self._before else ""

    def refuse(self, why: str) -> None:
        """Show what was expected; the form stays open."""
        line = text.line(("▲ ", "$error"), text.words(why, "$error"))
        self.query_one("#wrong", Static).update(line)

    @on(Input.Submitted)
    @on(Lines.Submitted)
    def _go_on(self, event: Input.Submitted | Lines.Submitted) -> None:
        if event.control.id == self.LAST:
            self.action_keep()
        else:
            self.focus_next()

    def flush(self) -> None:
        """Save what was typed, if anything was, when the program ends while the form is open."""
        if self._now() != self._before:
            self.action_keep()

    def action_keep(self) -> None:
        missing = self.missing
        if missing and not self.stays(missing):
            self.action_leave()
        elif not missing:
            self.keep()

    def keep(self) -> None:
        """Save the fields and close, or `refuse` them."""
