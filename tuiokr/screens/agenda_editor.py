"""The agenda of a running workshop as a list that can be changed: order, times, titles, more and fewer steps."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tuiokr.model.agenda import Workshop
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import Dialog, ask
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.step_result import results
from tuiokr.widgets import rail, text
from tuiokr.widgets.rows import Rows


class AgendaEditor(Dialog):
    """A dialog that changes the agenda at once; each change is one undo step."""

    def __init__(self, desk: Desk, workshop_id: str) -> None:
        super().__init__()
        self._desk = desk
        self._workshop_id = workshop_id

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall"):
            yield Static(text.words("The agenda of this workshop", "bold"), markup=False)
            yield Rows(id="steps")
            yield Static("", markup=False, id="total")
            keys = (
                ("+ -", "minutes"), ("[ ]", "move up, down"), ("⏎", "title"), ("a", "add"), ("x", "remove"),
                ("esc", "back"),
            )  # fmt: skip
            shown = [text.line((key, "bold $accent"), f" {what}") for key, what in keys]
            yield Static(text.stack(text.flow(shown, 66)), markup=False)

    @property
    def _workshop(self) -> Workshop:
        return self._desk.workshop.full(self._workshop_id).workshop

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.styles.height = min(len(self._workshop.agenda.steps) + 1, max(3, self.app.size.height - 12))
        self._show()
        rows.light(self._workshop.current)
        rows.focus()

    def _show(self) -> None:
        full = self._desk.workshop.full(self._workshop_id)
        one = full.workshop
        self.query_one(Rows).show(rail.rows(one, results(self._desk.session, full)))
        minutes = sum(one.runs[step.id].minutes for step in one.agenda.steps if one.runs[step.id].state != "skipped")
        self.query_one("#total", Static).update(text.line(("in all ", "$hint"), (f"{minutes:.0f} minutes", "bold")))

    def on_key(self, event: events.Key) -> None:
        desk, rows = self._desk.agenda, self.query_one(Rows)
        step = rows.lit
        if step not in rows.ids:
            return
        match event.key:
            case "plus" | "minus":
                desk.retime(self._workshop_id, step, 1 if event.key == "plus" else -1)
            case "left_square_bracket" | "shift+up":
                desk.move(self._workshop_id, step, -1)
            case "right_square_bracket" | "shift+down":
                desk.move(self._workshop_id, step, 1)
            case "x" | "delete":
                self._remove(step)
            case "a":
                self._add(step)
            case "enter":
                self._rename(step)
            case _:
                return
        event.stop()
        self._show()
        rows.light(step)

    def _remove(self, step: str) -> None:
        try:
            self._desk.agenda.remove(self._workshop_id, step)
        except ValueError as error:
            self.app.notify(str(error), markup=False, timeout=6)

    def _add(self, step: str) -> None:
        def add(title: str | None) -> None:
            try:
                new = self._desk.agenda.add(self._workshop_id, step, title or "")
            except ValueError as error:
                self.app.notify(str(error), markup=False, timeout=6)
                return
            if new and self.usable:
                self._show()
                self.query_one(Rows).light(new)

        ask(self.app, AskLine("The title of the new step"), add)

    def _rename(self, step: str) -> None:
        title = next((one.title for one in self._workshop.agenda.steps if one.id == step), "")

        def rename(words: str | None) -> None:
            if words:
                self._desk.agenda.rename(self._workshop_id, step, words)
                if self.usable:
                    self._show()

        ask(self.app, AskLine("The title of the step", value=title), rename)
