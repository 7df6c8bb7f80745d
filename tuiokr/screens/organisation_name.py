"""The question how the organisation is called."""

from __future__ import annotations

from tuiokr.screens.asker import Asker
from tuiokr.screens.question import AskLine
from tuiokr.usecases.desk import Desk


def rename_organisation(asker: Asker, desk: Desk) -> None:
    """Ask for the name of the organisation, and save it."""

    def keep(name: str | None) -> None:
        if name and name.strip():
            desk.setup.rename(name)

    asker.ask(AskLine("What is the organisation called?", current=lambda: desk.workspace.organisation.name), keep)
