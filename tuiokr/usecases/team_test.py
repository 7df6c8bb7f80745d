"""Team tests: count hidden answers, then show the counts, and note who rolled their eyes."""

from __future__ import annotations

from dataclasses import replace

from tuiokr.model import fingerprint
from tuiokr.model.names import who
from tuiokr.model.stale import LastTeamTest, last_team_test
from tuiokr.model.team_test import TeamTest, TeamTestAnswer, TeamTestName
from tuiokr.model.words import people, plural, short
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
        one = self._hidden(workshop_id, about, test)
        workshop = self._running.full(workshop_id).workshop
        if by > 0 and workshop.people and one.total + by > len(workshop.here):
            raise ValueError(_all_answered(len(workshop.here)))
        field = answer.replace("-", "_")
        count = min(999, max(0, getattr(one, field) + by))
        changed = one.but(**{field: count}, masked=True)
        changed = changed.but(rolled=changed.rolled[: changed.eye_roll])
        if by > 0:  # a removed answer says nothing about the present text
            changed = self._answered(workshop_id, changed)
        self._keep(workshop_id, changed, f"an answer to {test}")
        return changed

    def take_line(self, workshop_id: str, about: str, test: TeamTestName, line: str) -> tuple[str, ...]:
        """Count the answers of a line or a pasted chat, in place of those before. The counts stay hidden.

        Return a message about each unreadable part; it gives no answer away. If nothing can be read, nothing changes.
        Raises ValueError if the counts are already shown.
        """
        from tuiokr.usecases.team_test_line import read_answers

        one = self._hidden(workshop_id, about, test)
        workshop = self._running.full(workshop_id).workshop
        read = read_answers(line, workshop.people, workshop.here)
        if read.total:
            counts = {"yes": read.yes, "meh": read.meh, "eye_roll": read.eye_roll, "rolled": read.rolled}
            changed = self._answered(workshop_id, one.but(**counts, masked=True))
            self._keep(workshop_id, changed, f"the answers to {test}")
        return read.problems

    def wrong_names(self, workshop_id: str, about: str, test: TeamTestName, line: str) -> str:
        """Return why a line does not name those who rolled their eyes; "" if it does."""
        names, wrong = self._names(workshop_id, line)
        most = self.of(workshop_id, about, test).eye_roll
        if wrong or len(names) <= most:
            return wrong
        return f"You wrote {plural(len(names), 'name')}, but the count is {most}"

    def name_rolled(self, workshop_id: str, about: str, test: TeamTestName, line: str) -> None:
        """Note who rolled their eyes, after the counts are shown. An empty line keeps only how many did."""
        one = self.of(workshop_id, about, test)
        names, _ = self._names(workshop_id, line)
        if one.shown and not self.wrong_names(workshop_id, about, test, line) and names != one.rolled:
            self._keep(workshop_id, one.but(rolled=names), f"who rolled their eyes at {test}")

    def _names(self, workshop_id: str, line: str) -> tuple[tuple[str, ...], str]:
        """Return the people that a line names, and why it is wrong."""
        workshop = self._running.full(workshop_id).workshop
        found: dict[str, None] = {}
        for name in people(line):
            meant = who(name, workshop.people) if workshop.people else (name,)
            if len(meant) != 1:
                could = f"“{short(name, 20)}” could be {' or '.join(meant[:3])}. Write more of the name"
                return tuple(found), could if meant else f"Nobody here is called “{short(name, 20)}”"
            found[meant[0]] = None
        return tuple(found), ""

    def _hidden(self, workshop_id: str, about: str, test: TeamTestName) -> TeamTest:
        """Return a team test whose answers can change. Raises ValueError if its counts are shown."""
        one = self.of(workshop_id, about, test)
        if one.shown:
            raise ValueError("The counts are shown. Press r to hide them and change answers")
        return one

    def _answered(self, workshop_id: str, test: TeamTest) -> TeamTest:
        """Return a team test that was answered now, about the present words of its objective."""
        workshop = self._running.full(workshop_id).workshop
        okrs = self._session.workspace.of(workshop.cycle, workshop.team)
        objective = okrs.objective(test.about)
        return test.but(
            asked=self._session.clock.now(),
            fingerprint=fingerprint.of_thing(okrs, test.about),
            words=objective.title if objective else "",
        )

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


def _all_answered(people: int) -> str:
    if not people:
        return "Nobody is here. Press F7 in the workshop to say who is"
    return f"All {people} people have answered" if people > 1 else "The only person has answered"
