"""Run a workshop: its agenda, its clock and the notes. Steps can be taken in any order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

from tuiokr.model import agenda as clockwork
from tuiokr.model import ids
from tuiokr.model.agenda import Agenda, Workshop
from tuiokr.model.shelf import put
from tuiokr.model.words import plural
from tuiokr.model.workspace import FullWorkshop, Workspace
from tuiokr.session import documents
from tuiokr.session.session import Session
from tuiokr.store.protocol import StoreError
from tuiokr.usecases.agenda_files import ONLY_VOTES, agenda_files, shipped, usual

SAVES = 30
"""How many of the last saves are examined to find when a workshop stopped."""


class WorkshopDesk:
    """Starts, resumes and moves workshops of the selected cycle."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.driven: set[str] = set()
        """Workshops whose clock was started in this window and still runs. Other windows control all others."""
        session.watch(self._forget_stopped)

    def _forget_stopped(self) -> None:
        """Forget the clocks that were stopped, here or in another window: the window that starts one controls it."""
        if self.driven:
            found = self._session.workspace.workshops
            self.driven = {one for one in self.driven if (full := found.get(one)) and full.workshop.running}

    def full(self, workshop: str) -> FullWorkshop:
        """Return a workshop with its votes, team tests and parked questions. Raises KeyError for an unknown one."""
        return self._session.workspace.workshops[workshop]

    def ticking(self) -> Workshop | None:
        """Return a workshop whose clock was started in this window and runs; None if there is none."""
        found = (self._session.workspace.workshops.get(one) for one in sorted(self.driven))
        return next((one.workshop for one in found if one and one.workshop.running), None)

    def all_open(self, team: str, kind: str | None = None) -> tuple[FullWorkshop, ...]:
        """Return the workshops of a team that are not ended, the last used first."""
        found = [
            one
            for one in self._session.workspace.workshops_of(self._session.cycle_id, team)
            if one.workshop.ended is None
            and one.workshop.agenda.id != ONLY_VOTES
            and kind in (None, one.workshop.agenda.kind)
        ]
        return tuple(sorted(found, key=_touched, reverse=True))

    def open_of(self, team: str, kind: str | None = None) -> FullWorkshop | None:
        """Return the last used workshop of a team that is not ended, None if there is none."""
        return next(iter(self.all_open(team, kind)), None)

    def last_open(self) -> FullWorkshop | None:
        """Return the workshop to continue: the last used open one of any team in this cycle, None if there is none."""
        return last_used(self._session.workspace, (self._session.cycle_id,))

    def start(
        self, team: str, agenda: str = "", *, people: Sequence[str] = (), facilitator: str = "", pace: float = 1.0
    ) -> str:
        """Create a workshop of a team at its first step with a paused clock. Return its id.

        `agenda` is the id of a built-in agenda or of a template. Every step gets `pace` times its minutes. A workshop
        only for votes is created together with the first one, so it is not a separate undo step. Raises KeyError for
        an unknown agenda.
        """
        session = self._session
        found = session.workspace.tree(session.cycle_id).by_id[team]
        template = None if agenda in agenda_files() else session.workspace.templates.get(agenda)
        chosen = template or shipped(agenda or usual(top=False))
        workshop = clockwork.begin(
            ids.fresh("w"),
            agenda=chosen,
            team=team,
            cycle=session.cycle_id,
            title=f"{found.name}: {chosen.title if template else chosen.title.lower()}",
            people=tuple(people) or found.everyone,
            facilitator=facilitator,
            unprepared=self._open_points(team, chosen) if chosen.id != ONLY_VOTES else (),
        )
        workshop = clockwork.pace(workshop, pace, session.clock.now())
        self.keep(FullWorkshop(workshop), f"start “{workshop.title}”", undoable=agenda != ONLY_VOTES)
        return workshop.id

    def _open_points(self, team: str, agenda: Agenda) -> tuple[str, ...]:
        """Return the points of the checklist that are open when a workshop starts; nobody is asked about them."""
        from tuiokr.usecases.checklist import open_points

        return open_points(self._session.workspace, self._session.cycle_id, team, agenda.kind)

    def go(
        self,
        workshop: str,
        step: str,
        *,
        leaving: Literal["open", "done", "skipped"] = "open",
        label: str = "",
    ) -> None:
        """Go to another step; `label` is the undo label, by default "go to step"."""
        turned = clockwork.go_to(self.full(workshop).workshop, step, self._session.clock.now(), leaving=leaving)
        self._turn(turned, label or f"go to step ({turned.step.title})")

    def next(self, workshop: str, *, leaving: Literal["done", "skipped"] = "done") -> bool:
        """Mark this step as done (or skipped) and go to the next one. Return False at the end of the agenda."""
        now = self.full(workshop).workshop
        rest = [step for step in now.agenda.steps[now.index + 1 :] if now.runs[step.id].state != "skipped"]
        if not rest:
            return False
        label = f"next step ({rest[0].title})" if leaving == "done" else f"skip step ({now.step.title})"
        self.go(workshop, rest[0].id, leaving=leaving, label=label)
        return True

    def back(self, workshop: str) -> bool:
        """Go to the previous step. Return False at the first step."""
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
        """Pause each clock that was started in this window, when the window closes, so that none is left running.

        The clocks of other windows continue, except those that a window has left running.
        """
        workspace, now = self._session.workspace, self._session.clock.now()
        for one in [each.workshop for cycle in workspace.cycles for each in workspace.open_workshops(cycle)]:
            if one.left_running(now):
                self.stop_clock(one.id, stopped_at(self._session, one))
            elif one.running and one.id in self.driven:
                self.stop_clock(one.id, now)

    def stop_clock(self, workshop: str, at: datetime) -> None:
        """Pause the clock as of `at`."""
        self.change_clock(clockwork.pause(self.full(workshop).workshop, at), "the clock stops")

    def change_clock(self, turned: Workshop, label: str) -> None:
        """Save a change of the clock that no person requested; it is not an undo step."""
        self.keep(replace(self.full(turned.id), workshop=turned), label, undoable=False)

    def stretch(self, workshop: str, minutes: float) -> None:
        """Make the timebox of the current step this many minutes longer, or shorter if negative."""
        turned = clockwork.stretch(self.full(workshop).workshop, minutes, self._session.clock.now())
        self._turn(turned, f"{minutes:+g} min ({turned.step.title})")

    def pace(self, workshop: str, factor: float) -> None:
        """Give the steps from the current one on `factor` times the minutes of the agenda."""
        turned = clockwork.pace(self.full(workshop).workshop, factor, self._session.clock.now())
        self._turn(turned, "remote pace" if factor > 1 else "the pace of the agenda")

    def catch_up(self, workshop: str, answer: clockwork.Answer) -> None:
        """Make up for the overrun of the current step in one of four ways."""
        now = self._session.clock.now()
        one = self.full(workshop).workshop
        turned = clockwork.catch_up(one, answer, -one.left(one.current, now), now)
        self._turn(turned, f"catch up ({clockwork.ANSWERS[answer]})")

    def end(self, workshop: str) -> None:
        """End the workshop: the clock is paused, and the workshop is not offered again to continue."""
        now = self._session.clock.now()
        one = clockwork.pause(self.full(workshop).workshop, now)
        runs = {**one.runs, one.current: one.runs[one.current].but(state="done")}
        workshop_id = replace(self.full(workshop), workshop=one.but(runs=runs, ended=now))
        self.keep(workshop_id, f"end “{one.title}”")

    def discard(self, workshop: str) -> None:
        """Delete a workshop with everything in it, for example after a mistake. Undo restores it."""
        full = self.full(workshop)
        if full.workshop.running:  # so that undo restores it with a paused clock
            self.stop_clock(workshop, self._session.clock.now())
        standing = self._session.workspace
        after = replace(standing, workshops=put(standing.workshops, {workshop: None}))
        self._session.change(f"discard “{full.workshop.title}”", after)

    def undo(self, workshop: str) -> str:
        """Undo the last change, but never the start of this workshop or older work. Return a message."""
        return self._session.undo(stop_at=documents.workshop_key(self.full(workshop).workshop))

    def note(self, workshop: str, step: str, text: str) -> None:
        """Replace the notes of a step."""
        one = self.full(workshop).workshop
        runs = {**one.runs, step: one.runs[step].but(notes=text)}
        title = next((each.title for each in one.agenda.steps if each.id == step), one.title)
        workshop_id = replace(self.full(workshop), workshop=one.but(runs=runs))
        self.keep(workshop_id, f"notes ({title})", series=f"notes {step}")

    def attend(self, workshop: str, names: Sequence[str]) -> None:
        """Set who is in the room; new votes and rounds ask these people."""
        one = self.full(workshop).workshop
        self.keep(replace(self.full(workshop), workshop=one.but(people=tuple(names))), "who is here")

    def keep(self, full: FullWorkshop, label: str, *, undoable: bool = True, series: str = "") -> None:
        """Save a workshop in the session. Use `undoable=False` only for changes that no person requested."""
        series = series and f"{series} {full.workshop.id}"
        self._session.change(label, self._session.workspace.with_workshop(full), undoable=undoable, series=series)

    def _turn(self, turned: Workshop, label: str) -> None:
        """Save a workshop whose clock or step changed."""
        stood = not self.full(turned.id).workshop.running
        self.keep(replace(self.full(turned.id), workshop=turned), label)
        if stood and self.full(turned.id).workshop.running:
            self.driven.add(turned.id)


