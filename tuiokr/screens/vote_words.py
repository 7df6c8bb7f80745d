"""The words of a vote after the reveal: what people with low hands said, and what the owner decided."""

from __future__ import annotations

from tuiokr.model.vote import Ballot, Heard, Vote, as_shown, hand_of, verdict
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.usecases.desk import Desk
from tuiokr.widgets import text

BECOMES = (
    Option("change", "a change to make"),
    Option("risk", "a risk"),
    Option("parked", "a parked question", ("it also goes on the parking lot",)),
)
"""What words about a hand can become."""


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
        last = as_shown(vote, last)
        said = verdict(vote.rule, last.ballots)
        order = sorted((one for one in last.ballots if one.hand is not None), key=lambda one: one.hand or 0)
        order = list({(one.person, one.hand): one for one in order}.values())  # one row for equal hands without a name
        options = [
            Option(str(at), f"{one.person} showed {one.hand}" if one.person else f"Somebody who showed {one.hand}")
            for at, one in enumerate(order)
        ]
        if not options:
            return
        heard = {(one.person, hand_of(last, one)) for one in last.heard}
        lowest = [at for at, one in enumerate(order) if one in said.lowest and (one.person, one.hand) not in heard]
        pick = Pick("Who speaks?", options, lit=str(lowest[0] if lowest else 0))
        self._asker.ask(pick, lambda at: self._hear_from(order[int(at)]) if at is not None else None)

    def _hear_from(self, ballot: Ballot) -> None:
        whose = text.cut(ballot.person, 40) if ballot.person else f"The {ballot.hand}"

        def ask_kind(words: str | None) -> None:
            if words and words.strip():
                options = [Option("", "kept beside the hand"), *BECOMES]
                pick = Pick("What does it become?", options, words=words)
                self._asker.ask(pick, lambda becomes: keep(words, becomes or ""))

        def keep(words: str, becomes: str) -> None:
            hand = None if ballot.person else ballot.hand
            self._desk.vote.hear(self._workshop_id, self._vote_id, ballot.person, words, becomes, hand=hand)

        self._asker.ask(AskLine(f"{whose}: what would bring you to a three?", several=True), ask_kind)

    def become(self) -> None:
        """Turn words that were heard into a change, a risk or a parked question."""
        last = self._vote.last
        heard = last.heard if last and last.revealed else ()
        kept = [at for at, one in enumerate(heard) if not one.becomes]
        if not kept:
            self._asker.say("There are no words without a use. Press h to note what somebody says")
        elif len(kept) == 1:
            self._become(kept[0])
        else:
            options = [Option(str(at), _said(heard[at])) for at in kept]
            self._asker.ask(Pick("Which words?", options), lambda at: self._become(int(at)) if at else None)

    def _become(self, number: int) -> None:
        last = self._vote.last
        if last is None or number >= len(last.heard):
            return

        def keep(becomes: str | None) -> None:
            if becomes:
                self._desk.vote.become(self._workshop_id, self._vote_id, number, becomes)

        self._asker.ask(Pick(text.cut(_said(last.heard[number]), 300), BECOMES), keep)

    def reword(self) -> None:
        """Change the wording while the change that was asked for is in view, then vote again."""
        last, wording = self._vote.last, self._desk.vote_statement
        if last is None or not last.revealed:
            self._asker.say("Reveal the hands first: press r")
            return

        def keep(words: str | None) -> None:
            if words is not None and not wording.change(self._workshop_id, self._vote_id, words):
                self._asker.say("The wording is the same. Press v to vote again on it")

        dialog = AskLine(
            "Change the wording, then vote again",
            help="The change is saved, and a new round begins",
            current=lambda: wording.words(self._workshop_id, self._vote_id),
            lines=tuple(_said(one) for one in wording.wanted(self._workshop_id, self._vote_id)),
        )
        self._asker.ask(dialog, keep)

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


def _said(heard: Heard) -> str:
    """Return words with the person who said them, on one line."""
    words = heard.words.replace("\n", " ")
    return f"{heard.person}: {words}" if heard.person else words
