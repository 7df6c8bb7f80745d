"""The people of a workshop in one strip: who is here, late or gone, and who has done their part of the step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from textual.content import Content
from textual.widgets import Static

from tuiokr.model.agenda import Workshop
from tuiokr.widgets import text

HERE: Final = ("○ ", "$soft", "")
HEARD: Final = ("● ", "$success", "")
LATE: Final = ("… ", "$warning", " late")
GONE: Final = ("× ", "$hint", " gone")
MOST: Final = 3
"""Lines that the strip takes at most, and one on a low screen."""
LOW: Final = 28


@dataclass(frozen=True)
class RoomNotes:
    """What the strip says about people in a step whose stage says more than who has spoken."""

    done: frozenset[str] = frozenset()
    """The people who have done their part, shown as those who were heard."""
    called: str = "heard"
    """What they are called: `3 of 6 heard`."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """What is shown after a name."""
    lit: str = ""
    """The person who is highlighted."""


class RoomStrip(Static):
    """Shows every name of the room with its mark; no name is cut."""

    DEFAULT_CSS = "RoomStrip { height: auto; padding: 0 1; background: $surface; }"

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._workshop: Workshop | None = None
        self._notes: RoomNotes | None = None

    def show(self, workshop: Workshop, notes: RoomNotes | None = None) -> None:
        """Show the room of a workshop in its current step; `notes` replace who has spoken."""
        if workshop is not self._workshop or notes != self._notes:
            self._workshop, self._notes = workshop, notes
            self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        if self._workshop is not None:
            most = 1 if self.app.size.height < LOW else MOST
            self.update(text.stack(strip(self._workshop, max(20, self.content_size.width or 60), most, self._notes)))


def strip(workshop: Workshop, width: int, most: int, notes: RoomNotes | None = None) -> list[Content]:
    """Return the names on at most `most` lines; the last line says how many more there are."""
    if not workshop.people:
        return [
            text.fit(text.line(("Nobody is listed yet. ", "$soft"), ("F7", "bold $accent"), " says who is here"), width)
        ]
    notes = notes or RoomNotes(frozenset(workshop.runs[workshop.current].heard))
    names = [_name(workshop, person, notes) for person in workshop.people]
    here = len(workshop.here)
    said = sum(person in workshop.here for person in notes.done)
    count = text.line((f"{said} of {here} {notes.called}" if said else f"{here} here", "$hint"), ("  F7", "$accent"))
    room = width - count.cell_length - 2
    lines = text.flow_within(names, room, most, gap=2)
    return [text.both_ends(lines[0], count, width), *lines[1:]]


def _name(workshop: Workshop, person: str, notes: RoomNotes) -> Content:
    mark, style, after = HERE
    if person in workshop.late:
        mark, style, after = LATE
    elif person in workshop.gone:
        mark, style, after = GONE
    elif person in notes.done:
        mark, style, after = HEARD
    mark, style = ("▶ ", "bold $accent") if person == notes.lit else (mark, style)
    shown = "bold $accent" if person == notes.lit else "$hint" if after else ""
    return text.line((mark, style), text.words(person, shown), (after + notes.beside.get(person, ""), "$hint"))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