def last_used(workspace: Workspace, cycles: Iterable[str]) -> FullWorkshop | None:
    """Return the open workshop of some cycles that runs or was used last, None if there is none."""
    found = [full for cycle in cycles for full in workspace.open_workshops(cycle)]
    return max((full for full in found if full.workshop.agenda.id != ONLY_VOTES), key=_touched, default=None)


def _touched(full: FullWorkshop) -> tuple[bool, str, str]:
    """Return the sort key for the time of the last use: one never begun comes first, a running one last."""
    one = full.workshop
    return one.running, str(one.deadline or one.paused or one.begun or ""), one.id


def holdings(full: FullWorkshop) -> str:
    """Return counts of what people said in a workshop: `notes on 2 steps, 1 vote`; "" if it is empty."""
    one = full.workshop
    noted = sum(bool(run.notes or any(each.words for each in run.said)) for run in one.runs.values())
    counts = (
        (len(full.opening), "line of the leader", "lines of the leader"),
        (len(one.themes), "theme"),
        (sum(any(each.ballots for each in vote.rounds) for vote in full.votes), "vote"),
        (sum(bool(test.total) for test in full.team_tests), "team test"),
        (len(full.parked), "parked question"),
        (len(full.candidates), "candidate"),
        (sum(any(each.ballots for each in numbers.rounds) for numbers in full.confidences), "confidence round"),
        (len(full.outcomes), "outcome answer"),
        (len(full.no_gos), "no-go"),
    )
    notes = [f"notes on {plural(noted, 'step')}"] if noted else []
    return ", ".join([*notes, *(plural(count, *word) for count, *word in counts if count)])


def stopped_at(session: Session, one: Workshop) -> datetime:
    """Return when a workshop with a running clock probably stopped: at the last save of its content."""
    since = one.since
    if since is None or one.deadline is None:
        return session.clock.now()
    workshop_file = next(iter(documents.of_session(session.workspace.workshops[one.id]))).file
    moments = [since]
    for file in (workshop_file, documents.team_file(one.cycle, one.team)):
        try:
            moments += [datetime.fromisoformat(past.when) for past in session.store.history(file, SAVES)]
        except (StoreError, ValueError):  # without a history, the time of the start is known
            continue
    box = one.runs[one.current].minutes * 60
    return max(moment for moment in moments if since <= moment and (moment - one.deadline).total_seconds() <= box)
