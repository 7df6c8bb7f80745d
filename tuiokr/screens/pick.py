"""Picking one of a few options: with the arrows and Enter, or with the digit beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.screens.screen import Dialog, ask
from tuiokr.usecases.presence import ALWAYS, Subject
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows


@dataclass(frozen=True)
class Option:
    """An option to pick; `more` is shown below its title."""

    id: str
    title: str
    more: tuple[str, ...] = ()
    key: str = ""
    """The digit that picks it; "" means its number in the list, a blank means none."""
    beside: str = ""
    """A few words at the right end of its line."""


class Pick(Dialog):
    """A dialog that dismisses with the id of an option, or None."""

    def __init__(
        self, title: str, options: Sequence[Option], *, lit: str = "", help: str = "", words: str = ""
    ) -> None:
        """`words` were typed before; the answer decides what happens to them."""
        super().__init__()
        self._words = words
        self._title = title
        self._options = tuple(options)
        self._first = lit
        self._help = help

    @property
    def unkept(self) -> str:
        return self._words

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall"):
            yield Static(text.words(self._title, "bold"), markup=False, id="pick-title")
            yield Rows(id="options", chooses=True)
            if self._help:
                yield Static(text.words(self._help, "$hint"), markup=False)
            yield Static("", markup=False, id="pick-keys")

    @property
    def rows(self) -> Rows:
        """The list of the options."""
        return self.query_one("#options", Rows)

    def on_mount(self) -> None:
        rows = self.rows
        self.offer(self._options)
        if self._first:
            rows.light(self._first)
        rows.focus()

    def offer(self, options: Sequence[Option]) -> None:
        """Show these options; the highlight stays on the same one."""
        self._options = tuple(options)
        self.show_keys()
        rows = self.rows
        width = min(76, int(self.app.size.width * 0.96)) - 8
        height = sum(len(_paint(one, 1, width)) for one in self._options)
        rows.styles.height = min(max(1, height), max(3, self.app.size.height - 9 - len(self._keys())))
        rows.show([Row(one.id, partial(_paint, one, index)) for index, one in enumerate(self._options, 1)])

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        """Each key with what it does."""
        return (("⏎", "take it"), ("1-9", "by number"), ("esc", "back"))

    def show_keys(self) -> None:
        """Show the keys again."""
        self.query_one("#pick-keys", Static).update(text.stack(self._keys()))

    def _keys(self) -> list[Content]:
        shown = [text.line((key, "bold $accent"), f" {what}") for key, what in self.key_words]
        return text.flow(shown, min(76, int(self.app.size.width * 0.96)) - 7)

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "0123456789":
            picked = next((one for at, one in enumerate(self._options, 1) if _key(one, at) == event.character), None)
            if picked is not None:
                event.stop()
                self.dismiss(picked.id)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        self.dismiss(message.row)


def _key(option: Option, number: int) -> str:
    """Return the digit that picks an option; "" from the tenth option on, unless it has a `key`."""
    return option.key or (str(number) if number < 10 else "")


def _paint(option: Option, number: int, width: int) -> Sequence[Content]:
    mark = f"{_key(option, number) or ' '} "
    beside = text.words(option.beside, "$hint")
    lines = text.wrap(text.words(option.title), width - beside.cell_length, first=(mark, "$accent"), most=3)
    lines[0] = text.both_ends(lines[0], beside, width) if option.beside else lines[0]
    for one in option.more:
        lines += text.wrap(text.words(one, "$hint"), width, indent=2, most=3)
    return lines


def ask_to_replace(
    app: App[Any],
    title: str,
    standing: str,
    own: str,
    replace: Callable[[], None],
    *,
    about: Subject = ALWAYS,
    words: str = "",
) -> None:
    """Show both versions and ask which one to keep, before something with words or of somebody else is replaced.

    `words` are what the person typed for the own version.
    """
    options = [Option("", f"Leave it as it is: {standing}"), Option("replace", f"Replace it: {own}")]
    pick = Pick(title, options, help="You can press u to undo", words=words)
    ask(app, pick, lambda chosen: replace() if chosen == "replace" else None, about=about)
