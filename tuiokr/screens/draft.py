"""The screen for drafting one team's objectives and key results, also for one person alone."""

from __future__ import annotations

from textual.app import ComposeResult

from tuiokr.model.stale import with_stale
from tuiokr.screens.screen import DeskScreen
from tuiokr.screens.stages.draft import DraftStage
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head


class Draft(DeskScreen):
    """The draft stage as a full screen."""

    places = ("draft",)

    def __init__(self, desk: Desk, team: str, *, lit: str = "") -> None:
        """`lit` is the id of the statement to highlight first."""
        super().__init__(desk)
        self._team = team
        self._first = lit
        self.about = presence.team(desk.session, team)

    def compose(self) -> ComposeResult:
        yield Head()
        yield DraftStage(self.desk, self._team, lit=self._first)
        yield Foot()

    @property
    def stage(self) -> DraftStage:
        return self.query_one(DraftStage)

    def title_words(self) -> text.Part:
        desk = self.desk
        tree = desk.tree
        team = tree.get(self._team)
        above = tree.parent(self._team)
        under = f"  L{tree.level(self._team)} under {above.name}" if above else "  L1"
        state, stale = self.desk.home.state(self._team)
        return text.line(
            text.words(team.name if team else self._team, "bold"),
            text.words(under, "$soft"),
            (f"  {with_stale(state, stale)}", "$hint"),
        )

    def aside(self) -> text.Part | None:
        return text.line("  ", text.words(self.desk.cycle_id, "bold"))

    def footer_places(self) -> tuple[str, ...]:
        return self.stage.places() if self.is_mounted else self.places

    def update_body(self) -> None:
        self.stage.update()

    @property
    def busy(self) -> bool:
        return any(stage.busy for stage in self.query(DraftStage))

    def flush(self) -> None:
        self.stage.flush()

    def salvage(self) -> None:
        self.stage.salvage()


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
