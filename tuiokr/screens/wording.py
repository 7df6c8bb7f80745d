"""The versions of the words of an objective or key result, and going back to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.words import moment
from tuiokr.screens.asker import Asker
from tuiokr.screens.screen import Dialog
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.history import NoHistory
from tuiokr.usecases.wording import Wording
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

_STYLE: Final = {"same": "", "new": "bold $success", "gone": "strike $hint"}


def show_wordings(asker: Asker, desk: Desk, team: str, thing: str, words: str) -> None:
    """Open the versions of a thing's words, and put the one back that is picked."""
    try:
        found = desk.wording.of(team, thing)
    except NoHistory as error:
        asker.say(str(error), "error")
        return
    if not found:
        asker.say("It has no words yet, so there is no version")
        return

    def restore(chosen: str | None) -> None:
        if chosen is not None:
            asker.say(desk.wording.restore(team, thing, found[int(chosen)]))

    asker.ask(WordingDialog(words, found, chooses=not desk.read_only), restore)


class WordingDialog(Dialog):
    """A dialog that dismisses with the index of the version to go back to, or None."""

    def __init__(self, words: str, versions: Sequence[Wording], *, chooses: bool) -> None:
        super().__init__()
        self._words = words
        self._versions = tuple(versions)
        self._chooses = chooses

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall -wide"):
            yield Static(text.words(f"Versions of “{text.cut(self._words, 60)}”", "bold"), markup=False)
            yield Rows(id="options", chooses=self._chooses)
            take: list[text.Part] = [("⏎", "bold $accent"), " go back to this version   "]
            yield Static(text.line(*(take if self._chooses else ()), ("esc", "bold $accent"), " back"), markup=False)

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.styles.height = max(3, self.app.size.height - 10)
        rows.show([Row(str(at), partial(_paint, one, newest=not at)) for at, one in enumerate(self._versions)])
        rows.focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        self.dismiss(message.row)


def _paint(one: Wording, width: int, *, newest: bool) -> Sequence[Content]:
    who = one.who or "somebody"
    now = ("  in use now", "$success") if newest else ("", "")
    head = text.line((f"{one.number}", "bold"), "  ", (moment(one.when), "$secondary"), "  ", who, now)
    lines = [text.fit(head, width)]
    parts: list[text.Part] = []
    for words, kind in one.parts:
        parts += [" ", (words, _STYLE[kind])] if parts else [(words, _STYLE[kind])]
    lines += text.wrap(text.line(*parts), width, indent=3, most=6)
    for at, why in enumerate(one.why):
        lines += text.wrap(why, width, indent=12, first=("because  " if not at else "", "$hint"), most=2)
    return [*lines, text.BLANK]
