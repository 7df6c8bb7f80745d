"""Correct typing errors: an unknown word that is one typing error away from a known word is read as that word."""

from __future__ import annotations

from functools import lru_cache

from tuiokr.quality.lexicon import common, frames, languages, months, nouns, objective, unit_words, vague, verbs
from tuiokr.quality.lexicon.word_forms import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    singular,
    slips,
)

SHORTEST, LONGEST = 5, 20
"""Letters: in a shorter word every typing error makes another word, and nobody writes longer words."""


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    """Nouns that have a class."""
    return nouns.EFFECT | nouns.OWN_WORK | nouns.PROXY | nouns.AUDIENCE | nouns.OUTSIDE | nouns.INSIDE


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    """All words in the lists, as they are written there."""
    small = ADJECTIVES | ADVERBS | AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS
    told = objective.VIVID | objective.VAGUE_NOUNS | objective.GENERIC | objective.JARGON | vague.VAGUE
    counted = {*unit_words.UNIT_WORDS, *NUMBER_WORDS, *unit_words.TIMES, *months.MONTHS}
    shapes = frames.DONE | frames.TROUBLE | frames.ALIVE | frames.HABIT | frames.LEAD_INS
    return _things() | small | told | counted | shapes | common.COMMON | languages.ENGLISH | languages.FOREIGN


@lru_cache(maxsize=1)
def _classed() -> frozenset[str]:
    """Spellings of the verbs and nouns that have a class."""
    return _long(verbs.spellings() | _things() | {plural(word) for word in _things()})


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Spellings of all words that somebody may have meant; computed when the first typing error is found."""
    named = objective.VAGUE_NOUNS | common.COMMON
    return _classed() | _long(_listed() | {plural(word) for word in named})


def _long(words: frozenset[str] | set[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) >= SHORTEST)


def plural(word: str) -> str:
    """The plural of a lower-case noun by spelling alone."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def is_slip(word: str) -> bool:
    """Whether a lower-case word may be a typing error: it is unknown, and its length allows a correction."""
    if not (SHORTEST <= len(word) <= LONGEST) or word in _listed() or not (word.isascii() and word.isalpha()):
        return False
    return singular(word) not in _listed() and verbs.verb_form(word) is None


@lru_cache(maxsize=4096)
def meant(word: str) -> str:
    """The known word that a typing error means, preferably one with a class; the word itself when none is near."""
    known, classed = _known(), _classed()
    near = [one for one in slips(word) if one in known]
    return next((one for one in near if one in classed), near[0] if near else word)
