"""An objective about volume, speed or cost without a figure for the side effects."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import SetFinding
from tuiokr.quality.lexicon.measures import GUARD, VOLUME
from tuiokr.quality.lexicon.word_forms import singular
from tuiokr.quality.rule import SetExample, SetRule
from tuiokr.quality.set_view import SetKeyResult, SetObjective, SetView
from tuiokr.quality.statement import tokenise

NAME = "no-counter-metric"


def check(view: SetView) -> Iterator[SetFinding]:
    """Yield one hint for each objective that only increases volume or speed, or cuts cost, without a counter metric."""
    for objective in view.objectives:
        if len(objective.key_results) < 2:
            continue
        words = [_words(key_result.text) for key_result in objective.key_results]
        if all(w & VOLUME for w in words) and not any(w & GUARD for w in words):
            yield SetFinding(
                NAME,
                "hint",
                0,
                0,
                "",
                "All of these push in one direction; nothing here notices the price.",
                "What might get worse while these get better, and would you notice?",
                about=(objective.id,),
            )


def _words(text: str) -> frozenset[str]:
    return frozenset(singular(token.low) for token in tokenise(text).tokens if token.kind == "word")


_PUSH = (
    SetKeyResult("k1", "New customers a month from 20 to 60"),
    SetKeyResult("k2", "Delivery time from 5 days to 2"),
)
_GUARD = SetKeyResult("k3", "Complaints per 100 orders stay below 2")

RULE = SetRule(
    name=NAME,
    severity="hint",
    cost=5,
    order=260,
    what=(
        "Looks for objectives whose key results all want more, faster or cheaper, with none on quality, "
        "loyalty or people."
    ),
    why=(
        "Whatever is measured gets pushed, sometimes at the expense of what is not. A counter-metric keeps "
        "both in view."
    ),
    ignore="When another objective of the same team guards it.",
    bad=(
        SetExample(
            told="More customers, faster delivery.", objectives=(SetObjective("o1", "Grow", _PUSH),), about=("o1",)
        ),
    ),
    good=(
        SetExample(told="The same, with few complaints.", objectives=(SetObjective("o1", "Grow", (*_PUSH, _GUARD)),)),
    ),
    check=check,
)
