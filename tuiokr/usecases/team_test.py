"""Team tests: count hidden answers, then show the counts."""

from __future__ import annotations

from dataclasses import replace

from tuiokr.model import fingerprint
from tuiokr.model.stale import LastTeamTest, last_team_test
from tuiokr.model.team_test import TeamTest, TeamTestAnswer, TeamTestName
from tuiokr.session.session import Session
from tuiokr.usecases.workshop import WorkshopDesk


class TeamTestDesk:
    """The team tests of one workshop."""

    def __init__(self, session: Session, running: WorkshopDesk) -> None:
        self._session = session
        self._running = running

    def of(self, workshop_id: str, about: str, test: TeamTestName) -> TeamTest:
        """Return the counts of a team test on an objective; blank before the first answer."""
        for one in self._running.full(workshop_id).team_tests:
            if one.about == about and one.test == test:
                return one
        return TeamTest(id=f"{test}-{about}", about=about, test=test)

    def last(self, workshop_id: str, about: str, test: TeamTestName) -> LastTeamTest:
        """Return the same as `of`, and whether the objective changed after the last answer."""
        workshop = self._running.full(workshop_id).workshop
        okrs = self._session.workspace.of(workshop.cycle, workshop.team)
        return last_team_test(self.of(workshop_id, about, test), okrs)

    def answer(self, workshop_id: str, about: str, test: TeamTestName, answer: TeamTestAnswer, by: int = 1) -> TeamTest:
        """Count one more answer (one fewer with by=-1, never below 0). The counts stay hidden until `show_counts`.

        Raises ValueError if everybody has answered, or if the counts are already shown.
        """
        one = self.of(workshop_id, about, test)
        workshop = self._running.full(workshop_id).workshop
        people = len(workshop.here)
        if one.shown:
            raise ValueError("The counts are shown. Press v to hide them and change answers")
        if by > 0 and people and one.total + by > people:
            raise ValueError(f"All {people} people have answered" if people > 1 else "The only person has answered")
        field = answer.replace("-", "_")
        count = min(999, max(0, getattr(one, field) + by))
        changed = one.but(**{field: count}, masked=True)
        if by > 0:  # a removed answer says nothing about the present text
            seen = fingerprint.of_thing(self._session.workspace.of(workshop.cycle, workshop.team), about)
            changed = changed.but(asked=self._session.clock.now(), fingerprint=seen)
        self._keep(workshop_id, changed, f"an answer to {test}")
        return changed

    def show_counts(self, workshop_id: str, about: str, test: TeamTestName, shown: bool) -> None:
        """Show the counts of a team test, or hide them again so that answers can change."""
        one = self.of(workshop_id, about, test)
        if one.total:
            self._keep(workshop_id, one.but(masked=not shown), f"{'show' if shown else 'hide'} the counts of {test}")

    def _keep(self, workshop_id: str, test: TeamTest, label: str) -> None:
        held = self._running.full(workshop_id)
        rest = [each for each in held.team_tests if each.id != test.id]
        tests = tuple(sorted((*rest, test), key=lambda each: each.id))
        self._running.keep(replace(held, team_tests=tests), label)
