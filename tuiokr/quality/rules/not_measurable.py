"""A key result whose progress nobody can measure at the end."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import KeyResultRule, found, key_result
from tuiokr.quality.statement import KeyResultFields, KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "not-measurable"


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield one finding on the verb, or on the whole statement, when neither a number nor yes or no can decide it."""
    fields = view.fields
    if view.measurable != "no" or (fields is not None and (fields.target is not None or fields.kind != "metric")):
        return
    token = view.clause.verb_token
    span = (token.start, token.end) if token is not None else view.whole
    noun = view.noun
    frame = f"{noun[:1].upper()}{noun[1:]}, from __ to __ by {view.by}" if noun else f"__, from __ to __ by {view.by}"
    yield found(
        view,
        NAME,
        "error" if view.chance < 0.5 else "warning",
        span,
        "Nothing here tells at the end how far it was reached.",
        "What would you count or time, and where does it stand today?",
        frame,
    )


RULE = KeyResultRule(
    name=NAME,
    severity="warning",
    cost=20,
    order=120,
    title="Nothing to measure",
    what="Looks for key results without a number, and without an end that is plainly reached or not.",
    why=(
        "If nobody can tell whether it was reached, the check-in becomes a matter of mood and the score a "
        "matter of rank."
    ),
    ignore="When the number stands elsewhere and everybody has it before their eyes.",
    bad=(
        key_result("Improve the onboarding experience", "Improve"),
        key_result("Customers are happier with our service", "are"),
        key_result("Explore new markets", "Explore"),
    ),
    good=(
        KeyResultText("Onboarding time from 14 days to 5"),
        KeyResultText("Sign the lease of the second workshop"),
        KeyResultText("Improve onboarding", fields=KeyResultFields(target=5, unit="days")),
        KeyResultText("Halve the number of night alarms"),
    ),
    check=check,
)
