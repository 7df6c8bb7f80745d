"""Agendas and the running clock: steps with timeboxes, and the current step of a workshop.

The running clock is stored as a deadline in UTC. The time left is always *deadline - now*, never a counter.
"""

from datetime import datetime, timedelta
from typing import Annotated, Final, Literal, Self

from pydantic import Field

from tuiokr.model.dots import Dots
from tuiokr.model.step_kind import StepKind
from tuiokr.model.value import Line, Prose, Value

LONG_OVER = 3600.0
"""Seconds that even a short step may run over before its clock counts as left running."""
SET_BACK = 60.0
"""Seconds by which the clocks of two computers may differ."""
FOURS: Final = 4
"""The size of the groups that a small call leaves out."""
SMALL_CALL: Final = 5
"""Up to this many people work alone, in pairs and together (1-2-All), because one group of four would be nearly all."""


class Phase(Value):
    """A clock within a step: alone, in pairs, in fours, together."""

    title: Line
    minutes: float
    size: int = 0
    """How many people work together: 1, 2 or 4; 0 for all."""
    instruction: Line = ""
    """What the room does, in one sentence."""


class Step(Value):
    """One step of an agenda."""

    id: str
    title: Line
    kind: StepKind = StepKind.TALK
    minutes: Annotated[float, Field(ge=0, le=600)]
    purpose: Line = ""
    """What the step is for, in one sentence for the room."""
    done_when: Line = ""
    """What ends the step, after the words *done when*; "" for the words of its kind."""
    prompts: tuple[Line, ...] = ()
    """What the facilitator asks, one after another."""
    phases: tuple[Phase, ...] = ()

    @property
    def ends_when(self) -> str:
        """What ends the step: its own words, else those of its kind."""
        return self.done_when or self.kind.done_when

    def lasting(self, minutes: float) -> Self:
        """Return the step with another timebox; its phases keep their shares of it."""
        factor = minutes / self.minutes if self.minutes else 1.0
        phases = tuple(each.but(minutes=round(each.minutes * factor, 2)) for each in self.phases)
        return self.but(minutes=round(minutes, 2), phases=phases)

    @property
    def has_fours(self) -> bool:
        """Whether it has a phase in fours."""
        return any(phase.size == FOURS for phase in self.phases)

    @property
    def without_fours(self) -> tuple[Phase, ...]:
        """Its phases without those in fours, whose minutes go to the last one: the time of the step stays."""
        kept = [phase for phase in self.phases if phase.size != FOURS]
        spare = sum(phase.minutes for phase in self.phases) - sum(phase.minutes for phase in kept)
        return (*kept[:-1], kept[-1].but(minutes=kept[-1].minutes + spare)) if kept else self.phases


AgendaKind = Literal["executive", "team", "tie-off", "check-in", "retrospective"]
DRAFTING: Final[tuple[AgendaKind, ...]] = ("executive", "team")
"""The kinds of workshops in which a team writes its OKRs. All others look at OKRs that exist."""


class Agenda(Value):
    """A named list of steps, shipped with the program or saved by a person."""

    id: str
    title: Line
    kind: AgendaKind
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> float:
        return sum(step.minutes for step in self.steps)

    @property
    def sound(self) -> bool:
        """Whether a workshop can run it: it has steps, and each has an id of its own."""
        return 0 < len(self.steps) == len({step.id for step in self.steps})


class Spoken(Value):
    """What a person said in a step. The words may be empty: then it says only that the person was heard."""

    person: Line
    words: Line = ""


class Run(Value):
    """The state of one step in a workshop: its time left, what was asked and what was said."""

    minutes: float
    """The current timebox, after it was stretched or cut."""
    left: float
    """Seconds left when its clock was last started, changed or paused; negative when it ran over."""
    state: Literal["open", "done", "skipped"] = "open"
    notes: Prose = ""
    asked: int = 0
    """How many of the prompts were asked, from the first one on."""
    pairs: tuple[tuple[Line, ...], ...] = ()
    """The people in pairs, as drawn by lot."""
    fours: bool | None = None
    """Whether people also work in fours, as a person chose; None: it follows from the number of people."""
    said: tuple[Spoken, ...] = ()
    """Who was heard, in the order in which they spoke."""

    @property
    def heard(self) -> tuple[str, ...]:
        """The people who have spoken."""
        return tuple(one.person for one in self.said)


