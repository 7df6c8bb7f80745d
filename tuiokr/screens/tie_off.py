"""The tie-off of a team on level n with the teams on level n+1 below it."""

from __future__ import annotations

from textual.app import ComposeResult

from tuiokr.screens.screen import DeskScreen
from tuiokr.screens.stages.tie_off import TieOffStage
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head


class TieOffScreen(DeskScreen):
    """The tie-off stage as a full screen."""

    places = ("tie_off",)

    def __init__(self, desk: Desk, upper: str) -> None:
        super().__init__(desk)
        self._upper = upper
        self.about = presence.team(desk.session, upper)

    def compose(self) -> ComposeResult:
        yield Head()
        yield TieOffStage(self.desk, self._upper)
        yield Foot()

    def title_words(self) -> text.Part:
        desk = self.desk
        tree = desk.tree
        upper = tree.get(self._upper)
        lower = tree.children(self._upper)
        below = " · ".join(team.name for team in lower) if len(lower) < 4 else f"{len(lower)} teams"
        return text.line(
            ("Tie-off  ", "bold"),
            text.words(upper.name if upper else self._upper, "bold"),
            (" ◂▸ ", "$hint"),
            text.words(below, "$soft"),
        )

    def aside(self) -> text.Part | None:
        tying = self.desk.tie_off
        total = sum(len(self.desk.draft.okrs(team).objectives) for team in tying.of(self._upper).lower)
        return text.line("  ", (f"{total - len(tying.undecided(self._upper))} of {total} decided", "bold"))

    def update_body(self) -> None:
        self.query_one(TieOffStage).update()


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
