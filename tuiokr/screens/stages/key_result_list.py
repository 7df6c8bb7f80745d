"""The stage of a step that is about one key result after another: a line on top, and the list of key results."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from tuiokr.screens.stages.stage import Stage
from tuiokr.widgets.rows import Rows


class KeyResultStage(Stage):
    """A stage over a list of key results. Its subclass fills `#ask` and the rows in `update`."""

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="ask")
        yield Rows(id="keys")

    def on_mount(self) -> None:
        self.update()
        self.query_one(Rows).focus()

    @property
    def lit(self) -> str:
        """The id of the highlighted key result, or "" if there is none or it was deleted."""
        lit = self.query_one(Rows).lit
        return lit if self.desk.draft.okrs(self.team).key_result(lit) else ""

    @property
    def highlighted_okr(self) -> str:
        return self.lit
