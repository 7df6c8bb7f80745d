"""The history of an item: what changed in each field, when, by whom and why, and restoring an older version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.model.words import moment, plural
from tuiokr.screens.asker import Asker
from tuiokr.screens.screen import Dialog
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.history import Event, NoHistory, Told
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

_MOST_TOLD = 4
"""Highest number of documents of one change that are listed."""
_MOST_FIELDS = 6


def show_history(asker: Asker, desk: Desk, title: str, find: Callable[[], tuple[Event, ...]]) -> None:
    """Open the history that `find` returns, and restore the version that is picked."""
    try:
        events = find()
    except NoHistory as error:
        asker.say(str(error), "error")
        return
    if not events:
        asker.say(f"{title}: there is no history yet")
        return

    def bring_back(chosen: str | None) -> None:
        if chosen is not None:
            asker.say(desk.history.bring_back(events[int(chosen)]))

    chooses = not desk.read_only
    asker.ask(HistoryDialog(title, events, chooses=chooses), bring_back)


class HistoryDialog(Dialog):
    """A dialog that dismisses with the index of the change to restore, or None."""

    def __init__(self, title: str, events: Sequence[Event], *, chooses: bool) -> None:
        super().__init__()
        self._title = title
        self._events = tuple(events)
        self._chooses = chooses

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall -wide"):
            yield Static(text.words(self._title, "bold"), markup=False)
            yield Rows(id="options", chooses=self._chooses)
            take: list[text.Part] = [("⏎", "bold $accent"), " restore this version, or what was deleted   "]
            yield Static(text.line(*(take if self._chooses else ()), ("esc", "bold $accent"), " back"), markup=False)

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.styles.height = max(3, self.app.size.height - 10)
        rows.show([Row(str(index), partial(_paint, one)) for index, one in enumerate(self._events)])
        rows.focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        self.dismiss(message.row)


def _paint(event: Event, width: int) -> Sequence[Content]:
    who = (event.who or "somebody", "$accent")
    lines = [text.fit(text.line((moment(event.when), "$secondary"), "  ", who, "  ", (event.why, "bold")), width)]
    for told in event.told[:_MOST_TOLD]:
        lines += _lines(told, width, named=len(event.told) > 1)
    left = len(event.told) - _MOST_TOLD
    if left > 0:
        lines.append(text.words(f"    and {plural(left, 'more thing')}", "$hint"))
    return [*lines, text.BLANK]


def _lines(told: Told, width: int, *, named: bool) -> list[Content]:
    lines: list[Content] = []
    if named or told.did:
        what = f"{told.thing}: {told.did}" if told.did else told.thing
        lines += text.wrap(text.words(what, "$hint"), width, indent=2, most=2)
    for one in told.differences[:_MOST_FIELDS]:
        part = text.line((f"{one.name}  ", "$hint"), one.before, (" → ", "$hint"), one.after)
        lines += text.wrap(part, width, indent=4, most=3)
    return lines
