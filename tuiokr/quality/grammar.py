"""The parts of a statement: its noun phrases, its main clause, and the classes of verbs and nouns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tuiokr.quality.lexicon import verbs
from tuiokr.quality.statement import Token

VerbKind = Literal["output", "up", "down", "stay", "soft", "reach", "light", "win", "subject", "none", "unknown"]
NounKind = Literal["effect", "own", "proxy", "people", "unknown", "none"]
Form = Literal["verb", "done", "nominal", "subject", "noun", "capability", "empty"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head and the class of the head."""

    head: Token | None
    kind: NounKind
    nouns: tuple[Token, ...]
    kinds: frozenset[str]
    end: int
    """Index of the token after the phrase."""
    quantity: str = ""
    """The measure before `of`, such as `number`, `share` or `%`, when the head is the noun after it."""


EMPTY = Phrase(None, "none", (), frozenset(), 0)


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of a statement."""

    form: Form
    verb: str
    """Base form; empty when there is none."""
    verb_kind: VerbKind
    verb_token: Token | None
    subject: Phrase
    object: Phrase
    begin: int
    """Index of the first token of the main clause."""
    end: int
    """Index of the token after the main clause."""
    means: bool
    """Whether a means clause follows: by doing, through, via."""
    purpose: int
    """Index of the token where a purpose begins (`to reduce …`, `so that …`), or -1."""
    measured_by: int
    """Index of the token where `as measured by …` begins, or -1."""


_SOFT_UP = frozenset({"improve", "enhance", "strengthen", "deepen", "scale", "expand", "extend", "advance"})


def verb_kind(base: str) -> VerbKind:
    """Return the class of a verb by its base form. The first class that contains it wins."""
    if base in verbs.UP and base not in verbs.SOFT:
        return "up"
    if base in verbs.DOWN:
        return "down"
    if base in verbs.SOFT:
        return "up" if base in _SOFT_UP else "soft"
    if base in verbs.STAY:
        return "stay"
    if base in verbs.WIN:
        return "win"
    if base in verbs.REACH:
        return "reach"
    if base in verbs.LIGHT:
        return "light"
    if base in verbs.OUTPUT or base in verbs.VAGUE_WORK:
        return "output"
    if base in verbs.SUBJECT:
        return "subject"
    return "output"
