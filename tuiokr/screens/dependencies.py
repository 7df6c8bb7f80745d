"""Dependencies of the teams in a tie-off."""

from __future__ import annotations

from textual.app import ComposeResult

from tuiokr.screens.screen import DeskScreen
from tuiokr.screens.stages.dependencies import DependencyStage
from tuiokr.screens.stages.dependency_content import ASKED, LIST
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head


class Dependencies(DeskScreen):
    """The dependency stage as a full screen."""

    places = ("dependencies",)

    def __init__(self, desk: Desk, team: str, teams: tuple[str, ...], view: str = LIST) -> None:
        """`teams` are those whose dependencies are shown, `view` is how: see `DependencyStage`."""
        super().__init__(desk)
        self._view = view
        self._team = team
        self.about = presence.team(desk.session, team)
        self._teams = teams

    def compose(self) -> ComposeResult:
        yield Head()
        yield DependencyStage(self.desk, self._team, teams=self._teams, view=self._view)
        yield Foot()

    def title_words(self) -> text.Part:
        if self._teams == (self._team,):
            name = self.desk.tree.names.get(self._team, self._team)
            return text.line(("Dependencies of ", "bold"), text.words(name, "bold $primary"))
        return text.words("Dependencies: what, from whom, by when", "bold")

    def update_body(self) -> None:
        self.query_one(DependencyStage).update()


def inbox(desk: Desk, team: str) -> Dependencies:
    """Return the screen that shows what waits for a team."""
    return Dependencies(desk, team, (team,), ASKED)


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
