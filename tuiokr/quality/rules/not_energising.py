"""An objective that may not motivate anybody: a question to the room, not a verdict."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import ObjectiveRule, found, objective
from tuiokr.quality.statement import ObjectiveText
from tuiokr.quality.view import ObjectiveView

NAME = "not-energising"


def check(view: ObjectiveView) -> Iterator[Finding]:
    """Yield one hint on the whole objective when no word shows the difference."""
    if view.strength != "weak" or "vivid word" in view.features or view.metrics:
        return
    yield found(
        view,
        NAME,
        "hint",
        view.whole,
        "Nothing here lets one see the difference; only the room can tell if it lifts people.",
        "Read aloud in the morning: is it as good as a double espresso?",
    )


RULE = ObjectiveRule(
    name=NAME,
    severity="hint",
    cost=6,
    order=100,
    quiet=True,
    what=(
        "Notes when an objective has a verb that fits everything, a task or a metric, and no word that paints "
        "a picture."
    ),
    why="People put their own ideas into what moves them. Whether it does cannot be read off a sentence: ask.",
    ignore="Whenever the room says yes in the espresso and townhall tests: they decide, not this hint.",
    bad=(
        objective("Improve the warehouse process", "Improve the warehouse process"),
        objective("Implement the new time tracking", "Implement the new time tracking"),
    ),
    good=(
        ObjectiveText("Make our warehouse so tidy that anybody finds anything in a minute"),
        ObjectiveText("Become the team that neighbours love to call"),
    ),
    check=check,
)
