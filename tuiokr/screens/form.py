"""What every small form shares: Enter goes on and keeps at the last field, F9 keeps, what does not fit is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from tuiokr.model.organisation import Team
from tuiokr.screens.screen import Dialog
from tuiokr.widgets import text
from tuiokr.widgets.lines_input import Lines


class Form(Dialog):
    """A dialog of fields. It composes an empty `#wrong` line, and `keep` keeps what the fields say."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "keep", show=False, priority=True)]
    typed_into = True
    LAST = ""
    """Id of the field in which Enter keeps."""
    _before: tuple[str, ...] = ()

    def on_mount(self) -> None:
        for field in self.query(Input):
            field.cursor_blink = False
        self._before = self._now()

    def _now(self) -> tuple[str, ...]:
        return tuple(field.value for field in self.query("Input, Lines") if isinstance(field, Input | Lines))

    def keys(self) -> Static:
        """The line of keys at the bottom."""
        words = text.line(
            ("tab", "bold $accent"), " next   ", ("F9", "bold $accent"), " keep   ", ("esc", "bold $accent"), " back"
        )
        return Static(words, markup=False, classes="keys")

    @property
    def unkept(self) -> str:
        return " · ".join(field for field in self._now() if field) if self._now() != self._before else ""

    def refuse(self, why: str) -> None:
        """Say what was expected; the form stays as it is."""
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
        """A window closed in the middle of it keeps what was typed, and nothing where nothing was."""
        if self._now() != self._before:
            self.action_keep()

    def action_keep(self) -> None:
        missing = self.missing
        if missing and not self.stays(missing):
            self.action_leave()
        elif not missing:
            self.keep()

    def keep(self) -> None:
        """Keep what the fields say and close, or `refuse` it."""


def named(teams: Iterable[Team]) -> dict[str, str]:
    """Name → id of teams; where two have one name, the id stands beside it."""
    those = tuple(teams)
    counts = Counter(team.name for team in those)
    return {team.name if counts[team.name] == 1 else f"{team.name} ({team.id})": team.id for team in those}
