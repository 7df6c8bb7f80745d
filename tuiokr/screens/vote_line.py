"""Many hands at once: a line of names and hands, a tally, or the pasted chat of the call."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuiokr.screens.asker import Asker
from tuiokr.screens.name_line import NameLine
from tuiokr.screens.pick import Option, Pick
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.vote_tally import EXAMPLE

HELP = f"ana 4, li 3, max absent, rest 5; or paste the chat of the call as it is; or a tally, hand x count: {EXAMPLE}"


class VoteLine(NameLine):
    """Asks for many hands and records them. No question shows a hand."""

    def __init__(
        self, desk: Desk, workshop_id: str, vote_id: str, asker: Asker, taken: Callable[[tuple[str, ...]], None]
    ) -> None:
        """`taken` is called with one line for each part that could not be read."""
        self._desk = desk
        self._workshop_id = workshop_id
        self._vote_id = vote_id
        self._taken = taken
        super().__init__(
            asker,
            "Many hands at once",
            HELP,
            lambda line: desk.vote.unclear_names(workshop_id, vote_id, line),
            self._record,
        )

    def take(self, line: str) -> None:
        if self._desk.vote.makes_anonymous(self._workshop_id, self._vote_id, line):
            options = [
                Option("yes", "Make this vote anonymous and count the tally", ("It stays anonymous in all rounds",)),
                Option("", "Leave it named, and do not count the tally"),
            ]
            pick = Pick("A tally has no names, and this vote is named", options, lit="yes")
            self._asker.ask(pick, lambda said: self._record(line, ()) if said else None)
        else:
            super().take(line)

    def _record(self, line: str, meant: Sequence[str]) -> None:
        self._taken(self._desk.vote.take_line(self._workshop_id, self._vote_id, line, meant))
