"""Detect English by a fast count of small words, which also works on two words."""

from __future__ import annotations

from tuiokr.quality.lexicon import languages, nouns, verbs
from tuiokr.quality.statement import Statement, named_spans, tokenise

_ENOUGH = 1.5


def is_english(statement: Statement, glossary: frozenset[str] = frozenset()) -> bool:
    """Return False when a statement is more likely in another language. A statement without words counts as English.

    Words of the glossary (lower case) belong to no language.
    """
    own = named_spans(statement, glossary)
    letters = [
        token.text.lower()
        for token in statement.tokens
        if token.kind == "word" and not any(start <= token.start < end for start, end in own)
    ][:60]
    if not letters:
        return not _other_script(statement.plain[: statement.end])
    if _other_script("".join(letters)):
        return False
    foreign = english = 0.0
    for word in letters:
        if word in languages.FOREIGN:
            foreign += 0.5 if word in languages.SHARED else 1.5
        elif _looks_foreign(word):
            foreign += 0.75
        if word in languages.ENGLISH:
            english += 1.0
        elif word not in languages.FOREIGN and (
            verbs.verb_form(word) is not None or nouns.noun_class(word) is not None
        ):
            english += 0.75
    return foreign < _ENOUGH or foreign <= english


def is_judged(text: str, glossary: frozenset[str] = frozenset()) -> bool:
    """Return False for a statement that the checks do not judge, because it is not English."""
    return is_english(tokenise(text), glossary)


def _looks_foreign(word: str) -> bool:
    if any(letter in "äöüßéèêàçùâîôñáíóúãõåøæłśżźćęąěščřžůığş" for letter in word):
        return True
    return len(word) > 8 and word.endswith(languages.GERMAN_ENDINGS) and "-" not in word


def _other_script(text: str) -> bool:
    """Whether most letters are not Latin: Cyrillic, Greek, Chinese, Arabic …"""
    other = latin = 0
    for letter in text[:200]:
        if letter.isalpha():
            if letter < "\u0250" or "\u1e00" <= letter < "\u1f00":
                latin += 1
            else:
                other += 1
    return other > latin
