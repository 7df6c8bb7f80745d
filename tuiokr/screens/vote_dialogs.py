"""What the vote screen asks: what the low votes said, the rule, the owner's decision, one more person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuiokr.model.names import namesakes
from tuiokr.model.vote import verdict
from tuiokr.model.vote_rule import VOTE_RULES
from tuiokr.model.words import people
from tuiokr.screens.pick import Option, Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.screen import ask
from tuiokr.widgets import text

if TYPE_CHECKING:
    from tuiokr.screens.vote import VoteScreen


def hear(screen: VoteScreen) -> None:
    """What somebody says to their hand, the lowest first, and what it becomes."""
    last = screen.vote.last
    if last is None or not last.revealed:
        screen.say("First the hands on the table: r")
        return
    said = verdict(screen.vote.rule, last.ballots)
    order = sorted((one for one in last.ballots if one.hand is not None), key=lambda one: one.hand or 0)
    options = [Option(one.person, f"{one.person} showed {one.hand}") for one in order]
    if not options:
        return
    heard = {one.person for one in last.heard}
    first = next((one.person for one in said.lowest if one.person not in heard), order[0].person)
    ask(screen.app, Pick("Who speaks?", options, lit=first), lambda person: _hear_from(screen, person))


def _hear_from(screen: VoteScreen, person: str | None) -> None:
    if person is None:
        return

    def kind(words: str | None) -> None:
        if words and words.strip():
            options = [
                Option("", "kept beside the hand"),
                Option("change", "a change to make"),
                Option("risk", "a risk"),
                Option("parked", "a parked question", ("it goes on the parking lot too",)),
            ]
            pick = Pick("What does it become?", options, words=words)
            ask(screen.app, pick, lambda becomes: keep(words, becomes or ""))

    def keep(words: str, becomes: str) -> None:
        screen.desk.vote.hear(screen.workshop_id, screen.vote_id, person, words, becomes)

    ask(screen.app, AskLine(f"{text.cut(person, 40)}: what would bring you to a three?", several=True), kind)


def rule(screen: VoteScreen) -> None:
    """Another rule, before the first hand."""
    last = screen.vote.last
    if last and last.ballots:
        screen.say("The rule stands once the first hand is shown; b votes again")
        return
    options = [Option(one.name, one.name, (one.says,)) for one in VOTE_RULES.values()]

    def keep(rule: str | None) -> None:
        if rule:
            screen.desk.vote.set_rule(screen.workshop_id, screen.vote_id, rule)

    ask(screen.app, Pick("By which rule?", options, lit=screen.vote.rule), keep)


def decide(screen: VoteScreen) -> None:
    """The owner decides after more rounds."""

    def keep(reason: str | None) -> None:
        if reason and reason.strip():
            try:
                screen.desk.vote.decide(screen.workshop_id, screen.vote_id, reason)
            except ValueError as error:
                screen.say(str(error), "warning")

    before = screen.vote.decided_by_owner
    question = "The owner decides: what, and why?"
    ask(screen.app, AskLine(question, value=before, help="The dissent stays noted beside it"), keep)


def join(screen: VoteScreen) -> None:
    """More people vote."""

    def keep(names: str | None) -> None:
        wanted = people(names or "")
        news = screen.desk.vote.join(screen.workshop_id, screen.vote_id, *wanted)
        known = [name for name in wanted if name not in news]
        if known:
            said = f"Asked already: {', '.join(known)}. Write another person of that name with an initial"
            screen.say(f"{said}, such as {known[0]} B.", "warning")
        elif twice := namesakes(news):
            screen.say(twice, "warning")
        if news:
            screen.light(news[-1])

    ask(screen.app, AskLine("Who else votes?", help="Names with commas, or one a line", several=True), keep)
