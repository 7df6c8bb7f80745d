"""Many people at once: a line of names, or the pasted chat of the call. It asks whom an unclear name means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.usecases.vote_hands import Unclear
from tuiokr.widgets import text


class NameLine:
    """Asks for a line with many names and hands it over. No question shows what anybody gave."""

    def __init__(
        self,
        asker: Asker,
        title: str,
        help: str,
        unclear: Callable[[str], tuple[Unclear, ...]],
        keep: Callable[[str, Sequence[str]], None],
    ) -> None:
        """`unclear` returns the names that several people may have; `keep` gets the line and whom they mean."""
        self._asker = asker
        self._title = title
        self._help = help
        self._unclear = unclear
        self._keep = keep

    def ask(self) -> None:
        """Ask for a line or a chat."""
        dialog = AskLine(self._title, help=self._help, several=True, secret=True)
        self._asker.ask(dialog, lambda line: self.take(line) if line else None)

    def take(self, line: str) -> None:
        """Record a line or a chat. First ask what it leaves open."""
        self._ask_who(line, ())

    def _ask_who(self, line: str, meant: Sequence[str]) -> None:
        """Ask which person a name means that several people have, one name after another; then record the line."""
        unclear = self._unclear(line)
        if len(meant) >= len(unclear):
            self._keep(line, meant)
            return
        one = unclear[len(meant)]
        where = f" in line {one.line}" if one.line else ""
        options = [Option(person, person) for person in one.people]
        pick = Pick(f"Who is “{text.cut(one.name, 40)}”{where}?", options, help="Esc leaves it out")
        self._asker.ask(pick, lambda person: self._ask_who(line, (*meant, person or "")))
