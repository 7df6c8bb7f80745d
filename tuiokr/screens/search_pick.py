"""Picking one of many options by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tuiokr.model.names import fold
from tuiokr.screens.pick import Option, Pick
from tuiokr.widgets import text
from tuiokr.widgets.rows import Rows


class SearchPick(Pick):
    """A `Pick` with a line to type in. Options with all the typed parts of words stay; the first one is highlighted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]

    def __init__(
        self, title: str, options: Sequence[Option], *, lit: str = "", help: str = "", nothing: str = "Nothing fits"
    ) -> None:
        """`nothing` is shown when no option contains the typed letters."""
        self._every = tuple(replace(one, key=" ") for one in options)  # digits belong to the typed words
        super().__init__(title, self._every, lit=lit, help=help)
        self._nothing = nothing

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall"):
            yield Static(text.words(self._title, "bold"), markup=False, id="pick-title")
            yield Input(placeholder="Type a few letters", select_on_focus=False, compact=True, id="line")
            yield Rows(id="options", chooses=True)
            yield Static(text.words(self._help, "$hint"), markup=False, id="pick-help")
            yield Static("", markup=False, id="pick-keys")

    def on_mount(self) -> None:
        super().on_mount()
        self.rows.can_focus = False
        field = self.query_one(Input)
        field.cursor_blink = False
        field.focus()

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        return (("⏎", "take it"), ("↑↓", "pick"), ("esc", "back"))

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        parts = fold(event.value).split()
        found = [one for one in self._every if all(part in fold(_words(one)) for part in parts)]
        self.offer(found)
        help_line = self.query_one("#pick-help", Static)
        help_line.update(text.words(self._help if found else self._nothing, "$hint" if found else "$warning"))
        if found and parts:
            self.rows.light(found[0].id)

    @on(Input.Submitted)
    def _take(self) -> None:
        lit = self.rows.lit
        if any(one.id == lit for one in self._options):
            self.dismiss(lit)

    def action_step(self, step: int) -> None:
        self.rows.action_step(step)

    def action_page(self, step: int) -> None:
        self.rows.action_page(step)


def _words(option: Option) -> str:
    return " ".join((option.title, *option.more, option.beside))
