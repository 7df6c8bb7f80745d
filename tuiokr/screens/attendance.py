"""Who is in the room: ticking the people of a workshop as here, late or gone."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tuiokr.screens.screen import Dialog
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.room import PRESENCES, Presence
from tuiokr.widgets import text
from tuiokr.widgets.rows import Row, Rows

WRITE: Final = "write"
"""The answer for writing the list of names."""
_LOOKS: Final[dict[Presence, tuple[str, str]]] = {
    "here": ("✓", "$success"),
    "late": ("…", "$warning"),
    "gone": ("×", "$hint"),
}


class Attendance(Dialog):
    """A dialog that changes at once who is here. It dismisses with `WRITE` if the list itself has to change."""

    def __init__(self, desk: Desk, workshop_id: str) -> None:
        super().__init__()
        self._desk = desk
        self._workshop_id = workshop_id

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog", classes="-tall"):
            yield Static(text.words("Who is here?", "bold"), markup=False)
            yield Rows(id="people")
            keys = text.line(
                ("⏎", "bold $accent"),
                " here, late or gone   ",
                ("a", "bold $accent"),
                " add or remove names   ",
                ("esc", "bold $accent"),
                " back",
            )
            yield Static(keys, markup=False)

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        people = self._desk.workshop.full(self._workshop_id).workshop.people
        rows.styles.height = min(max(1, len(people)), max(3, self.app.size.height - 10))
        self._show()
        rows.focus()

    def _show(self) -> None:
        people = self._desk.workshop.full(self._workshop_id).workshop.people
        rows = [Row(one, partial(_paint, one, self._desk.room.presence(self._workshop_id, one))) for one in people]
        nobody = Row("", lambda width: [text.words("Nobody is listed yet", "$soft")], selectable=False)
        self.query_one(Rows).show(rows or [nobody])

    def on_key(self, event: events.Key) -> None:
        person = self.query_one(Rows).lit
        if event.key == "a":
            event.stop()
            self.dismiss(WRITE)
        elif event.key in ("enter", "space") and person:
            event.stop()
            now = PRESENCES.index(self._desk.room.presence(self._workshop_id, person))
            self._desk.room.be(self._workshop_id, person, PRESENCES[(now + 1) % len(PRESENCES)])
            self._show()


def _paint(person: str, presence: Presence, width: int) -> list[Content]:
    mark, style = _LOOKS[presence]
    return [text.both_ends(text.line((f"{mark} ", style), text.words(person)), (presence, style), width)]
