"""Examples of good objectives and key results by function: to read, and to copy one into the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.words import short
from tuiokr.screens.asker import Asker
from tuiokr.screens.screen import Dialog
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.example import FunctionExamples, KeyResultExample, ObjectiveExample, functions
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

_ROLE_STYLES: Final = {"early": "$success", "late": "$secondary", "counter": "$warning"}
_ROLES: Final = (("early", "moves within weeks"), ("late", "at the end"), ("counter", "what may get worse"))
_ROLE_WIDTH: Final = 9
_MOST_LINES: Final = 28


def show_examples(asker: Asker, desk: Desk, team: str, at: str, added: Callable[[str], None]) -> None:
    """Open the examples that suit a team, and copy the chosen one after `at`. `added` gets the id of the copy."""

    def take_over(chosen: str | None) -> None:
        if chosen is None:
            return
        if new := desk.example.take_over(team, at, chosen):
            okrs = desk.draft.okrs(team)
            added(new)
            asker.say(f"Copied “{short(okrs.words_of(new), 40)}”. Press enter to change it, u to undo")
        else:
            asker.say("A key result needs an objective first; press o, or copy an objective")

    asker.ask(ExampleDialog(desk.example.function_of(team), chooses=not desk.read_only), take_over)


class ExampleDialog(Dialog):
    """A dialog that dismisses with the id of the example to copy, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,shift+tab", "turn(-1)", show=False),
        Binding("right,tab", "turn(1)", show=False),
    ]

    def __init__(self, function: str, *, chooses: bool) -> None:
        """`function` is the id of the function that is shown first."""
        super().__init__()
        self._at = next((index for index, one in enumerate(functions()) if one.id == function), 0)
        self._chooses = chooses

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-wide"):
            yield Static("", markup=False, id="functions")
            yield Rows(id="options", chooses=self._chooses)
            parts: list[text.Part] = []
            for role, meaning in _ROLES:
                parts += [(role, _ROLE_STYLES[role]), (f" {meaning}   ", "$hint")]
            yield Static(text.line(*parts), markup=False)
            keys = [*([("⏎", "copy it into the draft")] if self._chooses else []), ("← →", "function"), ("esc", "back")]
            yield Static(
                text.line(*(part for key, does in keys for part in ((key, "bold $accent"), f" {does}   "))),
                markup=False,
            )

    def on_mount(self) -> None:
        self._show()
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        self._show_functions()

    def action_turn(self, step: int) -> None:
        """Show the next function, or the one before."""
        self._at = (self._at + step) % len(functions())
        self._show()

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "123456789" and int(event.character) <= len(functions()):
            event.stop()
            self._at = int(event.character) - 1
            self._show()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        self.dismiss(message.row)

    def _show(self) -> None:
        self._show_functions()
        rows = self.query_one(Rows)
        rows.show(_rows(functions()[self._at]))
        rows.light(rows.ids[0])

    def _show_functions(self) -> None:
        width = min(100, int(self.app.size.width * 0.96)) - 8
        lines = text.flow([self._function(index, one) for index, one in enumerate(functions())], width, gap=1)
        self.query_one("#functions", Static).update(text.stack(lines))
        self.query_one(Rows).styles.height = max(3, min(_MOST_LINES, self.app.size.height - 9 - len(lines)))

    def _function(self, index: int, one: FunctionExamples) -> Content:
        shown = index == self._at
        return text.line(("▸" if shown else " ", "$accent"), (one.title, "bold $accent" if shown else "$soft"))


def _rows(function: FunctionExamples) -> list[Row]:
    """Return one row for each example; the last key result of an objective has a blank line below it."""
    last = {one.key_results[-1] for one in function.examples if one.key_results}
    return [
        Row(
            key,
            partial(_objective, one) if isinstance(one, ObjectiveExample) else partial(_key_result, one, one in last),
        )
        for key, one in function.by_id.items()
    ]


def _objective(one: ObjectiveExample, width: int) -> Sequence[Content]:
    return [
        *text.wrap(text.words(one.title, "bold"), width),
        *text.wrap(text.line((f"{one.business}. ", "$hint"), (one.why, "$soft")), width),
    ]


def _key_result(one: KeyResultExample, last: bool, width: int) -> Sequence[Content]:
    role = text.fit((one.role, _ROLE_STYLES[one.role]), _ROLE_WIDTH)
    return [*text.wrap(text.words(one.statement), width, first=role), *([text.BLANK] if last else [])]
