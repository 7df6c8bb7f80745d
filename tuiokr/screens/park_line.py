"""The line for new questions on the parking lot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from tuiokr.model.parked import Parked
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text

LATEST = 6
"""How many of the questions that wait are shown above the line for a new one."""


class ParkLine(AskLine):
    """Asks for new questions."""


def ask_what(
    app: App[Any], desk: Desk, workshop_id: str, *, about: str = "", then: Callable[[Parked], None] | None = None
) -> None:
    """Ask for questions and park them in a workshop; `then` is called with the last one."""
    waiting = tuple(
        text.cut(one.words.replace("\n", " "), 70) for one in desk.workshop.full(workshop_id).parked if one.open
    )

    def keep(words: str | None) -> None:
        new = desk.parking.park(workshop_id, words or "", about=about or None)
        if not new.items:
            return
        app.notify(new.words(desk.today()), markup=False, timeout=3)
        for asked in new.asks:
            app.notify(f"{asked} Press o on the parking lot to choose", severity="warning", markup=False, timeout=10)
        if then:
            then(new.items[-1])

    help_line = (
        "The question waits until the parking-lot step. @Jonas 15 Jan at the end sets who takes it, and by when. "
        "Each pasted line becomes one question"
    )
    ask(app, ParkLine("Park what?", lines=waiting[-LATEST:], help=help_line, several=True), keep)
