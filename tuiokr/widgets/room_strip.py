"""The people of a workshop in one strip: who is here, late or gone, and who has spoken in the step."""

from __future__ import annotations

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


class RoomStrip(Static):
    """Shows every name of the room with its mark; no name is cut."""

    DEFAULT_CSS = "RoomStrip { height: auto; padding: 0 1; background: $surface; }"

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._workshop: Workshop | None = None

    def show(self, workshop: Workshop) -> None:
        """Show the room of a workshop in its current step."""
        if workshop is not self._workshop:
            self._workshop = workshop
            self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        if self._workshop is not None:
            most = 1 if self.app.size.height < LOW else MOST
            self.update(text.stack(strip(self._workshop, max(20, self.content_size.width or 60), most)))


def strip(workshop: Workshop, width: int, most: int) -> list[Content]:
    """Return the names on at most `most` lines; the last line says how many more there are."""
    if not workshop.people:
        return [
            text.fit(text.line(("Nobody is listed yet. ", "$soft"), ("F7", "bold $accent"), " says who is here"), width)
        ]
    heard = workshop.runs[workshop.current].heard
    names = [_name(workshop, person, heard) for person in workshop.people]
    here = len(workshop.here)
    said = sum(person in workshop.here for person in heard)
    count = text.line((f"{said} of {here} heard" if said else f"{here} here", "$hint"), ("  F7", "$accent"))
    room = width - count.cell_length - 2
    lines = text.flow(names, room, gap=2)
    shown = len(names)
    while len(lines) > most and shown:
        shown -= 1
        rest = text.line((f"+{len(names) - shown} more", "$hint"))
        lines = text.flow([*names[:shown], rest], room, gap=2)
    return [text.both_ends(lines[0], count, width), *lines[1:]]


def _name(workshop: Workshop, person: str, heard: tuple[str, ...]) -> Content:
    mark, style, after = HERE
    if person in workshop.late:
        mark, style, after = LATE
    elif person in workshop.gone:
        mark, style, after = GONE
    elif person in heard:
        mark, style, after = HEARD
    return text.line((mark, style), text.words(person, "$hint" if after else ""), (after, "$hint"))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
