"""Editing the agenda of a workshop, before and while it runs: order, times, titles, more and fewer steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tuiokr.model import agenda, ids
from tuiokr.model.agenda import Run, Step, Workshop
from tuiokr.model.limits import LONGEST_AGENDA_LINE, MOST_MINUTES, MOST_STEPS
from tuiokr.model.words import clean, plural
from tuiokr.session.session import Session
from tuiokr.usecases.workshop import WorkshopDesk

NEW_MINUTES: Final = 10
"""The timebox of a step that is added."""


class AgendaDesk:
    """Changes the agenda of one workshop at a time; the built-in agendas stay as they are."""

    def __init__(self, session: Session, running: WorkshopDesk) -> None:
        self._session = session
        self._running = running

    @staticmethod
    def wrong_title(title: str) -> str:
        """Return what is wrong with the title of a step, "" if nothing."""
        count = len(clean(title))
        most = f"A title has at most {LONGEST_AGENDA_LINE} characters"
        return f"{most}; this one has {count:,}" if count > LONGEST_AGENDA_LINE else ""

    def move(self, workshop: str, step: str, by: int) -> None:
        """Move a step up (by=-1) or down (by=1); at an end of the agenda nothing changes."""
        one = self._workshop(workshop)
        row = list(one.agenda.steps)
        at = _place(one, step)
        if 0 <= at + by < len(row):
            row.insert(at + by, row.pop(at))
            self._keep(one, row, f"move step ({row[at + by].title})")

    def retime(self, workshop: str, step: str, by: float) -> None:
        """Make a timebox longer or shorter by some minutes, within 0 and 600. Time that was used stays used."""
        one = self._workshop(workshop)
        minutes, title = one.runs[step].minutes, one.agenda.steps[_place(one, step)].title
        wanted = min(MOST_MINUTES, max(0.0, minutes + by))
        if wanted != minutes:
            turned = agenda.plan(one, step, wanted, self._session.clock.now())
            label = f"{wanted - minutes:+g} min ({title})"
            self._running.keep(replace(self._running.full(workshop), workshop=turned), label)

    def rename(self, workshop: str, step: str, title: str) -> None:
        """Give a step another title. A blank one changes nothing."""
        one = self._workshop(workshop)
        if clean(title):
            row = [each.but(title=title) if each.id == step else each for each in one.agenda.steps]
            self._keep(one, row, f"rename step ({clean(title)})")

    def add(self, workshop: str, after: str, title: str) -> str:
        """Add a step for talking after another one. Return its id, "" for a blank title. Raises ValueError if full."""
        one = self._workshop(workshop)
        if not clean(title):
            return ""
        if len(one.agenda.steps) >= MOST_STEPS:
            raise ValueError(f"An agenda has at most {plural(MOST_STEPS, 'step')}")
        new = Step(id=ids.fresh("s"), title=title, minutes=NEW_MINUTES)
        row = list(one.agenda.steps)
        row.insert(_place(one, after) + 1, new)
        minutes = NEW_MINUTES * one.pace
        runs = {**one.runs, new.id: Run(minutes=minutes, left=minutes * 60)}
        self._keep(one.but(runs=runs), row, f"add step ({new.title})")
        return new.id

    def remove(self, workshop: str, step: str) -> None:
        """Remove a step. Raises ValueError if it is on the stage or if something was said in it."""
        one = self._workshop(workshop)
        run, title = one.runs[step], one.agenda.steps[_place(one, step)].title
        if step == one.current:
            raise ValueError(f"“{title}” is on the stage. Go to another step first")
        if run.notes or run.said:
            raise ValueError(f"Something was said in “{title}”. Skip the step with s instead")
        row = [each for each in one.agenda.steps if each.id != step]
        runs = {name: each for name, each in one.runs.items() if name != step}
        self._keep(one.but(runs=runs), row, f"remove step ({title})")

    def _workshop(self, workshop: str) -> Workshop:
        return self._running.full(workshop).workshop

    def _keep(self, one: Workshop, steps: Sequence[Step], label: str) -> None:
        turned = one.but(agenda=one.agenda.but(steps=tuple(steps)))
        self._running.keep(replace(self._running.full(one.id), workshop=turned), label)


def _place(one: Workshop, step: str) -> int:
    """Return the place of a step in the agenda. Raises KeyError for an unknown one."""
    for at, each in enumerate(one.agenda.steps):
        if each.id == step:
            return at
    raise KeyError(step)
