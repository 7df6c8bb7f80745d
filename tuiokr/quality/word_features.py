"""The single words of a statement as named features: `says hand`, `word launch`, `thing contract`.

They add to the word classes: words without a class, and single words for which a class is wrong.
"""

from __future__ import annotations

from functools import lru_cache

from tuiokr.quality.grammar import Clause
from tuiokr.quality.lexicon import nouns, verbs
from tuiokr.quality.lexicon.word_forms import singular
from tuiokr.quality.numbers import Reading
from tuiokr.quality.statement import Statement

MOST_WORDS = 60
"""Most words of a statement that are used; nobody reads further."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a lower-case word without its ending: the base of a known verb, else the singular."""
    form = verbs.verb_form(word)
    return form.base if form is not None and nouns.noun_class(word) is None else singular(word)


def word_features(statement: Statement, reading: Reading, clause: Clause) -> dict[str, float]:
    """Return a feature for each word: `says …` in the main clause and `adds …` outside it; numbers are left out.

    `word …` is the leading verb, `thing …` its object, `who …` its subject.
    """
    names: dict[str, float] = {}
    if clause.verb:
        names[f"word {clause.verb}"] = 1.0
    for part, phrase in (("thing", clause.object), ("who", clause.subject)):
        if phrase.head is not None:
            names[f"{part} {stem(phrase.head.low)}"] = 1.0
    counted = [(amount.start, amount.end) for amount in reading.amounts]
    for i, token in enumerate(statement.tokens[:MOST_WORDS]):
        if token.kind != "word" or any(start <= token.start < end for start, end in counted):
            continue
        where = "says" if clause.begin <= i < clause.end else "adds"
        names[f"{where} {stem(token.low)}"] = 1.0
    return names
