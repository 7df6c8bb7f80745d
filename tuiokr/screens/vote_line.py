"""Many hands at once: a line of names and hands, a tally, or the pasted chat of the call."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.usecases.desk import Desk
from tuiokr.usecases.vote_tally import EXAMPLE
from tuiokr.widgets import text

HELP = f"ana 4, li 3, max absent, rest 5; or paste the chat of the call as it is; or a tally, hand x count: {EXAMPLE}"


class VoteLine:
    """Asks for many hands and records them. No question shows a hand."""

    def __init__(
        self, desk: Desk, workshop_id: str, vote_id: str, asker: Asker, taken: Callable[[tuple[str, ...]], None]
    ) -> None:
        """`taken` is called with one line for each part that could not be read."""
        self._desk = desk
        self._workshop_id = workshop_id
        self._vote_id = vote_id
        self._asker = asker
        self._taken = taken

    def ask(self) -> None:
        """Ask for a line or a chat."""
        dialog = AskLine("Many hands at once", help=HELP, several=True, secret=True)
        self._asker.ask(dialog, lambda line: self.take(line) if line else None)

    def take(self, line: str) -> None:
        """Record the hands of a line or a chat. First ask what it leaves open."""
        if self._desk.vote.makes_anonymous(self._workshop_id, self._vote_id, line):
            options = [
                Option("yes", "Make this vote anonymous and count the tally", ("It stays anonymous in all rounds",)),
                Option("", "Leave it named, and do not count the tally"),
            ]
            pick = Pick("A tally has no names, and this vote is named", options, lit="yes")
            self._asker.ask(pick, lambda said: self._keep(line) if said else None)
        else:
            self._ask_who(line, ())

    def _ask_who(self, line: str, meant: Sequence[str]) -> None:
        """Ask which person a name means that several people have, one name after another; then record the hands."""
        unclear = self._desk.vote.unclear_names(self._workshop_id, self._vote_id, line)
        if len(meant) >= len(unclear):
            self._keep(line, meant)
            return
        one = unclear[len(meant)]
        where = f" in line {one.line}" if one.line else ""
        options = [Option(person, person) for person in one.people]
        pick = Pick(f"Who is “{text.cut(one.name, 40)}”{where}?", options, help="Esc leaves this hand out")
        self._asker.ask(pick, lambda person: self._ask_who(line, (*meant, person or "")))

    def _keep(self, line: str, meant: Sequence[str] = ()) -> None:
        self._taken(self._desk.vote.take_line(self._workshop_id, self._vote_id, line, meant))
