"""A target number in an objective."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.numbers import title_without_numbers
from tuiokr.quality.rule import ObjectiveRule, found, objective
from tuiokr.quality.statement import ObjectiveText
from tuiokr.quality.view import ObjectiveView

NAME = "metric-in-objective"


def check(view: ObjectiveView) -> Iterator[Finding]:
    """Yield one finding on each target number. Dates, versions and names with digits do not count."""
    rest = title_without_numbers(view.text, view.reading) if view.metrics else ""
    for span in view.metrics:
        yield found(
            view,
            NAME,
            "error",
            span,
            "A number to reach belongs in a key result; here it narrows the why to the how much.",
            "If this number is reached, what will be different, and for whom?",
            f"__ (what will be different), measured by: {rest[:60]}",
        )


RULE = ObjectiveRule(
    name=NAME,
    severity="error",
    cost=20,
    order=20,
    what="Looks for numbers to reach in an objective: per cents, amounts, double, 3x, a revenue target.",
    why=(
        "An objective says where to; key results say how far. A number in the title wins every argument and "
        "inspires nobody."
    ),
    ignore="When the number is a name or a promise everybody knows: 24-hour delivery, number one.",
    bad=(
        objective("Increase bookings by 30 %", "30 %"),
        objective("Double our membership", "Double"),
        objective("Meet the revenue target of the region", "revenue target"),
        objective("Sign 12 new schools", "12"),
    ),
    good=(
        ObjectiveText("Be the library people walk to first"),
        ObjectiveText("Make 24/7 care feel personal by the end of Q3"),
        ObjectiveText("Bring the 1:1 back to where work happens"),
        ObjectiveText("Give every farmer a fair price by 2027"),
    ),
    check=check,
)
