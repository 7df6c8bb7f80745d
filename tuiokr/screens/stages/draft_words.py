"""Writing in the form: the words are saved while the person types, and words with findings are underlined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from textual.timer import Timer
from textual.widgets import Input
from textual.widgets.text_area import Selection

from tuiokr.model.okr import KeyResult, Objective
from tuiokr.model.workspace import labels
from tuiokr.screens.asker import Asker
from tuiokr.screens.stages.draft_form import DraftForm
from tuiokr.usecases import key_result_form, remarks
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.setup import WrongInput
from tuiokr.widgets.statement import Span

REST = 0.3
"""Seconds after the last key until the typed words are saved and the pane shows their findings."""


class DraftWords:
    """The item that is written in the form of a draft stage; `thing_id` is "" if there is none."""

    def __init__(
        self,
        desk: Desk,
        team: str,
        form: DraftForm,
        asker: Asker,
        wait: Callable[[float, Callable[[], None]], Timer],
        rested: Callable[[], None],
    ) -> None:
        """`wait` calls a function after some seconds, unless the form is closed before that.

        `rested` is called after a pause in typing, when the typed words are saved.
        """
        self._desk = desk
        self._team = team
        self._form = form
        self._asker = asker
        self._wait = wait
        self._after_rest = rested
        self._resting: Timer | None = None
        self.thing_id = ""

    @property
    def thing(self) -> Objective | KeyResult | None:
        """The item that is being written; None if there is none or it was deleted."""
        okrs = self._desk.draft.okrs(self._team)
        return okrs.objective(self.thing_id) or okrs.key_result(self.thing_id) if self.thing_id else None

    def begin(self, thing: str) -> None:
        """Show an item in the form, and focus its statement."""
        self.thing_id = thing
        editor = self._form.statement
        editor.at_fault = self._at_fault
        self.show(whole=True)
        editor.underline(self._at_fault(editor.text))
        editor.focus()

    def tell_lost(self) -> None:
        """Report that the item was deleted, and show the typed words, because they are not saved."""
        if words := self._form.statement.text:
            self._asker.say(f"Another window deleted what you were writing. You wrote: “{words}”", "warning")

    def end(self) -> None:
        """Stop writing."""
        self.thing_id = ""

    def show(self, *, whole: bool) -> None:
        """Show the item of the session in the form; without `whole`, the field with the focus does not change."""
        thing = self.thing
        if thing is None:
            return
        desk = self._desk
        label = labels(self._desk.draft.okrs(self._team))[self.thing_id]
        is_key = isinstance(thing, KeyResult)
        what = "key result: how would you know?" if is_key else "objective: what will be different, and for whom?"
        team = desk.tree.get(self._team)
        self._form.show(thing, f"{label}  {what}", team.everyone if team else (), whole=whole)

    def start_over(self) -> bool:
        """Replace the words by the frame of the first finding that has one; False if none has. Undo with ctrl+z."""
        thing = self.thing
        framed = remarks.frame(self._desk, self._team, thing) if thing else ""
        editor = self._form.statement
        if framed:
            editor.replace(framed, (0, 0), editor.document.end)
            blank = framed.find("__")
            editor.selection = Selection((0, max(0, blank)), (0, blank + 2 if blank >= 0 else 0))
        return bool(framed)

    def write_out(self, thing: Objective | KeyResult | None) -> None:
        """Write the start, target, unit and due date of a key result into its sentence."""
        if not isinstance(thing, KeyResult):
            self._asker.say("Highlight a key result to write its numbers into its sentence")
        elif not self._desk.draft.write_out(self._team, thing.id):
            self._asker.say("The sentence already says it")

    def next_words(self) -> None:
        """Go to the next words with a finding after the cursor; after the last, begin again at the first."""
        thing = self.thing
        if thing is None:
            return
        editor = self._form.statement
        spans = remarks.spans(self._desk, self._team, thing, editor.text)
        here = editor.cursor_location[1]
        ahead = [one for one in spans if one[0] > here] or list(spans)
        if ahead:
            start, end, _ = min(ahead)
            editor.selection = Selection((0, end), (0, start))

    @property
    def all_selected(self) -> bool:
        """Whether all of the statement is selected, so that a paste replaces it."""
        editor = self._form.statement
        return bool(editor.text.strip()) and editor.selected_text.strip() == editor.text.strip()

    def insert(self, pasted: str) -> None:
        """Insert words into the statement at the cursor, as one line."""
        self._form.statement.insert_line(pasted)

    def typed(self) -> None:
        """Underline words after a change or an undo; save and show findings after a pause in typing."""
        if not self.thing_id:
            return
        self._form.statement.underline(self._at_fault(self._form.statement.text))
        if self._resting:
            self._resting.stop()
        self._resting = self._wait(REST, self._rested)

    def _rested(self) -> None:
        self._resting = None
        if self.thing_id:
            self.keep_typed(quiet=True)
            self._after_rest()

    def _at_fault(self, words: str) -> tuple[Span, ...]:
        thing = self.thing
        return tuple(remarks.spans(self._desk, self._team, thing, words)) if thing else ()

    def keep_typed(self, *, quiet: bool = False) -> bool:
        """Save what changed in the form; False if a field could not be read (without `quiet`, a message says why)."""
        thing = self.thing
        if thing is None:
            return True
        statement = self._form.statement.text
        if isinstance(thing, KeyResult) and statement != thing.statement:
            filled = key_result_form.from_sentence(thing, statement, self._desk.cycle, self._desk.today())
            self.keep({"statement": statement, **filled})
        elif isinstance(thing, Objective) and statement != thing.title:
            self.keep({"title": statement})
        field = self._form.screen.focused
        return self.keep_field(field, quiet=quiet) if isinstance(field, Input) else True

    def keep_words(self) -> None:
        """Save the statement unchanged, without reading values from it."""
        thing = self.thing
        name = "statement" if isinstance(thing, KeyResult) else "title"
        self.keep({name: self._form.statement.text})

    def keep_field(self, field: Input, *, quiet: bool = False) -> bool:
        """Save one field of the form; False if it could not be read (without `quiet`, a message says why)."""
        desk, name = self._desk, field.id or ""
        thing = self.thing
        # A field that just lost the focus may be for the other kind of item.
        if thing is not None and self._form in field.ancestors and name in type(thing).model_fields:
            try:
                self.keep(self._form.read(thing, name, desk.cycle, desk.today()))
            except (WrongInput, ValidationError) as error:
                if not quiet:
                    self._asker.say(
                        str(error) if isinstance(error, WrongInput) else "That does not fit here", "warning"
                    )
                return False
        return True

    def keep(self, fields: dict[str, Any]) -> None:
        """Save some fields if at least one of them differs from the current value."""
        thing = self.thing
        if thing is not None and any(getattr(thing, name) != value for name, value in fields.items()):
            self._desk.draft.edit(self._team, thing.id, **fields)
