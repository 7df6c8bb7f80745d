"""The screens that open from the draft: the vote, the team tests, the history, the examples and publishing."""

from __future__ import annotations

from collections.abc import Callable

from tuiokr.model.okr import KeyResult, Objective
from tuiokr.screens.asker import Asker
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text


class DraftRoutes:
    """Opens other screens about one team's objectives and key results; each is imported when it is opened."""

    def __init__(self, desk: Desk, team: str, workshop_id: str, asker: Asker) -> None:
        """`workshop_id` is the current workshop, or "" outside a workshop."""
        self._desk = desk
        self._team = team
        self._workshop_id = workshop_id
        self._asker = asker

    def vote(self, thing: Objective | KeyResult | None) -> None:
        """Open the fist of five on an objective or key result."""
        if thing is not None:
            from tuiokr.screens.vote import VoteScreen

            workshop_id = self._workshop_id or self._desk.vote.workshop_for(self._team)
            self._asker.open(VoteScreen(self._desk, workshop_id, self._desk.vote.open(workshop_id, thing.id)))

    def team_tests(self, thing: Objective | KeyResult | None) -> None:
        """Open espresso and townhall on an objective, or on the objective of a key result."""
        if thing is not None:
            from tuiokr.screens.team_tests import TeamTests

            objective = thing.objective if isinstance(thing, KeyResult) else thing.id
            self._asker.open(TeamTests(self._desk, self._team, objective))

    def publish(self) -> None:
        """Open the gates and the page."""
        from tuiokr.screens.publish import Publish

        self._asker.open(Publish(self._desk, self._team))

    def history(self, thing: Objective | KeyResult | None) -> None:
        """Open the history of an objective or key result."""
        if thing is not None:
            from tuiokr.screens.history import show_history

            title = f"History of “{text.cut(thing.words, 60)}”"
            find = self._desk.history.of_thing
            show_history(self._asker, self._desk, title, lambda: find(self._team, thing.id))

    def wordings(self, thing: Objective | KeyResult | None) -> None:
        """Open the versions of the words of an objective or key result."""
        if thing is not None:
            from tuiokr.screens.wording import show_wordings

            show_wordings(self._asker, self._desk, self._team, thing.id, thing.words)

    def examples(self, thing: Objective | KeyResult | None, added: Callable[[str], None]) -> None:
        """Open the examples; `added` is called with the id of a copy, which is added after `thing`."""
        from tuiokr.screens.example import show_examples

        show_examples(self._asker, self._desk, self._team, thing.id if thing else "", added)
