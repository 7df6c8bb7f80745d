"""What to do next, as up to three cards: an unfinished workshop comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tuiokr.model.agenda import Workshop, clock
from tuiokr.model.workspace import FullWorkshop
from tuiokr.usecases.home import Next
from tuiokr.widgets import text

KEYS = {"tie-off": "t", "workshop": "w", "vote": "⏎", "publish": "p", "parked": "P"}
"""The key that opens each kind of card while its team is highlighted."""


LINES = 5
"""Lines of a card."""


class Card(Static):
    """One thing to do: a heading, a title, two lines."""

    def __init__(self, id: str) -> None:
        super().__init__("", markup=False, id=id)
        self._told: tuple[str, str, Sequence[str], str] | None = None

    def tell(self, heading: str, title: str, lines: Sequence[str], key: str) -> None:
        """Set the content of the card; `key`, which opens it, is shown at the right."""
        self._told = heading, title, lines, key
        self._lay_out()

    def on_resize(self) -> None:
        """Lay the words out for the new width, which also changes when another card is shown or hidden."""
        self._lay_out()

    def _lay_out(self) -> None:
        if self._told is None:
            return
        heading, title, lines, key = self._told
        width = max(10, self.content_size.width)
        rows = [
            text.both_ends(text.words(heading, "$hint"), (key, "bold $accent"), width),
            *text.wrap(text.words(title, "bold"), width, most=2),
        ]
        rows += [text.fit(text.words(one, "$soft"), width) for one in lines]
        self.update(text.stack(rows[: self.content_size.height or LINES]))


class Cards(Horizontal):
    """At most three cards; hidden if there is nothing to do."""

    def compose(self) -> ComposeResult:
        for number in range(3):
            yield Card(f"card-{number}")

    def tell(self, full: FullWorkshop | None, nexts: Sequence[Next], lit_team: str, now: datetime) -> None:
        """Show the unfinished workshop and what comes next. A card shows its key if that key opens it."""
        cards, waiting = list(self.query(Card)), list(nexts)
        cards[0].set_class(full is not None, "-lit")
        if full:
            first = cards.pop(0)
            first.display = True
            first.tell("PICK UP", full.workshop.title, _where(full.workshop, now), "g")
        for card in cards:
            one = waiting.pop(0) if waiting else None
            card.display = one is not None
            if one:
                card.tell("NEXT", one.title, one.lines, KEYS.get(one.kind, "⏎") if one.team == lit_team else "")
        self.set_class(full is None and not nexts, "-bare")


def _where(workshop: Workshop, now: datetime) -> tuple[str, str]:
    """Return the current step of a workshop with its time left, and the state of its clock."""
    if workshop.left_running(now):
        since = workshop.since or now
        return workshop.step.title, f"its clock has been running since {since.astimezone():%a %d %b %H:%M}"
    left = workshop.left(workshop.current, now)
    said = f"over by {clock(left)}" if left < 0 else f"{clock(left)} left"
    paused = f"paused {workshop.paused.astimezone():%a %H:%M}" if workshop.paused else ""
    state = "the clock is running" if workshop.running else paused or "its clock has not started yet"
    return f"{said} in {workshop.step.title}", state


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
