"""The form of a team: its name, its leader, its people, and the team above."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tuiokr.model.names import namesakes
from tuiokr.model.organisation import Tree
from tuiokr.model.words import people
from tuiokr.screens.form import Form
from tuiokr.usecases.concurrent_edit import ChangedMeanwhile
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import WrongInput
from tuiokr.widgets import text
from tuiokr.widgets.choice import Choice
from tuiokr.widgets.line_input import NamesInput

TOP = "no team above"


class TeamForm(Form):
    """A form that adds a team (`team` is None) or changes one; it dismisses with the id of the team.

    Enter goes to the next field, and saves in the field `people`.
    """

    LAST = "people"

    def __init__(self, desk: Desk, team: str | None, *, above: str | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._team = team
        self._tree = self._tree_now
        self._shown = self._tree.by_id[team] if team else None
        self._people = self._shown.people if self._shown else ()
        self._above = self._shown.parent if self._shown else above

    @property
    def _tree_now(self) -> Tree:
        return self._desk.tree

    def compose(self) -> ComposeResult:
        known = self._tree.get(self._team)
        names = self._tree.names
        others = {names[team.id]: team.id for _, team in self._tree.walk() if team.id != self._team}
        self._by_name: dict[str, str | None] = {TOP: None, **others}
        with Vertical(id="dialog"):
            yield Static(text.words("Change the team" if known else "A new team", "bold"), markup=False)
            yield Static("Name", classes="label")
            yield Input(known.name if known else "", id="name", compact=True, max_length=200)
            yield Static("Leader", classes="label")
            yield Input(known.leader if known else "", id="leader", compact=True, max_length=100)
            yield Static("People, with commas: Ana, Li, Sam", classes="label")
            yield NamesInput(", ".join(known.people) if known else "", id="people", compact=True, max_length=4000)
            yield Static("Below", classes="label")
            yield Choice(tuple(self._by_name), id="above")
            yield Static("", markup=False, id="wrong")
            yield self.keys()

    def on_mount(self) -> None:
        super().on_mount()
        name = next((name for name, team in self._by_name.items() if team == self._above), TOP)
        self.query_one(Choice).value = name
        self.query_one("#name").focus()

    def keep(self) -> None:
        values = {field.id: field.value for field in self.query(Input)}
        parent = self._by_name.get(self.query_one(Choice).value)
        try:
            team = self._team
            if team:
                self._desk.setup.edit_team(
                    team,
                    name=values["name"],
                    leader=values["leader"],
                    names=values["people"],
                    parent=parent,
                    shown=self._shown,
                )
            else:
                team = self._desk.setup.add_team(
                    values["name"], parent=parent, leader=values["leader"], names=values["people"]
                )
        except ChangedMeanwhile as error:
            self._shown = self._tree_now.by_id[team or ""]
            self.refuse(str(error))
            return
        except WrongInput as error:
            self.refuse(str(error))
            return
        if twice := namesakes(people(values["people"]), self._people):
            self.app.notify(twice, severity="warning", markup=False, timeout=10)
        self.dismiss(team)
