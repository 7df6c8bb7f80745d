"""The stage for a go-around: each person is heard once, name by name, with a line of what they say."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.agenda import Spoken, Workshop, clock
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import plural
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask, bindings
from tuiokr.screens.stages.stage import Stage
from tuiokr.usecases.step_result import decided
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows
from tuiokr.widgets.ticker import Ticker


class GoAroundStage(Stage):
    """One row for each person in the room. In the last step of an agenda it also shows what was decided."""

    place = "go_around"
    kinds: ClassVar = (StepKind.GO_AROUND,)
    BINDINGS: ClassVar[list[BindingType]] = bindings("go_around")
    DEFAULT_CSS = """
    GoAroundStage { padding: 1 2 0 2; layout: vertical; }
    GoAroundStage #decided { height: auto; max-height: 9; margin: 0 0 1 0; }
    GoAroundStage #caption { height: auto; }
    GoAroundStage Rows { height: 1fr; min-height: 3; }
    """

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="decided")
        yield Ticker(id="caption")
        yield Rows(id="people")

    def on_mount(self) -> None:
        self._since = self.desk.now()
        """When the previous person was heard."""
        self.update()
        self.light_next()
        self.query_one(Rows).focus()

    @property
    def _workshop(self) -> Workshop:
        return self.desk.workshop.full(self.workshop_id).workshop

    @property
    def _lit(self) -> str:
        return self.query_one(Rows).lit

    def update(self) -> None:
        one = self._workshop
        width = max(20, self.content_size.width or 60)
        lines = decided(self.desk.session, self.desk.workshop.full(self.workshop_id))
        last = one.step is one.agenda.steps[-1]
        summary = self.query_one("#decided", Static)
        summary.display = last and bool(lines)
        if summary.display:
            shown = [text.words("DECIDED TODAY", "$hint")]
            for line in lines:
                shown += text.wrap(text.words(line), width, first=("▸ ", "$accent"))
            summary.update(text.stack(shown))
        said = {each.person: each for each in one.runs[one.current].said}
        rows = [Row(person, partial(_person, one, person, said.get(person))) for person in one.people]
        nobody = Row("", lambda width: text.wrap(("Press F7 to say who is here.", "$soft"), width), selectable=False)
        self.query_one(Rows).show(rows or [nobody])
        self.tick()

    def tick(self) -> None:
        """Show how long each person has, and how long the present one speaks."""
        one = self._workshop
        waiting = self.desk.room.waiting(self.workshop_id)
        parts: list[text.Part] = []
        if waiting:
            left = max(0.0, one.left(one.current, self.desk.now())) / len(waiting)
            parts = [("about ", "$hint"), (clock(left), "$soft"), (" for each who is waiting", "$hint")]
            if one.running and self._lit in waiting:
                spoken = (self.desk.now() - self._since).total_seconds()
                parts += [("   ", ""), text.words(self._lit, "bold"), (f" {clock(spoken)}", "$soft")]
        elif one.people:
            parts = [("Everybody was heard.", "$success"), (" n", "bold $accent"), (" goes on", "$hint")]
        self.query_one("#caption", Ticker).show([text.line(*parts)])

    def light_next(self) -> None:
        """Highlight the next person who has not spoken."""
        if waiting := self.desk.room.waiting(self.workshop_id):
            self.light(waiting[0])

    def light(self, person: str) -> None:
        """Highlight a person, such as one drawn by lot."""
        self._since = self.desk.now()
        self.query_one(Rows).light(person)
        self.tick()

    def pasted(self, words: str) -> bool:
        """Take the words of each person from a pasted chat."""
        heard = self.desk.room.hear_chat(self.workshop_id, words)
        if heard:
            self.update()
            self.light_next()
            self.say(f"{plural(len(heard), 'person', 'people')} heard: {', '.join(heard)}")
        return bool(heard)

    def action_speak(self) -> None:
        person, one = self._lit, self._workshop
        if person not in one.people:
            return
        value = next((each.words for each in one.runs[one.current].said if each.person == person), "")

        def keep(words: str | None) -> None:
            if words is not None:
                self.desk.room.hear(self.workshop_id, person, words)
                if self.usable:
                    self.update()
                    self.light_next()

        ask(self.app, AskLine(f"What does {person} say?", value=value, help="One line. It may stay empty"), keep)

    def action_heard(self) -> None:
        if self._lit in self._workshop.people:
            if self._lit in self.desk.room.waiting(self.workshop_id):
                self.desk.room.hear(self.workshop_id, self._lit)
                self.update()
            self.light_next()

    def action_unheard(self) -> None:
        if self._lit:
            self.desk.room.unhear(self.workshop_id, self._lit)
            self.update()


def _person(workshop: Workshop, person: str, said: Spoken | None, width: int) -> list[Content]:
    away = "late" if person in workshop.late else "gone" if person in workshop.gone else ""
    mark, style = ("● ", "$success") if said else ("○ ", "$hint") if away else ("○ ", "$soft")
    head = text.line(
        (mark, style), text.words(person, "$hint" if away else "bold"), (f" {away}" if away else "", "$hint")
    )
    if not said or not said.words:
        return [head]
    return text.wrap(text.words(said.words), width, first=text.line(head, "  "))
