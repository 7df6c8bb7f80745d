"""The stage for what we will not do: a list of lines, each with an owner and a reason if somebody gives them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from tuiokr.model.no_go import NoGo
from tuiokr.model.step_kind import StepKind
from tuiokr.model.words import plural
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask, bindings
from tuiokr.screens.stages.stage import Stage
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows


class NoGoStage(Stage):
    """One row for each thing that the team will not do."""

    place = "no_go"
    kinds: ClassVar = (StepKind.NO_GO,)
    BINDINGS: ClassVar[list[BindingType]] = bindings("no_go")
    DEFAULT_CSS = "NoGoStage { padding: 1 2 0 2; }"

    def compose(self) -> ComposeResult:
        yield Rows(id="no-gos")

    def on_mount(self) -> None:
        self.update()
        self.query_one(Rows).focus()

    @property
    def _lit(self) -> NoGo | None:
        return self.desk.no_go.get(self.workshop_id, self.query_one(Rows).lit)

    def update(self) -> None:
        rows = [Row(one.id, partial(_paint, one)) for one in self.desk.no_go.of(self.workshop_id)]
        words = "Nothing is listed yet. Press a to note what stops, or paste the chat of the call."
        nothing = Row("", lambda width: text.wrap((words, "$soft"), width), selectable=False)
        self.query_one(Rows).show(rows or [nothing])

    def pasted(self, words: str) -> bool:
        """Note the lines of a pasted text or chat."""
        new = self._add(words)
        if len(new) > 1:
            self.say(f"{plural(len(new), 'line')} noted")
        return bool(new)

    def _add(self, words: str) -> tuple[str, ...]:
        new = self.desk.no_go.add(self.workshop_id, words)
        if new and self.usable:
            self.update()
            self.query_one(Rows).light(new[-1])
        return new

    def action_add(self) -> None:
        dialog = AskLine(
            "What will we not do in this cycle?",
            help="Each line is one. You can paste the chat of the call",
            several=True,
        )

        def keep(words: str | None) -> None:
            if words:
                self._add(words)

        ask(self.app, dialog, keep)

    def action_reword(self) -> None:
        if self._lit:
            self._ask("We will not do", lambda one: one.words, self.desk.no_go.edit)
        else:
            self.action_add()

    def action_owner(self) -> None:
        help_line = "A team or a person. Leave it empty for nobody"
        self._ask("Who stops it, or has to hear it?", lambda one: one.owner, self.desk.no_go.own, help_line)

    def action_explain(self) -> None:
        self._ask("Why will we not do it?", lambda one: one.reason, self.desk.no_go.explain, "One line")

    def _ask(
        self, title: str, current: Callable[[NoGo], str], keep: Callable[[str, str, str], None], help_line: str = ""
    ) -> None:
        """Ask for one line about the highlighted no-go."""
        found = self._lit
        if found is None:
            self.say("Nothing is listed yet. Press a to add it")
            return

        def now() -> str:
            one = self.desk.no_go.get(self.workshop_id, found.id)
            return current(one) if one else ""

        above = (found.words,) if current(found) is not found.words else ()
        dialog = AskLine(title, current=now, lines=above, help=help_line)
        ask(self.app, dialog, lambda typed: keep(self.workshop_id, found.id, typed) if typed is not None else None)

    def action_delete_no_go(self) -> None:
        if found := self._lit:
            self.desk.no_go.delete(self.workshop_id, found.id)


def _paint(one: NoGo, width: int) -> list[Content]:
    lines = text.wrap(text.words(one.words, "bold"), width, first=("✗ ", "$error"))
    return lines + (text.wrap(text.words(one.more, "$soft"), width, indent=2) if one.more else [])
