"""An objective that is a task or a deliverable."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.lexicon import nouns
from tuiokr.quality.lexicon import objective as words
from tuiokr.quality.lexicon.word_forms import singular
from tuiokr.quality.rule import ObjectiveRule, found, objective
from tuiokr.quality.statement import ObjectiveText
from tuiokr.quality.view import ObjectiveView

NAME = "task-as-objective"


def check(view: ObjectiveView) -> Iterator[Finding]:
    """Yield one finding on the verb of a task that does not say what will be different."""
    clause = view.clause
    token = clause.verb_token
    if token is None or clause.verb_kind not in {"output", "win", "soft", "light"} or view.strength == "strong":
        return
    if clause.verb in words.GENERIC or (clause.verb in words.MOVING and clause.object.kind != "own"):
        return
    tokens = [t for t in view.statement.tokens if t.kind == "word"]
    tells = clause.purpose >= 0 or any(t.low in words.BENEFIT_MARKS for t in tokens[1:])
    tells = tells or (_vivid(view) and any(t.low in {"to", "with", "into"} for t in tokens[2:]))
    head = singular(clause.object.head.low) if clause.object.head else ""
    delivers = clause.object.kind in {"own", "unknown", "none", "people", "proxy"} or clause.verb_kind == "output"
    if (
        tells
        or not delivers
        or (head in words.TASK_NOUNS_NEUTRAL and _vivid(view))
        or (head in nouns.OUTSIDE and _vivid(view))
    ):
        return
    yield found(
        view,
        NAME,
        "error" if view.strength == "weak" else "warning",
        (token.start, token.end),
        "This is something to get done; an objective says what will be different once it is.",
        "For whom will life be different when this is done, and how?",
        "So that __ (who) can __",
    )


def _vivid(view: ObjectiveView) -> bool:
    return any(token.low in words.VIVID for token in view.statement.tokens)


RULE = ObjectiveRule(
    name=NAME,
    severity="error",
    cost=18,
    order=30,
    what=(
        "Looks for objectives that begin with a verb of delivery (launch, migrate, hire) and name only the "
        "thing delivered."
    ),
    why="A task leaves no room for a better way, and it is done when it is done, whether or not anybody is better off.",
    ignore="When the half sentence after it says what will be different; then start with that half.",
    bad=(
        objective("Launch the booking app", "Launch"),
        objective("Hire two nurses", "Hire"),
        objective("Migrate the archive to the new system", "Migrate"),
        objective("Introduce a quality handbook", "Introduce"),
    ),
    good=(
        ObjectiveText("Patients reach a doctor the day they need one"),
        ObjectiveText("Create a reading room that students love"),
        ObjectiveText("Become the bakery the whole street talks about"),
    ),
    check=check,
)
