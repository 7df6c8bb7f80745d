"""The screen for espresso and townhall on the objectives of a team, outside the step of the agenda."""

from __future__ import annotations

from textual.app import ComposeResult

from tuiokr.screens.screen import DeskScreen
from tuiokr.screens.stages.team_tests import TeamTestStage
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text
from tuiokr.widgets.foot import Foot
from tuiokr.widgets.head import Head


class TeamTests(DeskScreen):
    """The team tests as a full screen."""

    places = ("team_tests",)

    def __init__(self, desk: Desk, team: str, objective: str) -> None:
        super().__init__(desk)
        self.workshop_id = desk.vote.workshop_for(team)
        self.about = presence.workshop(desk.session, self.workshop_id)
        self._team = team
        self._objective = objective

    def compose(self) -> ComposeResult:
        yield Head()
        yield TeamTestStage(self.desk, self._team, self.workshop_id, ("espresso", "townhall"), lit=self._objective)
        yield Foot()

    def title_words(self) -> text.Part:
        team = self.desk.tree.get(self._team)
        return text.line(("Ask the team  ", "bold"), text.words(team.name if team else self._team, "$soft"))

    def pasted(self, words: str) -> None:
        if self.desk.read_only or not self.query_one(TeamTestStage).pasted(words):
            super().pasted(words)

    def update_body(self) -> None:
        self.query_one(TeamTestStage).update()


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
