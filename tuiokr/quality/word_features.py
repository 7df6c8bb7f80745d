"""The single words of a statement as named features: `says hand`, `word launch`, `thing contract`.

Classes of words come first; these catch what no class holds, and what a class gets wrong for one word.
"""

from __future__ import annotations

from functools import lru_cache

from tuiokr.quality.grammar import Clause
from tuiokr.quality.lexicon import nouns, verbs
from tuiokr.quality.lexicon.word_forms import singular
from tuiokr.quality.numbers import Reading
from tuiokr.quality.statement import Statement

MOST_WORDS = 60
"""Words of a statement that are looked at; nobody reads on after that."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a lower-case word without its ending: a known verb's base, else the singular."""
    form = verbs.verb_form(word)
    return form.base if form is not None and nouns.noun_class(word) is None else singular(word)


def word_features(statement: Statement, reading: Reading, clause: Clause) -> dict[str, float]:
    """Return a feature for each word, `says …` in the main clause and `adds …` beside it; numbers are left out.

    `word …` is the leading verb, `thing …` what it acts upon, `who …` who does it.
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
