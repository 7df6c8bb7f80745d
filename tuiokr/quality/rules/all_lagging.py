"""An objective whose figures all move late."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import SetFinding
from tuiokr.quality.lexicon.measures import LAGGING, LEADING
from tuiokr.quality.lexicon.word_forms import singular
from tuiokr.quality.rule import SetExample, SetRule
from tuiokr.quality.set_view import SetKeyResult, SetObjective, SetView
from tuiokr.quality.statement import tokenise

NAME = "all-lagging"


def check(view: SetView) -> Iterator[SetFinding]:
    """Yield one hint for each objective whose key results all move late."""
    for objective in view.objectives:
        if len(objective.key_results) >= 2 and all(_late(key_result.text) for key_result in objective.key_results):
            yield SetFinding(
                NAME,
                "hint",
                0,
                0,
                "",
                "All of these move late; in week six nobody will know where you stand.",
                "What would you see first, weeks before these figures move?",
                about=(objective.id,),
            )


def _late(text: str) -> bool:
    words = {singular(token.low) for token in tokenise(text).tokens if token.kind == "word"}
    return bool(words & LAGGING) and not words & LEADING


_LATE = (SetKeyResult("k1", "Annual revenue from €4m to €5m"), SetKeyResult("k2", "Market share from 8 % to 11 %"))
_EARLY = SetKeyResult("k3", "Trial visits a week from 40 to 120")

RULE = SetRule(
    name=NAME,
    severity="hint",
    cost=8,
    order=250,
    what="Looks for objectives of which every key result is a late figure: revenue, profit, market share, churn.",
    why="Late figures say at the end that it did not work. One early sign leaves time to do something about it.",
    ignore="When the late figure moves weekly in your trade.",
    bad=(
        SetExample(
            told="Revenue and market share, nothing else.",
            objectives=(SetObjective("o1", "Be first", _LATE),),
            about=("o1",),
        ),
    ),
    good=(
        SetExample(
            told="Revenue, market share and trial visits.",
            objectives=(SetObjective("o1", "Be first", (*_LATE, _EARLY)),),
        ),
    ),
    check=check,
)
