"""Words that only insiders understand."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import ObjectiveRule, found, objective
from tuiokr.quality.statement import ObjectiveText
from tuiokr.quality.view import ObjectiveView

NAME = "jargon"
_MOST = 3


def check(view: ObjectiveView) -> Iterator[Finding]:
    """Yield a finding on each of the first three words that an outsider would not understand."""
    for start, end in view.jargon[:_MOST]:
        word = view.words(start, end)
        yield found(
            view,
            NAME,
            "warning" if view.strength != "strong" else "hint",
            (start, end),
            f"“{word}” speaks to insiders only.",
            "How would you say it to a neighbour?",
        )


RULE = ObjectiveRule(
    name=NAME,
    severity="warning",
    cost=6,
    order=40,
    what=(
        "Looks for words of insiders: consultants' phrases, engineers' shorthand, acronyms. The workspace "
        "glossary is spared."
    ),
    why="An objective is told to everybody. What half of the room has to look up, half of the room will not repeat.",
    ignore="When it is the everyday word of all who will read it: put it into the glossary of the workspace.",
    bad=(
        objective("Leverage synergies between the two schools", "Leverage"),
        objective("Make our GTM motion the best in town", "GTM"),
        objective("Deliver best practice everywhere", "best practice"),
    ),
    good=(
        ObjectiveText("Make our shelves the first thing neighbours think of"),
        ObjectiveText("Make Lumo the easiest till in town", glossary=frozenset({"lumo"})),
        ObjectiveText("Make our POS the easiest in town", glossary=frozenset({"pos"})),
    ),
    check=check,
)
