"""Choosing another cycle to look at, and the form of a cycle with its first and last day."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tuiokr.model.cycle import coming
from tuiokr.screens.asker import Asker
from tuiokr.screens.cycle_days import A_DAY, CycleDays
from tuiokr.screens.form import Form
from tuiokr.screens.pick import Option, Pick
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import WrongInput, read_cycle
from tuiokr.widgets import text
from tuiokr.widgets.choice import Choice


def choose_cycle(asker: Asker, desk: Desk) -> None:
    """Ask for a known cycle, or open the form of a cycle."""
    options = []
    for cycle in sorted(desk.workspace.cycles.values(), key=lambda one: (str(one.first), one.id), reverse=True):
        days = f"{cycle.first} to {cycle.last}" if cycle.first and cycle.last else "no days yet"
        options.append(Option(f"c {cycle.id}", cycle.id, (days,)))
    options += [Option("new", "A new cycle"), Option("days", f"Other days for {desk.cycle_id}")]

    def go(chosen: str | None) -> None:
        if chosen is None:
            return
        if chosen.startswith("c "):
            desk.session.look_at(chosen[2:])
        else:
            asker.ask(CycleForm(desk, new=chosen == "new"))

    asker.ask(Pick("Which cycle?", options, lit=f"c {desk.cycle_id}"), go)


NOTHING = "none: an empty cycle"


class CycleForm(Form):
    """The form of a cycle's name and days."""

    LAST = "last"

    def __init__(self, desk: Desk, *, new: bool) -> None:
        super().__init__()
        self._desk = desk
        known = desk.cycle
        self._cycle = coming(desk.today()) if new else known
        if new and self._cycle.id in desk.workspace.cycles and known.last:
            from datetime import timedelta

            self._cycle = coming(known.last + timedelta(days=1))
        self._new = new
        sources = desk.cycle_copy.sources(into=self._cycle.id) if new else ()
        self.LAST = "" if sources else "last"
        self._sources = {f"copy {one.cycle.id}: {one.words}": one.cycle.id for one in sources}

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(text.words("A new cycle" if self._new else "The days of the cycle", "bold"), markup=False)
            yield Static("Name, such as 2027-Q1, H1 2027 or Jan–Apr 2027", classes="label")
            yield Input(self._cycle.id, id="name", compact=True, max_length=60, disabled=not self._new)
            yield Static("First day", classes="label")
            yield Input(str(self._cycle.first or ""), id="first", placeholder=A_DAY, compact=True, max_length=20)
            yield Static("Last day", classes="label")
            yield Input(str(self._cycle.last or ""), id="last", placeholder=A_DAY, compact=True, max_length=20)
            yield Static("", markup=False, id="said")
            if self._sources:
                yield Static("Copy objectives and key results from (← →)", classes="label")
                yield Choice((NOTHING, *self._sources), id="copy")
                yield Static(
                    text.words("Votes, scores, confidence and due dates are not copied", "$hint"), markup=False
                )
            yield Static("", markup=False, id="wrong")
            yield self.keys()

    def on_mount(self) -> None:
        super().on_mount()
        self._days = CycleDays(self, "name", self._desk.today())
        self.query_one("#name" if self._new else "#first").focus()

    def on_key(self, event: events.Key) -> None:
        """Save on Enter also if the last field is a choice."""
        if event.key == "enter" and isinstance(self.focused, Choice):
            event.stop()
            self.action_keep()

    def on_input_changed(self, event: Input.Changed) -> None:
        if hasattr(self, "_days"):
            self._days.changed(event.input)

    def flush(self) -> None:
        """Save what was typed, with or without days, when the program ends while the form is open."""
        if self._now() != self._before:
            self._keep()

    def keep(self) -> None:
        if asked := self._days.ask():
            self.refuse(asked)
            return
        self._keep()

    def _keep(self) -> None:
        values = {field.id: field.value for field in self.query(Input)}
        source = self._sources.get(self.query_one("#copy", Choice).value, "") if self._sources else ""
        try:
            cycle = read_cycle(values["name"], values["first"], values["last"], today=self._desk.today())
        except WrongInput as error:
            self.refuse(str(error))
            return
        carried = self._desk.setup.set_cycle(cycle, copy_from=source)
        if carried:
            self.app.notify(carried.words, markup=False, timeout=8)
        self.dismiss(None)


def copy_over(asker: Asker, desk: Desk, team: str) -> None:
    """Ask for a cycle and copy a team's objectives and key results from it."""
    sources = {one.cycle.id: one for one in desk.cycle_copy.sources(team)}
    name = desk.tree.by_id[team].name
    if not sources:
        asker.say(f"{name} has no objectives in any other cycle")
        return

    def go(chosen: str | None) -> None:
        if chosen is not None:
            asker.say(desk.cycle_copy.carry(team, chosen).words)

    options = [Option(one, one, (source.words,)) for one, source in sources.items()]
    title = f"Copy what {name} has in which cycle into {desk.cycle_id}?"
    help = "Votes, scores, confidence and due dates are not copied."
    asker.ask(Pick(title, options, help=help), go, about=presence.team(desk.session, team))
