"""Running a workshop: its agenda, its clock, the notes and the parking lot. Never a lock-step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from tuiokr.model import agenda as clockwork
from tuiokr.model import ids
from tuiokr.model.agenda import Parked, Workshop
from tuiokr.model.shelf import put
from tuiokr.model.words import clean, items, plural, short
from tuiokr.model.workspace import FullWorkshop
from tuiokr.session import documents
from tuiokr.session.session import Session
from tuiokr.store.protocol import StoreError
from tuiokr.usecases.agenda_files import ONLY_VOTES, shipped, usual

SAVES = 30
"""The last saves that are looked through for the moment at which a workshop stopped."""


class WorkshopDesk:
    """Starts, resumes and moves workshops of the cycle being looked at."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.driven: set[str] = set()
        """Workshops whose clock was started in this window and has run since; another window minds all others."""
        session.watch(self._forget_stopped)

    def _forget_stopped(self) -> None:
        """A clock that somebody stopped, here or in another window, belongs to whoever starts it next."""
        if self.driven:
            found = self._session.workspace.workshops
            self.driven = {one for one in self.driven if (full := found.get(one)) and full.workshop.running}

    def full(self, workshop: str) -> FullWorkshop:
        """A workshop with what was voted, asked and parked in it. Raises KeyError for an unknown one."""
        return self._session.workspace.workshops[workshop]

    def all_open(self, team: str, kind: str | None = None) -> tuple[FullWorkshop, ...]:
        """The workshops of a team that are not ended, the one touched last first."""
        found = [
            one
            for one in self._session.workspace.workshops_of(self._session.cycle_id, team)
            if one.workshop.ended is None
            and one.workshop.agenda.id != ONLY_VOTES
            and kind in (None, one.workshop.agenda.kind)
        ]
        return tuple(sorted(found, key=_touched, reverse=True))

    def open_of(self, team: str, kind: str | None = None) -> FullWorkshop | None:
        """The workshop of a team that is not ended, the latest one."""
        return next(iter(self.all_open(team, kind)), None)

    def last_open(self) -> FullWorkshop | None:
        """The workshop to pick up: of any team of this cycle, the last one that was touched."""
        teams = {one.workshop.team for one in self._session.workspace.open_workshops(self._session.cycle_id)}
        found = [one for team in sorted(teams) if (one := self.open_of(team))]
        return max(found, key=_touched, default=None)

    def start(self, team: str, agenda: str = "", *, people: Sequence[str] = (), facilitator: str = "") -> str:
        """A new workshop of a team at its first step, the clock standing; returns its id.

        One that only holds votes comes with the first of them: it is no step of its own that could be taken back.
        """
        session = self._session
        found = session.workspace.tree(session.cycle_id).by_id[team]
        chosen = shipped(agenda or usual(top=False))
        workshop = clockwork.begin(
            ids.fresh("w"),
            agenda=chosen,
            team=team,
            cycle=session.cycle_id,
            title=f"{found.name}: {chosen.title.lower()}",
            people=tuple(people) or found.everyone,
            facilitator=facilitator,
        )
        self.keep(FullWorkshop(workshop), f"start “{workshop.title}”", undoable=agenda != ONLY_VOTES)
        return workshop.id

    def go(
        self,
        workshop: str,
        step: str,
        *,
        leaving: Literal["open", "done", "skipped"] = "open",
        label: str = "",
    ) -> None:
        """Put another step on the stage; `label` is what undo calls it, if not "go to step"."""
        turned = clockwork.go_to(self.full(workshop).workshop, step, self._session.clock.now(), leaving=leaving)
        self._turn(turned, label or f"go to step ({turned.step.title})")

    def next(self, workshop: str, *, leaving: Literal["done", "skipped"] = "done") -> bool:
        """This step is done (or skipped), the next one comes; False at the end of the agenda."""
        now = self.full(workshop).workshop
        rest = [step for step in now.agenda.steps[now.index + 1 :] if now.runs[step.id].state != "skipped"]
        if not rest:
            return False
        label = f"next step ({rest[0].title})" if leaving == "done" else f"skip step ({now.step.title})"
        self.go(workshop, rest[0].id, leaving=leaving, label=label)
        return True

    def back(self, workshop: str) -> bool:
        """The step before; False at the beginning."""
        now = self.full(workshop).workshop
        if now.index == 0:
            return False
        before = now.agenda.steps[now.index - 1]
        self.go(workshop, before.id, label=f"step back ({before.title})")
        return True

    def pause(self, workshop: str) -> None:
        turned = clockwork.pause(self.full(workshop).workshop, self._session.clock.now())
        self._turn(turned, f"pause the clock ({turned.step.title})")

    def resume(self, workshop: str) -> None:
        turned = clockwork.resume(self.full(workshop).workshop, self._session.clock.now())
        self._turn(turned, f"start the clock ({turned.step.title})")

    def pause_all(self) -> None:
        """Stop each clock that was started in this window: on leaving it, so that nobody finds one that ran on alone.

        The clocks of other windows run on, as their workshops do; but for one that some window has left running.
        """
        workspace, now = self._session.workspace, self._session.clock.now()
        for one in [each.workshop for cycle in workspace.cycles for each in workspace.open_workshops(cycle)]:
            if one.left_running(now):
                self.stop_clock(one.id, stopped_at(self._session, one))
            elif one.running and one.id in self.driven:
                self.stop_clock(one.id, now)

    def stop_clock(self, workshop: str, at: datetime) -> None:
        """The clock stands since `at`."""
        self.change_clock(clockwork.pause(self.full(workshop).workshop, at), "the clock stops")

    def change_clock(self, turned: Workshop, label: str) -> None:
        """Another clock that no person asked for: it is not a step to take back."""
        self.keep(replace(self.full(turned.id), workshop=turned), label, undoable=False)

    def stretch(self, workshop: str, minutes: float) -> None:
        """The timebox of the current step that many minutes longer, or shorter."""
        turned = clockwork.stretch(self.full(workshop).workshop, minutes, self._session.clock.now())
        self._turn(turned, f"{minutes:+g} min ({turned.step.title})")

    def catch_up(self, workshop: str, answer: clockwork.Answer) -> None:
        """Win the overrun of the current step back in one of four ways."""
        now = self._session.clock.now()
        one = self.full(workshop).workshop
        turned = clockwork.catch_up(one, answer, -one.left(one.current, now), now)
        self._turn(turned, f"catch up ({clockwork.ANSWERS[answer]})")

    def end(self, workshop: str) -> None:
        """Done: the clock stands and the workshop is no longer offered to pick up."""
        now = self._session.clock.now()
        one = clockwork.pause(self.full(workshop).workshop, now)
        runs = {**one.runs, one.current: one.runs[one.current].but(state="done")}
        workshop_id = replace(self.full(workshop), workshop=one.but(runs=runs, ended=now))
        self.keep(workshop_id, f"end “{one.title}”")

    def discard(self, workshop: str) -> None:
        """The workshop was a mistake: it is taken out with all that is in it. Undo brings it back."""
        full = self.full(workshop)
        if full.workshop.running:  # it comes back with its clock standing
            self.stop_clock(workshop, self._session.clock.now())
        standing = self._session.workspace
        after = replace(standing, workshops=put(standing.workshops, {workshop: None}))
        self._session.change(f"discard “{full.workshop.title}”", after)

    def note(self, workshop: str, step: str, text: str) -> None:
        """The notes of a step as they now read."""
        one = self.full(workshop).workshop
        runs = {**one.runs, step: one.runs[step].but(notes=text)}
        title = next((each.title for each in one.agenda.steps if each.id == step), one.title)
        workshop_id = replace(self.full(workshop), workshop=one.but(runs=runs))
        self.keep(workshop_id, f"notes ({title})", series=f"notes {step}")

    def park(self, workshop: str, words: str, *, about: str | None = None, by: str = "") -> str:
        """Put something on the parking lot; returns its id, "" when there is nothing in the words."""
        return next(iter(self._park(workshop, (words,), about=about, by=by)), "")

    def park_all(self, workshop: str, text: str, *, about: str | None = None) -> tuple[str, ...]:
        """Put each line on the parking lot as a question of its own, in one step of undo; returns their ids."""
        return self._park(workshop, items(text), about=about)

    def _park(self, workshop: str, each: Sequence[str], *, about: str | None, by: str = "") -> tuple[str, ...]:
        full, now = self.full(workshop), self._session.clock.now()
        new = [  # each a moment after the one before, so that they keep their order
            Parked(id=ids.fresh("p"), words=one, by=by, about=about, parked=now + timedelta(milliseconds=at))
            for at, one in enumerate(one for one in each if clean(one))
        ]
        if new:
            label = f"park “{short(clean(new[0].words))}”" if len(new) == 1 else f"park {len(new)} questions"
            self.keep(replace(full, parked=(*full.parked, *new)), label)
        return tuple(one.id for one in new)

    def resolve(self, workshop: str, parked: str, words: str) -> None:
        """What became of something parked; empty words open it again."""
        full = self.full(workshop)
        changed = tuple(one.but(resolved=words) if one.id == parked else one for one in full.parked)
        what = next((short(clean(one.words)) for one in full.parked if one.id == parked), "")
        self.keep(replace(full, parked=changed), f"{'resolve' if clean(words) else 'open again'} “{what}”")

    def themes(self, workshop: str, text: str) -> None:
        """The themes of the cycle, one a line."""
        one = self.full(workshop).workshop
        lines = tuple(line for line in (clean(part) for part in text.splitlines()) if line)
        self.keep(replace(self.full(workshop), workshop=one.but(themes=lines)), "themes", series="themes")

    def attend(self, workshop: str, names: Sequence[str]) -> None:
        """Who is in the room, and so asked in its votes from now on."""
        one = self.full(workshop).workshop
        self.keep(replace(self.full(workshop), workshop=one.but(people=tuple(names))), "who is here")

    def keep(self, full: FullWorkshop, label: str, *, undoable: bool = True, series: str = "") -> None:
        """Put a workshop into the session. Only what no person asked for cannot be taken back."""
        standing = self._session.workspace
        sessions = put(standing.workshops, {full.workshop.id: full})
        series = series and f"{series} {full.workshop.id}"
        self._session.change(label, replace(standing, workshops=sessions), undoable=undoable, series=series)

    def _turn(self, turned: Workshop, label: str) -> None:
        """Keep a workshop whose clock or step is another one."""
        stood = not self.full(turned.id).workshop.running
        self.keep(replace(self.full(turned.id), workshop=turned), label)
        if stood and self.full(turned.id).workshop.running:
            self.driven.add(turned.id)


