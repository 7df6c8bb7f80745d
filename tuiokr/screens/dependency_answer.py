"""The form of a yes or of a counter-offer: on which terms, who says so, and until when."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tuiokr.model.okr import Answer, Dependency
from tuiokr.model.words import clean, day
from tuiokr.screens.form import Form
from tuiokr.usecases import key_result_form
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import WrongInput
from tuiokr.widgets import text


class KeepTerms(Protocol):
    """Saves an answer."""

    def __call__(self, *, note: str, by: str, promised: date | None) -> None: ...


class AnswerForm(Form):
    """Asks for the terms of an answer and gives them to `keep_terms`."""

    LAST = "until"

    def __init__(self, desk: Desk, dependency: Dependency, state: Answer, keep_terms: KeepTerms) -> None:
        super().__init__()
        self._desk = desk
        self._dependency = dependency
        self._state = state
        self._keep_terms = keep_terms
        who, until = desk.dependency.yes(dependency)
        if dependency.state == state:
            who, until = dependency.answered_by or who, dependency.promised or until
        self._who = who
        self._until = f"{day(until)} {until.year}" if until else ""

    def compose(self) -> ComposeResult:
        one = self._dependency
        giving = self._desk.tree.get(one.giving)
        name = (giving.name if giving else one.giving) or "The other team"
        says = " offers something else" if self._state == "countered" else " says yes"
        with Vertical(id="dialog"):
            yield Static(text.line(text.words(name, "bold $primary"), (says, "bold")), markup=False)
            yield Static(text.words(one.what, "$soft"), markup=False)
            needed = f"Needed by {day(one.by)}" if one.by else "No day is given by which it is needed"
            yield Static(text.words(needed, "$hint"), markup=False)
            if self._state == "countered":
                yield Static("On which terms", classes="label")
                yield Input(one.note if one.state == self._state else "", id="terms", compact=True, max_length=4000)
            yield Static("Who says so", classes="label")
            yield Input(self._who, id="who", compact=True, max_length=80)
            yield Static("Until when is it promised", classes="label")
            yield Input(self._until, id="until", compact=True, max_length=40, placeholder="15 Feb")
            yield Static("", markup=False, id="wrong")
            yield self.keys()

    def on_mount(self) -> None:
        super().on_mount()
        self.query(Input).first().focus()

    def keep(self) -> None:
        typed = {field.id: clean(field.value) for field in self.query(Input)}
        if not typed["who"]:
            self.refuse("Write the name of the person who says so")
            return
        try:
            until = key_result_form.day(typed["until"], self._desk.cycle, self._desk.today())
        except WrongInput as error:
            self.refuse(str(error))
            return
        if until is None:
            self.refuse("Write the day until which it is promised, such as 15 Feb")
            return
        self.dismiss(None)
        self._keep_terms(note=typed.get("terms", ""), by=typed["who"], promised=until)
