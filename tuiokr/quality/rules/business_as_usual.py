"""An objective about something that would happen anyway."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.lexicon.objective import USUAL
from tuiokr.quality.lexicon.verbs import verb_form
from tuiokr.quality.rule import ObjectiveRule, found, objective
from tuiokr.quality.statement import ObjectiveText
from tuiokr.quality.view import ObjectiveView

NAME = "business-as-usual"
_ADJECTIVES = frozenset({"ongoing", "day-to-day", "business-as-usual", "bau"})
_VERBS = frozenset(
    {"maintain", "continue", "sustain", "operate", "administer", "manage", "keep", "renew", "preserve", "support"}
)


def check(view: ObjectiveView) -> Iterator[Finding]:
    """Yield one finding on the word that means "as before"."""
    tokens = view.statement.tokens
    for i, token in enumerate(tokens):
        form = verb_form(token.low) if token.kind == "word" else None
        first = i <= view.clause.begin
        kept = form is not None and form.base in _VERBS and form.form == "base" and form.base in USUAL and first
        if kept and form is not None and form.base in {"keep", "support"} and view.strength == "strong":
            kept = False
        if kept or token.low in _ADJECTIVES:
            yield found(
                view,
                NAME,
                "warning",
                (token.start, token.end),
                "This would go on anyway; an objective names a change.",
                "If you succeed, what will people say has changed?",
            )
            return


RULE = ObjectiveRule(
    name=NAME,
    severity="warning",
    cost=12,
    order=50,
    what="Looks for objectives that keep things as they are: maintain, continue, manage, ongoing.",
    why=(
        "Daily work deserves care, and gauges to watch it, but an objective spends the team's scarce "
        "attention on a change."
    ),
    ignore="When holding the line is the fight of the year: say against what.",
    bad=(
        objective("Maintain our service levels", "Maintain"),
        objective("Continue to run the reading groups", "Continue"),
        objective("Support ongoing operations of the depot", "Support"),
    ),
    good=(
        ObjectiveText("Turn the depot into the place drivers like to stop at"),
        ObjectiveText("Give beginners a reading group of their own"),
    ),
    check=check,
)
