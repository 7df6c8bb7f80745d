"""An objective that nobody can repeat."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.objective_text import TOO_LONG
from tuiokr.quality.rule import ObjectiveRule, found, objective
from tuiokr.quality.statement import ObjectiveText
from tuiokr.quality.view import ObjectiveView

NAME = "too-long"
TITLE = 70
"""Most characters of a title that fits on a line."""


def check(view: ObjectiveView) -> Iterator[Finding]:
    """Yield one finding on the words after the 22nd, or one hint on the characters after the 70th."""
    words = [token for token in view.statement.tokens if token.kind != "mark"]
    begin, end = view.whole
    question = "How would you say it to somebody in the lift?"
    if len(words) > TOO_LONG:
        yield found(
            view,
            NAME,
            "warning",
            (words[TOO_LONG].start, end),
            f"{len(words)} words: nobody will repeat this by heart.",
            question,
        )
    elif end - begin > TITLE:
        last = next((token for token in view.statement.tokens if token.end > begin + TITLE), words[-1])
        yield found(
            view,
            NAME,
            "hint",
            (last.start, end),
            f"{end - begin} characters: a title of {TITLE} is easier to tell.",
            question,
        )


RULE = ObjectiveRule(
    name=NAME,
    severity="warning",
    cost=5,
    order=80,
    what="Counts: more than 22 words is a warning, more than 70 characters a hint.",
    why="OKRs are told live. What cannot be said in one breath is read out once and forgotten.",
    ignore="While drafting, as long as the short form is still being looked for.",
    bad=(
        objective(
            "Give every visitor of the museum a reason to come back with friends and family by making each room tell "
            "one story that can be touched",
            "that can be touched",
        ),
        objective("Give every visitor of the old harbour museum one good reason to come back soon", "back soon"),
    ),
    good=(
        ObjectiveText("Give every visitor a reason to come back"),
        ObjectiveText("Be the museum children drag their parents to"),
    ),
    check=check,
)
