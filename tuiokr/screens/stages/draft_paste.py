"""Pasting several lines into a statement: they become several statements, or one if the person says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuiokr.model.okr import KeyResult
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.stages.draft_words import DraftWords
from tuiokr.usecases import paste, presence
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.paste import Item


class DraftPaste:
    """Turns several pasted lines into several objectives or key results."""

    def __init__(self, desk: Desk, team: str, words: DraftWords, asker: Asker, write_in: Callable[[str], None]) -> None:
        """`write_in` opens the form for the objective or key result with an id."""
        self._desk = desk
        self._team = team
        self._words = words
        self._asker = asker
        self._write_in = write_in

    def take(self, lines: str) -> None:
        """Save several lines as several statements; if they may be one statement, ask first."""
        self._words.keep_typed(quiet=True)
        thing = self._words.thing
        if thing is None:
            return
        items = paste.read_items(lines, "key result" if isinstance(thing, KeyResult) else "objective")
        if len(items) < 2:
            self._words.insert(items[0].words if items else lines)
        elif paste.may_be_one(items):
            self._ask(thing.id, lines, items)
        else:
            self._keep(items)

    def _ask(self, thing: str, lines: str, items: Sequence[Item]) -> None:
        options = [
            Option("several", paste.counted(items), ("each line is one",)),
            Option("one", "One statement", ("the lines are joined",)),
        ]

        def keep(answer: str | None) -> None:
            if self._words.thing_id != thing:
                self._write_in(thing)
            if answer == "several":
                self._keep(items)
            elif answer == "one":
                self._words.insert(lines)

        about = presence.things(self._desk.session, (self._team, thing))
        self._asker.ask(Pick(f"{len(items)} lines were pasted. What are they?", options), keep, about=about)

    def _keep(self, items: Sequence[Item]) -> None:
        draft, words = self._desk.draft, self._words
        instead = words.all_selected
        made = paste.paste(self._desk.session, draft, self._team, words.thing_id, items, instead=instead)
        if made:
            self._write_in(made[-1])
            self._asker.say(f"Pasted as {paste.counted(items)}. Press esc, then u to undo")
