"""What people say about their number after the reveal: those far from the median speak first."""

from __future__ import annotations

from tuiokr.model.confidence import ConfidenceBallot, spread
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text


class ConfidenceWords:
    """Asks what people say about the numbers of one workshop and saves it."""

    def __init__(self, desk: Desk, workshop_id: str, asker: Asker) -> None:
        self._desk = desk
        self._workshop_id = workshop_id
        self._asker = asker

    def hear(self, key: str) -> None:
        """Ask who speaks about their number on a key result, then for the words."""
        shown = self._desk.confidence.of(self._workshop_id, key).shown
        said = spread(shown.ballots) if shown else None
        if shown is None or said is None:
            self._asker.say("Reveal the numbers first: press r")
            return
        order = sorted((one for one in shown.ballots if one.hand is not None), key=lambda one: one.hand or 0)
        order = list({_who(one): one for one in order}.values())  # one row for equal numbers without a name
        options = [
            Option(str(at), f"{one.person} gave {one.hand}" if one.person else f"Somebody who gave {one.hand}")
            for at, one in enumerate(order)
        ]
        heard = {(one.person, one.hand) for one in shown.heard}
        far = [_who(one) for one in said.outliers if _who(one) not in heard]
        first = next((at for at, one in enumerate(order) if _who(one) in far), 0)
        pick = Pick("Who speaks?", options, lit=str(first))
        self._asker.ask(pick, lambda at: self._hear_from(key, order[int(at)]) if at is not None else None)

    def _hear_from(self, key: str, ballot: ConfidenceBallot) -> None:
        whose = text.cut(ballot.person, 40) if ballot.person else "Somebody"

        def keep(words: str | None) -> None:
            if words and words.strip():
                self._desk.confidence.hear(self._workshop_id, key, ballot.person, words, number=ballot.hand)

        self._asker.ask(AskLine(f"{whose}: why {ballot.hand}?", several=True), keep)


def _who(ballot: ConfidenceBallot) -> tuple[str, int | None]:
    """Return a person, or the number if it has no name."""
    return ballot.person, None if ballot.person else ballot.hand
