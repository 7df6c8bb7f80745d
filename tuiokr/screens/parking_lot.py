"""Parking a question from any screen with one key."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import ModalScreen

from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import DeskScreen, ask
from tuiokr.usecases.desk import Desk


def park(app: App[Any], desk: Desk) -> None:
    """Ask for questions and park them in the workshop on screen, else in one of its team, else in the last open one."""
    from tuiokr.screens.stages.lists import ParkingStage

    if isinstance(app.screen, ModalScreen):
        return
    tree = desk.tree
    screen = app.screen
    workshop_id = getattr(screen, "workshop_id", "")
    team = getattr(screen, "_team", "") or getattr(screen, "team", "") or getattr(screen, "_upper", "")
    if not workshop_id:
        picked = desk.workshop.last_open()
        if team in tree.by_id:
            workshop_id = desk.vote.workshop_for(team)
        elif picked:
            workshop_id = picked.workshop.id
    if not workshop_id:
        app.notify("There is no team yet. Add a team before you park a question", markup=False)
        return
    about = screen.highlighted_okr if isinstance(screen, DeskScreen) else ""
    waiting = tuple(
        one.words.replace("\n", " ")[:70] for one in desk.workshop.full(workshop_id).parked if not one.resolved
    )

    def keep(words: str | None) -> None:
        parked = desk.workshop.park_all(workshop_id, words or "", about=about or None)
        if parked:
            app.notify("Parked" if len(parked) == 1 else f"{len(parked)} questions parked", markup=False, timeout=3)
            for stage in screen.query(ParkingStage):
                if stage.usable:
                    stage.light(parked[-1])

    help_line = "The question waits until the parking-lot step. Each pasted line becomes one question"
    ask(app, AskLine("Park what?", lines=waiting[-6:], help=help_line, several=True), keep)
