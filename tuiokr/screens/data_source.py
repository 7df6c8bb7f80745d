"""The question where the number of a key result comes from."""

from __future__ import annotations

from tuiokr.screens.asker import Asker
from tuiokr.screens.question import AskLine
from tuiokr.usecases import presence
from tuiokr.usecases.desk import Desk


def ask_for_source(asker: Asker, desk: Desk, team: str, key: str) -> None:
    """Ask for the data source of a key result, and save it; nothing happens if the key result was deleted."""
    found = desk.draft.okrs(team).key_result(key)
    if found is None:
        return

    def keep(words: str | None) -> None:
        if words is not None:
            desk.draft.edit(team, found.id, data_source=words)

    question = AskLine("Where does the number come from?", value=found.data_source)
    asker.ask(question, keep, about=presence.things(desk.session, (team, found.id)))
