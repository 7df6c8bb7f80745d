"""The countdown before hands or numbers are revealed: 3, 2, 1 in large digits."""

from __future__ import annotations

from typing import Final

from textual import constants, events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tuiokr.screens.screen import Dialog
from tuiokr.widgets import text
from tuiokr.widgets.block_letters import block_letters

FROM: Final = 3
STEP: Final = 0.5
"""Seconds for each digit."""
SCALE: Final = 3


def moves() -> bool:
    """Whether things may move on screen: not when the person wants no animations."""
    return constants.TEXTUAL_ANIMATIONS != "none"


class Countdown(Dialog):
    """Counts down and dismisses with a word. Any key or click skips it; escape goes back without it."""

    def __init__(self, what: str = "hands") -> None:
        """`what` is shown afterwards."""
        super().__init__()
        self._what = what
        self._count = FROM

    def compose(self) -> ComposeResult:
        with Vertical(id="countdown"):
            yield Static("", markup=False, id="count")
            keys = text.line(
                ("any key", "bold $accent"), f" shows the {self._what}   ", ("esc", "bold $accent"), " not yet"
            )
            yield Static(keys, markup=False)

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        """Show the digit that is due, and come back after a moment; at zero it is over."""
        if not self.is_current:
            return
        if self._count == 0:
            self.dismiss("over")
            return
        lines = [text.line((one, "bold $accent")) for one in block_letters(str(self._count), SCALE)]
        self.query_one("#count", Static).update(text.stack(lines))
        self._count -= 1
        self.set_timer(STEP, self._show)

    def on_key(self, event: events.Key) -> None:
        if event.key != "escape":
            event.stop()
            self.dismiss("skipped")

    def on_click(self) -> None:
        self.dismiss("skipped")
