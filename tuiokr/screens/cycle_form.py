"""Another cycle to look at, or a new one with its first and last day."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tuiokr.model.cycle import coming, days_of
from tuiokr.screens.base import Place, ask
from tuiokr.screens.form import Form
from tuiokr.screens.pick import Option, Pick
from tuiokr.widgets import text
from tuiokr.workshop.desk import Desk
from tuiokr.workshop.setting_up import WrongInput, read_cycle


def choose_cycle(screen: Place, desk: Desk) -> None:
    """Pick a known cycle, or open the form for a new one."""
    session = desk.session
    options = []
    for cycle in sorted(session.workspace.cycles.values(), key=lambda one: (str(one.first), one.id), reverse=True):
        days = f"{cycle.first} to {cycle.last}" if cycle.first and cycle.last else "no days yet"
        options.append(Option(f"c {cycle.id}", cycle.id, (days,)))
    options += [Option("new", "A new cycle"), Option("days", f"Other days for {session.cycle_id}")]

    def go(chosen: str | None) -> None:
        if chosen is None:
            return
        if chosen.startswith("c "):
            session.look_at(chosen[2:])
        else:
            ask(screen.app, CycleForm(desk, new=chosen == "new"))

    ask(screen.app, Pick("Which cycle?", options, lit=f"c {session.cycle_id}"), go)


class CycleForm(Form):
    """A cycle's name and days."""

    LAST = "last"

    def __init__(self, desk: Desk, *, new: bool) -> None:
        super().__init__()
        self._desk = desk
        known = desk.session.cycle
        self._cycle = coming(desk.session.clock.today()) if new else known
        if new and self._cycle.id in desk.session.workspace.cycles and known.last:
            from datetime import timedelta

            self._cycle = coming(known.last + timedelta(days=1))
        self._new = new

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(text.words("A new cycle" if self._new else "The days of the cycle", "bold"), markup=False)
            yield Static("Name, such as 2027-Q1", classes="label")
            yield Input(self._cycle.id, id="name", compact=True, max_length=60, disabled=not self._new)
            yield Static("First day", classes="label")
            yield Input(str(self._cycle.first or ""), id="first", compact=True, max_length=20)
            yield Static("Last day", classes="label")
            yield Input(str(self._cycle.last or ""), id="last", compact=True, max_length=20)
            yield Static("", markup=False, id="wrong")
            yield self.keys()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#name" if self._new else "#first").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """A name such as 2027-Q2 says its days."""
        days = days_of(event.value) if event.input.id == "name" and event.input.has_focus else None
        if days:
            self.query_one("#first", Input).value, self.query_one("#last", Input).value = str(days[0]), str(days[1])

    def keep(self) -> None:
        values = {field.id: field.value for field in self.query(Input)}
        try:
            cycle = read_cycle(values["name"], values["first"], values["last"])
        except WrongInput as error:
            self.refuse(str(error))
            return
        self._desk.setting_up.set_cycle(cycle)
        self.dismiss(None)
