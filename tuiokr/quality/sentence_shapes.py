"""Sentence patterns of several words that separate work from effect: `people stop …`, `be named …`, `we run`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from tuiokr.quality.grammar import Clause
from tuiokr.quality.lexicon import frames, nouns, verbs
from tuiokr.quality.lexicon.word_forms import ADVERBS, AUXILIARIES, BE, PREPOSITIONS, singular
from tuiokr.quality.statement import Statement, Token

Words = Sequence[str]
_SOMEBODY = nouns.OUTSIDE | nouns.AUDIENCE
_STATES = frozenset({"have", "be", "need", "want", "get", "know", "see", "lose", "owe"})
_PER_WEEK = frozenset({"day", "week", "month", "fortnight"})


def shape_features(names: dict[str, float], statement: Statement, clause: Clause) -> None:
    """Set the features of the patterns in a statement."""
    lows = [token.low for token in statement.tokens]
    for name, test in _SHAPES.items():
        if test(lows):
            names[name] = 1.0
    if clause.verb_kind in {"light", "reach"} and "somebody does it" in names:
        names["somebody is brought to do it"] = 1.0
    if clause.verb_kind in {"win", "light", "reach"} and _won(statement, clause):
        names["won from others"] = 1.0
    last = _last_word(statement.tokens[clause.begin : clause.end])
    form = verbs.verb_form(last) if last else None
    if clause.form != "verb" and ((form and form.form == "past") or last.endswith("ed")):
        names["ends in what is done"] = 1.0
        names[f"ends in what is done to {clause.subject.kind}"] = 1.0


def _pairs(lows: Words) -> list[tuple[str, str]]:
    """Pairs of neighbouring words, ignoring adverbs."""
    kept = [word for word in lows if word not in ADVERBS]
    return list(pairwise(kept))


def _stops(lows: Words) -> bool:
    """Whether there is `people stop asking`, `no longer keep` or `without having to`."""
    for word, after in pairwise(lows):
        if (word, after) in {("no", "longer"), ("without", "having"), ("any", "more"), ("instead", "of")}:
            return True
        if word in {"stop", "stops", "stopped"} and after.endswith("ing"):
            return True
    return False


def _named(lows: Words) -> bool:
    """Whether there is `be named …`, `is listed in` or `get featured`."""
    for word, after in _pairs(lows):
        form = verbs.verb_form(after)
        if word in BE | {"get", "gets"} and form is not None and form.form == "past" and form.base in frames.RECOGNISED:
            return True
    return False


def _first_choice(lows: Words) -> bool:
    """Whether there is `become the default tool` or `is our customers' first choice`."""
    return any(word in BE for word in lows) and any(word in frames.FIRST_CHOICE for word in lows)


def _we_do(lows: Words) -> bool:
    """Whether there is `experiments we run`: the writers do what is counted."""
    for word, after in _pairs(lows):
        form = verbs.verb_form(after)
        if word in {"we", "i"} and form is not None and form.base not in _STATES and after not in AUXILIARIES:
            return True
    return False


def _somebody_does(lows: Words) -> bool:
    """Whether there is `20 teams using it`, `people who come back` or `shops that reorder`."""
    for word, after in _pairs(lows):
        form = verbs.verb_form(after)
        if singular(word) not in _SOMEBODY or form is None:
            continue
        if form.form == "ing" or (form.form in {"base", "s"} and nouns.noun_class(after) is None):
            return True
    return any(w in {"who", "whose"} for w in lows)


def _times_a_week(lows: Words) -> bool:
    """Whether there is `3x a week`, `one a day` or `every Friday`."""
    return any(word in {"a", "per", "each", "every"} and singular(after) in _PER_WEEK for word, after in _pairs(lows))


def _won(statement: Statement, clause: Clause) -> bool:
    return any(singular(token.low) in frames.PRIZES for token in statement.tokens[clause.begin : clause.end])


def _last_word(tokens: Sequence[Token]) -> str:
    """The last word of a clause before its first late preposition, or an empty string."""
    words = [token for token in tokens if token.kind == "word"]
    for i in range(len(words) - 1, 0, -1):
        if words[i].low in PREPOSITIONS and i >= 2:
            words = words[:i]
    return words[-1].low if words else ""


_SHAPES: dict[str, Callable[[Words], bool]] = {
    "the old way ends": _stops,
    "named by others": _named,
    "becomes the first choice": _first_choice,
    "we do it": _we_do,
    "somebody does it": _somebody_does,
    "so many times a week": _times_a_week,
    "our own": lambda lows: ("our", "own") in set(pairwise(lows)),
}
