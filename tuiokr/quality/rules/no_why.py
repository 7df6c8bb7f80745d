"""An objective without its reason."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import ObjectiveRule, found
from tuiokr.quality.statement import ObjectiveText
from tuiokr.quality.view import ObjectiveView

NAME = "no-why"


def check(view: ObjectiveView) -> Iterator[Finding]:
    """Yield one hint when the why in the form is empty. An unknown why is not missing."""
    if view.given.why is not None and not view.given.why.strip():
        end = view.whole[1]
        yield found(
            view,
            NAME,
            "hint",
            (end, end),
            "The why is still empty.",
            "Why this, and why now rather than next cycle?",
            "Because __, and if we wait __",
        )


RULE = ObjectiveRule(
    name=NAME,
    severity="hint",
    cost=3,
    order=90,
    fields_only=True,
    what="Looks whether a reason was written beside the objective.",
    why=(
        "People accept a direction when they know the reason, and when it changes they know the objective may "
        "change too."
    ),
    ignore="When the level above gives the reason and everybody has read it.",
    bad=((ObjectiveText("Be the clinic people recommend", why=""), ""),),
    good=(
        ObjectiveText("Be the clinic people recommend", why="Two new clinics open next door this year"),
        ObjectiveText("Be the clinic people recommend"),
    ),
    check=check,
)
