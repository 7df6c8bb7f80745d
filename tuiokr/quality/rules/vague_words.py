"""Words that each reader understands differently."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.lexicon.vague import VAGUE
from tuiokr.quality.rule import KeyResultRule, found, key_result
from tuiokr.quality.statement import KeyResultText
from tuiokr.quality.view import KeyResultView

NAME = "vague-words"
_MOST = 3
_COMPARED = frozenset({"than", "of", "by"})


def check(view: KeyResultView) -> Iterator[Finding]:
    """Yield a finding on each of the first three words that do not say how much or how good."""
    told = 0
    tokens = view.statement.tokens
    for i, token in enumerate(tokens):
        if token.low not in VAGUE or token.low in view.glossary or told == _MOST:
            continue
        follow = tokens[i + 1].low if i + 1 < len(tokens) else ""
        before = tokens[i - 1].low if i else ""
        if follow in _COMPARED or before in {"or", "no", "not", "once"} or (i and tokens[i - 1].kind == "number"):
            continue
        told += 1
        yield found(
            view,
            NAME,
            "hint" if view.reading.measured else "warning",
            (token.start, token.end),
            f"“{view.words(token.start, token.end)}” means something else to everybody.",
            "How would a stranger recognise it?",
        )


RULE = KeyResultRule(
    name=NAME,
    severity="warning",
    cost=5,
    order=170,
    what="Looks for words that leave open how much, how good or how often: better, several, user-friendly, as needed.",
    why=(
        "At the end of the cycle each reader fills them differently, and the argument is about words, not "
        "about the result."
    ),
    ignore="When a number in the same sentence says what is meant.",
    bad=(
        key_result("Make delivery significantly faster", "significantly"),
        key_result("Answer most letters in a timely manner", "timely"),
        key_result("A user-friendly start page", "user-friendly"),
    ),
    good=(
        KeyResultText("Delivery in 2 days instead of 5"),
        KeyResultText("More than 40 shops order again"),
        KeyResultText("Nine of ten letters answered within a week"),
    ),
    check=check,
)