class Workshop(Value):
    """A workshop: its agenda, its current step and its clock. To resume it is to open it."""

    id: str
    team: str
    cycle: str
    title: Line
    agenda: Agenda
    facilitator: Line = ""
    people: tuple[Line, ...] = ()
    """The people who take part, in the order in which they are asked."""
    late: tuple[Line, ...] = ()
    """Those of them who have not arrived yet."""
    gone: tuple[Line, ...] = ()
    """Those of them who have left."""
    current: str
    """Id of the step on the stage."""
    deadline: datetime | None = None
    """When the time of the current step is up, UTC; None while the clock is paused."""
    runs: dict[str, Run]
    """By step id."""
    begun: datetime | None = None
    paused: datetime | None = None
    ended: datetime | None = None
    themes: tuple[Line, ...] = ()
    """What the cycle is about, in the order in which they were noted."""
    theme_dots: dict[Line, Dots] = Field(default_factory=dict)
    """The dots of each theme that has some, by its words."""
    pace: Annotated[float, Field(ge=0.1, le=10)] = 1.0
    """By how much each step is planned longer than in the agenda, as chosen before the clock started."""
    unprepared: tuple[Line, ...] = ()
    """The points of its checklist that were open when it was started."""

    @property
    def step(self) -> Step:
        return next((step for step in self.agenda.steps if step.id == self.current), self.agenda.steps[0])

    @property
    def index(self) -> int:
        return self.agenda.steps.index(self.step)

    @property
    def here(self) -> tuple[str, ...]:
        """The people in the room, who are asked in votes."""
        return tuple(one for one in self.people if one not in self.late and one not in self.gone)

    @property
    def running(self) -> bool:
        return self.deadline is not None

    @property
    def since(self) -> datetime | None:
        """When the running clock was last started or changed; None while it is paused."""
        try:
            return self.deadline - timedelta(seconds=self.runs[self.current].left) if self.deadline else None
        except OverflowError:  # a file that somebody wrote by hand
            return self.deadline

    def left(self, step_id: str, now: datetime) -> float:
        """Seconds left of a step at `now`; negative when it has run over.

        Never more than when its clock started, because the clock of the computer may have been set back since then.
        """
        run = self.runs[step_id]
        kept = min(run.left, run.minutes * 60)
        if self.deadline is not None and step_id == self.current:
            return min(kept, (self.deadline - now).total_seconds())
        return kept

    def spent(self, step_id: str, now: datetime) -> float:
        """Seconds that a step has used so far."""
        return self.runs[step_id].minutes * 60 - self.left(step_id, now)

    def left_running(self, now: datetime) -> bool:
        """Whether the running clock cannot be right: it is over by more than its timebox, or it started after `now`.

        This happens when the program was killed, the computer slept, or the clock of the computer was changed.
        """
        if self.deadline is None:
            return False
        left, run = (self.deadline - now).total_seconds(), self.runs[self.current]
        return -left > max(LONG_OVER, run.minutes * 60) or left - run.left > SET_BACK

    def ends(self, now: datetime) -> datetime:
        """When the workshop ends if it stays on time: the time left of this step and of every open step after it."""
        seconds = max(0.0, self.left(self.current, now))
        for step in self.agenda.steps[self.index + 1 :]:
            if self.runs[step.id].state == "open":
                seconds += max(0.0, self.runs[step.id].left)
        return now + timedelta(seconds=seconds)

    @property
    def in_fours(self) -> bool:
        """Whether people also work in fours at the current step: somebody chose it, or they are enough for it.

        Those who were drawn count, so that a phase does not change while somebody comes or goes.
        """
        run = self.runs[self.current]
        count = sum(map(len, run.pairs)) or len(self.here)
        chosen = run.fours if run.fours is not None else not 0 < count <= SMALL_CALL
        return self.step.has_fours and chosen

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases of the current step; a small call leaves out those in fours."""
        return self.step.without_fours if self.step.has_fours and not self.in_fours else self.step.phases

    def phase(self, now: datetime) -> tuple[Phase, float] | None:
        """The phase of the step at the elapsed time, and the seconds left of it; None when no phase is left."""
        gone = self.runs[self.current].minutes * 60 - self.left(self.current, now)
        stretch = self.runs[self.current].minutes / self.step.minutes if self.step.minutes else 1.0
        for phase in self.phases:
            length = phase.minutes * 60 * stretch
            if gone < length:
                return phase, length - gone
            gone -= length
        return None


Tone = Literal["calm", "amber", "red", "over"]


def tone(left: float, minutes: float) -> Tone:
    """The colour of the clock: amber from 20 % of the time left, red from 5 %, over below zero."""
    if left < 0:
        return "over"
    share = left / (minutes * 60) if minutes else 0.0
    return "red" if share <= 0.05 else "amber" if share <= 0.20 else "calm"


def clock(seconds: float) -> str:
    """Format seconds as `18:42` or `1:02:10`. The caller adds the sign."""
    whole = int(abs(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def begin(
    workshop_id: str,
    *,
    agenda: Agenda,
    team: str,
    cycle: str,
    title: str,
    people: tuple[str, ...],
    facilitator: str = "",
    unprepared: tuple[str, ...] = (),
) -> Workshop:
    """Return a workshop at its first step with the clock paused."""
    runs = {step.id: Run(minutes=step.minutes, left=step.minutes * 60) for step in agenda.steps}
    return Workshop(
        id=workshop_id,
        team=team,
        cycle=cycle,
        title=title,
        agenda=agenda,
        facilitator=facilitator,
        people=people,
        current=agenda.steps[0].id,
        runs=runs,
        unprepared=unprepared,
    )


def _with_run(workshop: Workshop, step_id: str, **changes: object) -> Workshop:
    return workshop.but(runs={**workshop.runs, step_id: workshop.runs[step_id].but(**changes)})


def pause(workshop: Workshop, now: datetime) -> Workshop:
    """Return the workshop with its clock paused and the time left kept."""
    if workshop.deadline is None:
        return workshop
    kept = _with_run(workshop, workshop.current, left=workshop.left(workshop.current, now))
    return kept.but(deadline=None, paused=now)


def resume(workshop: Workshop, now: datetime) -> Workshop:
    """Return the workshop with its clock running from the time left."""
    if workshop.deadline is not None:
        return workshop
    left = workshop.left(workshop.current, now)
    return workshop.but(deadline=now + timedelta(seconds=left), paused=None, begun=workshop.begun or now, ended=None)


def go_to(
    workshop: Workshop, step_id: str, now: datetime, *, leaving: Literal["open", "done", "skipped"] = "open"
) -> Workshop:
    """Return the workshop at another step. The previous step keeps its time; a running clock continues in the new one.

    Raises KeyError for a step that is not in the agenda.
    """
    if step_id not in workshop.runs:
        raise KeyError(step_id)
    was_running = workshop.running
    stopped = pause(workshop, now)
    if leaving != "open":
        stopped = _with_run(stopped, stopped.current, state=leaving)
    moved = _with_run(stopped, step_id, state="open").but(current=step_id)
    return resume(moved, now) if was_running else moved


def retime(workshop: Workshop, step_id: str, minutes: float, now: datetime) -> Workshop:
    """Return the workshop with another timebox of a step. Time that the step has used stays used."""
    more = minutes - workshop.runs[step_id].minutes
    changed = _with_run(workshop, step_id, minutes=minutes, left=workshop.left(step_id, now) + more * 60)
    if workshop.deadline is None or step_id != workshop.current:
        return changed
    return changed.but(deadline=workshop.deadline + timedelta(minutes=more))


def stretch(workshop: Workshop, minutes: float, now: datetime) -> Workshop:
    """Return the workshop with the current timebox `minutes` longer (shorter when negative, never below 0)."""
    return retime(workshop, workshop.current, max(0.0, workshop.runs[workshop.current].minutes + minutes), now)


def plan(workshop: Workshop, step_id: str, minutes: float, now: datetime) -> Workshop:
    """Return the workshop with another timebox of a step; before the clock first starts, its agenda says so too."""
    changed = retime(workshop, step_id, minutes, now)
    if workshop.begun is not None:
        return changed
    steps = [each.lasting(minutes / workshop.pace) if each.id == step_id else each for each in workshop.agenda.steps]
    return changed.but(agenda=workshop.agenda.but(steps=tuple(steps)))


REMOTE = 1.25
"""By how much each step takes longer on a remote call."""


def pace(workshop: Workshop, factor: float, now: datetime) -> Workshop:
    """Return the workshop with the open steps from the current one on at `factor` times the minutes of the agenda.

    Before the clock first starts this changes the plan. After that, the workshop takes longer than planned.
    """
    changed = workshop.but(pace=factor) if workshop.begun is None else workshop
    for step in workshop.agenda.steps[workshop.index :]:
        if workshop.runs[step.id].state == "open":
            changed = retime(changed, step.id, step.minutes * factor, now)
    return changed


Answer = Literal["next", "spread", "drop", "later"]
ANSWERS: dict[Answer, str] = {
    "next": "take the time from the next step",
    "spread": "spread it over the other steps",
    "drop": "skip the next step",
    "later": "end later",
}


def catch_up(workshop: Workshop, answer: Answer, over: float, now: datetime) -> Workshop:
    """Return the workshop with `over` seconds of overrun recovered in one of four ways; "later" changes nothing."""
    rest = [step.id for step in workshop.agenda.steps[workshop.index + 1 :] if workshop.runs[step.id].state == "open"]
    if not rest or answer == "later" or over <= 0:
        return workshop
    if answer == "drop":
        return _with_run(workshop, rest[0], state="skipped")
    share = dict.fromkeys(rest[:1], over)
    if answer == "spread":
        total = sum(max(0.0, workshop.runs[step].left) for step in rest)
        share = {step: over * max(0.0, workshop.runs[step].left) / total for step in rest} if total else {}
    changed = workshop
    for step, seconds in share.items():
        run = changed.runs[step]
        cut = min(seconds, max(0.0, run.left))
        changed = _with_run(changed, step, left=run.left - cut, minutes=max(0.0, run.minutes - cut / 60))
    return changed
