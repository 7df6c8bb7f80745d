"""The steps of a workshop: going to any of them, catching up on time, and the notes of the current one."""

from __future__ import annotations

from collections.abc import Callable

from tuiokr.model import agenda
from tuiokr.screens.agenda_editor import AgendaEditor
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.usecases.desk import Desk


class WorkshopSteps:
    """Asks about the steps of one workshop and applies the answers."""

    def __init__(self, desk: Desk, workshop_id: str, asker: Asker, flush: Callable[[], None]) -> None:
        """`flush` saves what is typed on the stage before another step is shown."""
        self._desk = desk
        self._id = workshop_id
        self._asker = asker
        self._flush = flush

    @property
    def _workshop(self) -> agenda.Workshop:
        return self._desk.workshop.full(self._id).workshop

    def choose(self) -> None:
        """Ask which step of the agenda to show."""
        one = self._workshop
        options = [
            Option(step.id, f"{step.title}  {one.runs[step.id].minutes:g} min  {one.runs[step.id].state}")
            for step in one.agenda.steps
        ]
        self._asker.ask(Pick("Which step do you go to?", options, lit=one.current), lambda step: self.go(step or ""))

    def go(self, step: str) -> None:
        """Go to a step; "" changes nothing."""
        if step:
            self._flush()
            self._desk.workshop.go(self._id, step)

    def catch_up(self) -> None:
        """Ask how to catch up; each answer says when the workshop would end."""
        one, now = self._workshop, self._desk.now()
        over = -one.left(one.current, now)
        if over <= 0:
            self._asker.say("The workshop is not over time")
            return
        options = []
        for answer, words in agenda.ANSWERS.items():
            end = agenda.catch_up(one, answer, over, now).ends(now)
            options.append(Option(answer, f"{words}: ends {end.astimezone():%H:%M}"))

        def catch_up(answer: str | None) -> None:
            found = next((key for key in agenda.ANSWERS if key == answer), None)
            if found:
                self._desk.workshop.catch_up(self._id, found)

        self._asker.ask(Pick(f"Over by {agenda.clock(over)}. How do you catch up?", options), catch_up)

    def edit_agenda(self) -> None:
        """Open the agenda to change it."""
        self._asker.ask(AgendaEditor(self._desk, self._id))

    def pace(self) -> None:
        """Ask for the pace of the steps from this one on; each answer says when the workshop would end."""
        one, now = self._workshop, self._desk.now()
        options = []
        for name, factor, words in (
            ("plan", 1.0, "as in the agenda"),
            ("remote", agenda.REMOTE, "for a remote call, a quarter longer"),
        ):
            end = agenda.pace(one, factor, now).ends(now)
            options.append(Option(name, f"{words}: ends {end.astimezone():%H:%M}"))

        def set_pace(answer: str | None) -> None:
            if answer:
                self._desk.workshop.pace(self._id, agenda.REMOTE if answer == "remote" else 1.0)

        self._asker.ask(Pick("How much time do this step and the next ones get?", options), set_pace)

    def mute(self) -> None:
        """Turn the bell of the clock off, or on again."""
        clocks = self._desk.workshop_clock
        clocks.muted = not clocks.muted
        now, other = ("off", "on") if clocks.muted else ("on", "off")
        self._asker.say(f"The bell is {now}. Press B to turn it {other}")

    def note(self) -> None:
        """Ask for the notes of the current step."""
        step = self._workshop.step

        def keep(words: str | None) -> None:
            if words is not None:
                self._desk.workshop.note(self._id, step.id, words)

        line = AskLine(f"Notes: {step.title}", current=lambda: self._workshop.runs[step.id].notes, several=True)
        self._asker.ask(line, keep)
