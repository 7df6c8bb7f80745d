"""Two edits met: both are shown, and a person says which one stands."""

from __future__ import annotations

from typing import Any

from textual.app import App

from tuiokr.screens.pick import Option, Pick
from tuiokr.workshop.desk import Desk


def settle_next(app: App[Any], desk: Desk) -> None:
    """Show the next clash; the version chosen is what stands."""
    if not desk.session.clashes:
        return
    conflict = desk.session.clashes[0]
    mine, theirs = conflict.mine or {}, conflict.theirs or {}
    differing = sorted(name for name in {*mine, *theirs} if name != "rev" and mine.get(name) != theirs.get(name))

    def said(version: Any, other: Any) -> tuple[str, ...]:
        if not version:
            return ("deleted",)
        return tuple(f"{name}: {str(version.get(name, '–'))[:60]}" for name in differing[:5]) or (
            f"{len(other)} fields",
        )

    options = [
        Option("theirs", "What stands on disk now", said(theirs, mine)),
        Option("mine", "Your version", said(mine, theirs)),
    ]

    def keep(chosen: str | None) -> None:
        if chosen:
            desk.session.settle(conflict, mine=chosen == "mine")

    app.push_screen(Pick("Somebody else changed the same thing. Which version stands?", options), keep)
