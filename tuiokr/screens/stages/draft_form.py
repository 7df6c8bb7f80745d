"""The form below the board: the statement, and the few fields beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tuiokr.model.cycle import Cycle
from tuiokr.model.okr import KeyResult, Objective
from tuiokr.model.progress import number
from tuiokr.model.workspace import day as day_words
from tuiokr.usecases import key_result_form
from tuiokr.widgets import text
from tuiokr.widgets.choice import Choice
from tuiokr.widgets.statement import StatementEditor

TITLES = {
    "start": "from", "target": "to", "unit": "unit", "due": "due", "champion": "champion", "confidence": "confidence",
    "data_source": "read off", "why": "why", "theme": "theme",
}  # fmt: skip


class DraftForm(Vertical):
    """Shows one objective or key result; reads back what was typed. It never changes the session itself."""

    DEFAULT_CSS = """
    DraftForm { height: auto; background: $surface; padding: 0 1; border-top: tall $accent; }
    DraftForm .fields { height: 1; margin: 0 0 0 1; }
    DraftForm .block { height: auto; }
    DraftForm .field { height: 1; width: 1fr; margin: 0 1 0 0; }
    DraftForm .field.-day { width: 19; }
    DraftForm .field.-score { width: 17; }
    DraftForm .field.-choice { width: 16; }
    DraftForm .field Static { width: auto; color: $hint; margin: 0 1 0 0; }
    DraftForm .field Input { width: 1fr; background: $panel; padding: 0 1; }
    DraftForm .field Input:focus { background: $panel; background-tint: $foreground 0%; text-style: bold underline; }
    DraftForm .field Choice { width: 1fr; }
    DraftForm #what { height: 1; }
    """

    class Left(Message):
        """Enter in a field: go on with the next one."""

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="what")
        yield StatementEditor(id="statement")
        with Vertical(classes="block", id="key-fields"):
            with Horizontal(classes="fields"):
                yield from self._field("start")
                yield from self._field("target")
                yield from self._field("unit")
                yield from self._field("due", "-day")
            with Horizontal(classes="fields"):
                yield from self._field("champion")
                yield from self._field("confidence", "-score")
                with Horizontal(classes="field -choice"):
                    yield Choice(("metric", "baseline", "milestone"), id="kind")
            with Horizontal(classes="fields"):
                yield from self._field("data_source")
        with Vertical(classes="block", id="objective-fields"):
            with Horizontal(classes="fields"):
                yield from self._field("why")
            with Horizontal(classes="fields"):
                with Horizontal(classes="field"):
                    yield Choice(("aspirational", "committed"), id="ambition")
                yield from self._field("theme")

    def _field(self, name: str, kind: str = "") -> Iterator[Any]:
        with Horizontal(classes=f"field {kind}"):
            yield Static(TITLES[name], markup=False)
            yield Input(id=name, compact=True, select_on_focus=True, max_length=400 if name != "why" else 2000)

    def on_mount(self) -> None:
        for field in self.query(Input):
            field.cursor_blink = False

    @property
    def statement(self) -> StatementEditor:
        return self.query_one(StatementEditor)

    def show(self, thing: Objective | KeyResult, what: str, people: Sequence[str], *, whole: bool = True) -> None:
        """Show a thing; with `whole` false only the fields that have not the focus."""
        is_key = isinstance(thing, KeyResult)
        self.query_one("#key-fields").display = is_key
        self.query_one("#objective-fields").display = not is_key
        self.query_one("#what", Static).update(text.words(what, "$hint"))
        if whole:
            self.statement.write(thing.words)
        values = (
            key_values(thing)
            if isinstance(thing, KeyResult)
            else {"why": thing.why.replace("\n", " "), "theme": thing.theme}
        )
        for name, value in values.items():
            field = self.query_one(f"#{name}", Input)
            if field.value != value and (whole or not field.has_focus):
                field.value = value
        if isinstance(thing, KeyResult):
            self.query_one("#kind", Choice).value = thing.kind
            self.query_one("#champion", Input).suggester = SuggestFromList(people, case_sensitive=False)
        else:
            self.query_one("#ambition", Choice).value = thing.ambition

    def read(self, name: str, cycle: Cycle, today: date) -> dict[str, Any]:
        """What a field now says, as fields of the model. Raises WrongInput saying what was expected."""
        value = self.query_one(f"#{name}", Input).value
        match name:
            case "start" | "target":
                read, unit = key_result_form.amount(value)
                return {name: read, **({"unit": unit} if unit else {})}
            case "due":
                return {name: key_result_form.day(value, cycle, today)}
            case "confidence":
                return {name: key_result_form.confidence(value)}
            case _:
                return {name: value}

    def on_input_submitted(self) -> None:
        self.post_message(self.Left())


def key_values(key: KeyResult) -> dict[str, str]:
    """A key result's fields as they stand in the form."""
    return {
        "start": "" if key.start is None else number(key.start),
        "target": "" if key.target is None else number(key.target),
        "unit": key.unit,
        "due": "" if key.due is None else f"{day_words(key.due)} {key.due.year}",
        "champion": key.champion,
        "confidence": "" if key.confidence is None else str(key.confidence),
        "data_source": key.data_source,
    }
