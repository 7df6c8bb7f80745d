"""The stage for a break: when everybody is back, in large digits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from tuiokr.model.step_kind import StepKind
from tuiokr.screens.stages.stage import Stage
from tuiokr.widgets import text
from tuiokr.widgets.block_letters import block_letters

WIDE = 40
"""Columns from which the digits are twice as large."""


class BreakStage(Stage):
    """Shows one time. It is later when the break gets more minutes or begins later."""

    kinds: ClassVar = (StepKind.BREAK,)
    DEFAULT_CSS = "BreakStage { padding: 1 2; }"

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="back")

    def on_mount(self) -> None:
        self.update()

    @property
    def _back(self) -> datetime:
        one, now = self.desk.workshop.full(self.workshop_id).workshop, self.desk.now()
        return (now + timedelta(seconds=max(0.0, one.left(one.current, now)))).astimezone()

    def tick(self) -> None:
        if f"{self._back:%H:%M}" != self._shown:
            self.update()

    def update(self) -> None:
        width = self.content_size.width or WIDE
        self._shown = time = f"{self._back:%H:%M}"
        digits = [text.words(line, "bold $primary") for line in block_letters(time, 2 if width >= WIDE else 1)]
        lines = [text.words(f"Back at {time}", "bold"), text.BLANK, *digits]
        self.query_one("#back", Static).update(text.stack(lines))
