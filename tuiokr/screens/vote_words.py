"""The words of a vote after the reveal: what people with low hands said, and what the owner decided."""

from __future__ import annotations

from tuiokr.model.vote import Vote, verdict
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text


class VoteWords:
    """Asks what people say about one vote and saves it."""

    def __init__(self, desk: Desk, workshop_id: str, vote_id: str, asker: Asker) -> None:
        self._desk = desk
        self._workshop_id = workshop_id
        self._vote_id = vote_id
        self._asker = asker

    @property
    def _vote(self) -> Vote:
        return self._desk.vote.vote(self._workshop_id, self._vote_id)

    def hear(self) -> None:
        """Ask who speaks about their hand, the lowest first, and what their words become."""
        vote = self._vote
        last = vote.last
        if last is None or not last.revealed:
            self._asker.say("Reveal the hands first: press r")
            return
        said = verdict(vote.rule, last.ballots)
        order = sorted((one for one in last.ballots if one.hand is not None), key=lambda one: one.hand or 0)
        options = [Option(one.person, f"{one.person} showed {one.hand}") for one in order]
        if not options:
            return
        heard = {one.person for one in last.heard}
        first = next((one.person for one in said.lowest if one.person not in heard), order[0].person)
        self._asker.ask(Pick("Who speaks?", options, lit=first), self._hear_from)

    def _hear_from(self, person: str | None) -> None:
        if person is None:
            return

        def ask_kind(words: str | None) -> None:
            if words and words.strip():
                options = [
                    Option("", "kept beside the hand"),
                    Option("change", "a change to make"),
                    Option("risk", "a risk"),
                    Option("parked", "a parked question", ("it also goes on the parking lot",)),
                ]
                pick = Pick("What does it become?", options, words=words)
                self._asker.ask(pick, lambda becomes: keep(words, becomes or ""))

        def keep(words: str, becomes: str) -> None:
            self._desk.vote.hear(self._workshop_id, self._vote_id, person, words, becomes)

        line = AskLine(f"{text.cut(person, 40)}: what would bring you to a three?", several=True)
        self._asker.ask(line, ask_kind)

    def decide(self) -> None:
        """Ask what the owner decides after several rounds."""

        def keep(reason: str | None) -> None:
            if reason and reason.strip():
                try:
                    self._desk.vote.decide(self._workshop_id, self._vote_id, reason)
                except ValueError as error:
                    self._asker.say(str(error), "warning")

        question = "The owner decides: what is decided, and why?"
        before = self._vote.decided_by_owner
        self._asker.ask(AskLine(question, value=before, help="The dissent is noted beside the decision"), keep)
