"""Two results in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tuiokr.quality.finding import Finding
from tuiokr.quality.grammar import verb_kind
from tuiokr.quality.lexicon.nouns import noun_class
from tuiokr.quality.lexicon.verbs import verb_form
from tuiokr.quality.rule import KeyResultRule, found, key_result
from tuiokr.quality.statement import KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "several-results"
_CHANGES = frozenset({"up", "down", "reach", "win", "output"})


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield one finding on the second verb, or on the second number, if it begins another result."""
    token = view.clause.verb_token
    if "threshold on the purpose" in view.features and token is not None and view.outcome != "output":
        yield found(
            view,
            NAME,
            "warning",
            (token.start, token.end),
            "A task and its effect share one sentence; the effect is the key result.",
            "Can the effect stand alone, with the task as an initiative below it?",
        )
        return
    span = _second_verb(view) or _second_number(view)
    if span is not None:
        yield found(
            view,
            NAME,
            "warning",
            span,
            "Two results share one sentence; one can be met and the other missed.",
            "Which of the two matters more, or are they two key results?",
        )


def _second_verb(view: KeyResultView) -> tuple[int, int] | None:
    tokens = view.statement.tokens
    clause = view.clause
    if clause.form not in {"verb", "nominal", "subject"}:
        return None
    for i in range(clause.begin + 2, min(clause.end, len(tokens)) - 1):
        token = tokens[i]
        if tokens[i - 1].low not in {"and", "&", "while", ";"} or token.kind != "word" or i < clause.begin + 3:
            continue
        form = verb_form(token.low)
        if form is None or form.form not in {"base", "ing"} or verb_kind(form.base) not in _CHANGES:
            continue
        if noun_class(token.low) is None or tokens[i + 1].low in {"the", "our", "a", "an"}:
            return token.start, token.end
    return None


def _second_number(view: KeyResultView) -> tuple[int, int] | None:
    """Return the second of two amounts joined by `and` that count different things."""
    plain = view.statement.plain
    amounts = [a for a in view.reading.amounts if a.role != "start" and not a.times]
    for left, right in pairwise(amounts):
        between = plain[left.end : right.outer if right.outer >= 0 else right.start].lower()
        joined = between.rstrip().endswith((" and", "&", "; ", ", and"))
        own = bool(right.counted) or right.unit == "%"
        if joined and own and len(between.split()) >= 2 and "between" not in plain[: left.start].lower():
            return right.start, right.end
    return None


RULE = KeyResultRule(
    name=NAME,
    severity="warning",
    cost=4,
    order=180,
    what=(
        "Looks for a second verb with its own object, or a second number that counts something else, joined by “and”, "
        "and for a task that carries its measured effect along."
    ),
    why="Two results in one cannot be scored: one met and one missed is neither 1.0 nor 0.0.",
    ignore="When the second half only guards the first (faster, with no more errors than today).",
    bad=(
        key_result("Raise repeat orders to 40 % and reduce returns to 5 %", "reduce"),
        key_result("Win 20 schools and 12 libraries", "12"),
        key_result("Redesign the counter to cut waiting time by 40 %", "Redesign"),
    ),
    good=(
        KeyResultText("Raise repeat orders of schools and libraries to 40 %"),
        KeyResultText("Between 20 and 25 schools order every month"),
        KeyResultText("Research and development cost below 8 % of revenue"),
    ),
    check=check,
)
