"""The time of a whole workshop: what was planned, what it really takes, and where it is now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from tuiokr.model.agenda import Workshop

PartKind = Literal["past", "here", "to come", "pause"]


class Part(NamedTuple):
    """A piece of a timeline."""

    step: str
    """Id of the step; "" for a pause."""
    seconds: float
    kind: PartKind


class Timeline(NamedTuple):
    """Two rows of parts from the same beginning, and how many seconds after it is now."""

    planned: tuple[Part, ...]
    """Every step with the timebox of the agenda, at the pace that was planned."""
    real: tuple[Part, ...]
    """The time that steps took, then the time left, without the steps that are skipped."""
    now: float
    planned_end: datetime
    expected_end: datetime

    @property
    def seconds(self) -> float:
        """The length of the longer row."""
        return max(sum(part.seconds for part in row) for row in (self.planned, self.real))

    @property
    def behind(self) -> float:
        """Seconds by which the workshop is expected to end late; negative when early."""
        return (self.expected_end - self.planned_end).total_seconds()


def timeline(workshop: Workshop, now: datetime) -> Timeline:
    """Return the timeline of a workshop at `now`.

    Pauses count from the first start of the clock. Longer pauses than the whole agenda are left out: the workshop was
    continued on another day.
    """
    steps = workshop.agenda.steps
    minute = 60 * workshop.pace
    whole = sum(step.minutes for step in steps) * minute
    spent = {step.id: max(0.0, workshop.spent(step.id, now)) for step in steps}
    used = sum(spent.values())
    paused = max(0.0, (now - workshop.begun).total_seconds() - used) if workshop.begun else 0.0
    if paused > whole:
        paused = 0.0
    here = workshop.current
    planned = tuple(
        Part(step.id, step.minutes * minute, "here" if step.id == here else "past" if spent[step.id] else "to come")
        for step in steps
    )
    past = [Part(step.id, spent[step.id], "past") for step in steps if step.id != here and spent[step.id]]
    pause = [Part("", paused, "pause")] if paused else []
    at = [Part(here, spent[here], "here")] if spent[here] else []
    left = [Part(here, max(0.0, workshop.left(here, now)), "to come")]
    left += [
        Part(step.id, max(0.0, workshop.runs[step.id].left), "to come")
        for step in steps[workshop.index + 1 :]
        if workshop.runs[step.id].state == "open"
    ]
    begun = now - timedelta(seconds=used + paused)
    rows = (*past, *pause, *at, *(part for part in left if part.seconds))
    return Timeline(planned, rows, used + paused, begun + timedelta(seconds=whole), workshop.ends(now))
