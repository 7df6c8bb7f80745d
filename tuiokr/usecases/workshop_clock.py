"""Correct the clocks of workshops: one that ran unattended is paused as of the end of the meeting, and reported.

The clock of a step is a deadline, so it also runs while the program is closed or the computer sleeps.
The meeting does not.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from tuiokr.model.agenda import Workshop, clock
from tuiokr.model.agenda import pause as paused
from tuiokr.model.agenda import resume as resumed
from tuiokr.session.session import Session
from tuiokr.usecases.workshop import WorkshopDesk, stopped_at

STEADY: Final = timedelta(seconds=-5)
"""A system clock that goes back by less is only a small correction."""
ALL_OF_IT: Final = "all of it"
"""The phase of a step without phases."""
LOOKS: Final = 3
"""How many looks a window waits before it pauses a clock that another window may control."""


class WorkshopClock:
    """Watches the clocks of the workshops that were on this screen. Call `look` about once a second."""

    def __init__(self, session: Session, running: WorkshopDesk) -> None:
        self._session = session
        self._running = running
        self._seen: dict[str, datetime] = {}
        """When a clock was last seen to be right, by workshop."""
        self._late: dict[str, int] = {}
        """For how many looks in a row it was wrong, by workshop."""
        self._phases: dict[str, tuple[str, str]] = {}
        """The step and the phase at the last look, by workshop; the phase is "" after the time of the step."""
        self.muted = False
        """Whether nobody wants the bell."""

    def open(self, workshop: str) -> str:
        """Start to watch a workshop that is shown. Return what was done about its clock, "" if nothing."""
        now, known = self._session.clock.now(), workshop in self._seen
        one = self._running.full(workshop).workshop
        self._seen.setdefault(workshop, now)
        if known or workshop in self._running.driven or not one.left_running(now):
            return ""
        return self._stop(one, stopped_at(self._session, one))

    def look(self) -> tuple[str, ...]:
        """Check the clocks. Return what was done about each wrong one."""
        return tuple(said for workshop in tuple(self._seen) if (said := self._look_at(workshop)))

    def ring(self) -> tuple[str, ...]:
        """Return one line for each phase or step whose time was up since the last call, for a bell and a message."""
        lines = []
        for workshop in self._running.driven:
            one, now = self._running.full(workshop).workshop, self._session.clock.now()
            phase = one.phase(now)
            there = "" if one.left(one.current, now) <= 0 else phase[0].title if phase else ALL_OF_IT
            before = self._phases.get(workshop)
            self._phases[workshop] = (one.current, there)
            if before and before[0] == one.current and before[1] != there and before[1]:
                lines.append(f"{there}: {clock(phase[1])}" if phase and there else f"Time is up: {one.step.title}")
        return tuple(lines)

    def _look_at(self, workshop: str) -> str:
        now, full = self._session.clock.now(), self._session.workspace.workshops.get(workshop)
        if full is None:
            del self._seen[workshop]
            return ""
        one, seen = full.workshop, self._seen[workshop]
        mine = workshop in self._running.driven
        if one.running and mine and now - seen < STEADY:
            return self._set_back(one, seen, now)
        alone = one.running and one.left_running(now) and not one.left_running(seen)
        self._late[workshop] = self._late.get(workshop, 0) + 1 if alone else 0
        if not alone or now - seen < timedelta(minutes=1):
            self._seen[workshop] = now
        elif mine or self._late[workshop] > LOOKS:
            self._seen[workshop] = now
            return self._stop(one, seen)
        return ""

    def _set_back(self, one: Workshop, seen: datetime, now: datetime) -> str:
        """Keep the remaining time after the clock of this machine was set back."""
        self._seen[one.id] = now
        self._running.change_clock(resumed(paused(one, seen), now), "the clock of this computer was set back")
        return ""

    def _stop(self, one: Workshop, at: datetime) -> str:
        if self._session.store.read_only:
            return ""
        self._running.stop_clock(one.id, at)
        left = self._running.full(one.id).workshop.left(one.current, at)
        state = f"over by {clock(left)}" if left < 0 else f"{clock(left)} left"
        when = f"{at.astimezone():%a %d %b %H:%M}"
        return (
            "The clock was running while the workshop was closed. It is paused as "
            f"of {when}: {state}. Press space to continue, + or - to correct it"
        )
