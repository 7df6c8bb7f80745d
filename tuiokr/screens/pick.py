"""One out of a few: arrows and Enter, or the digit beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows


@dataclass(frozen=True)
class Option:
    """Something to pick; `more` is said below it."""

    id: str
    title: str
    more: tuple[str, ...] = ()


class Pick(ModalScreen[str | None]):
    """Dismisses with the id of an option, or None."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", show=False)]

    def __init__(self, title: str, options: Sequence[Option], *, lit: str = "", help: str = "") -> None:
        super().__init__()
        self._title = title
        self._options = tuple(options)
        self._first = lit
        self._help = help

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall"):
            yield Static(text.words(self._title, "bold"), markup=False)
            yield Rows(id="options", chooses=True)
            if self._help:
                yield Static(text.words(self._help, "$hint"), markup=False)
            keys = text.line(
                ("⏎", "bold $accent"),
                " take it   ",
                ("1-9", "bold $accent"),
                " by number   ",
                ("esc", "bold $accent"),
                " back",
            )
            yield Static(keys, markup=False)

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        height = sum(1 + len(one.more) for one in self._options)
        rows.styles.height = min(max(1, height), max(3, self.app.size.height - 10))
        rows.show([Row(one.id, partial(_paint, one, index)) for index, one in enumerate(self._options, 1)])
        if self._first:
            rows.light(self._first)
        rows.focus()

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "123456789":
            at = int(event.character) - 1
            if at < len(self._options):
                event.stop()
                self.dismiss(self._options[at].id)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        self.dismiss(message.row)

    def action_leave(self) -> None:
        self.dismiss(None)


def _paint(option: Option, number: int, width: int) -> Sequence[Content]:
    mark = f"{number} " if number < 10 else "  "
    first = text.fit(text.line((mark, "$accent"), text.words(option.title)), width)
    return [first, *(text.fit(text.line("  ", text.words(one, "$hint")), width) for one in option.more)]
