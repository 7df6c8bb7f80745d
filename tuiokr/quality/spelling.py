"""The word that was meant: an unknown word one slip of the finger away from a known one is read as that one."""

from __future__ import annotations

from functools import lru_cache

from tuiokr.quality.lexicon import calendar, common, frames, languages, nouns, objective, units, vague, verbs
from tuiokr.quality.lexicon.words import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    one_letter_off,
    singular,
)

SHORTEST = 5
"""Letters below which every slip makes another word."""


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    small = ADJECTIVES | ADVERBS | AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS
    things = nouns.EFFECT | nouns.OWN_WORK | nouns.PROXY | nouns.AUDIENCE | nouns.OUTSIDE | nouns.INSIDE
    told = objective.VIVID | objective.VAGUE_NOUNS | objective.GENERIC | objective.JARGON | vague.VAGUE
    counted = (
        frozenset(units.UNIT_WORDS) | frozenset(NUMBER_WORDS) | frozenset(units.TIMES) | frozenset(calendar.MONTHS)
    )
    shapes = frames.DONE | frames.TROUBLE | frames.ALIVE | frames.HABIT | frames.LEAD_INS
    return small | things | told | counted | shapes | common.COMMON | languages.ENGLISH | languages.FOREIGN


def _is_known(word: str) -> bool:
    known = _known()
    return word in known or singular(word) in known or verbs.verb_form(word) is not None


def is_slip(word: str) -> bool:
    """Whether a lower-case word may be a slip of the finger: nobody knows it, and it is long enough to tell."""
    return len(word) >= SHORTEST and word.isascii() and word.isalpha() and not _is_known(word)


@lru_cache(maxsize=4096)
def meant(word: str) -> str:
    """The known word that a slip stands for, one that is of a class first; the word itself where none is near."""
    classed = one_letter_off(word, lambda near: len(near) >= SHORTEST and _is_classed(near))
    return classed or one_letter_off(word, lambda near: len(near) >= SHORTEST and _is_known(near)) or word


def _is_classed(word: str) -> bool:
    return verbs.verb_form(word) is not None or nouns.noun_class(word) is not None
