"""The agenda of a workshop as a list that can be changed, saved as a template and written to a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tuiokr.model.agenda import Workshop
from tuiokr.screens.asker import Asker
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import Dialog, bindings, leave_gone, some
from tuiokr.screens.template import save_template, told, write_agenda
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.step_result import results
from tuiokr.widgets import rail, text
from tuiokr.widgets.rows import Rows


class AgendaEditor(Dialog):
    """A dialog that changes the agenda at once; each change is one undo step."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("agenda"), *some("everywhere", "undo", "redo")]

    def __init__(self, desk: Desk, workshop_id: str) -> None:
        super().__init__()
        self._desk = desk
        self._workshop_id = workshop_id
        self._asker = Asker(self)

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall"):
            yield Static(text.words("The agenda of this workshop", "bold"), markup=False)
            yield Rows(id="steps")
            yield Static("", markup=False, id="total")
            keys = (
                ("+ -", "minutes"), ("[ ]", "move"), ("⏎", "title"), ("a", "add"), ("x", "remove"), ("u", "undo"),
                ("t", "save as a template"), ("w", "to a file"), ("esc", "back"),
            )  # fmt: skip
            shown = [text.line((key, "bold $accent"), f" {what}") for key, what in keys]
            yield Static(text.stack(text.flow(shown, 66)), markup=False)

    @property
    def _workshop(self) -> Workshop:
        return self._desk.workshop.full(self._workshop_id).workshop

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.styles.height = min(len(self._workshop.agenda.steps) + 1, max(3, self.app.size.height - 13))
        self._show()
        rows.light(self._workshop.current)
        rows.focus()

    def _show(self) -> None:
        full = self._desk.workshop.full(self._workshop_id)
        one = full.workshop
        self.query_one(Rows).show(
            rail.rows(one, results(self._desk.session, full, self._desk.queue.counts(full.workshop)))
        )
        minutes = sum(one.runs[step.id].minutes for step in one.agenda.steps if one.runs[step.id].state != "skipped")
        self.query_one("#total", Static).update(text.line(("in all ", "$hint"), (f"{minutes:.0f} minutes", "bold")))

    @property
    def _step(self) -> str:
        """The highlighted step; "" if there is none, or another window has removed it."""
        lit = self.query_one(Rows).lit
        return lit if lit in self._workshop.runs else ""

    def _changed(self, change: Callable[[str], None]) -> None:
        """Change the highlighted step, and say why if that is refused."""
        if step := self._step:
            try:
                change(step)
            except ValueError as error:
                self._asker.say(str(error))
        self._show()
        self.query_one(Rows).light(step)

    def action_step_longer(self) -> None:
        self._changed(lambda step: self._desk.agenda.retime(self._workshop_id, step, 1))

    def action_step_shorter(self) -> None:
        self._changed(lambda step: self._desk.agenda.retime(self._workshop_id, step, -1))

    def action_step_up(self) -> None:
        self._changed(lambda step: self._desk.agenda.move(self._workshop_id, step, -1))

    def action_step_down(self) -> None:
        self._changed(lambda step: self._desk.agenda.move(self._workshop_id, step, 1))

    def action_remove_step(self) -> None:
        self._changed(lambda step: self._desk.agenda.remove(self._workshop_id, step))

    def action_add_step(self) -> None:
        step = self._step

        def add(title: str | None) -> None:
            if step not in self._workshop.runs:
                self._asker.say("Cancelled: the step was removed")
                return
            try:
                new = self._desk.agenda.add(self._workshop_id, step, title or "")
            except ValueError as error:
                self._asker.say(str(error))
                return
            if new and self.usable:
                self._show()
                self.query_one(Rows).light(new)

        self._asker.ask(AskLine("The title of the new step", check=self._desk.agenda.wrong_title), add)

    def action_rename_step(self) -> None:
        step = self._step
        title = next((one.title for one in self._workshop.agenda.steps if one.id == step), "")

        def rename(words: str | None) -> None:
            if words:
                self._desk.agenda.rename(self._workshop_id, step, words)
                if self.usable:
                    self._show()

        if step:
            self._asker.ask(AskLine("The title of the step", value=title, check=self._desk.agenda.wrong_title), rename)

    def action_save_template(self) -> None:
        desk, one = self._desk, self._workshop
        own = desk.workspace.templates.get(one.agenda.id)
        agenda = desk.template.of_workshop(one.id)
        lines = (told(agenda) + (", without the remote pace" if one.pace > 1 else ""),)
        name = own.title if own else f"Our {agenda.title.lower()}"
        save_template(self._asker, desk, agenda, name, lambda _: None, lines=lines)

    def action_write_agenda(self) -> None:
        write_agenda(self._asker, self._desk, self._desk.template.of_workshop(self._workshop_id))

    def action_undo(self) -> None:
        self._turned(self._desk.workshop.undo(self._workshop_id))

    def action_redo(self) -> None:
        self._turned(self._desk.session.redo())

    def _turned(self, said: str) -> None:
        if not leave_gone(self.app, said):
            self._asker.say(said)
            self._show()
