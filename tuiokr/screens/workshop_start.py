"""The start of a workshop: start a new one with an agenda or a template, or go on with an open one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Static

from tuiokr.model.agenda import REMOTE, Agenda
from tuiokr.screens import template as questions
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.screen import bindings, leave_gone, some
from tuiokr.usecases import agenda_files, presence
from tuiokr.usecases.checklist import open_points
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text

NO_DIGIT = " "
PREPARE = "prepare"
"""The id of the option that opens the preparation; agendas and workshops have other ids."""


class WorkshopStart(Pick):
    """Dismisses with the id of an open workshop, of a built-in agenda or of a template."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("workshop_start"), *some("everywhere", "undo", "redo")]

    def __init__(self, desk: Desk, team: str) -> None:
        self._desk = desk
        self._team = team
        self.pace = 1.0
        """By how much every step of a new workshop takes longer."""
        self.changes = False
        """Whether the agenda is changed first."""
        self._above_others = bool(desk.tree.children(team))
        usual = agenda_files.usual(top=self._above_others and desk.tree.level(team) == 1)
        opened = next(iter(desk.workshop.all_open(team)), None)
        lit = opened.workshop.id if opened else usual
        super().__init__(f"A workshop with {desk.tree.by_id[team].name}", tuple(self._offered()), lit=lit)

    def _offered(self) -> Iterator[Option]:
        desk = self._desk
        digits = agenda_files.digits()
        opened = [full.workshop for full in desk.workshop.all_open(self._team)]
        # A template keeps its digit when a workshop is opened, because 0 is only for going on.
        free = iter([digit for digit in ("0123456789" if opened else "1234567890") if digit not in digits.values()])
        for one in opened:
            begun = "" if one.begun else ", its clock has not started yet"
            yield Option(one.id, f"Go on with {one.title}", (f"at {one.step.title}{begun}",), next(free, NO_DIGIT))
        for each in agenda_files.offered(above_others=self._above_others):
            key = digits[each.id] or NO_DIGIT
            yield Option(each.id, each.title, key=key, beside=f"{questions.told(each, self.pace)}{self._open(each)}")
        for own in desk.template.offered(above_others=self._above_others):
            beside = f"{own.kind} template · {questions.told(own, self.pace)}"
            yield Option(own.id, own.title, key=next(free, NO_DIGIT), beside=beside)
        yield Option(PREPARE, "Prepare first", beside="checklist, 1:1 with the leader, pre-mortem", key=NO_DIGIT)

    def _open(self, agenda: Agenda) -> str:
        """Say how many points of the checklist of a kind of workshop are open."""
        count = len(open_points(self._desk.workspace, self._desk.cycle_id, self._team, agenda.kind))
        return f" · {count} to prepare" if count else " · prepared"

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        pace = "the pace of the agenda" if self.pace > 1 else "remote pace"
        own = (("e", "rename"), ("x", "delete")) if self._template else ()
        more = (("A", "change it first"), ("R", pace), *own, ("i", "read a file"), ("w", "write a file"))
        return (("⏎", "start"), *more, ("esc", "back"))

    @property
    def _lit(self) -> str:
        return self.rows.lit if self.is_mounted else ""

    @property
    def _template(self) -> Agenda | None:
        """The highlighted template; None if something else is highlighted."""
        return next((one for one in self._desk.template.every() if one.id == self._lit), None)

    def _again(self, lit: str = "") -> None:
        """Show the options again, as they changed."""
        if self.usable:
            self.offer(tuple(self._offered()))
            if lit:
                self.rows.light(lit)

    def on_rows_lit(self) -> None:
        self.show_keys()

    def action_change_first(self) -> None:
        if self._lit and self._lit != PREPARE:
            self.changes = True
            self.dismiss(self._lit)

    def action_remote_start(self) -> None:
        self.pace = 1.0 if self.pace > 1 else REMOTE
        pace = (" · at remote pace, a quarter longer", "bold $sun") if self.pace > 1 else text.BLANK
        self.query_one("#pick-title", Static).update(text.line(text.words(self._title, "bold"), pace))
        self._again()

    def action_read_agenda(self) -> None:
        questions.read_agenda(Asker(self), self._desk, self._again)

    def action_write_agenda(self) -> None:
        desk, lit = self._desk, self._lit
        agenda = desk.template.of_workshop(lit) if lit in desk.workspace.workshops else desk.template.get(lit)
        if agenda:
            questions.write_agenda(Asker(self), desk, agenda)

    def action_rename_template(self) -> None:
        if one := self._own():
            questions.rename_template(Asker(self), self._desk, one.id, self._again)

    def action_delete_template(self) -> None:
        if one := self._own():
            self._desk.template.delete(one.id)
            self._again()
            Asker(self).say(f"Deleted: the template “{one.title}”. Press u to undo")

    def _own(self) -> Agenda | None:
        """Return the highlighted template; if there is none, say how to get one."""
        one = self._template
        if one is None:
            Asker(self).say("This is not a template. Press A to change an agenda, then t to save it as a template")
        return one

    def action_undo(self) -> None:
        self._turned(self._desk.session.undo())

    def action_redo(self) -> None:
        self._turned(self._desk.session.redo())

    def _turned(self, said: str) -> None:
        if not leave_gone(self.app, said):
            Asker(self).say(said)
            self._again()


def start_or_resume(asker: Asker, desk: Desk, team: str) -> None:
    """Ask whether to go on with a team's open workshop or to start one, and with which agenda."""
    from tuiokr.screens.agenda_editor import AgendaEditor
    from tuiokr.screens.preparation import PreparationScreen
    from tuiokr.screens.workshop import WorkshopScreen

    start = WorkshopStart(desk, team)

    def go(chosen: str | None) -> None:
        if chosen == PREPARE:
            asker.open(PreparationScreen(desk, team))
            return
        if chosen is None:
            return
        workshop = chosen
        if chosen not in desk.workspace.workshops:
            if desk.template.get(chosen) is None:
                asker.say("Cancelled: another window has deleted this one", "warning")
                return
            workshop = desk.workshop.start(team, chosen, pace=start.pace)
        asker.open(WorkshopScreen(desk, workshop))
        if start.changes:
            asker.ask(AgendaEditor(desk, workshop))

    asker.ask(start, go, about=presence.team(desk.session, team))
