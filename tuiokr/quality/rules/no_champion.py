"""A key result without a champion."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import KeyResultRule, found
from tuiokr.quality.statement import KeyResultFields, KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "no-champion"


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield one hint when the champion in the form is empty. When only the text is known, nothing is missing."""
    if view.fields is not None and not view.fields.champion.strip():
        end = view.whole[1]
        yield found(
            view,
            NAME,
            "hint",
            (end, end),
            "Nobody looks after this one yet.",
            "Who will bring its number to the check-in?",
        )


RULE = KeyResultRule(
    name=NAME,
    severity="hint",
    cost=3,
    order=200,
    fields_only=True,
    what="Looks whether the form names a champion.",
    why=(
        "What everybody looks after, nobody brings to the check-in. A champion keeps the number honest; the "
        "work is shared."
    ),
    ignore="Until the champions step of the workshop.",
    bad=((KeyResultText("Repeat orders from 30 % to 40 %", fields=KeyResultFields(start=30, target=40)), ""),),
    good=(
        KeyResultText("Repeat orders from 30 % to 40 %", fields=KeyResultFields(champion="Ana")),
        KeyResultText("Repeat orders from 30 % to 40 %"),
    ),
    check=check,
)
