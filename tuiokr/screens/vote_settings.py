"""The settings of a vote: its rule, whether it is named or anonymous, and who votes."""

from __future__ import annotations

from collections.abc import Callable

from tuiokr.model.names import namesakes
from tuiokr.model.vote_rule import VOTE_RULES
from tuiokr.model.words import people
from tuiokr.screens.asker import Asker
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.usecases.desk import Desk


class VoteSettings:
    """Asks for the settings of one vote and saves them."""

    def __init__(self, desk: Desk, workshop_id: str, vote_id: str, asker: Asker, joined: Callable[[str], None]) -> None:
        """`joined` is called with the last person who was added to the vote."""
        self._desk = desk
        self._workshop_id = workshop_id
        self._vote_id = vote_id
        self._asker = asker
        self._joined = joined

    def choose_rule(self) -> None:
        """Ask for another rule; only before the first hand."""
        vote = self._desk.vote.vote(self._workshop_id, self._vote_id)
        if vote.last and vote.last.ballots:
            self._asker.say("The rule cannot change after the first hand. Press v to vote again")
            return

        def keep(rule: str | None) -> None:
            if rule:
                self._desk.vote.set_rule(self._workshop_id, self._vote_id, rule)

        options = [Option(one.name, one.name, (one.says,)) for one in VOTE_RULES.values()]
        self._asker.ask(Pick("By which rule?", options, lit=vote.rule), keep)

    def name_hands(self) -> None:
        """Make a named vote anonymous, or an anonymous one named; only before the first hand."""
        vote = self._desk.vote.vote(self._workshop_id, self._vote_id)
        try:
            self._desk.vote.name_hands(self._workshop_id, self._vote_id, vote.anonymous)
        except ValueError as error:
            self._asker.say(str(error), "warning")

    def join(self) -> None:
        """Ask who else votes."""

        def keep(names: str | None) -> None:
            wanted = people(names or "")
            news = self._desk.vote.join(self._workshop_id, self._vote_id, *wanted)
            known = [name for name in wanted if name not in news]
            if known:
                said = f"Already in the vote: {', '.join(known)}. Add an initial to another person with the same name"
                self._asker.say(f"{said}, such as {known[0]} B.", "warning")
            elif twice := namesakes(news):
                self._asker.say(twice, "warning")
            if news:
                self._joined(news[-1])

        self._asker.ask(AskLine("Who else votes?", help="Names with commas, or one per line", several=True), keep)
