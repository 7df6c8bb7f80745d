"""Two statements of one set that say the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import SetFinding
from tuiokr.quality.lexicon.word_forms import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, singular
from tuiokr.quality.rule import SetExample, SetRule
from tuiokr.quality.set_view import SetKeyResult, SetObjective, SetView
from tuiokr.quality.statement import tokenise

NAME = "repeats-itself"
_ALIKE = 0.7
"""Two statements with at least this share of common content words say the same thing."""
_SMALL = PREPOSITIONS | CONJUNCTIONS | DETERMINERS


def check(view: SetView) -> Iterator[SetFinding]:
    """Yield one finding for each pair of statements with nearly the same words, ignoring numbers."""
    statements = [(o.id, o.title) for o in view.objectives] + [(k.id, k.text) for k in view.key_results]
    words = [_content(text) for _, text in statements]
    for left, right in _candidates(words):
        both, either = words[left] & words[right], words[left] | words[right]
        if len(both) >= 2 and len(both) / len(either) >= _ALIKE:
            yield SetFinding(
                NAME,
                "warning",
                0,
                0,
                statements[right][1],
                "Two of these say nearly the same.",
                "What does the second tell that the first does not?",
                about=(statements[left][0], statements[right][0]),
            )


def _content(text: str) -> frozenset[str]:
    return frozenset(singular(t.low) for t in tokenise(text).tokens if t.kind == "word" and t.low not in _SMALL)


def _candidates(words: list[frozenset[str]]) -> list[tuple[int, int]]:
    """Return pairs that share their rarest words, so that a large set takes little more than linear time."""
    holders: dict[str, list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    count: dict[str, int] = {}
    for held in words:
        for word in held:
            count[word] = count.get(word, 0) + 1
    for index, held in enumerate(words):
        rare = sorted(held, key=lambda word: (count[word], word))[: len(held) - int(_ALIKE * len(held)) + 1]
        for word in rare:
            for other in holders.get(word, ())[:50]:
                pairs.add((other, index))
            holders.setdefault(word, []).append(index)
    return sorted(pairs)


_TWICE = (
    SetKeyResult("k1", "Raise the share of returning guests from 20 % to 35 %"),
    SetKeyResult("k2", "Raise the share of returning guests to 30 %"),
)
_OTHER = SetKeyResult("k2", "Rating of the breakfast from 3.9 to 4.5 of 5")

RULE = SetRule(
    name=NAME,
    severity="warning",
    cost=10,
    order=280,
    what="Compares every two statements of a set by their content words, numbers aside.",
    why="A thing said twice is counted twice, and the set looks fuller than it is.",
    ignore="When the same measure is meant for two places: then name the place.",
    bad=(
        SetExample(
            told="The share of returning guests, twice.",
            objectives=(SetObjective("o1", "Be home", _TWICE),),
            about=("k1", "k2"),
        ),
    ),
    good=(
        SetExample(
            told="Returning guests, and the breakfast.",
            objectives=(SetObjective("o1", "Be home", (_TWICE[0], _OTHER)),),
        ),
    ),
    check=check,
)