def _touched(full: FullWorkshop) -> tuple[bool, str, str]:
    """Sorts workshops by when they were touched last: a running one after all, one never begun before all."""
    one = full.workshop
    return one.running, str(one.deadline or one.paused or one.begun or ""), one.id


def holdings(full: FullWorkshop) -> str:
    """What people said in a workshop, counted: `notes on 2 steps, 1 vote`; "" when it holds nothing yet."""
    one = full.workshop
    noted = sum(bool(run.notes) for run in one.runs.values())
    counts = (
        (len(one.themes), "theme"),
        (sum(any(each.ballots for each in vote.rounds) for vote in full.votes), "vote"),
        (sum(bool(test.total) for test in full.team_tests), "team test"),
        (len(full.parked), "parked question"),
    )
    notes = [f"notes on {plural(noted, 'step')}"] if noted else []
    return ", ".join([*notes, *(plural(count, word) for count, word in counts if count)])


def stopped_at(session: Session, one: Workshop) -> datetime:
    """When a workshop whose clock was left running most likely stopped: when something of it was last saved."""
    since = one.since
    if since is None or one.deadline is None:
        return session.clock.now()
    workshop_file = next(iter(documents.of_session(session.workspace.workshops[one.id]))).file
    moments = [since]
    for file in (workshop_file, documents.team_file(one.cycle, one.team)):
        try:
            moments += [datetime.fromisoformat(past.when) for past in session.store.history(file, SAVES)]
        except (StoreError, ValueError):  # without a history the moment of its start is known
            continue
    box = one.runs[one.current].minutes * 60
    return max(moment for moment in moments if since <= moment and (moment - one.deadline).total_seconds() <= box)
