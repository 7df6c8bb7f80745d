"""An objective that would fit any organisation."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import ObjectiveRule, found, objective
from tuiokr.quality.statement import ObjectiveText
from tuiokr.quality.view import ObjectiveView

NAME = "vague-objective"


def check(view: ObjectiveView) -> Iterator[Finding]:
    """Yield one finding on the verb, or on the whole objective, when verb and nouns would fit any organisation."""
    features = view.features
    generic = "verb that fits everything" in features
    hollow = "only vague nouns" in features
    short = "very short" in features
    vague = (generic and (hollow or short)) or (hollow and (short or "no verb" in features))
    if not vague and not (
        generic and "vague noun" in features and "vivid word" not in features and view.strength == "weak"
    ):
        return
    if view.strength == "strong" or view.metrics:
        return
    token = view.clause.verb_token
    span = (token.start, token.end) if token is not None and generic else view.whole
    yield found(
        view,
        NAME,
        "warning",
        span,
        "This would fit almost any team in any year.",
        "For whom will what be different, and how would they say it?",
        f"Make {view.noun or '__'} so __ that __ (who) can __",
    )


RULE = ObjectiveRule(
    name=NAME,
    severity="warning",
    cost=12,
    order=70,
    what=(
        "Looks for verbs and nouns that fit every objective ever written: improve, enhance; efficiency, "
        "engagement, awareness."
    ),
    why="What fits everybody helps nobody to say no. A good objective rules things out.",
    ignore="When the why beside it makes it plain.",
    bad=(
        objective("Improve efficiency", "Improve"),
        objective("Enhance communication and collaboration", "Enhance"),
        objective("Increase customer engagement", "Increase"),
    ),
    good=(
        ObjectiveText("Parents trust us with the first day of school"),
        ObjectiveText("Make returning a parcel as easy as posting a letter"),
    ),
    check=check,
)
