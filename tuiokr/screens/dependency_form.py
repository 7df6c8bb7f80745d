"""The form of a dependency: what, from whom, by when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tuiokr.model.words import items, short
from tuiokr.model.workspace import day, labels
from tuiokr.screens.form import Form
from tuiokr.usecases import key_result_form
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import WrongInput
from tuiokr.widgets import text
from tuiokr.widgets.choice import Choice
from tuiokr.widgets.lines_input import Lines
from tuiokr.widgets.typed_choice import TypedChoice

NOTHING = "the whole set"


class DependencyForm(Form):
    """Adds what one team needs from another; dismisses with the id of the last dependency."""

    LAST = "by"

    def __init__(
        self,
        desk: Desk,
        asking: str,
        *,
        what: str = "",
        by: date | None = None,
        about: str | None = None,
        make: Callable[[str, Sequence[str], date | None, str | None], Sequence[str]] | None = None,
    ) -> None:
        """`what`, `by` and `about` are filled in. `make` saves (giving team, what, by, about) and returns the ids."""
        super().__init__()
        self._desk = desk
        self._asking = asking
        self._first = what, f"{day(by)} {by.year}" if by else "", about
        self._make = make or self._ask

    def compose(self) -> ComposeResult:
        desk = self._desk
        tree = desk.tree
        asking, okrs = tree.get(self._asking), desk.workspace.of(desk.cycle_id, self._asking)
        self._givers = {name: team for team, name in tree.names.items() if team != self._asking}
        words = {one.id: one.title for one in okrs.objectives} | {key.id: key.statement for key in okrs.key_results}
        self._about: dict[str, str | None] = {NOTHING: None}
        for key, label in labels(okrs).by_id.items():
            self._about[f"{label}  {short(words.get(key, ''), 48)}".rstrip()] = key
        with Vertical(id="dialog"):
            yield Static(
                text.line(
                    ("What does ", "bold"),
                    text.words(asking.name if asking else self._asking, "bold $primary"),
                    (" need?", "bold"),
                ),
                markup=False,
            )
            yield Static("What do you need? Each line becomes one dependency", classes="label")
            yield Lines(self._first[0], id="what")
            yield Static("From which team", classes="label")
            yield TypedChoice(tuple(self._givers), placeholder="a few letters of its name", id="giver")
            yield Static("By when", classes="label")
            yield Input(self._first[1], id="by", compact=True, max_length=40, placeholder="15 Feb")
            yield Static("For", classes="label")
            yield Choice(tuple(self._about), id="about")
            yield Static("", markup=False, id="wrong")
            yield self.keys()

    def on_mount(self) -> None:
        chosen = next((words for words, key in self._about.items() if key and key == self._first[2]), NOTHING)
        self.query_one("#about", Choice).value = chosen
        super().on_mount()
        self.query_one("#what").focus()

    def _ask(self, giving: str, what: Sequence[str], by: date | None, about: str | None) -> Sequence[str]:
        return self._desk.dependency.ask_all(self._asking, giving, what, by=by, about=about)

    def keep(self) -> None:
        desk = self._desk
        giver = self._givers.get(self.query_one("#giver", TypedChoice).value, "")
        about = self._about.get(self.query_one("#about", Choice).value)
        try:
            by = key_result_form.day(self.query_one("#by", Input).value, desk.cycle, desk.today())
            what = items(self.query_one("#what", Lines).value)
            added = self._make(giver, what, by, about)
        except (WrongInput, ValueError) as error:
            self.refuse(str(error))
            return
        self.dismiss(added[-1])
