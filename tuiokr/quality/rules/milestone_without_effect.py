"""A milestone without its purpose."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import KeyResultRule, found, key_result
from tuiokr.quality.statement import KeyResultFields, KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "milestone-without-effect"
_MARKS = frozenset({"binary", "milestone", "yes/no"})
_FORM = KeyResultFields(kind="milestone")


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield one finding on the milestone when no clause says what becomes possible."""
    told = view.fields is not None and view.fields.kind == "milestone"
    marked = view.fields is None and any(token.low in _MARKS for token in view.statement.tokens)
    if not (told or marked) or view.chance >= 0.5 or view.clause.purpose >= 0:
        return
    token = view.clause.verb_token
    span = (token.start, token.end) if token is not None else view.whole
    yield found(
        view,
        NAME,
        "warning",
        span,
        "A milestone is met on the day; what it is good for is not said.",
        "Who can do something new on the day after, and how will you notice?",
        f"{view.text[slice(*view.whole)].rstrip('.')}, so that __",
    )


RULE = KeyResultRule(
    name=NAME,
    severity="warning",
    cost=15,
    order=190,
    what="Looks for milestones that name only the day of delivery, not what becomes possible through it.",
    why="A milestone can be the right key result, yet without its purpose a team may reach it and help nobody.",
    ignore="When the milestone is an obligation: a law, a contract, a certificate that somebody else demands.",
    bad=(
        (KeyResultText("Move the archive to the new building", fields=_FORM), "Move"),
        key_result("Finish the data migration (binary)", "Finish"),
    ),
    good=(
        KeyResultText("Move the archive to the new building so that readers get files the same day", fields=_FORM),
        KeyResultText("The first 100 families get their heat from the new plant", fields=_FORM),
        KeyResultText("Move the archive to the new building"),
    ),
    check=check,
)
